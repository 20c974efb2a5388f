using Reweave.Domain.Events;

namespace Reweave.Domain.Rhythm;

/// <summary>A day of the week and a time of day on the wall where the two live; no zone, no date.</summary>
public readonly record struct WeeklyTime : IStored
{
    public required DayOfWeek Day { get; init; }

    /// <summary>Minutes after midnight, 0 to 1439.</summary>
    public required int Minute { get; init; }

    internal bool IsWellFormed => Enum.IsDefined(Day) && Minute is >= 0 and < 24 * 60;

    void IStored.Write(StoredWriter to)
    {
        to.Name("day", Day, StoredNames.DayOfWeek);
        to.Number("minute", Minute);
    }

    internal static WeeklyTime Read(StoredReader from) =>
        new() { Day = from.Name("day", StoredNames.DayOfWeek), Minute = from.Number("minute") };
}

/// <summary>A weekly check-in proposed to the other. Couple space; like every consent it is not erasable.</summary>
public sealed record RhythmProposed : Event
{
    public required string Proposal { get; init; }
    public required WeeklyTime Time { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Proposal) && Time.IsWellFormed;

    internal override void Write(StoredWriter to)
    {
        to.Text("proposal", Proposal);
        to.Object("time", Time);
    }

    internal static RhythmProposed Read(StoredReader from) =>
        new() { Proposal = from.Text("proposal"), Time = from.Object("time", WeeklyTime.Read) };
}

/// <summary>Counts when it comes from the one who did not propose it.</summary>
public sealed record RhythmAccepted : Event
{
    public required string Proposal { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Proposal);

    internal override void Write(StoredWriter to)
    {
        to.Text("proposal", Proposal);
    }

    internal static RhythmAccepted Read(StoredReader from) =>
        new() { Proposal = from.Text("proposal") };
}

/// <summary>By either, alone, at any time, before or after accepting; beats accepting in any order, and says nothing about why.</summary>
public sealed record RhythmWithdrawn : Event
{
    public required string Proposal { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Proposal);

    internal override void Write(StoredWriter to)
    {
        to.Text("proposal", Proposal);
    }

    internal static RhythmWithdrawn Read(StoredReader from) =>
        new() { Proposal = from.Text("proposal") };
}
