using Reweave.Domain.Events;

namespace Reweave.Domain.Windows;

/// <summary>When the two talk about the questions, and how either of them stops it. No zone, no date: the clock on the wall.</summary>
public sealed record WindowTerms : Unprinted, IStored
{
    public const int ShortestInMinutes = 15;
    public const int LongestInMinutes = 90;

    /// <summary>Each day once.</summary>
    public required IReadOnlyList<DayOfWeek> Days { get; init; }

    /// <summary>Minutes after midnight, 0 to 1439.</summary>
    public required int Minute { get; init; }

    public required int LengthInMinutes { get; init; }

    /// <summary>What either says aloud to stop for now.</summary>
    public required string PauseWord { get; init; }

    internal bool IsWellFormed =>
        Days.Count is >= 1 and <= 7
        && Days.All(Enum.IsDefined)
        && Days.Distinct().Count() == Days.Count
        && Minute is >= 0 and < 24 * 60
        && LengthInMinutes is >= ShortestInMinutes and <= LongestInMinutes
        && Bounds.IsText(PauseWord, Bounds.OwnWordsLength)
        && !string.IsNullOrWhiteSpace(PauseWord);

    public bool IsOn(DateOnly day) => Days.Contains(day.DayOfWeek);

    /// <summary>The days of the next windows, <paramref name="from"/> among them if it has one.</summary>
    public IEnumerable<DateOnly> From(DateOnly from)
    {
        for (var day = from; day < DateOnly.MaxValue; day = day.AddDays(1))
        {
            if (IsOn(day))
            {
                yield return day;
            }
        }
    }

    public bool Equals(WindowTerms? other) =>
        other is not null
        && Minute == other.Minute
        && LengthInMinutes == other.LengthInMinutes
        && PauseWord == other.PauseWord
        && Days.ToHashSet().SetEquals(other.Days);

    public override int GetHashCode() =>
        HashCode.Combine(Minute, LengthInMinutes, PauseWord, Days.Count);

    void IStored.Write(StoredWriter to)
    {
        to.Names("days", Days, StoredNames.DayOfWeek);
        to.Number("minute", Minute);
        to.Number("lengthInMinutes", LengthInMinutes);
        to.Text("pauseWord", PauseWord);
    }

    internal static WindowTerms Read(StoredReader from) =>
        new()
        {
            Days = from.Names("days", StoredNames.DayOfWeek),
            Minute = from.Number("minute"),
            LengthInMinutes = from.Number("lengthInMinutes"),
            PauseWord = from.Text("pauseWord"),
        };
}

/// <summary>Windows proposed to the other. Couple space; like every consent it is not erasable.</summary>
public sealed record WindowsProposed : Event
{
    public required string Proposal { get; init; }
    public required WindowTerms Terms { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Proposal) && Terms.IsWellFormed;

    internal override void Write(StoredWriter to)
    {
        to.Text("proposal", Proposal);
        to.Object("terms", Terms);
    }

    internal static WindowsProposed Read(StoredReader from) =>
        new() { Proposal = from.Text("proposal"), Terms = from.Object("terms", WindowTerms.Read) };
}

/// <summary>Counts when it comes from the one who did not propose it.</summary>
public sealed record WindowsAccepted : Event
{
    public required string Proposal { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Proposal);

    internal override void Write(StoredWriter to)
    {
        to.Text("proposal", Proposal);
    }

    internal static WindowsAccepted Read(StoredReader from) =>
        new() { Proposal = from.Text("proposal") };
}

/// <summary>By either, alone, at any time, before or after accepting; beats accepting in any order, and says nothing about why.</summary>
public sealed record WindowsWithdrawn : Event
{
    public required string Proposal { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Proposal);

    internal override void Write(StoredWriter to)
    {
        to.Text("proposal", Proposal);
    }

    internal static WindowsWithdrawn Read(StoredReader from) =>
        new() { Proposal = from.Text("proposal") };
}

/// <summary>Either stops the window of one day for now. The next one stands as agreed; who paused is not shown.</summary>
public sealed record WindowPaused : Event
{
    public required string Proposal { get; init; }
    public required DateOnly Day { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Proposal);

    internal override void Write(StoredWriter to)
    {
        to.Text("proposal", Proposal);
        to.Day("day", Day);
    }

    internal static WindowPaused Read(StoredReader from) =>
        new() { Proposal = from.Text("proposal"), Day = from.Day("day") };
}
