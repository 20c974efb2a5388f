using Reweave.Domain.Events;

namespace Reweave.Domain.Conversations;

/// <summary>A fact about one live conversation.</summary>
public abstract record ConversationFact : Event
{
    /// <summary>The conversation, a random id of the one who began it.</summary>
    public required string Conversation { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Conversation);
}

/// <summary>One is there and says so by a tap. Nothing is said before the other has joined.</summary>
public sealed record ConversationBegun : ConversationFact
{
    /// <summary>When, by the beginner's own clock: how long it is offered, nothing else, rests on it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the one who begins it also speaks first.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>The other agrees to it by joining.</summary>
    public required PauseTerms Pause { get; init; }

    internal override bool IsWellFormed => base.IsWellFormed && Pause is { IsWellFormed: true };

    internal override void Write(StoredWriter to)
    {
        to.Text("conversation", Conversation);
        to.Moment("at", At);
        to.Flag("isFirst", IsFirst);
        to.Object("pause", Pause);
    }

    internal static ConversationBegun Read(StoredReader from) =>
        new()
        {
            Conversation = from.Text("conversation"),
            At = from.Moment("at"),
            IsFirst = from.Flag("isFirst"),
            Pause = from.Object("pause", PauseTerms.Read),
        };
}

/// <summary>The other joins, and agrees to the pause word and the return.</summary>
public sealed record ConversationJoined : ConversationFact
{
    internal override void Write(StoredWriter to)
    {
        to.Text("conversation", Conversation);
    }

    internal static ConversationJoined Read(StoredReader from) =>
        new() { Conversation = from.Text("conversation") };
}

/// <summary>What the speaker says about a turn. Of anybody else's, and past the last turn, it counts for nothing.</summary>
public sealed record ConversationMoved : ConversationFact
{
    public required int Turn { get; init; }
    public required int Round { get; init; }
    public required TurnMove Move { get; init; }

    internal override bool IsWellFormed =>
        base.IsWellFormed
        && Turn is >= 1 and <= TurnTaking.MostTurns
        && Round is >= 1 and <= TurnTaking.MostRounds
        && Enum.IsDefined(Move);

    internal override void Write(StoredWriter to)
    {
        to.Text("conversation", Conversation);
        to.Number("turn", Turn);
        to.Number("round", Round);
        to.Name("move", Move, StoredNames.TurnMove);
    }

    internal static ConversationMoved Read(StoredReader from) =>
        new()
        {
            Conversation = from.Text("conversation"),
            Turn = from.Number("turn"),
            Round = from.Number("round"),
            Move = from.Name("move", StoredNames.TurnMove),
        };
}

/// <summary>Either stops for now. Who did is not kept.</summary>
public sealed record ConversationPaused : ConversationFact
{
    public const int MostPauses = 8;

    /// <summary>Counted from 1, so that both pausing at once is one pause.</summary>
    public required int Pause { get; init; }

    /// <summary>By the own clock of the one who paused; each screen bounds it by its own.</summary>
    public required DateTimeOffset At { get; init; }

    internal override bool IsWellFormed => base.IsWellFormed && Pause is >= 1 and <= MostPauses;

    internal override void Write(StoredWriter to)
    {
        to.Text("conversation", Conversation);
        to.Number("pause", Pause);
        to.Moment("at", At);
    }

    internal static ConversationPaused Read(StoredReader from) =>
        new()
        {
            Conversation = from.Text("conversation"),
            Pause = from.Number("pause"),
            At = from.Moment("at"),
        };
}

/// <summary>One is back. It goes on when both are.</summary>
public sealed record ConversationReturned : ConversationFact
{
    public required int Pause { get; init; }

    internal override bool IsWellFormed =>
        base.IsWellFormed && Pause is >= 1 and <= ConversationPaused.MostPauses;

    internal override void Write(StoredWriter to)
    {
        to.Text("conversation", Conversation);
        to.Number("pause", Pause);
    }

    internal static ConversationReturned Read(StoredReader from) =>
        new() { Conversation = from.Text("conversation"), Pause = from.Number("pause") };
}

/// <summary>Over, says either; beats everything that is said in it, in any order. Who did is not kept.</summary>
public sealed record ConversationEnded : ConversationFact
{
    internal override void Write(StoredWriter to)
    {
        to.Text("conversation", Conversation);
    }

    internal static ConversationEnded Read(StoredReader from) =>
        new() { Conversation = from.Text("conversation") };
}

/// <summary>One line to close with, handed over.</summary>
public sealed record ClosingLineShared : ConversationFact
{
    public required string Line { get; init; }
    public required string Text { get; init; }

    internal override bool IsWellFormed =>
        base.IsWellFormed && Bounds.IsId(Line) && Bounds.IsText(Text, Bounds.AnswerLength);

    internal override void Write(StoredWriter to)
    {
        to.Text("conversation", Conversation);
        to.Text("line", Line);
        to.Text("text", Text);
    }

    internal static ClosingLineShared Read(StoredReader from) =>
        new()
        {
            Conversation = from.Text("conversation"),
            Line = from.Text("line"),
            Text = from.Text("text"),
        };
}

/// <summary>By its author alone; the entry is erased with it.</summary>
public sealed record ClosingLineWithdrawn : Event
{
    public required string Line { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Line);

    internal override void Write(StoredWriter to)
    {
        to.Text("line", Line);
    }

    internal static ClosingLineWithdrawn Read(StoredReader from) =>
        new() { Line = from.Text("line") };
}

/// <summary>One line to close with, kept to oneself. Private space.</summary>
public sealed record ClosingLineKept : Event
{
    public required string Line { get; init; }

    /// <summary>Null for one that was held on one device: of such a one nothing else is stored anywhere.</summary>
    public string? Conversation { get; init; }

    /// <summary>The writer's own day.</summary>
    public required DateOnly Day { get; init; }

    public required string Text { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Line)
        && (Conversation is null || Bounds.IsId(Conversation))
        && Bounds.IsText(Text, Bounds.AnswerLength);

    internal override void Write(StoredWriter to)
    {
        to.Text("line", Line);
        to.Text("conversation", Conversation);
        to.Day("day", Day);
        to.Text("text", Text);
    }

    internal static ClosingLineKept Read(StoredReader from) =>
        new()
        {
            Line = from.Text("line"),
            Conversation = from.TextOrNull("conversation"),
            Day = from.Day("day"),
            Text = from.Text("text"),
        };
}

/// <summary>Beats keeping in any order. The entry is erased with it.</summary>
public sealed record ClosingLineDiscarded : Event
{
    public required string Line { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Line);

    internal override void Write(StoredWriter to)
    {
        to.Text("line", Line);
    }

    internal static ClosingLineDiscarded Read(StoredReader from) =>
        new() { Line = from.Text("line") };
}
