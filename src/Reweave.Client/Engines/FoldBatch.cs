using Reweave.Client.Log;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;

namespace Reweave.Client.Engines;

/// <summary>A valid event on its way into the state.</summary>
internal sealed record Foldable(
    Position Position,
    EntryHash Hash,
    MemberId Author,
    Frame Frame,
    EventHead Head
) : Unprinted;

/// <summary>Neighbouring entries that are opened and folded together.</summary>
internal sealed class FoldBatch
{
    public List<Foldable> Events { get; } = [];

    /// <summary>What entries of this batch erase, here or before it.</summary>
    public HashSet<string> Erased { get; } = new(StringComparer.Ordinal);

    /// <summary>The states cover the log up to here once the batch is folded.</summary>
    public Position Last { get; private set; }

    /// <summary>False when a key is missing, so that folding goes on from there later.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <param name="foldable">Null for an entry that adds nothing to the state.</param>
    public void Add(Space space, Position position, Foldable? foldable)
    {
        if (foldable is not null && !space.Keys.ContainsKey(foldable.Head.Epoch))
        {
            Last = new Position(position.Value - 1);
            IsComplete = false;
            return;
        }

        Last = position;
        if (foldable is not null)
        {
            Events.Add(foldable);
        }
    }
}
