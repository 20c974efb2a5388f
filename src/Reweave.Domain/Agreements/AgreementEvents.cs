using Reweave.Domain.Events;

namespace Reweave.Domain.Agreements;

/// <summary>A fact about one agreement. Its id belongs to the one who proposed it: nobody can shadow the other's.</summary>
public abstract record AgreementFact : Event
{
    /// <summary>A random id made by the device that proposed it.</summary>
    public required string Agreement { get; init; }

    /// <summary>Whether the writer of this fact proposed it.</summary>
    public required bool Own { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Agreement);

    internal override void Write(StoredWriter to)
    {
        to.Text("agreement", Agreement);
        to.Flag("own", Own);
    }
}

/// <summary>The words of an agreement that one puts before the other. Erased when it is taken back.</summary>
public abstract record AgreementProposal : Event
{
    public required string Agreement { get; init; }
    public required AgreementTerms Terms { get; init; }

    /// <summary>The one that stays in force until this has the yes of both; null for a new one.</summary>
    public AgreementReference? Amends { get; init; }

    /// <summary>The condition of <em>understanding why</em> that it came from, as opaque id.</summary>
    public string? From { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Agreement)
        && Terms is { IsWellFormed: true }
        && Amends is null or { IsWellFormed: true }
        && (From is null || IsOrigin(From));

    /// <summary>Whether a text from outside, an address say, can name where an agreement comes from.</summary>
    public static bool IsOrigin(string? text) => Bounds.IsId(text);

    internal override void Write(StoredWriter to)
    {
        to.Text("agreement", Agreement);
        to.Object("terms", Terms);
        to.Object("amends", Amends);
        to.Text("from", From);
    }
}

/// <summary>
/// Words, and with them the yes of the one who proposes: so no yes ever lies in the log before the other's, where an app that was
/// changed could read it (docs/decisions/0012).
/// </summary>
public sealed record AgreementOffered : AgreementProposal
{
    internal static AgreementOffered Read(StoredReader from) =>
        new()
        {
            Agreement = from.Text("agreement"),
            Terms = from.Object("terms", AgreementTerms.Read),
            Amends = from.ObjectOrNull("amends", AgreementReference.Read),
            From = from.TextOrNull("from"),
        };
}

/// <summary>Words without a yes, as earlier versions wrote them. Read, no longer written.</summary>
public sealed record AgreementProposed : AgreementProposal
{
    internal static AgreementProposed Read(StoredReader from) =>
        new()
        {
            Agreement = from.Text("agreement"),
            Terms = from.Object("terms", AgreementTerms.Read),
            Amends = from.ObjectOrNull("amends", AgreementReference.Read),
            From = from.TextOrNull("from"),
        };
}

/// <summary>Names an agreement, from the writer's side.</summary>
public sealed record AgreementReference : Unprinted, IStored
{
    public required string Agreement { get; init; }
    public required bool Own { get; init; }

    internal bool IsWellFormed => Bounds.IsId(Agreement);

    void IStored.Write(StoredWriter to)
    {
        to.Text("agreement", Agreement);
        to.Flag("own", Own);
    }

    internal static AgreementReference Read(StoredReader from) =>
        new() { Agreement = from.Text("agreement"), Own = from.Flag("own") };
}

/// <summary>A mark by either, which gives the two seven more days.</summary>
public sealed record AgreementTalkedAbout : AgreementFact
{
    internal static AgreementTalkedAbout Read(StoredReader from) =>
        new() { Agreement = from.Text("agreement"), Own = from.Flag("own") };
}

/// <summary>
/// The yes of the one asked, which makes it agreed at once. It names the offer by its entry, so that no other words can be put in the
/// place of those that were read.
/// </summary>
public sealed record AgreementAccepted : AgreementFact
{
    public required string Offer { get; init; }

    internal override bool IsWellFormed => base.IsWellFormed && !Own && Bounds.IsId(Offer);

    internal override void Write(StoredWriter to)
    {
        to.Text("offer", Offer);
        base.Write(to);
    }

    internal static AgreementAccepted Read(StoredReader from) =>
        new()
        {
            Offer = from.Text("offer"),
            Agreement = from.Text("agreement"),
            Own = from.Flag("own"),
        };
}

/// <summary>
/// One person's yes to <see cref="AgreementProposed"/>. It names the other's proposal by its entry. Not told to the other before both
/// have said it, but a changed app could read it: therefore the one asked says it last.
/// </summary>
public sealed record AgreementConsented : AgreementFact
{
    /// <summary>The proposal's entry; null exactly for an own proposal.</summary>
    public string? Proposal { get; init; }

    internal override bool IsWellFormed =>
        base.IsWellFormed && (Own ? Proposal is null : Bounds.IsId(Proposal));

    internal override void Write(StoredWriter to)
    {
        to.Text("proposal", Proposal);
        base.Write(to);
    }

    internal static AgreementConsented Read(StoredReader from) =>
        new()
        {
            Proposal = from.TextOrNull("proposal"),
            Agreement = from.Text("agreement"),
            Own = from.Flag("own"),
        };
}

/// <summary>By either alone, at any time; beats consent in any order, and says nothing about why.</summary>
public sealed record AgreementWithdrawn : AgreementFact
{
    /// <summary>Whether it was in force: then the history keeps that it ended, otherwise nothing is left.</summary>
    public required bool InForce { get; init; }

    internal override void Write(StoredWriter to)
    {
        to.Flag("inForce", InForce);
        base.Write(to);
    }

    internal static AgreementWithdrawn Read(StoredReader from) =>
        new()
        {
            InForce = from.Flag("inForce"),
            Agreement = from.Text("agreement"),
            Own = from.Flag("own"),
        };
}

/// <summary>Counts when both name the same day.</summary>
public sealed record AgreementRenewed : AgreementFact
{
    /// <summary>The next day to look at it; for containment also the day it lapses.</summary>
    public required DateOnly Until { get; init; }

    internal override void Write(StoredWriter to)
    {
        to.Day("until", Until);
        base.Write(to);
    }

    internal static AgreementRenewed Read(StoredReader from) =>
        new()
        {
            Until = from.Day("until"),
            Agreement = from.Text("agreement"),
            Own = from.Flag("own"),
        };
}

/// <summary>By either alone; beats renewing until that day in any order.</summary>
public sealed record AgreementRenewalWithdrawn : AgreementFact
{
    public required DateOnly Until { get; init; }

    internal override void Write(StoredWriter to)
    {
        to.Day("until", Until);
        base.Write(to);
    }

    internal static AgreementRenewalWithdrawn Read(StoredReader from) =>
        new()
        {
            Until = from.Day("until"),
            Agreement = from.Text("agreement"),
            Own = from.Flag("own"),
        };
}

public enum AgreementNoteAbout
{
    Kept = 1,
    Slipped,
    Repaired,
}

/// <summary>About oneself only; a report about the other has no form.</summary>
public sealed record AgreementNoteKept : AgreementFact
{
    public required string Note { get; init; }
    public required AgreementNoteAbout About { get; init; }
    public string Text { get; init; } = "";

    internal override bool IsWellFormed =>
        base.IsWellFormed
        && Bounds.IsId(Note)
        && Enum.IsDefined(About)
        && Bounds.IsText(Text, Bounds.AnswerLength);

    internal override void Write(StoredWriter to)
    {
        to.Text("note", Note);
        to.Name("about", About, StoredNames.AgreementNoteAbout);
        to.Text("text", Text);
        base.Write(to);
    }

    internal static AgreementNoteKept Read(StoredReader from) =>
        new()
        {
            Note = from.Text("note"),
            About = from.Name("about", StoredNames.AgreementNoteAbout),
            Text = from.Text("text"),
            Agreement = from.Text("agreement"),
            Own = from.Flag("own"),
        };
}

/// <summary>The note's entry is erased with it; that there was one stays.</summary>
public sealed record AgreementNoteErased : AgreementFact
{
    public required string Note { get; init; }

    internal override bool IsWellFormed => base.IsWellFormed && Bounds.IsId(Note);

    internal override void Write(StoredWriter to)
    {
        to.Text("note", Note);
        base.Write(to);
    }

    internal static AgreementNoteErased Read(StoredReader from) =>
        new()
        {
            Note = from.Text("note"),
            Agreement = from.Text("agreement"),
            Own = from.Flag("own"),
        };
}

/// <summary>
/// Private: this person's device first showed that both had said yes, so that nobody's cooling off is over before they could know.
/// </summary>
public sealed record AgreementLearned : AgreementFact
{
    public required string Space { get; init; }

    internal override bool IsWellFormed => base.IsWellFormed && Bounds.IsId(Space);

    internal override void Write(StoredWriter to)
    {
        to.Text("space", Space);
        base.Write(to);
    }

    internal static AgreementLearned Read(StoredReader from) =>
        new()
        {
            Space = from.Text("space"),
            Agreement = from.Text("agreement"),
            Own = from.Flag("own"),
        };
}

/// <summary>
/// Private: this person's device showed that an amendment had taken the place of what it amends. Nothing that is claimed later brings
/// the old words back.
/// </summary>
public sealed record AgreementSeenInForce : AgreementFact
{
    public required string Space { get; init; }

    internal override bool IsWellFormed => base.IsWellFormed && Bounds.IsId(Space);

    internal override void Write(StoredWriter to)
    {
        to.Text("space", Space);
        base.Write(to);
    }

    internal static AgreementSeenInForce Read(StoredReader from) =>
        new()
        {
            Space = from.Text("space"),
            Agreement = from.Text("agreement"),
            Own = from.Flag("own"),
        };
}

/// <summary>
/// Private: by the one asked, before their yes. The one who offered sees ordinary waiting until it fades, and others of that kind rest
/// for seven days. The kind stands here because the words may be erased.
/// </summary>
public sealed record AgreementSetAside : AgreementFact
{
    public required string Space { get; init; }
    public required AgreementKind Kind { get; init; }

    internal override bool IsWellFormed =>
        base.IsWellFormed && !Own && Bounds.IsId(Space) && Enum.IsDefined(Kind);

    internal override void Write(StoredWriter to)
    {
        to.Text("space", Space);
        to.Name("kind", Kind, StoredNames.AgreementKind);
        base.Write(to);
    }

    internal static AgreementSetAside Read(StoredReader from) =>
        new()
        {
            Space = from.Text("space"),
            Kind = from.Name("kind", StoredNames.AgreementKind),
            Agreement = from.Text("agreement"),
            Own = from.Flag("own"),
        };
}
