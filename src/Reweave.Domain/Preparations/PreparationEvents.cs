using System.Text.Json.Serialization;
using Reweave.Domain.Events;

namespace Reweave.Domain.Preparations;

/// <summary>What a private beginning is meant to become. It need not become anything.</summary>
public enum PreparationKind
{
    /// <summary>An impact statement, in parts.</summary>
    [JsonStringEnumMemberName("impact")]
    Impact = 1,

    /// <summary>An account of responsibility.</summary>
    [JsonStringEnumMemberName("account")]
    Account = 2,

    /// <summary>Preparing to tell.</summary>
    [JsonStringEnumMemberName("tell")]
    Tell = 3,

    /// <summary>What one asks oneself about a question before it is asked.</summary>
    [JsonStringEnumMemberName("question")]
    Question = 4,

    /// <summary>An answer to a question that was asked.</summary>
    [JsonStringEnumMemberName("answer")]
    Answer = 5,

    /// <summary>One's own choice, apart from the context.</summary>
    [JsonStringEnumMemberName("choice")]
    Choice = 6,

    /// <summary>An agreement that is not proposed yet.</summary>
    [JsonStringEnumMemberName("agreement")]
    Agreement = 7,

    /// <summary>The other's words, given back in one's own.</summary>
    [JsonStringEnumMemberName("reflection")]
    Reflection = 8,

    /// <summary>Staying, pausing or parting, thought through alone.</summary>
    [JsonStringEnumMemberName("path")]
    Path = 9,
}

/// <summary>
/// One part of a private beginning, the whole text each time. Private space: it goes over to the partner only as a copy under other
/// ids, so that nothing links the two. A part without text is taken out.
/// </summary>
public sealed record PreparationPartKept : Event
{
    public const int MostReplaced = 32;

    /// <summary>The preparation, a random id made by the device that began it.</summary>
    public required string Preparation { get; init; }

    public required PreparationKind Kind { get; init; }

    /// <summary>The part by its short name in its kind.</summary>
    public required string Part { get; init; }

    /// <summary>This version, a random id.</summary>
    public required string Version { get; init; }

    /// <summary>The versions of this part that its writer saw.</summary>
    public required IReadOnlyList<string> Replaces { get; init; }

    /// <summary>The writer's own day when it was begun; later versions carry it on.</summary>
    public required DateOnly Day { get; init; }

    public required string Text { get; init; }

    /// <summary>The id of what it is about, the question that it answers say.</summary>
    public string? About { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Preparation)
        && Enum.IsDefined(Kind)
        && Bounds.IsId(Part)
        && Bounds.IsId(Version)
        && Replaces.Count <= MostReplaced
        && Replaces.All(version => Bounds.IsId(version))
        && Bounds.IsText(Text, Bounds.TextLength)
        && (About is null || Bounds.IsId(About));
}

/// <summary>Beats every version, whenever it arrives. The entries of its parts are erased with it.</summary>
public sealed record PreparationDiscarded : Event
{
    public required string Preparation { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Preparation);
}
