using Reweave.Domain.Events;

namespace Reweave.Domain.Actions;

/// <summary>By what a small act is given.</summary>
public enum ActionKind
{
    Touch = 1,
    Words = 2,
    Gifts = 3,
    Time = 4,
    Help = 5,
}

/// <summary>A small act that a person promises: by oneself, about oneself. Nobody can promise for the other.</summary>
public sealed record ActionPromised : Event
{
    public required string Action { get; init; }
    public required ActionKind Kind { get; init; }
    public required string Text { get; init; }

    /// <summary>What it grew out of, a short opaque text; null when it stands alone.</summary>
    public string? From { get; init; }

    /// <summary>The day it is meant for, on the promiser's own calendar; null: some time. A day that passed says nothing.</summary>
    public DateOnly? On { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Action)
        && Enum.IsDefined(Kind)
        && Bounds.IsText(Text, Bounds.AnswerLength)
        && (From is null || Bounds.IsId(From));

    internal override void Write(StoredWriter to)
    {
        to.Text("action", Action);
        to.Name("kind", Kind, StoredNames.ActionKind);
        to.Text("text", Text);
        to.Text("from", From);
        to.Day("on", On);
    }

    internal static ActionPromised Read(StoredReader from) =>
        new()
        {
            Action = from.Text("action"),
            Kind = from.Name("kind", StoredNames.ActionKind),
            Text = from.Text("text"),
            From = from.TextOrNull("from"),
            On = from.DayOrNull("on"),
        };
}

/// <summary>Done, says the one who promised it. Nobody else can say it, and nobody can say that it was not.</summary>
public sealed record ActionKept : Event
{
    public required string Action { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Action);

    internal override void Write(StoredWriter to)
    {
        to.Text("action", Action);
    }

    internal static ActionKept Read(StoredReader from) => new() { Action = from.Text("action") };
}

/// <summary>By its author alone; beats everything whenever it arrives. The promise's entry is erased with it.</summary>
public sealed record ActionWithdrawn : Event
{
    public required string Action { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Action);

    internal override void Write(StoredWriter to)
    {
        to.Text("action", Action);
    }

    internal static ActionWithdrawn Read(StoredReader from) =>
        new() { Action = from.Text("action") };
}

/// <summary>"This mattered", by the one it was done for. One word, no more; it can be taken back, and there is no other answer.</summary>
public sealed record ActionMattered : Event
{
    public required string Action { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Action);

    internal override void Write(StoredWriter to)
    {
        to.Text("action", Action);
    }

    internal static ActionMattered Read(StoredReader from) =>
        new() { Action = from.Text("action") };
}

/// <summary>Takes one's own "this mattered" back.</summary>
public sealed record ActionMatteredTakenBack : Event
{
    public required string Action { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Action);

    internal override void Write(StoredWriter to)
    {
        to.Text("action", Action);
    }

    internal static ActionMatteredTakenBack Read(StoredReader from) =>
        new() { Action = from.Text("action") };
}
