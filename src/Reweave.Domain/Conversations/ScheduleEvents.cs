using Reweave.Domain.Events;

namespace Reweave.Domain.Conversations;

/// <summary>How either of the two stops for now, and when both have said they come back. Agreed before anything is said.</summary>
public sealed record PauseTerms : Unprinted, IStored
{
    public const int ShortestInMinutes = 10;

    /// <summary>A day: longer than that is another conversation.</summary>
    public const int LongestInMinutes = 24 * 60;

    /// <summary>What either says aloud to stop for now.</summary>
    public required string Word { get; init; }

    /// <summary>From the pause until both come back.</summary>
    public required int ReturnAfterMinutes { get; init; }

    internal bool IsWellFormed =>
        Bounds.IsText(Word, Bounds.OwnWordsLength)
        && !string.IsNullOrWhiteSpace(Word)
        && ReturnAfterMinutes is >= ShortestInMinutes and <= LongestInMinutes;

    void IStored.Write(StoredWriter to)
    {
        to.Text("word", Word);
        to.Number("returnAfterMinutes", ReturnAfterMinutes);
    }

    internal static PauseTerms Read(StoredReader from) =>
        new() { Word = from.Text("word"), ReturnAfterMinutes = from.Number("returnAfterMinutes") };
}

/// <summary>
/// When the two talk: every week, or every so many, at a time of day in one zone that both have read. With the zone the hour stays the
/// same on the wall there when clocks change; whoever is elsewhere sees it on their own.
/// </summary>
public sealed record ConversationTimes : Unprinted, IStored
{
    public const int ShortestInMinutes = 15;
    public const int LongestInMinutes = 90;
    public const int MostWeeksBetween = 4;

    /// <summary>The first of them; the day of the week is this one's.</summary>
    public required DateOnly FirstDay { get; init; }

    public required int EveryWeeks { get; init; }

    /// <summary>Minutes after midnight, 0 to 1439.</summary>
    public required int Minute { get; init; }

    public required int LengthInMinutes { get; init; }

    /// <summary>The name of a time zone (IANA). Whether a device knows it is for its view to say: two that differ must fold alike.</summary>
    public required string Zone { get; init; }

    public required PauseTerms Pause { get; init; }

    internal bool IsWellFormed =>
        EveryWeeks is >= 1 and <= MostWeeksBetween
        && Minute is >= 0 and < 24 * 60
        && LengthInMinutes is >= ShortestInMinutes and <= LongestInMinutes
        && FirstDay.Year is >= 2020 and <= 2200
        && IsZoneName(Zone)
        && Pause is { IsWellFormed: true };

    /// <summary>The days of the conversations in the agreed zone, <paramref name="from"/> among them if it is one.</summary>
    public IEnumerable<DateOnly> From(DateOnly from)
    {
        var every = EveryWeeks * 7;
        var behind = from.DayNumber - FirstDay.DayNumber;
        var skipped = behind <= 0 ? 0 : (behind + every - 1) / every;
        for (var day = FirstDay.AddDays(skipped * every); day.Year < 2300; day = day.AddDays(every))
        {
            yield return day;
        }
    }

    internal static bool IsZoneName(string? zone) =>
        zone is { Length: > 0 and <= Bounds.IdLength }
        && zone.All(character =>
            char.IsAsciiLetterOrDigit(character) || character is '/' or '_' or '-' or '+'
        );

    void IStored.Write(StoredWriter to)
    {
        to.Day("firstDay", FirstDay);
        to.Number("everyWeeks", EveryWeeks);
        to.Number("minute", Minute);
        to.Number("lengthInMinutes", LengthInMinutes);
        to.Text("zone", Zone);
        to.Object("pause", Pause);
    }

    internal static ConversationTimes Read(StoredReader from) =>
        new()
        {
            FirstDay = from.Day("firstDay"),
            EveryWeeks = from.Number("everyWeeks"),
            Minute = from.Number("minute"),
            LengthInMinutes = from.Number("lengthInMinutes"),
            Zone = from.Text("zone"),
            Pause = from.Object("pause", PauseTerms.Read),
        };
}

/// <summary>Times to talk proposed to the other. Couple space; like every consent it is not erasable.</summary>
public sealed record ConversationTimesProposed : Event
{
    public required string Proposal { get; init; }
    public required ConversationTimes Times { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Proposal) && Times is { IsWellFormed: true };

    internal override void Write(StoredWriter to)
    {
        to.Text("proposal", Proposal);
        to.Object("times", Times);
    }

    internal static ConversationTimesProposed Read(StoredReader from) =>
        new()
        {
            Proposal = from.Text("proposal"),
            Times = from.Object("times", ConversationTimes.Read),
        };
}

/// <summary>Counts when it comes from the one who did not propose it.</summary>
public sealed record ConversationTimesAccepted : Event
{
    public required string Proposal { get; init; }

    /// <summary>The zone of the one who accepts, if they chose to tell it.</summary>
    public string? Zone { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Proposal) && (Zone is null || ConversationTimes.IsZoneName(Zone));

    internal override void Write(StoredWriter to)
    {
        to.Text("proposal", Proposal);
        to.Text("zone", Zone);
    }

    internal static ConversationTimesAccepted Read(StoredReader from) =>
        new() { Proposal = from.Text("proposal"), Zone = from.TextOrNull("zone") };
}

/// <summary>By either, alone, at any time, before or after accepting; beats accepting in any order, and says nothing about why.</summary>
public sealed record ConversationTimesWithdrawn : Event
{
    public required string Proposal { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Proposal);

    internal override void Write(StoredWriter to)
    {
        to.Text("proposal", Proposal);
    }

    internal static ConversationTimesWithdrawn Read(StoredReader from) =>
        new() { Proposal = from.Text("proposal") };
}
