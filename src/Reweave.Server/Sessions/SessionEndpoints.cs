using Reweave.Server.Security;
using Reweave.Server.Storage;
using Reweave.Server.WakeUps;

namespace Reweave.Server.Sessions;

/// <summary>Renewing a session by the device's signature, and ending it.</summary>
internal sealed class SessionEndpoints(
    Writer writer,
    Readers readers,
    SessionBook sessions,
    ChallengeBook challenges,
    RateLimits limits,
    WakeHub hub
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapApi("POST", "sessions/challenge", Access.AllowAnyone, Challenge);
        routes.MapApi("POST", "sessions", Access.AllowAnyone, Renew);
        routes.MapApi("POST", "sessions/end", Access.NeedsSession, End);
    }

    /// <summary>Any device gets a nonce, so that asking tells nothing about which devices exist.</summary>
    private ValueTask<Reply> Challenge(ApiRequest request)
    {
        var outcome = ChallengeRequest.TryRead(request.Body, out var asked);
        return new(
            SlowDown(request, asked?.Device)
                ?? (asked is null ? Refusal.Of(outcome) : null)
                ?? (Reply)new Answer(new ChallengeAnswer(challenges.Give(asked!.Device)).Encode())
        );
    }

    private async ValueTask<Reply> Renew(ApiRequest request)
    {
        var outcome = SessionRequest.TryRead(request.Body, out var asked);
        if (SlowDown(request, asked?.Device) is { } slowDown)
        {
            return slowDown;
        }

        if (asked is null)
        {
            return Refusal.Of(outcome);
        }

        var isFresh = challenges.Take(asked.Device, asked.Nonce);
        var publicKey = FindKey(asked.Device);
        var signed = SessionRequest.SignedBytes(asked.Device, asked.Nonce);
        if (
            !isFresh
            || publicKey is null
            || !DeviceKeys.Verifies(publicKey, signed, asked.Signature)
        )
        {
            return new Refusal(RefusalCodes.LoginFailed);
        }

        return await writer.WriteAsync(connection =>
            FindAccount(connection, asked.Device) is { } account
                ? new Answer(sessions.Make(connection, account, asked.Device).Encode())
                : new Refusal(RefusalCodes.LoginFailed)
        );
    }

    private async ValueTask<Reply> End(ApiRequest request)
    {
        var caller = request.Caller;
        var reply = await writer.WriteAsync(connection =>
        {
            connection
                .Prepare("DELETE FROM sessions WHERE token_hash = ?1")
                .Bind(1, caller.TokenHash)
                .Run();
            return Answer.Empty;
        });
        sessions.Forget();
        hub.EndSession(caller.TokenHash);
        return reply;
    }

    private Refusal? SlowDown(ApiRequest request, DeviceId? device) =>
        device is { } known && FindKey(known) is not null
            ? limits.ForRenewal(request.Http, known)
            : limits.ForAddress(request.Http);

    private byte[]? FindKey(DeviceId device) =>
        readers.Read(connection =>
        {
            using var row = connection
                .Prepare("SELECT public_key FROM devices WHERE device = ?1 AND ended = 0")
                .Bind(1, device.Value);
            return row.Step() ? row.Bytes(0) : null;
        });

    private static long? FindAccount(Connection connection, DeviceId device)
    {
        using var row = connection
            .Prepare("SELECT account FROM devices WHERE device = ?1 AND ended = 0")
            .Bind(1, device.Value);
        return row.Step() ? row.Long(0) : null;
    }
}
