using Reweave.Domain.Events;

namespace Reweave.Domain.Questions;

public sealed record AskedWording : Unprinted, IStored, IAuthoredPiece
{
    public required string Author { get; init; }
    public required string Wording { get; init; }
    public required DateOnly Day { get; init; }
    public required string Text { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("author", Author);
        to.Text("wording", Wording);
        to.Day("day", Day);
        to.Text("text", Text);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static AskedWording Read(StoredReader from) =>
        new()
        {
            Author = from.Text("author"),
            Wording = from.Text("wording"),
            Day = from.Day("day"),
            Text = from.Text("text"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}

public sealed record AskedSorting : Unprinted, IStored
{
    public required DateOnly Day { get; init; }
    public required long Position { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Day("day", Day);
        to.Number("position", Position);
    }

    internal static AskedSorting Read(StoredReader from) =>
        new() { Day = from.Day("day"), Position = from.LongNumber("position") };
}

public sealed record GivenAnswer : Unprinted, IStored, IAuthoredPiece
{
    public required string Author { get; init; }
    public required string Answer { get; init; }

    /// <summary>Null with the text when its author erased it.</summary>
    public string? Wording { get; init; }

    /// <summary>That wording's entry.</summary>
    public string? Of { get; init; }
    public string? Text { get; init; }
    public required DateOnly Day { get; init; }
    public required long Position { get; init; }
    public string? Entry { get; init; }

    internal static GivenAnswer Erased(QuestionErasure erasure) =>
        new()
        {
            Author = erasure.Author,
            Answer = erasure.Piece,
            Day = erasure.Day,
            Position = erasure.Position,
        };

    void IStored.Write(StoredWriter to)
    {
        to.Text("author", Author);
        to.Text("answer", Answer);
        to.Text("wording", Wording);
        to.Text("of", Of);
        to.Text("text", Text);
        to.Day("day", Day);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static GivenAnswer Read(StoredReader from) =>
        new()
        {
            Author = from.Text("author"),
            Answer = from.Text("answer"),
            Wording = from.TextOrNull("wording"),
            Of = from.TextOrNull("of"),
            Text = from.TextOrNull("text"),
            Day = from.Day("day"),
            Position = from.LongNumber("position"),
            Entry = from.TextOrNull("entry"),
        };
}

public sealed record GivenSettling : Unprinted, IStored, IAuthoredPiece
{
    public required string Author { get; init; }
    public required string Answer { get; init; }

    /// <summary>That answer's entry.</summary>
    public string? Of { get; init; }
    public required Settling Settling { get; init; }
    public string? Words { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("author", Author);
        to.Text("answer", Answer);
        to.Text("of", Of);
        to.Name("settling", Settling, StoredNames.Settling);
        to.Text("words", Words);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static GivenSettling Read(StoredReader from) =>
        new()
        {
            Author = from.Text("author"),
            Answer = from.Text("answer"),
            Of = from.TextOrNull("of"),
            Settling = from.Name("settling", StoredNames.Settling),
            Words = from.TextOrNull("words"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}

public sealed record GivenSetAside : Unprinted, IStored, IAuthoredPiece
{
    public required string Author { get; init; }
    public required DateOnly Day { get; init; }
    public string? Words { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("author", Author);
        to.Day("day", Day);
        to.Text("words", Words);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static GivenSetAside Read(StoredReader from) =>
        new()
        {
            Author = from.Text("author"),
            Day = from.Day("day"),
            Words = from.TextOrNull("words"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}

public sealed record QuestionErasure : Unprinted, IStored
{
    public required string Author { get; init; }
    public required string Piece { get; init; }
    public required bool IsQuestion { get; init; }
    public required DateOnly Day { get; init; }
    public required long Position { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("author", Author);
        to.Text("piece", Piece);
        to.Flag("isQuestion", IsQuestion);
        to.Day("day", Day);
        to.Number("position", Position);
    }

    internal static QuestionErasure Read(StoredReader from) =>
        new()
        {
            Author = from.Text("author"),
            Piece = from.Text("piece"),
            IsQuestion = from.Flag("isQuestion"),
            Day = from.Day("day"),
            Position = from.LongNumber("position"),
        };
}

/// <summary>That its author's words lie under that entry and nothing shows them any more.</summary>
public sealed record LeftOver : Unprinted, IStored, IAuthoredPiece
{
    public required string Author { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("author", Author);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static LeftOver Read(StoredReader from) =>
        new()
        {
            Author = from.Text("author"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}
