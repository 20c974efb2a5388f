using System.Text.Json.Serialization;
using Reweave.Domain.Events;

namespace Reweave.Domain.Acknowledgement;

/// <summary>What a part belongs to. Either partner may write either: both may have been hurt, and both may have broken something.</summary>
public enum StatementKind
{
    /// <summary>What it did to me: it is given back in the other's words until it is heard.</summary>
    [JsonStringEnumMemberName("impact")]
    Impact = 1,

    /// <summary>What I did, and what I do now: it is read, and needs no answer.</summary>
    [JsonStringEnumMemberName("account")]
    Account = 2,
}

public enum HearingMark
{
    [JsonStringEnumMemberName("heard")]
    Heard = 1,

    [JsonStringEnumMemberName("partly")]
    Partly = 2,

    [JsonStringEnumMemberName("not-yet")]
    NotYet = 3,
}

/// <summary>The only two answers to an account; saying nothing is the third, and nobody asks for it.</summary>
public enum AccountReply
{
    [JsonStringEnumMemberName("heard-you")]
    HeardYou = 1,

    [JsonStringEnumMemberName("not-all-yet")]
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
}

/// <summary>One's own part or reflection taken back; beats it in any order. Its entry is erased with it.</summary>
public sealed record StatementTakenBack : Event
{
    /// <summary>The part or the reflection.</summary>
    public required string Piece { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Piece);
}

/// <summary>Either ends a sitting, at any moment. The other reads the same words as when its two rounds are used up.</summary>
public sealed record SittingPaused : Event
{
    public required int Sitting { get; init; }

    internal override bool IsWellFormed => Sitting >= 1;
}

/// <summary>Either begins the next sitting, on another day.</summary>
public sealed record SittingBegun : Event
{
    public required int Sitting { get; init; }

    internal override bool IsWellFormed => Sitting >= 2;
}
