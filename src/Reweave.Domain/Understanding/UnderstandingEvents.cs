using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;

namespace Reweave.Domain.Understanding;

/// <summary>Every slot of <see cref="ConditionSlot.All"/>, sealed.</summary>
public sealed record UnderstandingAnswered : ExchangeAnswered
{
    private protected override IReadOnlyList<string> ItemNames => ConditionSlot.All;

    // All of them, or their presence would tell.
    private protected override int FewestItems => ConditionSlot.All.Count;

    internal static UnderstandingAnswered Read(StoredReader from) =>
        new()
        {
            Round = from.Number("round"),
            Answer = from.Text("answer"),
            Items = from.List("items", SealedItem.Read),
        };
}

public sealed record UnderstandingWithdrawn : ExchangeWithdrawn
{
    internal static UnderstandingWithdrawn Read(StoredReader from) =>
        new() { Round = from.Number("round"), Answer = from.Text("answer") };
}

public sealed record UnderstandingItemOpened : ExchangeItemOpened
{
    private protected override IReadOnlyList<string> ItemNames => ConditionSlot.All;

    internal static UnderstandingItemOpened Read(StoredReader from) =>
        new()
        {
            Round = from.Number("round"),
            Item = from.Text("item"),
            Mine = from.Text("mine"),
            Theirs = from.Text("theirs"),
            Against = from.TextOrNull("against"),
            Exchange = from.TextOrNull("exchange"),
            Reveal = from.BytesOrNull("reveal"),
        };
}

public sealed record UnderstandingStopped : ExchangeStopped
{
    private protected override IReadOnlyList<string> ItemNames => ConditionSlot.All;

    internal static UnderstandingStopped Read(StoredReader from) =>
        new() { Round = from.Number("round"), Seen = from.Texts("seen") };
}

/// <summary><em>Not now</em> for a round: private space. The partner's side holds no trace of it.</summary>
public sealed record UnderstandingSetAside : Event
{
    public required string Space { get; init; }
    public required int Round { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Space) && Round >= 1;

    internal override void Write(StoredWriter to)
    {
        to.Text("space", Space);
        to.Number("round", Round);
    }

    internal static UnderstandingSetAside Read(StoredReader from) =>
        new() { Space = from.Text("space"), Round = from.Number("round") };
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

    internal override void Write(StoredWriter to)
    {
        to.Text("choice", Choice);
        to.Texts("replaces", Replaces);
        to.Text("text", Text);
    }

    internal static ChoiceWritten Read(StoredReader from) =>
        new()
        {
            Choice = from.Text("choice"),
            Replaces = from.Texts("replaces"),
            Text = from.Text("text"),
        };
}

/// <summary>By its author alone; beats writing whenever it arrives. The text's entry is erased with it.</summary>
public sealed record ChoiceWithdrawn : Event
{
    public required string Choice { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Choice);

    internal override void Write(StoredWriter to)
    {
        to.Text("choice", Choice);
    }

    internal static ChoiceWithdrawn Read(StoredReader from) =>
        new() { Choice = from.Text("choice") };
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

    internal override void Write(StoredWriter to)
    {
        to.Text("mark", Mark);
        to.Number("round", Round);
        to.Text("item", Item);
        to.Text("answer", Answer);
    }

    internal static ContextMarked Read(StoredReader from) =>
        new()
        {
            Mark = from.Text("mark"),
            Round = from.Number("round"),
            Item = from.Text("item"),
            Answer = from.TextOrNull("answer"),
        };
}

/// <summary>By the one who marked it; beats marking in any order.</summary>
public sealed record ContextUnmarked : Event
{
    public required string Mark { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Mark);

    internal override void Write(StoredWriter to)
    {
        to.Text("mark", Mark);
    }

    internal static ContextUnmarked Read(StoredReader from) => new() { Mark = from.Text("mark") };
}
