using Reweave.Domain.Events;

namespace Reweave.Domain.Acknowledgement;

/// <summary>What a part belongs to. Either partner may write either: both may have been hurt, and both may have broken something.</summary>
public enum StatementKind
{
    /// <summary>What it did to me: it is given back in the other's words until it is heard.</summary>
    Impact = 1,

    /// <summary>What I did, and what I do now: it is read, and needs no answer.</summary>
    Account = 2,
}

public enum HearingMark
{
    Heard = 1,
    Partly = 2,
    NotYet = 3,
}

/// <summary>The only two answers to an account; saying nothing is the third, and nobody asks for it.</summary>
public enum AccountReply
{
    HeardYou = 1,
    NotAllYet = 2,
}

/// <summary>
/// One part of an impact statement or of an account of responsibility, handed over in the words of the preview. Couple space; its
/// author takes it back at any time.
/// </summary>
public sealed record StatementPartShared : Event
{
    /// <summary>A fresh random id, not the preparation's.</summary>
    public required string Part { get; init; }

    public required StatementKind Kind { get; init; }

    /// <summary>The prompt it answers, by its short name; <c>own</c> for a part under its writer's own title.</summary>
    public required string Topic { get; init; }

    public string? Title { get; init; }
    public required string Text { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Part)
        && Enum.IsDefined(Kind)
        && Bounds.IsId(Topic)
        && Bounds.IsOptionalText(Title, Bounds.TitleLength)
        && Bounds.IsText(Text, Bounds.TextLength)
        && !string.IsNullOrWhiteSpace(Text);

    internal override void Write(StoredWriter to)
    {
        to.Text("part", Part);
        to.Name("kind", Kind, StoredNames.StatementKind);
        to.Text("topic", Topic);
        to.Text("title", Title);
        to.Text("text", Text);
    }

    internal static StatementPartShared Read(StoredReader from) =>
        new()
        {
            Part = from.Text("part"),
            Kind = from.Name("kind", StoredNames.StatementKind),
            Topic = from.Text("topic"),
            Title = from.TextOrNull("title"),
            Text = from.Text("text"),
        };
}

/// <summary>The other's part given back in one's own words, in a sitting.</summary>
public sealed record PartReflected : Event
{
    public required string Reflection { get; init; }

    /// <summary>A part of the other's, never one's own.</summary>
    public required string Part { get; init; }

    public required int Sitting { get; init; }
    public required string Text { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Reflection)
        && Bounds.IsId(Part)
        && Sitting >= 1
        && Bounds.IsText(Text, Bounds.TextLength)
        && !string.IsNullOrWhiteSpace(Text);

    internal override void Write(StoredWriter to)
    {
        to.Text("reflection", Reflection);
        to.Text("part", Part);
        to.Number("sitting", Sitting);
        to.Text("text", Text);
    }

    internal static PartReflected Read(StoredReader from) =>
        new()
        {
            Reflection = from.Text("reflection"),
            Part = from.Text("part"),
            Sitting = from.Number("sitting"),
            Text = from.Text("text"),
        };
}

/// <summary>By the writer of the part: how far a reflection has heard it, and what they would add. The last one counts.</summary>
public sealed record ReflectionMarked : Event
{
    public required string Reflection { get; init; }
    public required HearingMark Mark { get; init; }
    public string? Addition { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Reflection)
        && Enum.IsDefined(Mark)
        && Bounds.IsOptionalText(Addition, Bounds.TextLength);

    internal override void Write(StoredWriter to)
    {
        to.Text("reflection", Reflection);
        to.Name("mark", Mark, StoredNames.HearingMark);
        to.Text("addition", Addition);
    }

    internal static ReflectionMarked Read(StoredReader from) =>
        new()
        {
            Reflection = from.Text("reflection"),
            Mark = from.Name("mark", StoredNames.HearingMark),
            Addition = from.TextOrNull("addition"),
        };
}

/// <summary>To a part of the other's account. The last one of its author counts.</summary>
public sealed record AccountAnswered : Event
{
    public required string Part { get; init; }
    public required AccountReply Reply { get; init; }
    public string? Words { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Part)
        && Enum.IsDefined(Reply)
        && Bounds.IsOptionalText(Words, Bounds.AnswerLength);

    internal override void Write(StoredWriter to)
    {
        to.Text("part", Part);
        to.Name("reply", Reply, StoredNames.AccountReply);
        to.Text("words", Words);
    }

    internal static AccountAnswered Read(StoredReader from) =>
        new()
        {
            Part = from.Text("part"),
            Reply = from.Name("reply", StoredNames.AccountReply),
            Words = from.TextOrNull("words"),
        };
}

/// <summary>One's own part or reflection taken back; beats it in any order. Its entry is erased with it.</summary>
public sealed record StatementTakenBack : Event
{
    /// <summary>The part or the reflection.</summary>
    public required string Piece { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Piece);

    internal override void Write(StoredWriter to)
    {
        to.Text("piece", Piece);
    }

    internal static StatementTakenBack Read(StoredReader from) =>
        new() { Piece = from.Text("piece") };
}

/// <summary>Either ends a sitting, at any moment. The other reads the same words as when its two rounds are used up.</summary>
public sealed record SittingPaused : Event
{
    public required int Sitting { get; init; }

    internal override bool IsWellFormed => Sitting >= 1;

    internal override void Write(StoredWriter to)
    {
        to.Number("sitting", Sitting);
    }

    internal static SittingPaused Read(StoredReader from) =>
        new() { Sitting = from.Number("sitting") };
}

/// <summary>Either begins the next sitting, on another day.</summary>
public sealed record SittingBegun : Event
{
    public required int Sitting { get; init; }

    internal override bool IsWellFormed => Sitting >= 2;

    internal override void Write(StoredWriter to)
    {
        to.Number("sitting", Sitting);
    }

    internal static SittingBegun Read(StoredReader from) =>
        new() { Sitting = from.Number("sitting") };
}
