namespace Reweave.Domain.Spaces;

/// <summary>A folded state with the shape it was written in: one of another format is folded anew from the log, never half read.</summary>
internal sealed record Snapshot<TState>
{
    public required int Format { get; init; }
    public required TState State { get; init; }
}
