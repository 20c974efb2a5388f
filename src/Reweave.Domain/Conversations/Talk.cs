using Reweave.Domain.Events;

namespace Reweave.Domain.Conversations;

/// <summary>A conversation that is not over.</summary>
public sealed record Talk : Unprinted, IStored
{
    public static readonly TimeSpan OfferedFor = TimeSpan.FromHours(1);

    public required string Conversation { get; init; }
    public required string Author { get; init; }
    public required DateTimeOffset At { get; init; }
    public required bool IsFirst { get; init; }
    public required PauseTerms Pause { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>The other, once they are in it.</summary>
    public string? Joiner { get; init; }
    public DateOnly? JoinedOn { get; init; }

    public TurnTaking Turns { get; init; } = TurnTaking.Beginning;

    /// <summary>How often it was paused; that it is now when the last one is not returned from.</summary>
    public int Pauses { get; init; }
    public bool IsPaused { get; init; }
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Who is back from the pause, the first of the two.</summary>
    public string? Back { get; init; }

    public string? First => IsFirst ? Author : Joiner;

    /// <summary>Null before the other has joined and after the last turn.</summary>
    public string? Speaker =>
        Joiner is null || Turns.Phase == TurnPhase.Done ? null
        : Turns.FirstSpeaks ? First
        : First == Author ? Joiner
        : Author;

    /// <summary>One that the other has not joined within the hour is no longer there to join.</summary>
    public bool IsOffered(DateTimeOffset now) =>
        Joiner is null && (now - At).Duration() <= OfferedFor;

    /// <summary>
    /// Whether it can still be going on for one of them, by the day that they wrote down themselves; before they joined, by the other's.
    /// Neither a clock nor a modified client holds it open for longer.
    /// </summary>
    public bool IsOn(string me, DateOnly today) =>
        Math.Abs(today.DayNumber - (me == Author ? Day : JoinedOn ?? Day).DayNumber) <= 1;

    // The same pause terms, begun apart within the hour: a yes from both.
    internal bool IsTwinOf(Talk other) =>
        Joiner is null
        && Author != other.Author
        && Pause == other.Pause
        && (At - other.At).Duration() <= OfferedFor;

    internal Talk After(ConversationMoved fact, string author) =>
        !IsPaused && author == Speaker && fact.Turn == Turns.Turn && fact.Round == Turns.Round
            ? this with
            {
                Turns = Turns.After(fact.Move),
            }
            : this;

    internal Talk After(ConversationPaused fact) =>
        !IsPaused && fact.Pause == Pauses + 1
            ? this with
            {
                IsPaused = true,
                Pauses = fact.Pause,
                PausedAt = fact.At,
                Back = null,
            }
            : this;

    internal Talk After(ConversationReturned fact, string author) =>
        !IsPaused || fact.Pause != Pauses || Back == author ? this
        : Back is null ? this with { Back = author }
        : this with { IsPaused = false, PausedAt = null, Back = null };

    void IStored.Write(StoredWriter to)
    {
        to.Text("conversation", Conversation);
        to.Text("author", Author);
        to.Moment("at", At);
        to.Flag("isFirst", IsFirst);
        to.Object("pause", Pause);
        to.Day("day", Day);
        to.Text("joiner", Joiner);
        to.Day("joinedOn", JoinedOn);
        to.Object("turns", Turns);
        to.Number("pauses", Pauses);
        to.Flag("isPaused", IsPaused);
        to.Moment("pausedAt", PausedAt);
        to.Text("back", Back);
    }

    internal static Talk Read(StoredReader from) =>
        new()
        {
            Conversation = from.Text("conversation"),
            Author = from.Text("author"),
            At = from.Moment("at"),
            IsFirst = from.Flag("isFirst"),
            Pause = from.Object("pause", PauseTerms.Read),
            Day = from.Day("day"),
            Joiner = from.TextOrNull("joiner"),
            JoinedOn = from.DayOrNull("joinedOn"),
            Turns = from.Object("turns", TurnTaking.Read),
            Pauses = from.Number("pauses"),
            IsPaused = from.Flag("isPaused"),
            PausedAt = from.MomentOrNull("pausedAt"),
            Back = from.TextOrNull("back"),
        };
}
