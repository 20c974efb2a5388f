using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.FirstDays;

/// <summary>Which lines of the plan a person has ticked or put away. The last mark by position counts, in whatever order they arrive.</summary>
public sealed record FirstDaysState : Unprinted, IStored
{
    public static readonly FirstDaysState Empty = new();

    public ImmutableDictionary<string, KeptLine> Lines { get; init; } =
        ImmutableDictionary<string, KeptLine>.Empty;

    public LineMark MarkOf(string line) =>
        Lines.TryGetValue(line, out var kept) ? kept.Mark : LineMark.Open;

    public FirstDaysState After(Event fact, EventMeta meta) =>
        fact is PlanLineMarked marked
        && !(Lines.TryGetValue(marked.Line, out var kept) && kept.Position >= meta.Position)
            ? this with
            {
                Lines = Lines.SetItem(marked.Line, new KeptLine(marked.Mark, meta.Position)),
            }
            : this;

    void IStored.Write(StoredWriter to)
    {
        to.Map("lines", Lines);
    }

    internal static FirstDaysState Read(StoredReader from) =>
        new() { Lines = from.Map("lines", KeptLine.Read) };
}

public sealed record KeptLine(LineMark Mark, long Position) : Unprinted, IStored
{
    void IStored.Write(StoredWriter to)
    {
        to.Name("mark", Mark, StoredNames.LineMark);
        to.Number("position", Position);
    }

    internal static KeptLine Read(StoredReader from) =>
        new(from.Name("mark", StoredNames.LineMark), from.LongNumber("position"));
}
