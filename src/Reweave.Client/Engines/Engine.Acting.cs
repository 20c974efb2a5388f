using Reweave.Client.Log;
using Reweave.Client.Outbox;
using Reweave.Client.Ports;
using Reweave.Client.Sync;
using Reweave.Crypto.Spaces;
using Reweave.Domain.Events;
using Reweave.Protocol.Ids;
using Decision = Reweave.Domain.Events.Decision;

namespace Reweave.Client.Engines;

/// <summary>A person's wish becomes facts: decided on what they see, kept as drafts in one transaction, sent afterwards.</summary>
internal sealed partial class Engine
{
    private long _lastDraftTime;

    /// <summary>An act in the private space, where it may exist only later.</summary>
    public Task<Refusal?> ActPrivatelyAsync(
        Func<Decision> decide,
        DateTimeOffset? notBefore = null
    ) => ActAsync(() => Task.FromResult(decide()), null, notBefore);

    /// <summary>An act in the couple's space.</summary>
    public Task<Refusal?> ActTogetherAsync(Func<Space, Task<Decision>> decide) =>
        Refusals.CatchAsync(() =>
            AloneAsync<Refusal?>(async () =>
            {
                var space = CoupleSpace;
                if (space is null || Couple is null)
                {
                    return new Refusal.NotPaired();
                }

                return space.Roster.ClosedAt is not null
                    ? new Refusal.NoLongerPossible()
                    : await CarryOutAsync(await decide(space), space, null);
            })
        );

    /// <summary>
    /// Takes own words back in the couple's space. That stays possible after its end, when nothing else is written there: then the
    /// entries are erased, and the fact that would have said so has no place any more.
    /// </summary>
    public Task<Refusal?> TakeBackTogetherAsync(Func<Decision> decide) =>
        Refusals.CatchAsync(() =>
            AloneAsync<Refusal?>(async () =>
            {
                if (CoupleSpace is not { } space || Couple is null)
                {
                    return new Refusal.NotPaired();
                }

                var decision = decide();
                if (space.Roster.ClosedAt is not null && decision is Decided taken)
                {
                    if (taken.Erase.Count == 0)
                    {
                        return new Refusal.NoLongerPossible();
                    }

                    decision = taken with { Events = [] };
                }

                return await CarryOutAsync(decision, space, null);
            })
        );

    public Task<Refusal?> ActTogetherAsync(Func<Space, Decision> decide) =>
        ActTogetherAsync(space => Task.FromResult(decide(space)));

    private Task<Refusal?> ActAsync(
        Func<Task<Decision>> decide,
        Space? space,
        DateTimeOffset? notBefore
    ) =>
        Refusals.CatchAsync(() =>
            AloneAsync<Refusal?>(async () => await CarryOutAsync(await decide(), space, notBefore))
        );

    private async Task<Refusal?> CarryOutAsync(
        Decision decision,
        Space? space,
        DateTimeOffset? notBefore,
        IReadOnlyList<StoreChange>? alongside = null,
        Action? kept = null
    )
    {
        switch (decision)
        {
            case OutOfBounds { Most: { } most }:
                return new Refusal.TooLong(most);
            case OutOfBounds { Field: var field }:
                return field.Equals("text", StringComparison.OrdinalIgnoreCase)
                    ? new Refusal.TooLong(Bounds.TextLength)
                    : new Refusal.TooLong(Bounds.AnswerLength);
            case Domain.Events.Refusal:
                return new Refusal.NoLongerPossible();
            case Decided decided:
                var refusal = await KeepAsync(decided, space, notBefore, alongside, kept);
                if (refusal is null)
                {
                    Wake(everything: false);
                }

                return refusal;
            default:
                throw new InvalidOperationException($"No such decision: {decision.GetType()}.");
        }
    }

    /// <summary>Everything of one decision in one transaction; in memory and in the states only once the store has it.</summary>
    /// <param name="alongside">What goes into the same transaction.</param>
    /// <param name="kept">Takes note of that in memory, once the store has it.</param>
    private async Task<Refusal?> KeepAsync(
        Decided decided,
        Space? space,
        DateTimeOffset? notBefore,
        IReadOnlyList<StoreChange>? alongside = null,
        Action? kept = null
    )
    {
        var added = new List<Draft>();
        var removed = new List<Draft>();
        var changes = new List<StoreChange>(alongside ?? []);
        var touched = new List<Space>();
        var at = notBefore?.ToUnixTimeMilliseconds() ?? 0;
        foreach (var entry in decided.Erase)
        {
            await EraseAsync(entry, space ?? PrivateSpace, at, added, removed, changes, touched);
        }

        // What nobody ever received needs no word about its end.
        var neverLeft =
            decided.Erase.Count > 0 && decided.Erase.All(id => removed.Exists(d => d.Id == id));
        foreach (var fact in decided.Events)
        {
            var kind = EventCatalogue.KindOf(fact);
            if (neverLeft && !kind.IsErasable)
            {
                continue;
            }

            var draft = NewDraft(space) with
            {
                Name = kind.Name,
                Version = kind.Version,
                Payload = EventCatalogue.Write(fact),
                Erasable = kind.IsErasable,
                NotBefore = at,
            };
            if (!Content(draft).Fits)
            {
                return new Refusal.TooLong(Bounds.TextLength);
            }

            added.Add(draft);
        }

        try
        {
            changes.AddRange(removed.Select(draft => StoreChange.Remove(draft.Key)));
            changes.AddRange(
                await _store.SealAsync([
                    .. added.Select(draft => KeyValuePair.Create(draft.Key, draft.Encode())),
                ])
            );
            if (changes.Count > 0)
            {
                await WriteAsync(changes);
            }
        }
        catch (StoreFullException)
        {
            foreach (var one in touched)
            {
                await one.Log.OpenAsync([.. one.Log.Firsts]);
            }

            throw;
        }

        kept?.Invoke();
        foreach (var draft in removed)
        {
            _drafts.Remove(draft.Id);
        }

        var isOnTop = removed.Count == 0;
        foreach (var draft in added)
        {
            isOnTop &= !draft.EraseOnArrival;
            _drafts[draft.Id] = draft;
        }

        await (isOnTop ? LayOnTopAsync(added) : LayDraftsAsync());
        return null;
    }

    private async Task EraseAsync(
        string entry,
        Space? space,
        long notBefore,
        List<Draft> added,
        List<Draft> removed,
        List<StoreChange> changes,
        List<Space> touched
    )
    {
        if (_drafts.TryGetValue(entry, out var draft))
        {
            // Another tab may just be sending it.
            if (!HoldsLock || IsOnItsWay(draft))
            {
                added.Add(draft with { EraseOnArrival = true, NotBefore = notBefore });
            }
            else
            {
                removed.Add(draft);
            }

            return;
        }

        if (space is null || !Bytes32.TryParse(entry, out var hash))
        {
            return;
        }

        var target = new EntryHash(hash);
        if (_drafts.Values.FirstOrDefault(other => other.Erases == target) is { } waiting)
        {
            // A person's own tap does not wait for the hour that the device had chosen.
            if (notBefore < waiting.NotBefore)
            {
                added.Add(waiting with { NotBefore = notBefore });
            }

            return;
        }

        added.Add(NewDraft(space) with { Erases = target, NotBefore = notBefore });
        // Here it is gone at once; the server and the others follow when the erasure arrives. Only the tab that holds the lock
        // writes the log.
        if (
            HoldsLock
            && await space.Log.FindAsync(target) is { } kept
            && await space.Log.EraseAsync(kept.Position) is { } change
        )
        {
            touched.Add(space);
            changes.RemoveAll(other => other.Key == change.Key);
            changes.Add(change);
        }
    }

    private bool IsOnItsWay(Draft draft) =>
        _outgoing.Values.Any(list => list.Exists(outgoing => outgoing.Draft == draft.Id));

    private Draft NewDraft(Space? space)
    {
        _lastDraftTime = Math.Max(Now.ToUnixTimeMilliseconds(), _lastDraftTime + 1);
        return new Draft
        {
            Id = DraftId(_lastDraftTime, NewId()),
            Space = space is null || space == PrivateSpace ? null : space.Id,
            Name = "",
            Version = 0,
            Time = Now.ToUnixTimeMilliseconds(),
            Payload = [],
            Erasable = false,
        };
    }

    private static EventContent Content(Draft draft) =>
        new()
        {
            Type = draft.Name,
            Version = draft.Version,
            ClientTime = draft.Time,
            Payload = draft.Payload,
        };

    public IReadOnlyList<RefusedPieceView> RefusedPieces() =>
        [
            .. _drafts
                .Values.Where(draft => draft.RefusedWith is not null)
                .Select(draft => Client.Sync.RefusedPieces.View(this, draft)),
        ];

    /// <summary>Gives up on a refused piece: the person has read why, and keeps the words elsewhere.</summary>
    public Task<Refusal?> DropRefusedAsync() =>
        Refusals.CatchAsync(() =>
            AloneAsync<Refusal?>(async () =>
            {
                var refused = _drafts.Values.Where(d => d.RefusedWith is not null).ToList();
                await WriteAsync([.. refused.Select(d => StoreChange.Remove(d.Key))]);
                foreach (var draft in refused)
                {
                    _drafts.Remove(draft.Id);
                }

                await LayDraftsAsync();
                return null;
            })
        );
}
