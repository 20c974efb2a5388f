namespace Reweave.Domain.Events;

/// <summary>
/// A fact that a person's device wrote down, stored for ever under a stable name and version (docs/events.md). Facts arrive from
/// other devices, late, twice or out of a modified client: what is read back is checked by <see cref="IsWellFormed"/> before it is
/// folded, and folding never throws.
/// </summary>
public abstract record Event : Unprinted, IStored
{
    /// <summary>False when a field is outside its bounds: such a fact is kept as <see cref="UnreadableEvent"/> and never folded.</summary>
    internal abstract bool IsWellFormed { get; }

    /// <summary>The payload's fields. <c>Read</c> of each fact names the same ones in the same order.</summary>
    internal abstract void Write(StoredWriter to);

    void IStored.Write(StoredWriter to) => Write(to);
}

/// <summary>A fact of a later version of the app: kept, never folded; its space is <em>update to read</em>.</summary>
public sealed record UnknownEvent(string Name, int Version, ReadOnlyMemory<byte> Payload) : Event
{
    internal override bool IsWellFormed => true;

    internal override void Write(StoredWriter to) =>
        throw new NotSupportedException("Only read, never written.");
}

/// <summary>A fact with a known name whose payload is not what this version promises: kept, never folded, shown in quarantine.</summary>
public sealed record UnreadableEvent(string Name, int Version) : Event
{
    internal override bool IsWellFormed => true;

    internal override void Write(StoredWriter to) =>
        throw new NotSupportedException("Only read, never written.");
}

/// <summary>Where a fact stands in its space's log and who wrote it, as verified by the protocol, never as claimed by the payload.</summary>
public readonly record struct EventMeta
{
    /// <summary>Counted from 1. A draft laid over the confirmed log takes the position it would get if it were sent now.</summary>
    public required long Position { get; init; }

    /// <summary>The entry's hash as opaque text (a draft: its own id), so that state can name what erasing must remove.</summary>
    public required string Entry { get; init; }

    /// <summary>The member who wrote it, as opaque text.</summary>
    public required string Author { get; init; }

    /// <summary>
    /// The day (UTC) of the time its author's device claimed. UTC, so that every device folds the same; claimed, so that nothing that
    /// protects one person may rest on the other's day alone.
    /// </summary>
    public required DateOnly Day { get; init; }
}

/// <summary>The kinds of space a fact may stand in; folded nowhere else.</summary>
public enum SpaceKind
{
    Private = 1,
    Couple = 2,
    Care = 3,
}
