using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;

namespace Reweave.Domain.Understanding;

/// <summary>Every slot of <see cref="ConditionSlot.All"/>, sealed.</summary>
public sealed record UnderstandingAnswered : ExchangeAnswered
{
    private protected override IReadOnlyList<string> ItemNames => ConditionSlot.All;

    // All of them, or their presence would tell.
    private protected override int FewestItems => ConditionSlot.All.Count;
}

public sealed record UnderstandingWithdrawn : ExchangeWithdrawn;

public sealed record UnderstandingItemOpened : ExchangeItemOpened
{
    private protected override IReadOnlyList<string> ItemNames => ConditionSlot.All;
}

public sealed record UnderstandingStopped : ExchangeStopped
{
    private protected override IReadOnlyList<string> ItemNames => ConditionSlot.All;
}

/// <summary><em>Not now</em> for a round: private space. The partner's side holds no trace of it.</summary>
public sealed record UnderstandingSetAside : Event
{
    public required string Space { get; init; }
    public required int Round { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Space) && Round >= 1;
}

/// <summary>
/// What a person says about their own choice, and only about that. It is never part of the context and has nothing to do with a
/// condition: no field links the two.
/// </summary>
public sealed record ChoiceWritten : Event
{
    public const int MostReplaced = 20;

    /// <summary>This text, a random id; not the preparation's.</summary>
    public required string Choice { get; init; }

    /// <summary>The own texts that its writer saw and that it stands for now; their entries are erased with it.</summary>
    public required IReadOnlyList<string> Replaces { get; init; }

    public required string Text { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Choice)
        && Replaces.Count <= MostReplaced
        && Replaces.All(Bounds.IsId)
        && Bounds.IsText(Text, Bounds.TextLength);
}

/// <summary>By its author alone; beats writing whenever it arrives. The text's entry is erased with it.</summary>
public sealed record ChoiceWithdrawn : Event
{
    public required string Choice { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Choice);
}

/// <summary>A condition that both have seen, marked as context that the two share. By either.</summary>
public sealed record ContextMarked : Event
{
    /// <summary>This mark, a random id.</summary>
    public required string Mark { get; init; }

    public required int Round { get; init; }
    public required string Item { get; init; }

    /// <summary>For an own slot: the answer whose condition it is. Null for a given one.</summary>
    public string? Answer { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Mark)
        && Round >= 1
        && ConditionSlot.All.Contains(Item)
        && (Answer is null) != ConditionSlot.IsOwn(Item)
        && (Answer is null || Bounds.IsId(Answer));
}

/// <summary>By the one who marked it; beats marking in any order.</summary>
public sealed record ContextUnmarked : Event
{
    public required string Mark { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Mark);
}
