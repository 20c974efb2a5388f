using Reweave.Client.Accounts;
using Reweave.Client.Connection;
using Reweave.Client.Log;
using Reweave.Client.Ports;
using Reweave.Crypto.Accounts;
using Reweave.Crypto.Primitives;
using Reweave.Domain.Events;
using Reweave.Protocol;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;
using Reweave.Protocol.Requests;

namespace Reweave.Client.Engines;

/// <summary>Leaving the couple's space, and the end of the account. Each step can be asked for again after it was cut off.</summary>
internal sealed partial class Engine
{
    public async Task<Refusal?> LeaveAsync(CancellationToken cancel)
    {
        await _rounds.WaitAsync(cancel);
        try
        {
            if (LatestCouple is not { Roster.ClosedAt: null } present)
            {
                return new Refusal.NotPaired();
            }

            // An earlier try may have left already, its answer lost.
            await PullAsync(present, cancel);
            for (var i = 0; i < HeadMovedTries; i++)
            {
                if (
                    LatestCouple is not { Roster.ClosedAt: null } space
                    || await AppendControlAsync(space, signer => signer.LeaveAsync(), cancel)
                )
                {
                    return null;
                }
            }

            return new Refusal.SlowDown(TimeSpan.FromSeconds(5));
        }
        finally
        {
            _rounds.Release();
        }
    }

    /// <summary>
    /// Asks the server first whether the passphrase still counts; only then takes back, leaves, deletes and forgets, in this order
    /// (docs/protocol/flows.md, section 6). What stops in the middle is named, stays as it is, and goes on from there when asked again.
    /// </summary>
    public async Task<Refusal?> DeleteAccountAsync(PassphraseHandle passphrase, bool withOwnBodies)
    {
        var opened = await Device.OpenMasterAsync(
            _ports.Primitives,
            Account.Slot,
            passphrase,
            settled: true
        );
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }

        opened.Key!.Dispose();
        try
        {
            await WithLoginSecretAsync(token =>
                _server.CheckLoginAsync(
                    token,
                    new CheckLoginRequest(opened.LoginSecret, (int)UnlockerKind.Passphrase),
                    CancellationToken.None
                )
            );
        }
        catch (RefusedByServerException) when (IsSignedOut)
        {
            if (
                await _plain.ReadAsync(DeletionAsked) is null
                || !await IsGoneAsync(opened.LoginSecret)
            )
            {
                throw;
            }

            await ForgetHereAsync();
            return null;
        }

        refusal =
            (withOwnBodies ? await StepAsync(DeletionStep.TakingBack, TakeBackOwnAsync) : null)
            ?? await StepAsync(DeletionStep.Leaving, LeaveForGoodAsync)
            ?? await StepAsync(
                DeletionStep.Ending,
                () => EndAccountAsync(opened.LoginSecret, withOwnBodies)
            );
        if (refusal is null)
        {
            await ForgetHereAsync();
        }

        return refusal;
    }

    private const string DeletionAsked = "deletion-asked";

    private static async Task<Refusal?> StepAsync(DeletionStep step, Func<Task<Refusal?>> act) =>
        await Refusals.CatchAsync(act) is { } reason
            ? new Refusal.DeletionStopped(step, reason)
            : null;

    /// <summary>
    /// Erases in the person's own name everything of theirs in the couple's spaces, closed ones too, while there is still someone to
    /// sign: so it reaches what the partner's devices keep, and shows as erased there instead of missing.
    /// </summary>
    private async Task<Refusal?> TakeBackOwnAsync()
    {
        // What own other devices wrote must be known first.
        if (await RoundAsync(CancellationToken.None) is { } unreachable)
        {
            return unreachable;
        }

        var spaces = _spaces.Values.Where(space => space.IsShared && space.MaySend).ToList();
        var refusal = await AloneAsync(async () =>
        {
            await EndDelaysAsync();
            foreach (var space in spaces)
            {
                var own = await OwnEntriesAsync(space);
                if (await KeepAsync(new Decided([], own), space, null) is { } full)
                {
                    return full;
                }
            }

            await LayDraftsAsync();
            return null;
        });
        refusal ??= await RoundAsync(CancellationToken.None);
        var isWaiting = _drafts.Values.Any(draft =>
            draft.RefusedWith is null && spaces.Exists(space => space.Id == draft.Space)
        );
        return refusal ?? (isWaiting ? new Refusal.SlowDown(TimeSpan.FromSeconds(5)) : null);
    }

    private async Task<IReadOnlyList<string>> OwnEntriesAsync(Space space)
    {
        var own = _drafts
            .Values.Where(draft => draft.Space == space.Id && !draft.IsErasure)
            .Select(draft => draft.Id)
            .ToList();
        await foreach (var chunk in space.Log.AfterAsync(Position.Start))
        {
            own.AddRange(
                chunk
                    .Where(kept =>
                        kept.Entry.Author == Account.Member
                        && kept.Entry.Erasable
                        && Frame.TryRead(kept.Frame, out var frame) == ReadOutcome.Fine
                        && frame!.Kind == FrameKind.Event
                    )
                    .Select(kept => kept.Entry.Hash.ToString())
            );
        }

        return own;
    }

    /// <summary>
    /// Signed by the person, so that the partner sees a closed space, as the screen says, and not one that waits for ever. Where the
    /// host shows a false log nothing is signed any more; that must keep nobody from going.
    /// </summary>
    private async Task<Refusal?> LeaveForGoodAsync() =>
        LatestCouple is { Roster.ClosedAt: null, MaySend: true }
            ? await LeaveAsync(CancellationToken.None)
            : null;

    private async Task<Refusal?> EndAccountAsync(byte[] loginSecret, bool withOwnBodies)
    {
        await _plain.WriteAsync([StoreChange.Put(DeletionAsked, [1])]);
        await WithLoginSecretAsync(token =>
            _server.DeleteAccountAsync(
                token,
                new DeleteAccountRequest(loginSecret, (int)UnlockerKind.Passphrase, withOwnBodies),
                CancellationToken.None
            )
        );
        return null;
    }

    /// <summary>Whether the account that was to be deleted is: the server does not know this device, and the name opens with nothing.</summary>
    private async Task<bool> IsGoneAsync(byte[] loginSecret)
    {
        try
        {
            await _server.LoginAsync(
                new LoginRequest(
                    Account.Name,
                    (int)UnlockerKind.Passphrase,
                    loginSecret,
                    Account.DeviceKey.PublicKey
                ),
                CancellationToken.None
            );
            return false;
        }
        catch (RefusedByServerException refused)
        {
            return refused.Code == RefusalCodes.LoginFailed;
        }
    }

    private async Task ForgetHereAsync()
    {
        var slot = Account.Slot;
        await LockAsync();
        await slot.ForgetAsync(_ports);
    }
}
