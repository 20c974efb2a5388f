using Reweave.Domain.Events;

namespace Reweave.Domain.Exchanges;

/// <summary>
/// A whole answer of one person to one round: items, each sealed under its own key (docs/protocol/fundamentals.md, section 9).
/// Committing to a round that does not exist yet starts it. Couple space. Each subject (check-ins, understanding) has facts of its
/// own names with these fields and its own items.
/// </summary>
public abstract record ExchangeAnswered : Event
{
    public required int Round { get; init; }

    /// <summary>This answer, a random id: openings name the two answers they are for.</summary>
    public required string Answer { get; init; }

    public required IReadOnlyList<SealedItem> Items { get; init; }

    private protected abstract IReadOnlyList<string> ItemNames { get; }

    private protected virtual int FewestItems => 1;

    /// <summary>What a subject adds to the fields, checked with them.</summary>
    private protected virtual bool FitsSubject => true;

    internal sealed override bool IsWellFormed =>
        FitsSubject
        && Round >= 1
        && Bounds.IsId(Answer)
        && Items.Count >= FewestItems
        && Items.Count <= ItemNames.Count
        && Items.All(item => item is not null && item.IsWellFormed && ItemNames.Contains(item.Item))
        && Items.Select(item => item.Item).Distinct().Count() == Items.Count
        && Items.Select(item => item.Exchange).Distinct().Count() == Items.Count;

    internal override void Write(StoredWriter to)
    {
        to.Number("round", Round);
        to.Text("answer", Answer);
        to.List("items", Items);
    }
}

/// <summary>One's own answer taken back; voids it and any earlier own answer to the round. Its entry is erased with it.</summary>
public abstract record ExchangeWithdrawn : Event
{
    public required int Round { get; init; }
    public required string Answer { get; init; }

    /// <summary>What a subject adds to the fields, checked with them.</summary>
    private protected virtual bool FitsSubject => true;

    internal sealed override bool IsWellFormed => FitsSubject && Round >= 1 && Bounds.IsId(Answer);

    internal override void Write(StoredWriter to)
    {
        to.Number("round", Round);
        to.Text("answer", Answer);
    }
}

/// <summary>
/// A person's tap on one item, after both committed. Carries the key of their own sealed item, if they answered it. An item is seen
/// once both have tapped.
/// </summary>
public abstract record ExchangeItemOpened : Event
{
    public required int Round { get; init; }
    public required string Item { get; init; }

    /// <summary>The own answer it opens, and the other's answer it was opened against: if that one was withdrawn meanwhile, the round ends.</summary>
    public required string Mine { get; init; }
    public required string Theirs { get; init; }

    /// <summary>The entry of the other's answer: nothing else can be put in its place once the key is out.</summary>
    public string? Against { get; init; }

    /// <summary>Null when the person did not answer this item.</summary>
    public string? Exchange { get; init; }
    public byte[]? Reveal { get; init; }

    private protected abstract IReadOnlyList<string> ItemNames { get; }

    /// <summary>What a subject adds to the fields, checked with them.</summary>
    private protected virtual bool FitsSubject => true;

    internal sealed override bool IsWellFormed =>
        FitsSubject
        && Round >= 1
        && ItemNames.Contains(Item)
        && Bounds.IsId(Mine)
        && Bounds.IsId(Theirs)
        && (Against is null || Bounds.IsId(Against))
        && (Exchange is null) == (Reveal is null)
        && (Exchange is null || Bounds.IsId(Exchange))
        && (Reveal is null || Bounds.IsBytes(Reveal, 32));

    internal override void Write(StoredWriter to)
    {
        to.Number("round", Round);
        to.Text("item", Item);
        to.Text("mine", Mine);
        to.Text("theirs", Theirs);
        to.Text("against", Against);
        to.Text("exchange", Exchange);
        to.Bytes("reveal", Reveal);
    }
}

/// <summary>
/// Either ends the opening. <see cref="Seen"/> is what the one who stops saw open: an item that the other opens at the same moment
/// stays closed, whatever order the host gives the two entries.
/// </summary>
public abstract record ExchangeStopped : Event
{
    public required int Round { get; init; }
    public required IReadOnlyList<string> Seen { get; init; }

    private protected abstract IReadOnlyList<string> ItemNames { get; }

    /// <summary>What a subject adds to the fields, checked with them.</summary>
    private protected virtual bool FitsSubject => true;

    internal sealed override bool IsWellFormed =>
        FitsSubject && Round >= 1 && Seen.Count <= ItemNames.Count && Seen.All(ItemNames.Contains);

    internal override void Write(StoredWriter to)
    {
        to.Number("round", Round);
        to.Texts("seen", Seen);
    }
}
