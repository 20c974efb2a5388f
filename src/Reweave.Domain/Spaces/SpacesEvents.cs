using Reweave.Domain.Events;

namespace Reweave.Domain.Spaces;

/// <summary>
/// How far this account's devices have verified each of its spaces, so that a new or evicted device notices a stale prefix. Private
/// space; written by the device itself after random delays.
/// </summary>
public sealed record HeadsKept : Event
{
    public const int MostHeads = 64;

    public required IReadOnlyList<KeptHead> Heads { get; init; }

    internal override bool IsWellFormed =>
        Heads.Count is >= 1 and <= MostHeads
        && Heads.All(head => head is not null && head.IsWellFormed);

    internal override void Write(StoredWriter to)
    {
        to.List("heads", Heads);
    }

    internal static HeadsKept Read(StoredReader from) =>
        new() { Heads = from.List("heads", KeptHead.Read) };
}

public sealed record KeptHead : Unprinted, IStored
{
    public required string Space { get; init; }
    public required long Position { get; init; }

    /// <summary>Base64url of the 32 bytes at that position.</summary>
    public required string Transcript { get; init; }

    /// <summary>The day of this account's own last entry there: "your last entry was on …". Null when there is none.</summary>
    public DateOnly? LastOwnEntryOn { get; init; }

    internal bool IsWellFormed => Bounds.IsId(Space) && Position >= 1 && Bounds.IsId(Transcript);

    void IStored.Write(StoredWriter to)
    {
        to.Text("space", Space);
        to.Number("position", Position);
        to.Text("transcript", Transcript);
        to.Day("lastOwnEntryOn", LastOwnEntryOn);
    }

    internal static KeptHead Read(StoredReader from) =>
        new()
        {
            Space = from.Text("space"),
            Position = from.LongNumber("position"),
            Transcript = from.Text("transcript"),
            LastOwnEntryOn = from.DayOrNull("lastOwnEntryOn"),
        };
}
