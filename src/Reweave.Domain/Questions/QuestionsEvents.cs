using Reweave.Domain.Events;

namespace Reweave.Domain.Questions;

/// <summary>
/// A question handed to the other, in the words of the preview, or a later wording of it: the whole each time. Nothing links it to a
/// parked question. Couple space.
/// </summary>
public abstract record QuestionWording : Event
{
    public required string Question { get; init; }

    /// <summary>This wording, a random id: an answer names the one it answers.</summary>
    public required string Wording { get; init; }

    /// <summary>The day of the window it is for.</summary>
    public required DateOnly Day { get; init; }

    public required string Text { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Question) && Bounds.IsId(Wording) && Bounds.IsText(Text, Bounds.AnswerLength);

    internal override void Write(StoredWriter to)
    {
        to.Text("question", Question);
        to.Text("wording", Wording);
        to.Day("day", Day);
        to.Text("text", Text);
    }
}

public sealed record QuestionAsked : QuestionWording
{
    internal static QuestionAsked Read(StoredReader from) =>
        new()
        {
            Question = from.Text("question"),
            Wording = from.Text("wording"),
            Day = from.Day("day"),
            Text = from.Text("text"),
        };
}

/// <summary>By the asker, until it is answered. The entries of the wordings before are erased with it.</summary>
public sealed record QuestionRephrased : QuestionWording
{
    internal static QuestionRephrased Read(StoredReader from) =>
        new()
        {
            Question = from.Text("question"),
            Wording = from.Text("wording"),
            Day = from.Day("day"),
            Text = from.Text("text"),
        };
}

/// <summary>By the asker: it is for the window of another day.</summary>
public sealed record QuestionSorted : Event
{
    public required string Question { get; init; }
    public required DateOnly Day { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Question);

    internal override void Write(StoredWriter to)
    {
        to.Text("question", Question);
        to.Day("day", Day);
    }

    internal static QuestionSorted Read(StoredReader from) =>
        new() { Question = from.Text("question"), Day = from.Day("day") };
}

/// <summary>By the asker; beats everything whenever it arrives, also an answer that crossed it. Its entries are erased with it.</summary>
public sealed record QuestionWithdrawn : Event
{
    public required string Question { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Question);

    internal override void Write(StoredWriter to)
    {
        to.Text("question", Question);
    }

    internal static QuestionWithdrawn Read(StoredReader from) =>
        new() { Question = from.Text("question") };
}

/// <summary>By the one asked: the whole answer, or the one completion of it.</summary>
public sealed record QuestionAnswered : Event
{
    public required string Question { get; init; }
    public required string Answer { get; init; }

    /// <summary>The wording that it answers.</summary>
    public required string Wording { get; init; }

    /// <summary>That wording's entry: no other words can be put over an answer under the same id.</summary>
    public string? Entry { get; init; }

    public required string Text { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Question)
        && Bounds.IsId(Answer)
        && Bounds.IsId(Wording)
        && (Entry is null || Bounds.IsId(Entry))
        && Bounds.IsText(Text, Bounds.TextLength);

    internal override void Write(StoredWriter to)
    {
        to.Text("question", Question);
        to.Text("answer", Answer);
        to.Text("wording", Wording);
        to.Text("entry", Entry);
        to.Text("text", Text);
    }

    internal static QuestionAnswered Read(StoredReader from) =>
        new()
        {
            Question = from.Text("question"),
            Answer = from.Text("answer"),
            Wording = from.Text("wording"),
            Entry = from.TextOrNull("entry"),
            Text = from.Text("text"),
        };
}

/// <summary>By the asker, of one answer. The last one counts.</summary>
public sealed record QuestionSettled : Event
{
    public required string Question { get; init; }
    public required string Answer { get; init; }

    /// <summary>That answer's entry: what is said of it is not said of other words under the same id.</summary>
    public string? Entry { get; init; }

    public required Settling Settling { get; init; }
    public string? Words { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Question)
        && Bounds.IsId(Answer)
        && (Entry is null || Bounds.IsId(Entry))
        && Enum.IsDefined(Settling)
        && Bounds.IsOptionalText(Words, Bounds.AnswerLength);

    internal override void Write(StoredWriter to)
    {
        to.Text("question", Question);
        to.Text("answer", Answer);
        to.Text("entry", Entry);
        to.Name("settling", Settling, StoredNames.Settling);
        to.Text("words", Words);
    }

    internal static QuestionSettled Read(StoredReader from) =>
        new()
        {
            Question = from.Text("question"),
            Answer = from.Text("answer"),
            Entry = from.TextOrNull("entry"),
            Settling = from.Name("settling", StoredNames.Settling),
            Words = from.TextOrNull("words"),
        };
}

public enum Settling
{
    Answered = 1,
    SomethingMissing = 2,
}

/// <summary>
/// By the one asked: not in this window. Holds for the day it names and fades with the question; a question for another day is as new.
/// </summary>
public sealed record QuestionSetAside : Event
{
    public required string Question { get; init; }
    public required DateOnly Day { get; init; }
    public string? Words { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Question) && Bounds.IsOptionalText(Words, Bounds.AnswerLength);

    internal override void Write(StoredWriter to)
    {
        to.Text("question", Question);
        to.Day("day", Day);
        to.Text("words", Words);
    }

    internal static QuestionSetAside Read(StoredReader from) =>
        new()
        {
            Question = from.Text("question"),
            Day = from.Day("day"),
            Words = from.TextOrNull("words"),
        };
}

/// <summary>The author's words are gone and the rest stays: it then says <em>erased by its author</em>. The entry is erased with it.</summary>
public sealed record QuestionPieceErased : Event
{
    public required string Question { get; init; }

    /// <summary>An own answer, or the question's own id for its words.</summary>
    public required string Piece { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Question) && Bounds.IsId(Piece);

    internal override void Write(StoredWriter to)
    {
        to.Text("question", Question);
        to.Text("piece", Piece);
    }

    internal static QuestionPieceErased Read(StoredReader from) =>
        new() { Question = from.Text("question"), Piece = from.Text("piece") };
}
