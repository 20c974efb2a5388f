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
    private readonly Dictionary<
        (string Agreement, bool Mine),
        IReadOnlyList<KeptAgreementMark>
    > _marks = [];
    private readonly HashSet<AgreementKind> _atRest;
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
        _atRest = [.. choices.AtRest(space, today)];
        foreach (var thread in state.Threads.Values)
        {
            foreach (var mine in new[] { true, false })
            {
                if (Read(thread, mine) is { } read)
                {
                    _all[(thread.Agreement, mine)] = read with
                    {
                        LearnedOn = choices.Learned(space, thread.Agreement, mine),
                        SeenInForce = choices.SawInForce(space, thread.Agreement, mine),
                        IsSetAside = choices.IsSetAside(space, thread.Agreement, mine),
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
        read.AmendedKey is { } key ? Find(key.Agreement, key.Mine) : null;

    public IEnumerable<ReadAgreement> AmendmentsOf(ReadAgreement read) =>
        _all.Values.Where(other => other.Key != read.Key && AmendedBy(other)?.Key == read.Key);

    internal static DateOnly Later(DateOnly day, int days) =>
        day > DateOnly.MaxValue.AddDays(-days) ? DateOnly.MaxValue : day.AddDays(days);

    private ReadAgreement? Read(AgreementThread thread, bool mine)
    {
        var marks = thread.Marks.FindAll(mark =>
            (mark.Author == _me ? mark.Own : !mark.Own) == mine
        );
        _marks[(thread.Agreement, mine)] = marks;
        var yeses = marks.FindAll(mark =>
            mark.Kind is AgreementMark.Consented or AgreementMark.Accepted
        );
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
        if (proposal is { Offered: true })
        {
            (myYes, theirYes) = mine ? (Offer(proposal), theirYes) : (myYes, Offer(proposal));
        }
        else if (proposal is null && myYes is { Kind: AgreementMark.Accepted })
        {
            // The offer that this person took is gone; theirs was a yes to it.
            theirYes = myYes;
        }

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
                AgreedOn = LaterOf(myYes.Day, theirYes.Day, LatestDay(myYes, read)),
                Renewals = RenewalsOf(marks),
            }
            : read;

        bool Fits(KeptAgreementMark yes) =>
            proposal is null
            || proposal.Offered == (yes.Kind == AgreementMark.Accepted)
                && (yes.Of is null || yes.Of == proposal.Entry);
    }

    private static KeptAgreementMark Offer(KeptAgreement proposal) =>
        new()
        {
            Kind = AgreementMark.Consented,
            Author = proposal.Author,
            Own = true,
            Position = proposal.Position,
            Day = proposal.Day,
        };

    // Seven days from each talk before it faded: a day that lies ahead, or after that, gives it no more time.
    private DateOnly FadesOn(KeptAgreement? proposal, IReadOnlyList<KeptAgreementMark> marks)
    {
        var fades = Later(proposal?.Day ?? DateOnly.MinValue, Bounds.FadesAfterDays);
        foreach (
            var talk in marks
                .Where(mark => mark.Kind == AgreementMark.TalkedAbout)
                .Select(mark => mark.Day)
                .Order()
        )
        {
            if (talk > Later(fades, ZoneDays) || talk > Later(_today, ZoneDays))
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

    // Talking about it may have kept it open for longer than the other's day counts otherwise.
    private static DateOnly LatestDay(KeptAgreementMark mine, ReadAgreement read)
    {
        var (most, fades) = (Later(mine.Day, LatestYesDays), Later(read.FadesOn, ZoneDays));
        return read.Proposal is null || most >= fades ? most : fades;
    }

    private static DateOnly LaterOf(DateOnly mine, DateOnly theirs, DateOnly most) =>
        theirs <= mine ? mine
        : theirs >= most ? most
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
            var back = marks
                .Where(mark => mark.Kind == AgreementMark.RenewalTakenBack && mark.Until == day.Key)
                .ToList();
            var mine = day.FirstOrDefault(mark => mark.Author == _me);
            // Whose wish the other set aside sees ordinary waiting until it fades.
            var theirs = back.Count > 0 ? null : day.FirstOrDefault(mark => mark.Author != _me);
            if (back.Exists(mark => mark.Author == _me) || (mine ?? theirs) is null)
            {
                continue;
            }

            renewals.Add(
                new ReadRenewal(
                    day.Key,
                    mine,
                    theirs,
                    mine is not null && theirs is not null
                        ? LaterOf(mine.Day, theirs.Day, Later(mine.Day, Bounds.FadesAfterDays))
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
        for ((string, bool)? at = read.Key; at is { } key && seen.Add(key); )
        {
            // What is left of one whose words are gone is the same for both, whether or not it is still to be seen.
            ends.AddRange(
                _marks
                    .GetValueOrDefault(key, [])
                    .Where(mark => mark.Kind is AgreementMark.Ended or AgreementMark.TakenBack)
            );
            at = Find(key.Item1, key.Item2)?.AmendedKey;
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
                    read.Ends.Count > 0
                    || read.IsSetAside
                    || _today >= read.FadesOn
                    || IsAhead(read)
                    || IsAtRest(read)
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

    // For seven days after this person set one aside, others of that kind wait, in whatever order they came; and nobody is told.
    private bool IsAtRest(ReadAgreement read) =>
        !read.Mine && _atRest.Contains(read.Proposal!.Terms.Kind);

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
