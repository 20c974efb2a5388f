using Reweave.Client.Outbox;
using Reweave.Domain.Events;
using Reweave.Domain.Spaces;

namespace Reweave.Client.Engines;

/// <summary>
/// The states that views and decisions see: what is confirmed, and this device's drafts over it in the order they were written. Each
/// draft is read once, and one that was just written is laid on top: a month without a connection stays as quick as its first day.
/// </summary>
internal sealed partial class Engine
{
    private long _laidPosition;
    private string _laidLast = "";

    /// <summary>False while what is confirmed may have moved beneath the drafts.</summary>
    private bool _isLaid;

    /// <summary>Everything anew, in slices.</summary>
    private async Task LayDraftsAsync()
    {
        var coupleSpace = CoupleSpace;
        var (ownErased, coupleErased) = (NewEntries(), NewEntries());
        foreach (var draft in _drafts.Values)
        {
            if (draft.Erases is { } erased)
            {
                (IsOwn(draft) ? ownErased : coupleErased).Add(erased.ToString());
            }
        }

        // What a draft erases is confirmed, never another draft: so all of it goes first, and in one pass.
        var own = (PrivateSpace?.Private ?? PrivateSpaceState.Empty).WithoutEntries(ownErased);
        var couple = coupleSpace?.Couple.WithoutEntries(coupleErased);
        _laidPosition = long.MaxValue / 2;
        _laidLast = "";
        foreach (var draft in _drafts.Values)
        {
            (own, couple) = After(draft, own, couple);
            await BreatheAsync();
        }

        (Own, Couple) = (own, couple);
        _isLaid = true;
        Version++;
        await OpenContentsAsync();
    }

    /// <summary>Lays what was just written on top of the rest.</summary>
    private async Task LayOnTopAsync(List<Draft> added)
    {
        if (!_isLaid || added.Exists(draft => string.CompareOrdinal(draft.Id, _laidLast) <= 0))
        {
            // The device's clock went back, another tab wrote meanwhile, or a change broke off half-way.
            await LayDraftsAsync();
            return;
        }

        var (own, couple) = (Own, Couple);
        foreach (var draft in added)
        {
            if (draft.Erases is { } erased)
            {
                var entry = erased.ToString();
                own = IsOwn(draft) ? own.WithoutEntry(entry) : own;
                couple = IsOwn(draft) ? couple : couple?.WithoutEntry(entry);
            }

            (own, couple) = After(draft, own, couple);
        }

        (Own, Couple) = (own, couple);
        Version++;
        await OpenContentsAsync();
    }

    private (PrivateSpaceState Own, CoupleSpaceState? Couple) After(
        Draft draft,
        PrivateSpaceState own,
        CoupleSpaceState? couple
    )
    {
        _laidPosition++;
        _laidLast = draft.Id;
        if (draft.IsErasure || draft.EraseOnArrival)
        {
            return (own, couple);
        }

        var meta = new EventMeta
        {
            Position = _laidPosition,
            Entry = draft.Id,
            Author = Account.Me,
            Day = DayOf(draft.Time),
        };
        return IsOwn(draft)
            ? (own.After(draft.Fact, meta), couple)
            : (own, CoupleSpace?.Id == draft.Space ? couple?.After(draft.Fact, meta) : couple);
    }

    private bool IsOwn(Draft draft) => draft.Space is null || draft.Space == PrivateSpace?.Id;

    private static HashSet<string> NewEntries() => new(StringComparer.Ordinal);
}
