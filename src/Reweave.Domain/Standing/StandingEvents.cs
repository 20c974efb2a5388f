using Reweave.Domain.Events;

namespace Reweave.Domain.Standing;

/// <summary>Where a person stands in one breach, by their own word and only for themselves.</summary>
public enum Stand
{
    Hurt = 1,
    Broke = 2,
    Both = 3,

    /// <summary>I'd rather not say.</summary>
    Unsaid = 4,
}

/// <summary>What broke it, in neutral words; any of them, or none.</summary>
public enum BreachKind
{
    Person = 1,
    Messages = 2,
    Money = 3,

    /// <summary>A substance or habit.</summary>
    Habit = 4,
    Secret = 5,
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

    internal override void Write(StoredWriter to)
    {
        to.Text("breach", Breach);
        to.Text("version", Version);
        to.Texts("replaces", Replaces);
        to.Name("stand", Stand, StoredNames.Stand);
        to.Text("agreed", Agreed);
        to.Names("kinds", Kinds, StoredNames.BreachKind);
        to.Day("cameOut", CameOut);
    }

    internal static BreachNoted Read(StoredReader from) =>
        new()
        {
            Breach = from.Text("breach"),
            Version = from.Text("version"),
            Replaces = from.Texts("replaces"),
            Stand = from.Name("stand", StoredNames.Stand),
            Agreed = from.TextOrNull("agreed"),
            Kinds = from.Names("kinds", StoredNames.BreachKind),
            CameOut = from.DayOrNull("cameOut"),
        };
}

/// <summary>Beats every version, whenever it arrives. Their entries are erased with it.</summary>
public sealed record BreachRemoved : Event
{
    public required string Breach { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Breach);

    internal override void Write(StoredWriter to)
    {
        to.Text("breach", Breach);
    }

    internal static BreachRemoved Read(StoredReader from) => new() { Breach = from.Text("breach") };
}
