using Reweave.Client.Connection;
using Reweave.Protocol.Requests;

namespace Reweave.Client.Engines;

/// <summary>The session with the server: a token, renewed by a signature of this device. The only signature the server checks.</summary>
internal sealed partial class Engine
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);
    private byte[]? _token;
    private DateTimeOffset _tokenExpires;

    /// <summary>The server takes this device no longer: sign in again.</summary>
    public bool IsSignedOut { get; private set; }

    /// <summary>
    /// The passphrase was changed elsewhere: what opens the account here is not what the server holds. Compared with what is kept now,
    /// so that changing it here says nothing of the kind.
    /// </summary>
    private bool KeepsAnOldUnlocker =>
        _unlockerMark is { } mark
        && !mark.AsSpan().SequenceEqual(SessionAnswer.MarkOf(Account.Slot.Unlocker.Encode()));

    private byte[]? _unlockerMark;

    /// <summary>Something about the account changed: the next renewal tells whether it was this.</summary>
    private void AskAboutUnlockerAgain() => _tokenExpires = default;

    private void TakeToken(byte[]? token, long expires)
    {
        _token = token;
        _tokenExpires = DateTimeOffset.FromUnixTimeSeconds(expires);
    }

    public async Task<T> WithTokenAsync<T>(
        Func<byte[], Task<T>> ask,
        CancellationToken cancel = default
    )
    {
        var token =
            _token is { } known && Now + RenewBefore < _tokenExpires
                ? known
                : await RenewAsync(cancel);
        try
        {
            return await ask(token);
        }
        catch (RefusedByServerException refused) when (refused.Code == RefusalCodes.NotSignedIn)
        {
            return await ask(await RenewAsync(cancel));
        }
    }

    public Task WithTokenAsync(Func<byte[], Task> tell, CancellationToken cancel = default) =>
        WithTokenAsync(
            async token =>
            {
                await tell(token);
                return true;
            },
            cancel
        );

    private async Task<byte[]> RenewAsync(CancellationToken cancel)
    {
        try
        {
            try
            {
                return await RenewOnceAsync(cancel);
            }
            catch (RefusedByServerException refused) when (refused.Code == RefusalCodes.LoginFailed)
            {
                // A challenge is good once: something on the way may have sent the same request twice.
                return await RenewOnceAsync(cancel);
            }
        }
        catch (RefusedByServerException refused)
            when (refused.Code
                    is RefusalCodes.NotAllowed
                        or RefusalCodes.NotFound
                        or RefusalCodes.NotSignedIn
                        or RefusalCodes.LoginFailed
            )
        {
            IsSignedOut = true;
            throw;
        }
    }

    private async Task<byte[]> RenewOnceAsync(CancellationToken cancel)
    {
        var challenge = await _server.ChallengeAsync(Account.Device, cancel);
        var signed = SessionRequest.SignedBytes(Account.Device, challenge.Nonce);
        var signature = (await _ports.Primitives.SignAsync(Account.DeviceKey, [signed]))[0];
        var session = await _server.SessionAsync(
            new SessionRequest(Account.Device, challenge.Nonce, signature),
            cancel
        );
        TakeToken(session.Token, session.Expires);
        _unlockerMark = session.UnlockerMark;
        IsSignedOut = false;
        return session.Token;
    }
}
