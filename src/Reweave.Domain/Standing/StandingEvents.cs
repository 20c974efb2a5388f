using System.Text.Json.Serialization;
using Reweave.Domain.Events;

namespace Reweave.Domain.Standing;

/// <summary>Where a person stands in one breach, by their own word and only for themselves.</summary>
public enum Stand
{
    [JsonStringEnumMemberName("hurt")]
    Hurt = 1,

    [JsonStringEnumMemberName("broke")]
    Broke = 2,

    [JsonStringEnumMemberName("both")]
    Both = 3,

    /// <summary>I'd rather not say.</summary>
    [JsonStringEnumMemberName("unsaid")]
    Unsaid = 4,
}

/// <summary>What broke it, in neutral words; any of them, or none.</summary>
public enum BreachKind
{
    [JsonStringEnumMemberName("person")]
    Person = 1,

    [JsonStringEnumMemberName("messages")]
    Messages = 2,

    [JsonStringEnumMemberName("money")]
    Money = 3,

    /// <summary>A substance or habit.</summary>
    [JsonStringEnumMemberName("habit")]
    Habit = 4,

    [JsonStringEnumMemberName("secret")]
    Secret = 5,

    [JsonStringEnumMemberName("promise")]
    Promise = 6,
}

/// <summary>
/// One breach as its writer sees it, the whole of it each time. Private space only: never shared, never handed to anyone, never part of
/// what a shared piece carries. It chooses words, order and suggestions, and nothing else.
/// </summary>
public sealed record BreachNoted : Event
{
    public const int MostReplaced = 32;

    public required string Breach { get; init; }

    /// <summary>This version, a random id.</summary>
    public required string Version { get; init; }

    /// <summary>The versions that its writer saw.</summary>
    public required IReadOnlyList<string> Replaces { get; init; }

    public required Stand Stand { get; init; }

    /// <summary>What the two had agreed, in own words.</summary>
    public string? Agreed { get; init; }

    public IReadOnlyList<BreachKind> Kinds { get; init; } = [];

    /// <summary>The day it came out.</summary>
    public DateOnly? CameOut { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Breach)
        && Bounds.IsId(Version)
        && Replaces.Count <= MostReplaced
        && Replaces.All(version => Bounds.IsId(version))
        && Enum.IsDefined(Stand)
        && Bounds.IsOptionalText(Agreed, Bounds.AnswerLength)
        && Kinds is { Count: <= 6 }
        && Kinds.All(kind => Enum.IsDefined(kind));
}

/// <summary>Beats every version, whenever it arrives. Their entries are erased with it.</summary>
public sealed record BreachRemoved : Event
{
    public required string Breach { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Breach);
}
