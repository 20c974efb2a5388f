using Reweave.Client.Connection;
using Reweave.Client.Log;
using Reweave.Client.Outbox;
using Reweave.Client.Ports;
using Reweave.Crypto.Spaces;
using Reweave.Protocol;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;
using Reweave.Protocol.Requests;

namespace Reweave.Client.Engines;

/// <summary>
/// Drafts get their place in this device's chain, are kept as the exact bytes to send in one transaction, and are sent until the log
/// shows them. A refusal keeps the draft in view with its reason and never blocks those behind it.
/// </summary>
internal sealed partial class Engine
{
    private async Task SendAsync(Space space, CancellationToken cancel)
    {
        while (space.MaySend && !space.Trouble.HasFlag(Trouble.Restored))
        {
            var frames = await AloneAsync(() => PrepareAsync(space));
            if (frames.Count == 0)
            {
                return;
            }

            try
            {
                await WithTokenAsync(
                    token => _server.AppendAsync(token, space.Id, frames, cancel),
                    cancel
                );
                space.BatchLimit = Limits.BatchInFrames / 4;
                _serverIsFull = false;
            }
            catch (RefusedByServerException refused)
            {
                // Whatever the server says, first see what its log holds: it may have taken the frames at an earlier try.
                await PullAsync(space, cancel);
                if (!await AloneAsync(() => TakeRefusalAsync(space, refused)))
                {
                    throw;
                }

                continue;
            }

            await PullAsync(space, cancel);
        }
    }

    /// <summary>The frames to send now: those kept from before, or drafts that get their place.</summary>
    private async Task<IReadOnlyList<byte[]>> PrepareAsync(Space space)
    {
        var waiting = OutgoingOf(space.Id);
        if (waiting.Count == 0)
        {
            await SealDraftsAsync(space);
        }

        var frames = new List<byte[]>();
        var bytes = 0;
        foreach (var outgoing in OutgoingOf(space.Id).OrderBy(outgoing => outgoing.Sequence))
        {
            bytes += outgoing.Frame.Length + 8;
            if (bytes > Limits.BatchInBytes || frames.Count == Limits.BatchInFrames)
            {
                break;
            }

            frames.Add(outgoing.Frame);
        }

        return frames;
    }

    private async Task SealDraftsAsync(Space space)
    {
        var roster = space.Roster;
        var due = new List<Draft>();
        var dropped = new List<Draft>();
        var bytes = 0;
        var makesRoom = _serverIsFull && HasErasureDue(space);
        foreach (
            var draft in _drafts.Values.Where(draft =>
                IsDue(draft, space) && (!makesRoom || draft.IsErasure)
            )
        )
        {
            if (draft.EraseOnArrival)
            {
                dropped.Add(draft);
                continue;
            }

            bytes += draft.Payload.Length + 1024;
            if (due.Count >= space.BatchLimit || bytes > Limits.BatchInBytes / 2)
            {
                break;
            }

            due.Add(draft);
        }

        if (dropped.Count > 0)
        {
            await WriteAsync([.. dropped.Select(draft => StoreChange.Remove(draft.Key))]);
            dropped.ForEach(draft => _drafts.Remove(draft.Id));
        }

        if (due.Count == 0)
        {
            return;
        }

        var why = roster.WhyNotWrite(Account.Device);
        if (!space.Keys.TryGetValue(roster.Epoch, out var key) || why != EntryVerdict.Valid)
        {
            await RefuseAsync(space, due.FindAll(draft => !draft.IsErasure), why);
            due = due.FindAll(draft => draft.IsErasure);
            why = roster.WhyNotErase(Account.Device);
            if (why != EntryVerdict.Valid)
            {
                await RefuseAsync(space, due, why);
                return;
            }

            if (due.Count == 0)
            {
                return;
            }
        }

        var tip = space.Verifier.Chains.GetValueOrDefault(Account.Device);
        var made = new List<Outgoing>();
        foreach (var run in Runs(due))
        {
            ChainExtended extended;
            if (run[0].Erases is { } target)
            {
                var kept = await space.Log.FindAsync(target);
                if (kept is not { } at)
                {
                    await RefuseAsync(space, run, EntryVerdict.ErasureTargetUnknown);
                    continue;
                }

                extended = await EventSealer.EraseAsync(
                    _ports.Primitives,
                    space.Id,
                    Account.DeviceKey,
                    tip,
                    space.Verifier.Head,
                    at.Position,
                    target
                );
            }
            else
            {
                extended = await EventSealer.SealAsync(
                    _ports.Primitives,
                    key!,
                    Account.DeviceKey,
                    tip,
                    space.Verifier.Head,
                    [.. run.Select(draft => new EventToSeal(Content(draft), draft.Erasable))]
                );
            }

            made.AddRange(
                run.Select(
                    (draft, i) =>
                        new Outgoing
                        {
                            Space = space.Id,
                            Sequence = tip.Sequence + 1 + i,
                            Hash = extended.Frames[i].Hash(),
                            Draft = draft.Id,
                            Frame = extended.Frames[i].Encode(),
                        }
                )
            );
            tip = extended.Tip;
        }

        // From here on these bytes and no others stand for these drafts: kept before the first of them is sent.
        await WriteAsync([
            .. made.Select(outgoing => StoreChange.Put(outgoing.Key, outgoing.Encode())),
        ]);
        OutgoingOf(space.Id).AddRange(made);
    }

    private bool HasErasureDue(Space space) =>
        _drafts.Values.Any(draft => draft.IsErasure && IsDue(draft, space));

    private bool IsDue(Draft draft, Space space) =>
        (draft.Space == space.Id || (draft.Space is null && space.Kind == SpaceKind.Private))
        && draft.RefusedWith is null
        && draft.NotBefore <= Now.ToUnixTimeMilliseconds()
        && !WaitsForFile(draft);

    /// <summary>Neighbouring events are sealed together, erasures one by one.</summary>
    private static IEnumerable<List<Draft>> Runs(List<Draft> drafts)
    {
        var run = new List<Draft>();
        foreach (var draft in drafts)
        {
            if (run.Count > 0 && (draft.IsErasure || run[^1].IsErasure))
            {
                yield return run;
                run = [];
            }

            run.Add(draft);
        }

        yield return run;
    }

    /// <summary>The server has no more room for this account. Erasing is always taken, so it goes first then, and may make some.</summary>
    private bool _serverIsFull;

    /// <summary>False when the refusal is about the moment and the same bytes are to be sent again later.</summary>
    private async Task<bool> TakeRefusalAsync(Space space, RefusedByServerException refused)
    {
        if (refused.Code is RefusalCodes.StorageFull or RefusalCodes.QuotaExceeded)
        {
            _serverIsFull = true;
            if (
                !HasErasureDue(space)
                || OutgoingOf(space.Id)
                    .TrueForAll(outgoing =>
                        _drafts.TryGetValue(outgoing.Draft, out var sent) && sent.IsErasure
                    )
            )
            {
                return false;
            }

            // They are not in the log and stand before the erasures in the chain: they get a new place behind them.
            await WriteAsync([
                .. OutgoingOf(space.Id).Select(outgoing => StoreChange.Remove(outgoing.Key)),
            ]);
            OutgoingOf(space.Id).Clear();
            return true;
        }

        if (
            refused.Code
            is RefusalCodes.SlowDown
                or RefusalCodes.Busy
                or RefusalCodes.NotSignedIn
                or RefusalCodes.LoginFailed
        )
        {
            return false;
        }

        var waiting = OutgoingOf(space.Id).ToList();
        if (waiting.Count == 0)
        {
            return true;
        }

        // They are not in the log: they get a new place, or, when it was one alone or the space takes nothing any more, are kept
        // back with the reason.
        await WriteAsync([.. waiting.Select(outgoing => StoreChange.Remove(outgoing.Key))]);
        OutgoingOf(space.Id).Clear();
        var moved =
            refused.Code
            is RefusalCodes.HeadMoved
                or RefusalCodes.ChainGap
                or RefusalCodes.ChainFork;
        if (moved && ++_resealed <= 5)
        {
            return true;
        }

        _resealed = 0;
        if (waiting.Count > 1)
        {
            space.BatchLimit = 1;
            return true;
        }

        if (_drafts.TryGetValue(waiting[0].Draft, out var draft))
        {
            await RefuseAsync([draft], refused.Code);
        }

        return true;
    }

    private int _resealed;

    private Task RefuseAsync(Space space, IReadOnlyList<Draft> drafts, EntryVerdict why)
    {
        switch (why)
        {
            case EntryVerdict.Valid:
            case EntryVerdict.NoEpochYet:
            case EntryVerdict.DeviceNotCertified:
                // Not yet, rather than no.
                return Task.CompletedTask;
            case EntryVerdict.SpaceClosed:
            case EntryVerdict.MemberEnded:
                return RefuseAsync(drafts, RefusalCodes.SpaceClosed);
            case EntryVerdict.WritesStopped:
                return Task.CompletedTask;
            default:
                return RefuseAsync(drafts, RefusalCodes.NotAllowed);
        }
    }

    private async Task RefuseAsync(IReadOnlyList<Draft> drafts, string code)
    {
        if (drafts.Count == 0)
        {
            return;
        }

        var refused = drafts.Select(draft => draft with { RefusedWith = code }).ToList();
        await WriteAsync([
            .. await _store.SealAsync([
                .. refused.Select(draft => KeyValuePair.Create(draft.Key, draft.Encode())),
            ]),
        ]);
        refused.ForEach(draft => _drafts[draft.Id] = draft);
        await LayDraftsAsync();
    }
}
