using Reweave.Domain.Events;

namespace Reweave.Domain.Agreements;

/// <summary>What one of the two may do with the agreements as they see them today.</summary>
public sealed class AgreementDecisions
{
    /// <summary>Hidden proposals of a modified client that one setting aside takes with it.</summary>
    private const int MostSetAside = 30;

    private readonly AgreementReading _reading;
    private readonly string _me;
    private readonly DateOnly _today;

    public AgreementDecisions(
        AgreementsState state,
        AgreementChoicesState choices,
        string space,
        string me,
        DateOnly today
    )
    {
        _reading = new AgreementReading(state, choices, space, me, today);
        _me = me;
        _today = today;
    }

    /// <summary>Offers words, and with them this person's yes: it is agreed when the other says theirs.</summary>
    /// <param name="agreement">A fresh random id.</param>
    /// <param name="amends">What it is to replace, from this person's side; null for a new one.</param>
    /// <param name="instead">Whether an open one of the same kind is taken back or set aside for it.</param>
    /// <param name="hasAnsweredWindow">Whether the couple has had a window with answers, without which there is no containment.</param>
    public Decision Propose(
        string agreement,
        AgreementTerms terms,
        AgreementReference? amends,
        string? from,
        bool instead,
        bool hasAnsweredWindow
    )
    {
        var fact = new AgreementOffered
        {
            Agreement = agreement,
            Terms = terms,
            Amends = amends,
            From = from,
        };
        if (!fact.IsWellFormed)
        {
            return new OutOfBounds(nameof(terms));
        }

        if (terms.Review <= _today || terms.Ends < _today)
        {
            return new DayIsPast();
        }

        if (terms.Kind == AgreementKind.Containment && !hasAnsweredWindow)
        {
            return new NothingAnsweredYet();
        }

        if (_reading.Find(agreement, mine: true) is not null)
        {
            return Decided.Nothing;
        }

        if (
            amends is not null
            && !(
                _reading.Find(amends.Agreement, amends.Own) is { Phase: AgreementPhase.InForce } old
                && old.Proposal!.Terms.Kind == terms.Kind
            )
        )
        {
            return new NoSuchAgreement(amends.Agreement);
        }

        var same = OfKind(terms.Kind).ToList();
        if (!instead && same.Find(read => read.Phase == AgreementPhase.Open) is { } other)
        {
            return new AgreementIsOpen(terms.Kind, other.Mine);
        }

        // What was set aside or rests goes too: the other would wait for an answer to it, and never see this one.
        return new Decided(
            [
                .. same.Where(read => read.Phase is not null || !read.Mine && _today < read.FadesOn)
                    .Take(MostSetAside)
                    .Select(read => TakenBack(read)),
                fact,
            ],
            []
        );
    }

    /// <summary>Gives the two seven more days.</summary>
    public Decision TalkedAbout(string agreement, bool mine) =>
        _reading.Find(agreement, mine) is not { Phase: AgreementPhase.Open } read
            ? new NoSuchAgreement(agreement)
        : read.Marks.Any(mark =>
            mark.Kind == AgreementMark.TalkedAbout && mark.Author == _me && mark.Day >= _today
        )
            ? Decided.Nothing
        : Decided.To(new AgreementTalkedAbout { Agreement = agreement, Own = mine });

    /// <summary>A yes to the words as they are, which makes it agreed.</summary>
    public Decision Consent(string agreement, bool mine, bool hasAnsweredWindow)
    {
        if (_reading.Find(agreement, mine) is not { Proposal: { } proposal } read)
        {
            return new NoSuchAgreement(agreement);
        }

        return read.MyYes is not null && read.Phase is not null ? Decided.Nothing
            : !read.CanConsent ? new NoSuchAgreement(agreement)
            : read.IsContainment && !hasAnsweredWindow ? new NothingAnsweredYet()
            : proposal.Offered
                ? Decided.To(
                    new AgreementAccepted
                    {
                        Agreement = agreement,
                        Own = false,
                        Offer = proposal.Entry,
                    }
                )
            : Decided.To(
                new AgreementConsented
                {
                    Agreement = agreement,
                    Own = mine,
                    Proposal = mine ? null : proposal.Entry,
                }
            );
    }

    /// <summary>Taking back and ending are one act, by either alone. Before it is in force nothing is left.</summary>
    public Decision Withdraw(string agreement, bool mine)
    {
        switch (_reading.Find(agreement, mine))
        {
            case { Phase: AgreementPhase.Open or AgreementPhase.Queued } open:
                return mine || open.MyYes is not null
                    ? new Decided([TakenBack(open)], mine ? [open.Proposal!.Entry] : [])
                    : Decided.Nothing;
            case { Phase: AgreementPhase.CoolingOff or AgreementPhase.InForce } agreed:
                var amendments = _reading
                    .AmendmentsOf(agreed)
                    .Where(read =>
                        read.Phase
                            is AgreementPhase.Open
                                or AgreementPhase.Queued
                                or AgreementPhase.CoolingOff
                    )
                    .Take(MostSetAside);
                return new Decided(
                    [
                        .. amendments.Select(read => TakenBack(read)),
                        TakenBack(agreed, inForce: _today >= agreed.TakeBackUntil),
                    ],
                    []
                );
            default:
                return Decided.Nothing;
        }
    }

    /// <summary>
    /// Sets the other's offer aside, privately: for the one who offered it waits on and fades, and nothing else of its kind from them is
    /// shown to this person for seven days.
    /// </summary>
    public Decision SetAside(string space, string agreement) =>
        _reading.Find(agreement, mine: false)
            is { Phase: AgreementPhase.Open, MyYes: null, Proposal.Terms.Kind: var kind }
            ? Decided.To(
                new AgreementSetAside
                {
                    Space = space,
                    Agreement = agreement,
                    Own = false,
                    Kind = kind,
                }
            )
            : Decided.Nothing;

    /// <summary>Names the next day to look at it. In force when both name the same day.</summary>
    public Decision Renew(string agreement, bool mine, DateOnly until)
    {
        if (
            _reading.Find(agreement, mine)
            is not { Phase: AgreementPhase.InForce, Proposal.Terms: { } terms } read
        )
        {
            return new NoSuchAgreement(agreement);
        }

        if (until <= _today || until > MostUntil(terms))
        {
            return new DayIsPast();
        }

        if (read.Renewals.Any(renewal => renewal.Until == until && renewal.Mine is not null))
        {
            return Decided.Nothing;
        }

        return new Decided(
            [
                .. OwnRenewals(read)
                    .Select(renewal => new AgreementRenewalWithdrawn
                    {
                        Agreement = agreement,
                        Own = mine,
                        Until = renewal.Until,
                    }),
                new AgreementRenewed
                {
                    Agreement = agreement,
                    Own = mine,
                    Until = until,
                },
            ],
            []
        );
    }

    /// <summary>Takes the own renewal back, or sets the other's aside: both look the same, and it goes on as it was.</summary>
    public Decision WithdrawRenewal(string agreement, bool mine) =>
        _reading.Find(agreement, mine) is { } read
            ? new Decided(
                [
                    .. read
                        .Renewals.Where(renewal => renewal.On is null && renewal.Until > _today)
                        .Select(renewal => new AgreementRenewalWithdrawn
                        {
                            Agreement = agreement,
                            Own = mine,
                            Until = renewal.Until,
                        }),
                ],
                []
            )
            : Decided.Nothing;

    /// <summary>About oneself. Possible while it is in force, and for a week after it, to write what was mended.</summary>
    public Decision KeepNote(
        string agreement,
        bool mine,
        string note,
        AgreementNoteAbout about,
        string text
    )
    {
        if (_reading.Find(agreement, mine) is not { } read)
        {
            return new NoSuchAgreement(agreement);
        }

        var fact = new AgreementNoteKept
        {
            Agreement = agreement,
            Own = mine,
            Note = note,
            About = about,
            Text = text,
        };
        return read.Thread.Notes.Exists(kept => kept.Note == note) ? Decided.Nothing
            : !read.TakesNotesOf(_me) ? new NoSuchAgreement(agreement)
            : fact.IsWellFormed ? Decided.To(fact)
            : new OutOfBounds(nameof(text));
    }

    /// <summary>One's own only. That there was one stays to be seen, its words do not.</summary>
    public Decision EraseNote(string agreement, bool mine, string note)
    {
        var kept = _reading
            .Find(agreement, mine)
            ?.Thread.Notes.FindAll(other =>
                other.Author == _me && other.Own == mine && other.Note == note
            );
        return kept is null or { Count: 0 }
            ? Decided.Nothing
            : new Decided(
                [
                    new AgreementNoteErased
                    {
                        Agreement = agreement,
                        Own = mine,
                        Note = note,
                    },
                ],
                [.. kept.Select(other => other.Entry)]
            );
    }

    /// <summary>
    /// Erases own words that are shown to nobody any more: set aside, faded, or taken back before they were in force. Done with a
    /// person's next act, so that it tells nothing.
    /// </summary>
    public Decision Tidy()
    {
        var gone = _reading
            .All.Where(read => read is { Mine: true, Phase: null, Proposal: not null })
            .OrderBy(read => read.Proposal!.Position)
            .Take(MostSetAside)
            .ToList();
        return new Decided(
            [.. gone.Where(read => read.Ends.Count == 0).Select(read => TakenBack(read))],
            [.. gone.Select(read => read.Proposal!.Entry)]
        );
    }

    /// <summary>
    /// Takes back an own yes, and an own wish to renew, that faded unanswered: otherwise the other could take it up whenever they liked, with
    /// a day that lies back. Done with a person's next act, so that it tells nothing.
    /// </summary>
    public Decision Lapse() =>
        new Decided(
            [
                .. _reading
                    .All.Where(read =>
                        read is { Mine: false, AgreedOn: null, MyYes: not null, Ends.Count: 0 }
                        && _today > read.FadesOn
                    )
                    .Take(MostSetAside)
                    .Select(read => TakenBack(read)),
                .. _reading
                    .All.Where(read => read.Phase == AgreementPhase.InForce)
                    .SelectMany(read =>
                        OwnRenewals(read)
                            .Where(renewal =>
                                renewal.Until > _today
                                && _today
                                    > AgreementReading.Later(
                                        renewal.Mine!.Day,
                                        Bounds.FadesAfterDays
                                    )
                            )
                            .Select(renewal => new AgreementRenewalWithdrawn
                            {
                                Agreement = read.Thread.Agreement,
                                Own = read.Mine,
                                Until = renewal.Until,
                            })
                    ),
                // What this person saw replaced stays replaced for both, whatever the other claims about the amendment's end.
                .. _reading
                    .All.Where(read =>
                        read is { SeenInForce: true, Phase: null or AgreementPhase.NotInForce }
                    )
                    .Select(_reading.AmendedBy)
                    .OfType<ReadAgreement>()
                    .Where(old =>
                        old.Phase == AgreementPhase.Replaced
                        && !old.Marks.Any(mark =>
                            mark.Kind == AgreementMark.Ended && mark.Author == _me
                        )
                    )
                    .DistinctBy(old => old.Key)
                    .Take(MostSetAside)
                    .Select(old => TakenBack(old, inForce: true)),
            ],
            []
        );

    /// <summary>
    /// Remembers privately that both have said yes, so that cooling off counts from today at the earliest, and which amendments were
    /// seen in force.
    /// </summary>
    public Decision Learn(string space) =>
        new Decided(
            [
                .. _reading
                    .All.Where(read =>
                        read.LearnedOn is null
                        && read.Phase is AgreementPhase.CoolingOff or AgreementPhase.InForce
                    )
                    .Select(read => new AgreementLearned
                    {
                        Space = space,
                        Agreement = read.Thread.Agreement,
                        Own = read.Mine,
                    }),
                .. _reading
                    .All.Where(read =>
                        read is { Phase: AgreementPhase.InForce, SeenInForce: false }
                        && read.Proposal?.Amends is not null
                        && _today >= read.TakeBackUntil
                    )
                    .Select(read => new AgreementSeenInForce
                    {
                        Space = space,
                        Agreement = read.Thread.Agreement,
                        Own = read.Mine,
                    }),
            ],
            []
        );

    private DateOnly MostUntil(AgreementTerms terms) =>
        AgreementReading.Later(
            _today,
            terms.Kind == AgreementKind.Containment ? AgreementView.ContainmentDays : 366
        );

    // Proposals that have not the yes of both and were not withdrawn.
    private IEnumerable<ReadAgreement> OfKind(AgreementKind kind) =>
        _reading
            .All.Where(read =>
                read.AgreedOn is null && read.Ends.Count == 0 && read.Proposal?.Terms.Kind == kind
            )
            .OrderBy(read => read.Proposal!.Position);

    private static IEnumerable<ReadRenewal> OwnRenewals(ReadAgreement read) =>
        read.Renewals.Where(renewal => renewal.On is null && renewal.Mine is not null);

    private static AgreementWithdrawn TakenBack(ReadAgreement read, bool inForce = false) =>
        new()
        {
            Agreement = read.Thread.Agreement,
            Own = read.Mine,
            InForce = inForce,
        };
}

/// <summary>One of this kind is being talked about already.</summary>
public sealed record AgreementIsOpen(AgreementKind Kind, bool IsMine) : Refusal;

public sealed record NoSuchAgreement(string Agreement) : Refusal;

/// <summary>A day to look at it, or its last day, is over already, or too far away.</summary>
public sealed record DayIsPast : Refusal;

/// <summary>Containment comes only after questions were answered in an agreed window.</summary>
public sealed record NothingAnsweredYet : Refusal;
