using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;

namespace Reweave.Domain.Practices;

/// <summary>
/// How far a person is in a practice: private space. What is written on the way is a preparation under the same id. Each one stands
/// for those before it, whose entries are erased.
/// </summary>
public sealed record PracticeReached : Event
{
    /// <summary>More than any practice has.</summary>
    public const int MostSteps = 40;

    /// <summary>This time of doing it, a random id.</summary>
    public required string Sitting { get; init; }

    /// <summary>The practice by the id of its document.</summary>
    public required string Practice { get; init; }

    /// <summary>The step to go on with, from 1.</summary>
    public required int Step { get; init; }

    /// <summary>The writer's own day when it was begun; later ones carry it on.</summary>
    public required DateOnly Begun { get; init; }

    /// <summary>The own day it was finished; null while it goes on.</summary>
    public DateOnly? Finished { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Sitting) && Bounds.IsId(Practice) && Step is >= 1 and <= MostSteps;

    internal override void Write(StoredWriter to)
    {
        to.Text("sitting", Sitting);
        to.Text("practice", Practice);
        to.Number("step", Step);
        to.Day("begun", Begun);
        to.Day("finished", Finished);
    }

    internal static PracticeReached Read(StoredReader from) =>
        new()
        {
            Sitting = from.Text("sitting"),
            Practice = from.Text("practice"),
            Step = from.Number("step"),
            Begun = from.Day("begun"),
            Finished = from.DayOrNull("finished"),
        };
}

/// <summary>Beats everything of its sitting, whenever it arrives. Entries and words are erased with it.</summary>
public sealed record PracticeDiscarded : Event
{
    public required string Sitting { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Sitting);

    internal override void Write(StoredWriter to) => to.Text("sitting", Sitting);

    internal static PracticeDiscarded Read(StoredReader from) =>
        new() { Sitting = from.Text("sitting") };
}

/// <summary>
/// <em>Not now</em> to an invitation: private space. From its day on no invitation is shown to its writer for seven days, so that
/// asking again and again comes to nothing; the partner's side holds no trace of it.
/// </summary>
public sealed record PracticeSetAside : Event
{
    public required string Space { get; init; }

    /// <summary>The writer's own day.</summary>
    public required DateOnly Day { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Space);

    internal override void Write(StoredWriter to)
    {
        to.Text("space", Space);
        to.Day("day", Day);
    }

    internal static PracticeSetAside Read(StoredReader from) =>
        new() { Space = from.Text("space"), Day = from.Day("day") };
}

/// <summary>A practice for both, offered. Says that and nothing else: not whether its author has begun.</summary>
public sealed record PracticeInvited : Event
{
    /// <summary>This invitation, a random id.</summary>
    public required string Invitation { get; init; }

    public required string Practice { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Invitation) && Bounds.IsId(Practice);

    internal override void Write(StoredWriter to)
    {
        to.Text("invitation", Invitation);
        to.Text("practice", Practice);
    }

    internal static PracticeInvited Read(StoredReader from) =>
        new() { Invitation = from.Text("invitation"), Practice = from.Text("practice") };
}

/// <summary>By the one who invited; beats inviting in any order, and nothing is left of it.</summary>
public sealed record PracticeInvitationWithdrawn : Event
{
    public required string Invitation { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Invitation);

    internal override void Write(StoredWriter to) => to.Text("invitation", Invitation);

    internal static PracticeInvitationWithdrawn Read(StoredReader from) =>
        new() { Invitation = from.Text("invitation") };
}

/// <summary>Every sealed answer of a practice, those left empty too: what is there tells nothing.</summary>
public sealed record PracticeAnswered : ExchangeAnswered
{
    public required string Practice { get; init; }

    private protected override IReadOnlyList<string> ItemNames => PracticeFacts.Names;

    private protected override bool FitsSubject => Bounds.IsId(Practice);

    internal override void Write(StoredWriter to)
    {
        to.Text("practice", Practice);
        base.Write(to);
    }

    internal static PracticeAnswered Read(StoredReader from) =>
        new()
        {
            Practice = from.Text("practice"),
            Round = from.Number("round"),
            Answer = from.Text("answer"),
            Items = from.List("items", SealedItem.Read),
        };
}

public sealed record PracticeWithdrawn : ExchangeWithdrawn
{
    public required string Practice { get; init; }

    private protected override bool FitsSubject => Bounds.IsId(Practice);

    internal override void Write(StoredWriter to)
    {
        to.Text("practice", Practice);
        base.Write(to);
    }

    internal static PracticeWithdrawn Read(StoredReader from) =>
        new()
        {
            Practice = from.Text("practice"),
            Round = from.Number("round"),
            Answer = from.Text("answer"),
        };
}

public sealed record PracticeItemOpened : ExchangeItemOpened
{
    public required string Practice { get; init; }

    private protected override IReadOnlyList<string> ItemNames => PracticeFacts.Names;

    private protected override bool FitsSubject => Bounds.IsId(Practice);

    internal override void Write(StoredWriter to)
    {
        to.Text("practice", Practice);
        base.Write(to);
    }

    internal static PracticeItemOpened Read(StoredReader from) =>
        new()
        {
            Practice = from.Text("practice"),
            Round = from.Number("round"),
            Item = from.Text("item"),
            Mine = from.Text("mine"),
            Theirs = from.Text("theirs"),
            Against = from.TextOrNull("against"),
            Exchange = from.TextOrNull("exchange"),
            Reveal = from.BytesOrNull("reveal"),
        };
}

public sealed record PracticeStopped : ExchangeStopped
{
    public required string Practice { get; init; }

    private protected override IReadOnlyList<string> ItemNames => PracticeFacts.Names;

    private protected override bool FitsSubject => Bounds.IsId(Practice);

    internal override void Write(StoredWriter to)
    {
        to.Text("practice", Practice);
        base.Write(to);
    }

    internal static PracticeStopped Read(StoredReader from) =>
        new()
        {
            Practice = from.Text("practice"),
            Round = from.Number("round"),
            Seen = from.Texts("seen"),
        };
}
