using Reweave.Domain.Events;

namespace Reweave.Domain.FirstDays;

/// <summary>What a person made of one line of the plan. Nothing in it is ever late.</summary>
public enum LineMark
{
    /// <summary>As at the beginning.</summary>
    Open = 1,
    Done = 2,

    /// <summary>Not for me, or not now.</summary>
    PutAway = 3,
}

/// <summary>A line of the plan for the first days, marked. Private space; the last one counts.</summary>
public sealed record PlanLineMarked : Event
{
    /// <summary>The line by its short name in the content.</summary>
    public required string Line { get; init; }

    public required LineMark Mark { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Line) && Enum.IsDefined(Mark);

    internal override void Write(StoredWriter to)
    {
        to.Text("line", Line);
        to.Name("mark", Mark, StoredNames.LineMark);
    }

    internal static PlanLineMarked Read(StoredReader from) =>
        new() { Line = from.Text("line"), Mark = from.Name("mark", StoredNames.LineMark) };
}
