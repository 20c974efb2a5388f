using Reweave.Domain.Events;

namespace Reweave.Domain.Agreements;

/// <summary>A proposal and everything that was said about it.</summary>
internal sealed record ReadAgreement : Unprinted
{
    public required AgreementThread Thread { get; init; }

    /// <summary>Whether the person who looks proposed it.</summary>
    public required bool Mine { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Null when its author erased the words that both had said yes to.</summary>
    public required KeptAgreement? Proposal { get; init; }

    public required IReadOnlyList<KeptAgreementMark> Marks { get; init; }
    public required KeptAgreementMark? MyYes { get; init; }
    public required KeptAgreementMark? TheirYes { get; init; }
    public required DateOnly FadesOn { get; init; }

    /// <summary>The day of the later yes; null unless both said it in time.</summary>
    public DateOnly? AgreedOn { get; init; }

    public DateOnly? LearnedOn { get; init; }

    /// <summary>By the person who looks, before their yes.</summary>
    public bool IsSetAside { get; init; }

    /// <summary>Whether the person who looks was shown that this amendment had begun.</summary>
    public bool SeenInForce { get; init; }
    public IReadOnlyList<ReadRenewal> Renewals { get; init; } = [];
    public IReadOnlyList<KeptAgreementMark> Ends { get; init; } = [];

    /// <summary>Null when there is nothing to see.</summary>
    public AgreementPhase? Phase { get; init; }

    /// <summary>The last day or the day it was ended.</summary>
    public DateOnly? EndedOn { get; init; }

    public (string Agreement, bool Mine) Key => (Thread.Agreement, Mine);

    /// <summary>What it would replace, from this person's side; null for a new one.</summary>
    public (string Agreement, bool Mine)? AmendedKey =>
        Proposal?.Amends is { } amends ? (amends.Agreement, amends.Own == Mine) : null;

    /// <summary>
    /// The one who proposes says yes first, so that nobody's yes can be read before the other's: of words without a yes (from an earlier
    /// version) the proposer's comes first.
    /// </summary>
    public bool CanConsent =>
        Phase == AgreementPhase.Open && MyYes is null && (Mine || TheirYes is not null);

    public bool IsContainment => Proposal?.Terms.Kind == AgreementKind.Containment;

    public int CoolingOffDays =>
        Proposal?.Terms.CoolingOffDays ?? AgreementTerms.DefaultCoolingOffDays;

    /// <summary>The first day in force. Meaningful only when both have said yes.</summary>
    public DateOnly Begins
    {
        get
        {
            var cooled = AgreementReading.Later(AgreedOn ?? DateOnly.MinValue, CoolingOffDays);
            return Proposal?.Terms.Starts is { } starts && starts > cooled ? starts : cooled;
        }
    }

    /// <summary>Before this day the person who looks takes it back without a trace: cooling off counts from when they could know.</summary>
    public DateOnly TakeBackUntil
    {
        get
        {
            var own = AgreementReading.Later(LearnedOn ?? Today, CoolingOffDays);
            return own <= Begins ? Begins
                : own > TakeBackUntilAtMost ? TakeBackUntilAtMost
                : own;
        }
    }

    /// <summary>A take-back later than this is an ending, whatever it claims.</summary>
    public DateOnly TakeBackUntilAtMost =>
        AgreementReading.Later(Begins, AgreementView.ContainmentDays);

    public IEnumerable<ReadRenewal> Renewed => Renewals.Where(renewal => renewal.On is not null);

    public DateOnly? Review
    {
        get
        {
            var review = Proposal?.Terms.Review;
            foreach (var renewal in Renewed)
            {
                review = review > renewal.Until ? review : renewal.Until;
            }

            return review;
        }
    }

    /// <summary>The last day it holds by itself; null when it has none.</summary>
    public DateOnly? LastDay
    {
        get
        {
            var ends = Proposal?.Terms.Ends;
            if (!IsContainment)
            {
                return ends;
            }

            var lapses = AgreementReading.Later(Begins, AgreementView.ContainmentDays - 1);
            foreach (var renewal in Renewed)
            {
                var most = AgreementReading.Later(renewal.On!.Value, AgreementView.ContainmentDays);
                var until = renewal.Until < most ? renewal.Until : most;
                lapses = lapses > until ? lapses : until;
            }

            return ends < lapses ? ends : lapses;
        }
    }

    /// <summary>About oneself, while it is in force and for a week after; as many as a screen shows.</summary>
    public bool TakesNotesOf(string author) =>
        (
            Phase == AgreementPhase.InForce
            || Phase is AgreementPhase.Ended or AgreementPhase.Lapsed or AgreementPhase.RanOut
                && Today <= AgreementReading.Later(EndedOn!.Value, Bounds.FadesAfterDays)
        )
        && Thread.Notes.Count(note => note.Author == author) < AgreementView.MostNotes;

    public bool IsAmendmentInForceSince(DateOnly today) =>
        Proposal?.Amends is not null
        && AgreedOn is not null
        && Begins <= today
        && (
            Phase
                is AgreementPhase.InForce
                    or AgreementPhase.Ended
                    or AgreementPhase.Lapsed
                    or AgreementPhase.RanOut
                    or AgreementPhase.Replaced
            // A take-back that came late, or that claims an early day, does not bring back what it had replaced.
            || SeenInForce
            || Ends.Any(end => end.Day >= Begins)
        );
}

/// <param name="On">The day of the later of both; null while only one named it.</param>
internal sealed record ReadRenewal(
    DateOnly Until,
    KeptAgreementMark? Mine,
    KeptAgreementMark? Theirs,
    DateOnly? On
) : Unprinted;
