using Reweave.Domain.Events;

namespace Reweave.Domain.Agreements;

/// <summary>
/// What the collected facts amount to for one person on one day. The other's claimed day counts only between one's own yes and thirty
/// days later; an answer after a proposal has faded does not count.
/// </summary>
internal sealed class AgreementReading
{
    private const int LatestYesDays = 30;

    /// <summary>A day of one zone against a day of another.</summary>
    private const int ZoneDays = 1;

    private readonly Dictionary<(string Agreement, bool Mine), ReadAgreement> _all = [];
    private readonly string _me;
    private readonly DateOnly _today;

    public AgreementReading(
        AgreementsState state,
        AgreementChoicesState choices,
        string space,
        string me,
        DateOnly today
    )
    {
        _me = me;
        _today = today;
        foreach (var thread in state.Threads.Values)
        {
            foreach (var mine in new[] { true, false })
            {
                if (Read(thread, mine) is { } read)
                {
                    _all[(thread.Agreement, mine)] = read with
                    {
                        LearnedOn = choices.Learned(space, thread.Agreement, mine),
                    };
                }
            }
        }

        foreach (var read in _all.Values.ToList())
        {
            _all[read.Key] = read with { Ends = EndsOf(read) };
        }

        SetPhases();
    }

    public IEnumerable<ReadAgreement> All => _all.Values;

    public ReadAgreement? Find(string agreement, bool mine) =>
        _all.GetValueOrDefault((agreement, mine));

    /// <summary>What this one would replace; null for a new one.</summary>
    public ReadAgreement? AmendedBy(ReadAgreement read) =>
        read.Proposal?.Amends is { } amends
            ? Find(amends.Agreement, amends.Own == read.Mine)
            : null;

    public IEnumerable<ReadAgreement> AmendmentsOf(ReadAgreement read) =>
        _all.Values.Where(other => other.Key != read.Key && AmendedBy(other)?.Key == read.Key);

    internal static DateOnly Later(DateOnly day, int days) =>
        day > DateOnly.MaxValue.AddDays(-days) ? DateOnly.MaxValue : day.AddDays(days);

    private ReadAgreement? Read(AgreementThread thread, bool mine)
    {
        var marks = thread.Marks.FindAll(mark =>
            (mark.Author == _me ? mark.Own : !mark.Own) == mine
        );
        var yeses = marks.FindAll(mark => mark.Kind == AgreementMark.Consented);
        var proposals = thread
            .Proposals.Where(kept => kept.Author == _me == mine)
            .OrderBy(kept => kept.Position)
            .ToList();
        // The words that were said yes to, whatever else a modified client puts under the same id.
        var proposal =
            proposals.Find(kept => yeses.Exists(yes => yes.Of == kept.Entry))
            ?? proposals.FirstOrDefault();
        var myYes = yeses.Find(yes => yes.Author == _me && Fits(yes));
        var theirYes = yeses.Find(yes => yes.Author != _me && Fits(yes));
        if (proposal is null && (myYes is null || theirYes is null))
        {
            return null;
        }

        var read = new ReadAgreement
        {
            Thread = thread,
            Mine = mine,
            Today = _today,
            Proposal = proposal,
            Marks = marks,
            MyYes = myYes,
            TheirYes = theirYes,
            FadesOn = FadesOn(proposal, marks),
        };
        return
            myYes is not null
            && theirYes is not null
            && (proposal is null || (InTime(myYes, read) && InTime(theirYes, read)))
            ? read with
            {
                AgreedOn = LaterOf(myYes.Day, theirYes.Day, LatestYesDays),
                Renewals = RenewalsOf(marks),
            }
            : read;

        bool Fits(KeptAgreementMark yes) =>
            yes.Of is null || proposal is null || yes.Of == proposal.Entry;
    }

    // Seven days from each talk before it faded: a day that lies ahead, or after that, gives it no more time.
    private static DateOnly FadesOn(KeptAgreement? proposal, IReadOnlyList<KeptAgreementMark> marks)
    {
        var fades = Later(proposal?.Day ?? DateOnly.MinValue, Bounds.FadesAfterDays);
        foreach (
            var talk in marks
                .Where(mark => mark.Kind == AgreementMark.TalkedAbout)
                .Select(mark => mark.Day)
                .Order()
        )
        {
            if (talk > Later(fades, ZoneDays))
            {
                break;
            }

            var more = Later(talk, Bounds.FadesAfterDays);
            fades = fades > more ? fades : more;
        }

        return fades;
    }

    private static bool InTime(KeptAgreementMark yes, ReadAgreement read) =>
        yes.Day <= Later(read.FadesOn, ZoneDays);

    private static DateOnly LaterOf(DateOnly mine, DateOnly theirs, int most) =>
        theirs <= mine ? mine
        : theirs >= Later(mine, most) ? Later(mine, most)
        : theirs;

    private List<ReadRenewal> RenewalsOf(IReadOnlyList<KeptAgreementMark> marks)
    {
        var renewals = new List<ReadRenewal>();
        foreach (
            var day in marks
                .Where(mark => mark.Kind == AgreementMark.Renewed)
                .GroupBy(mark => mark.Until!.Value)
        )
        {
            if (
                marks.Any(mark =>
                    mark.Kind == AgreementMark.RenewalTakenBack && mark.Until == day.Key
                )
            )
            {
                continue;
            }

            var mine = day.FirstOrDefault(mark => mark.Author == _me);
            var theirs = day.FirstOrDefault(mark => mark.Author != _me);
            renewals.Add(
                new ReadRenewal(
                    day.Key,
                    mine,
                    theirs,
                    mine is not null && theirs is not null
                        ? LaterOf(mine.Day, theirs.Day, Bounds.FadesAfterDays)
                        : null
                )
            );
        }

        return renewals;
    }

    /// <summary>Its own withdrawals and those of what it amends: ending something ends what was to take its place.</summary>
    private List<KeptAgreementMark> EndsOf(ReadAgreement read)
    {
        var ends = new List<KeptAgreementMark>();
        var seen = new HashSet<(string, bool)>();
        for (var at = read; at is not null && seen.Add(at.Key); at = AmendedBy(at))
        {
            ends.AddRange(
                at.Marks.Where(mark => mark.Kind is AgreementMark.Ended or AgreementMark.TakenBack)
            );
        }

        return ends;
    }

    private void SetPhases()
    {
        foreach (var read in _all.Values.Where(read => read.AgreedOn is null).ToList())
        {
            _all[read.Key] = read with
            {
                Phase =
                    read.Ends.Count > 0 || _today >= read.FadesOn || IsAhead(read)
                        ? null
                        : AgreementPhase.Queued,
            };
        }

        // One open proposal a kind, whoever made it: the earliest.
        foreach (
            var kind in _all
                .Values.Where(read => read.Phase == AgreementPhase.Queued)
                .GroupBy(read => read.Proposal!.Terms.Kind)
                .ToList()
        )
        {
            var open = kind.MinBy(read => read.Proposal!.Position)!;
            _all[open.Key] = open with { Phase = AgreementPhase.Open };
        }

        foreach (var read in _all.Values.Where(read => read.AgreedOn is not null).ToList())
        {
            _all[read.Key] = AgreedPhase(read);
        }

        foreach (
            var read in _all.Values.Where(read => read.IsAmendmentInForceSince(_today)).ToList()
        )
        {
            if (
                AmendedBy(read) is { AgreedOn: not null, Phase: not null } old
                && !(old.EndedOn < read.Begins)
            )
            {
                _all[old.Key] = old with { Phase = AgreementPhase.Replaced, EndedOn = read.Begins };
            }
        }
    }

    // What the other dates ahead is not there before its day, or it would never fade.
    private bool IsAhead(ReadAgreement read) =>
        !read.Mine && read.Proposal!.Day > Later(_today, ZoneDays);

    private ReadAgreement AgreedPhase(ReadAgreement read)
    {
        DateOnly? ended = read.Ends.Count > 0 ? read.Ends.Min(end => DayOf(end, read)) : null;
        if (read.LastDay is { } last && last < _today && !(ended <= last))
        {
            return read with
            {
                Phase =
                    read.IsContainment && last < (read.Proposal?.Terms.Ends ?? DateOnly.MaxValue)
                        ? AgreementPhase.Lapsed
                        : AgreementPhase.RanOut,
                EndedOn = last,
            };
        }

        if (ended is { } day)
        {
            return WasInForce(read) ? read with { Phase = AgreementPhase.Ended, EndedOn = day }
                : read.Proposal is not null && _today < FadesOn(day, read)
                    ? read with
                    {
                        Phase = AgreementPhase.NotInForce,
                    }
                : read;
        }

        return read with
        {
            Phase =
                read.Proposal is null ? AgreementPhase.WordsErased
                : _today < read.Begins ? AgreementPhase.CoolingOff
                : AgreementPhase.InForce,
        };
    }

    private static DateOnly FadesOn(DateOnly ended, ReadAgreement read) =>
        Later(
            ended < read.TakeBackUntilAtMost ? ended : read.TakeBackUntilAtMost,
            Bounds.FadesAfterDays
        );

    // What took it back says whether it was in force. A claim of an early day does not take away a long history: it must stand
    // before whatever the other wrote later.
    private bool WasInForce(ReadAgreement read) =>
        read.Ends.Any(end =>
            end.Kind == AgreementMark.Ended
                && (read.Marks.Contains(end) || DayOf(end, read) >= read.Begins)
            || end.Day > read.TakeBackUntilAtMost
            || WroteBefore(end, read.TakeBackUntilAtMost)
        );

    private bool WroteBefore(KeptAgreementMark end, DateOnly after) =>
        _all.Values.Any(read =>
            read.Thread.Marks.Exists(mark =>
                mark.Author != end.Author && mark.Position < end.Position && mark.Day > after
            )
            || read.Thread.Notes.Exists(note =>
                note.Author != end.Author && note.Position < end.Position && note.Day > after
            )
        );

    private DateOnly DayOf(KeptAgreementMark end, ReadAgreement read) =>
        end.Author == _me ? end.Day
        : end.Day < read.AgreedOn ? read.AgreedOn!.Value
        : end.Day > _today && _today > read.AgreedOn ? _today
        : end.Day;
}

/// <summary>A proposal and everything that was said about it.</summary>
internal sealed record ReadAgreement
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
    public IReadOnlyList<ReadRenewal> Renewals { get; init; } = [];
    public IReadOnlyList<KeptAgreementMark> Ends { get; init; } = [];

    /// <summary>Null when there is nothing to see.</summary>
    public AgreementPhase? Phase { get; init; }

    /// <summary>The last day or the day it was ended.</summary>
    public DateOnly? EndedOn { get; init; }

    public (string Agreement, bool Mine) Key => (Thread.Agreement, Mine);

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

    public bool IsAmendmentInForceSince(DateOnly today) =>
        Proposal?.Amends is not null
        && AgreedOn is not null
        && Begins <= today
        && Phase
            is AgreementPhase.InForce
                or AgreementPhase.Ended
                or AgreementPhase.Lapsed
                or AgreementPhase.RanOut
                or AgreementPhase.Replaced;
}

/// <param name="On">The day of the later of both; null while only one named it.</param>
internal sealed record ReadRenewal(
    DateOnly Until,
    KeptAgreementMark? Mine,
    KeptAgreementMark? Theirs,
    DateOnly? On
);
