using Reweave.Domain.Events;

namespace Reweave.Domain.Agreements;

public enum AgreementPhase
{
    /// <summary>Being talked about; who has said yes is not told.</summary>
    Open = 1,

    /// <summary>An own proposal behind another of its kind; the other does not see it.</summary>
    Queued,

    /// <summary>Both said yes; it begins later, and either takes it back without a trace.</summary>
    CoolingOff,
    InForce,

    /// <summary>Taken back before it was in force. For a week, in the same words for both.</summary>
    NotInForce,
    Ended,

    /// <summary>Containment that was not renewed.</summary>
    Lapsed,

    /// <summary>Its last day is over.</summary>
    RanOut,

    /// <summary>An amendment took its place.</summary>
    Replaced,

    /// <summary>Both had said yes, and the one who wrote it erased the words: nothing of it is in force.</summary>
    WordsErased,
}

/// <summary>What one of the two sees of an agreement on a given day. Never who ended it, and never whether the other has said yes.</summary>
public sealed record AgreementView : Unprinted
{
    /// <summary>A containment lapses after so many days unless both renew it.</summary>
    public const int ContainmentDays = 30;

    /// <summary>A review is due so many days before its day.</summary>
    public const int ReviewAheadDays = 3;

    /// <summary>Notes of each person that are shown; the latest.</summary>
    public const int MostNotes = 60;

    private const string OwnPrefix = "own-";
    private const string OtherPrefix = "other-";

    public required string Agreement { get; init; }

    /// <summary>Whether this person proposed it.</summary>
    public required bool Mine { get; init; }

    /// <summary>Names it on this person's screens; the other's have another name for it.</summary>
    public string Id => (Mine ? OwnPrefix : OtherPrefix) + Agreement;

    public required AgreementPhase Phase { get; init; }

    /// <summary>Null when its author erased the words.</summary>
    public required AgreementTerms? Terms { get; init; }

    public required string? From { get; init; }
    public required bool IConsented { get; init; }

    /// <summary>Whether this person's yes is the next thing: to an offer, or to words that the other has said yes to.</summary>
    public required bool CanConsent { get; init; }

    /// <summary>The first day in force; null until both said yes.</summary>
    public required DateOnly? Begins { get; init; }

    /// <summary>Before this day this person takes it back without a trace; null when that is over.</summary>
    public required DateOnly? TakeBackUntil { get; init; }

    /// <summary>An open proposal is shown no more from this day on.</summary>
    public required DateOnly FadesOn { get; init; }

    public required DateOnly? Review { get; init; }
    public required bool ReviewIsDue { get; init; }
    public required DateOnly? LastDay { get; init; }
    public required DateOnly? EndedOn { get; init; }

    /// <summary>Whether this person can add a note about themselves: while it is in force, and a week after it ended.</summary>
    public required bool CanNote { get; init; }

    /// <summary>The day until which this person would renew it; waits for the other.</summary>
    public required DateOnly? RenewalByMe { get; init; }

    public required DateOnly? RenewalByOther { get; init; }
    public required bool AmendmentIsOpen { get; init; }

    /// <summary>What it replaces or replaced; null when it is no amendment.</summary>
    public required AgreementReference? Amends { get; init; }

    public required IReadOnlyList<AgreementMoment> Timeline { get; init; }
    public required string? Entry { get; init; }

    /// <summary>Null when the text names no agreement.</summary>
    public static AgreementReference? ParseId(string id)
    {
        var own = id.StartsWith(OwnPrefix, StringComparison.Ordinal);
        var reference = new AgreementReference
        {
            Agreement = id[Math.Min(id.Length, (own ? OwnPrefix : OtherPrefix).Length)..],
            Own = own,
        };
        return
            (own || id.StartsWith(OtherPrefix, StringComparison.Ordinal)) && reference.IsWellFormed
            ? reference
            : null;
    }
}

public enum AgreementMomentKind
{
    Proposed = 1,
    TalkedAbout,
    Agreed,
    Began,
    Note,
    Renewed,
    Replaced,
    Ended,
    Lapsed,
    RanOut,
}

/// <summary>One line of the history. Who is told only for words that somebody wrote.</summary>
public sealed record AgreementMoment(AgreementMomentKind Kind, DateOnly Day) : Unprinted
{
    /// <summary>Whether this person wrote it; null where it is the act of both or nobody's to know.</summary>
    public bool? Mine { get; init; }

    public DateOnly? Until { get; init; }
    public AgreementNoteView? Note { get; init; }
}

/// <summary>What its writer noted about themselves.</summary>
/// <param name="About">Null when it was erased by its author; then there is no text either.</param>
public sealed record AgreementNoteView(
    string Note,
    AgreementNoteAbout? About,
    string Text,
    string? Entry
) : Unprinted;

/// <summary>All that there is to see, the newest first within a phase.</summary>
public sealed record AgreementsView(IReadOnlyList<AgreementView> All) : Unprinted
{
    public static AgreementsView For(
        AgreementsState state,
        AgreementChoicesState choices,
        string space,
        string me,
        DateOnly today
    )
    {
        if (state.Threads.IsEmpty)
        {
            return new AgreementsView([]);
        }

        var reading = new AgreementReading(state, choices, space, me, today);
        return new AgreementsView([
            .. reading
                .All.Where(read =>
                    read.Phase is not null && (read.Mine || read.Phase != AgreementPhase.Queued)
                )
                .OrderByDescending(read => read.Begins)
                .ThenByDescending(read => read.Proposal?.Day)
                .ThenBy(read => read.Thread.Agreement, StringComparer.Ordinal)
                .ThenBy(read => read.Mine)
                .Select(read => Of(reading, read, me, today)),
        ]);
    }

    private static AgreementView Of(
        AgreementReading reading,
        ReadAgreement read,
        string me,
        DateOnly today
    )
    {
        var inForce = read.Phase == AgreementPhase.InForce;
        var open = read.Renewals.Where(renewal => renewal.On is null && renewal.Until > today);
        return new AgreementView
        {
            Agreement = read.Thread.Agreement,
            Mine = read.Mine,
            Phase = read.Phase!.Value,
            Terms = read.Proposal?.Terms,
            From = read.Proposal?.From,
            IConsented = read.MyYes is not null,
            CanConsent = read.CanConsent,
            Begins = read.AgreedOn is null ? null : read.Begins,
            TakeBackUntil =
                read.Phase is AgreementPhase.CoolingOff or AgreementPhase.InForce
                && today < read.TakeBackUntil
                    ? read.TakeBackUntil
                    : null,
            FadesOn = read.FadesOn,
            Review = read.Review,
            ReviewIsDue =
                inForce
                && (read.IsContainment ? read.LastDay : read.Review) is { } due
                && today >= due.AddDays(-Math.Min(AgreementView.ReviewAheadDays, due.DayNumber)),
            LastDay = read.LastDay,
            EndedOn = read.EndedOn,
            CanNote = read.TakesNotesOf(me),
            RenewalByMe = inForce ? Latest(open, renewal => renewal.Mine, today) : null,
            RenewalByOther = inForce ? Latest(open, renewal => renewal.Theirs, today) : null,
            AmendmentIsOpen = reading
                .AmendmentsOf(read)
                .Any(other => other.Phase is AgreementPhase.Open or AgreementPhase.CoolingOff),
            Amends = reading.AmendedBy(read) is { Phase: not null } old
                ? new AgreementReference { Agreement = old.Thread.Agreement, Own = old.Mine }
                : null,
            Timeline = AgreementTimeline.Of(read, me, today),
            Entry = read.Proposal?.Entry,
        };
    }

    // The latest that its author named and that has not faded.
    private static DateOnly? Latest(
        IEnumerable<ReadRenewal> open,
        Func<ReadRenewal, KeptAgreementMark?> by,
        DateOnly today
    ) =>
        open.Where(renewal =>
                by(renewal) is { } mark
                && today < AgreementReading.Later(mark.Day, Bounds.FadesAfterDays)
            )
            .MaxBy(renewal => by(renewal)!.Position)
            ?.Until;
}
