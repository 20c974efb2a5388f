using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Agreements;

/// <summary>
/// The agreements of one couple. Folding only collects; what stands, is in force or has ended is computed from the collection for one
/// person and one day, so that it depends on the host's order as little as possible.
/// </summary>
public sealed record AgreementsState : Unprinted, IStored
{
    /// <summary>Of one author; what a modified client adds beyond this is not kept.</summary>
    public const int MostThreads = 600;

    /// <summary>Of one author, in all.</summary>
    public const int MostNotes = 2_000;

    public static readonly AgreementsState Empty = new();

    public ImmutableDictionary<string, AgreementThread> Threads { get; init; } =
        ImmutableDictionary<string, AgreementThread>.Empty;

    public AgreementsState After(Event fact, EventMeta meta) =>
        fact switch
        {
            AgreementProposal words
                when Count(thread => thread.Proposals.Count(kept => kept.Author == meta.Author))
                    < MostThreads => With(
                words.Agreement,
                meta,
                thread => thread.After(words, meta)
            ),
            AgreementProposal => this,
            AgreementNoteKept kept
                when Count(thread => thread.Notes.Count(kept => kept.Author == meta.Author))
                    < MostNotes => With(kept.Agreement, meta, thread => thread.After(kept, meta)),
            AgreementNoteKept or AgreementLearned or AgreementSeenInForce or AgreementSetAside =>
                this,
            AgreementFact other => With(other.Agreement, meta, thread => thread.After(other, meta)),
            _ => this,
        };

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public AgreementsState WithoutEntry(string entry)
    {
        foreach (var (id, thread) in Threads)
        {
            var without = thread.WithoutEntry(entry);
            if (!ReferenceEquals(without, thread))
            {
                return this with
                {
                    Threads = without.IsEmpty ? Threads.Remove(id) : Threads.SetItem(id, without),
                };
            }
        }

        return this;
    }

    private int Count(Func<AgreementThread, int> of) => Threads.Values.Sum(of);

    private AgreementsState With(
        string id,
        EventMeta meta,
        Func<AgreementThread, AgreementThread> after
    )
    {
        if (!Threads.TryGetValue(id, out var thread))
        {
            if (Threads.Values.Count(other => other.BegunBy == meta.Author) >= MostThreads)
            {
                return this;
            }

            thread = new AgreementThread { Agreement = id, BegunBy = meta.Author };
        }

        var next = after(thread);
        return ReferenceEquals(next, thread)
            ? this
            : this with
            {
                Threads = Threads.SetItem(id, next),
            };
    }

    void IStored.Write(StoredWriter to)
    {
        to.Map("threads", Threads);
    }

    internal static AgreementsState Read(StoredReader from) =>
        new() { Threads = from.Map("threads", AgreementThread.Read) };
}

/// <summary>Everything that was said under one id, by either.</summary>
public sealed record AgreementThread : Unprinted, IStored
{
    /// <summary>Honest people say each thing once or twice; what a modified client repeats beyond this is not kept.</summary>
    public const int MostMarks = 40;

    /// <summary>Of one author under one id: the words that had a yes are named by it, and honest people propose once.</summary>
    private const int MostProposals = 10;

    /// <summary>Of one author: twice what a screen shows.</summary>
    private const int MostNotes = 2 * AgreementView.MostNotes;

    public required string Agreement { get; init; }

    /// <summary>Whose fact was the first under this id.</summary>
    public string? BegunBy { get; init; }
    public ImmutableList<KeptAgreement> Proposals { get; init; } = [];
    public ImmutableList<KeptAgreementMark> Marks { get; init; } = [];
    public ImmutableList<KeptAgreementNote> Notes { get; init; } = [];

    internal bool IsEmpty => Proposals.IsEmpty && Marks.IsEmpty && Notes.IsEmpty;

    internal AgreementThread After(AgreementProposal fact, EventMeta meta) =>
        Proposals.Exists(kept => kept.Entry == meta.Entry)
        || Proposals.Count(kept => kept.Author == meta.Author) >= MostProposals
            ? this
            : this with
            {
                Proposals = Proposals.Add(
                    new KeptAgreement
                    {
                        Agreement = fact.Agreement,
                        Author = meta.Author,
                        Terms = fact.Terms,
                        Offered = fact is AgreementOffered,
                        Amends = fact.Amends,
                        From = fact.From,
                        Position = meta.Position,
                        Day = meta.Day,
                        Entry = meta.Entry,
                    }
                ),
            };

    internal AgreementThread After(AgreementNoteKept fact, EventMeta meta) =>
        Notes.Exists(kept => kept.Entry == meta.Entry)
        || Notes.Count(kept => kept.Author == meta.Author) >= MostNotes
            ? this
            : this with
            {
                Notes = Notes.Add(
                    new KeptAgreementNote
                    {
                        Note = fact.Note,
                        Author = meta.Author,
                        Own = fact.Own,
                        About = fact.About,
                        Text = fact.Text,
                        Position = meta.Position,
                        Day = meta.Day,
                        Entry = meta.Entry,
                    }
                ),
            };

    internal AgreementThread After(AgreementFact fact, EventMeta meta)
    {
        var mark = fact switch
        {
            AgreementTalkedAbout => Mark(AgreementMark.TalkedAbout),
            AgreementAccepted accepted => Mark(AgreementMark.Accepted) with { Of = accepted.Offer },
            AgreementConsented consented => Mark(AgreementMark.Consented) with
            {
                Of = consented.Proposal,
            },
            AgreementWithdrawn { InForce: true } => Mark(AgreementMark.Ended),
            AgreementWithdrawn => Mark(AgreementMark.TakenBack),
            AgreementRenewed renewed => Mark(AgreementMark.Renewed) with { Until = renewed.Until },
            AgreementRenewalWithdrawn renewed => Mark(AgreementMark.RenewalTakenBack) with
            {
                Until = renewed.Until,
            },
            AgreementNoteErased erased => Mark(AgreementMark.NoteErased) with { Of = erased.Note },
            _ => null,
        };
        return mark is null || Marks.Exists(mark.Repeats) || IsFull(mark)
            ? this
            : this with
            {
                Marks = Marks.Add(mark),
            };

        KeptAgreementMark Mark(AgreementMark kind) =>
            new()
            {
                Kind = kind,
                Author = meta.Author,
                Own = fact.Own,
                Position = meta.Position,
                Day = meta.Day,
            };
    }

    internal AgreementThread WithoutEntry(string entry)
    {
        var proposals = Proposals.RemoveAll(kept => kept.Entry == entry);
        var notes = Notes.RemoveAll(kept => kept.Entry == entry);
        return proposals.Count == Proposals.Count && notes.Count == Notes.Count
            ? this
            : this with
            {
                Proposals = proposals,
                Notes = notes,
            };
    }

    // A withdrawal is never dropped: there are few of them, since each is kept once.
    private bool IsFull(KeptAgreementMark mark) =>
        mark.Kind is not (AgreementMark.TakenBack or AgreementMark.Ended)
        && Marks.Count(kept => kept.Kind == mark.Kind && kept.Author == mark.Author) >= MostMarks;

    void IStored.Write(StoredWriter to)
    {
        to.Text("agreement", Agreement);
        to.Text("begunBy", BegunBy);
        to.List("proposals", Proposals);
        to.List("marks", Marks);
        to.List("notes", Notes);
    }

    internal static AgreementThread Read(StoredReader from) =>
        new()
        {
            Agreement = from.Text("agreement"),
            BegunBy = from.TextOrNull("begunBy"),
            Proposals = from.ListOrEmpty("proposals", KeptAgreement.Read),
            Marks = from.ListOrEmpty("marks", KeptAgreementMark.Read),
            Notes = from.ListOrEmpty("notes", KeptAgreementNote.Read),
        };
}

public enum AgreementMark
{
    TalkedAbout = 1,
    Consented,
    TakenBack,
    Ended,
    Renewed,
    RenewalTakenBack,
    NoteErased,

    /// <summary>By the one asked, to an offer.</summary>
    Accepted,
}

/// <summary>A short thing said by one about a proposal of their own or of the other.</summary>
public sealed record KeptAgreementMark : Unprinted, IStored
{
    public required AgreementMark Kind { get; init; }
    public required string Author { get; init; }

    /// <summary>Whether it is about the author's own proposal.</summary>
    public required bool Own { get; init; }

    /// <summary>The proposal's entry, or the note.</summary>
    public string? Of { get; init; }

    public DateOnly? Until { get; init; }
    public required long Position { get; init; }
    public required DateOnly Day { get; init; }

    // Each talk counts by its day; everything else is said once.
    internal bool Repeats(KeptAgreementMark other) =>
        Kind == other.Kind
        && Author == other.Author
        && Own == other.Own
        && Of == other.Of
        && Until == other.Until
        && (Kind != AgreementMark.TalkedAbout || Day == other.Day);

    void IStored.Write(StoredWriter to)
    {
        to.Name("kind", Kind, StoredNames.AgreementMark);
        to.Text("author", Author);
        to.Flag("own", Own);
        to.Text("of", Of);
        to.Day("until", Until);
        to.Number("position", Position);
        to.Day("day", Day);
    }

    internal static KeptAgreementMark Read(StoredReader from) =>
        new()
        {
            Kind = from.Name("kind", StoredNames.AgreementMark),
            Author = from.Text("author"),
            Own = from.Flag("own"),
            Of = from.TextOrNull("of"),
            Until = from.DayOrNull("until"),
            Position = from.LongNumber("position"),
            Day = from.Day("day"),
        };
}

public sealed record KeptAgreement : Unprinted, IStored
{
    public required string Agreement { get; init; }
    public required string Author { get; init; }
    public required AgreementTerms Terms { get; init; }

    /// <summary>Whether its author's yes came with it.</summary>
    public bool Offered { get; init; }
    public AgreementReference? Amends { get; init; }
    public string? From { get; init; }
    public required long Position { get; init; }
    public required DateOnly Day { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("agreement", Agreement);
        to.Text("author", Author);
        to.Object("terms", Terms);
        to.Flag("offered", Offered);
        to.Object("amends", Amends);
        to.Text("from", From);
        to.Number("position", Position);
        to.Day("day", Day);
        to.Text("entry", Entry);
    }

    internal static KeptAgreement Read(StoredReader from) =>
        new()
        {
            Agreement = from.Text("agreement"),
            Author = from.Text("author"),
            Terms = from.Object("terms", AgreementTerms.Read),
            Offered = from.FlagOrNull("offered") ?? false,
            Amends = from.ObjectOrNull("amends", AgreementReference.Read),
            From = from.TextOrNull("from"),
            Position = from.LongNumber("position"),
            Day = from.Day("day"),
            Entry = from.Text("entry"),
        };
}

public sealed record KeptAgreementNote : Unprinted, IStored
{
    public required string Note { get; init; }
    public required string Author { get; init; }
    public required bool Own { get; init; }
    public required AgreementNoteAbout About { get; init; }
    public required string Text { get; init; }
    public required long Position { get; init; }
    public required DateOnly Day { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("note", Note);
        to.Text("author", Author);
        to.Flag("own", Own);
        to.Name("about", About, StoredNames.AgreementNoteAbout);
        to.Text("text", Text);
        to.Number("position", Position);
        to.Day("day", Day);
        to.Text("entry", Entry);
    }

    internal static KeptAgreementNote Read(StoredReader from) =>
        new()
        {
            Note = from.Text("note"),
            Author = from.Text("author"),
            Own = from.Flag("own"),
            About = from.Name("about", StoredNames.AgreementNoteAbout),
            Text = from.Text("text"),
            Position = from.LongNumber("position"),
            Day = from.Day("day"),
            Entry = from.Text("entry"),
        };
}
