using System.Text.Json.Serialization;
using Reweave.Domain.Events;

namespace Reweave.Domain.Actions;

/// <summary>By what a small act is given.</summary>
public enum ActionKind
{
    [JsonStringEnumMemberName("touch")]
    Touch = 1,

    [JsonStringEnumMemberName("words")]
    Words = 2,

    [JsonStringEnumMemberName("gifts")]
    Gifts = 3,

    [JsonStringEnumMemberName("time")]
    Time = 4,

    [JsonStringEnumMemberName("help")]
    Help = 5,
}

/// <summary>A small act that a person promises: by oneself, about oneself. Nobody can promise for the other.</summary>
public sealed record ActionPromised : Event
{
    public required string Action { get; init; }
    public required ActionKind Kind { get; init; }
    public required string Text { get; init; }

    /// <summary>What it grew out of, a short opaque text; null when it stands alone.</summary>
    public string? From { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Action)
        && Enum.IsDefined(Kind)
        && Bounds.IsText(Text, Bounds.AnswerLength)
        && (From is null || Bounds.IsId(From));
}

/// <summary>Done, says the one who promised it. Nobody else can say it, and nobody can say that it was not.</summary>
public sealed record ActionKept : Event
{
    public required string Action { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Action);
}

/// <summary>By its author alone; beats everything whenever it arrives. The promise's entry is erased with it.</summary>
public sealed record ActionWithdrawn : Event
{
    public required string Action { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Action);
}
