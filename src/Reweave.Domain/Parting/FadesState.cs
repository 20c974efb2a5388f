using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Parting;

/// <summary>Which shared spaces a person lets rest for themselves. Of each space the latest fact counts, by position.</summary>
public sealed record FadesState : Unprinted, IStored
{
    public static readonly FadesState Empty = new();

    /// <summary>By space.</summary>
    public ImmutableDictionary<string, KeptFade> BySpace { get; init; } =
        ImmutableDictionary<string, KeptFade>.Empty;

    public bool IsFading(string? space) =>
        space is not null && BySpace.GetValueOrDefault(space)?.Rests == true;

    /// <summary>The day on which the person wanted to be asked again; null when none was named, or nothing rests.</summary>
    public DateOnly? LookAgain(string? space) => IsFading(space) ? BySpace[space!].LookAgain : null;

    public FadesState After(Event fact, EventMeta meta) =>
        fact switch
        {
            FadeBegun begun => With(begun.Space, true, begun.LookAgain, meta),
            FadeEnded ended => With(ended.Space, false, null, meta),
            _ => this,
        };

    private FadesState With(string space, bool rests, DateOnly? lookAgain, EventMeta meta) =>
        BySpace.GetValueOrDefault(space) is { } kept && kept.Position >= meta.Position
            ? this
            : this with
            {
                BySpace = BySpace.SetItem(
                    space,
                    new KeptFade
                    {
                        Rests = rests,
                        LookAgain = lookAgain,
                        Position = meta.Position,
                    }
                ),
            };

    void IStored.Write(StoredWriter to)
    {
        to.Map("bySpace", BySpace);
    }

    internal static FadesState Read(StoredReader from) =>
        new() { BySpace = from.Map("bySpace", KeptFade.Read) };
}

public sealed record KeptFade : Unprinted, IStored
{
    public required bool Rests { get; init; }
    public DateOnly? LookAgain { get; init; }
    public required long Position { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Flag("rests", Rests);
        to.Day("lookAgain", LookAgain);
        to.Number("position", Position);
    }

    internal static KeptFade Read(StoredReader from) =>
        new()
        {
            Rests = from.Flag("rests"),
            LookAgain = from.DayOrNull("lookAgain"),
            Position = from.LongNumber("position"),
        };
}
