using Reweave.Domain.Events;

namespace Reweave.Domain.Conversations;

/// <summary>Something a person would like to talk about next time.</summary>
public sealed record AgendaAdded : Event
{
    public required string Item { get; init; }
    public required string Text { get; init; }

    /// <summary>What it grew out of, a short opaque text; null when it stands alone.</summary>
    public string? From { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Item)
        && Bounds.IsText(Text, Bounds.AnswerLength)
        && (From is null || Bounds.IsId(From));

    internal override void Write(StoredWriter to)
    {
        to.Text("item", Item);
        to.Text("text", Text);
        to.Text("from", From);
    }

    internal static AgendaAdded Read(StoredReader from) =>
        new()
        {
            Item = from.Text("item"),
            Text = from.Text("text"),
            From = from.TextOrNull("from"),
        };
}

/// <summary>By its author alone; beats everything whenever it arrives. The item's entry is erased with it.</summary>
public sealed record AgendaWithdrawn : Event
{
    public required string Item { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Item);

    internal override void Write(StoredWriter to)
    {
        to.Text("item", Item);
    }

    internal static AgendaWithdrawn Read(StoredReader from) => new() { Item = from.Text("item") };
}

/// <summary>Talked about, says either: it leaves the list for both.</summary>
public sealed record AgendaTalkedAbout : Event
{
    public required string Item { get; init; }

    /// <summary>
    /// Whether it is the writer's own: a modified client can give its item the id of the other's, and one of them must not go with the
    /// other. Null when it does not say; then both do.
    /// </summary>
    public bool? Own { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Item);

    internal override void Write(StoredWriter to)
    {
        to.Text("item", Item);
        to.Flag("own", Own);
    }

    internal static AgendaTalkedAbout Read(StoredReader from) =>
        new() { Item = from.Text("item"), Own = from.FlagOrNull("own") };
}
