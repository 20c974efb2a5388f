namespace Reweave.Domain.Agreements;

/// <summary>The history of one agreement in days, readable from the top; neither can rewrite it.</summary>
internal static class AgreementTimeline
{
    public static IReadOnlyList<AgreementMoment> Of(ReadAgreement read, string me, DateOnly today)
    {
        var moments = new List<AgreementMoment>();
        if (read.Proposal is { } proposal)
        {
            moments.Add(
                new(AgreementMomentKind.Proposed, NotLater(proposal.Day)) { Mine = read.Mine }
            );
        }

        foreach (var day in DaysOf(read, AgreementMark.TalkedAbout).Select(NotLater).Distinct())
        {
            moments.Add(new(AgreementMomentKind.TalkedAbout, day));
        }

        if (read.AgreedOn is { } agreed && read.Phase != AgreementPhase.NotInForce)
        {
            moments.Add(new(AgreementMomentKind.Agreed, NotLater(agreed)));
            if (
                read.Begins <= today
                && !(read.LastDay < read.Begins)
                && read.Phase != AgreementPhase.WordsErased
            )
            {
                moments.Add(new(AgreementMomentKind.Began, read.Begins));
            }

            moments.AddRange(
                read.Renewed.Select(renewal => new AgreementMoment(
                    AgreementMomentKind.Renewed,
                    NotLater(renewal.On!.Value)
                )
                {
                    Until = renewal.Until,
                })
            );
            moments.AddRange(Notes(read, me, today));
            if (End(read) is { } end)
            {
                moments.Add(end);
            }
        }

        // Where the days are the same, what the host put first does not count.
        return
        [
            .. moments
                .OrderBy(moment => moment.Day)
                .ThenBy(moment => moment.Kind)
                .ThenBy(moment => moment.Mine)
                .ThenBy(moment => moment.Until),
        ];

        DateOnly NotLater(DateOnly day) => day > today ? today : day;
    }

    private static IEnumerable<DateOnly> DaysOf(ReadAgreement read, AgreementMark kind) =>
        read.Marks.Where(mark => mark.Kind == kind).Select(mark => mark.Day);

    private static IEnumerable<AgreementMoment> Notes(ReadAgreement read, string me, DateOnly today)
    {
        var erased = read
            .Marks.Where(mark => mark.Kind == AgreementMark.NoteErased)
            .Select(mark => (mark.Author, Note: mark.Of!))
            .ToHashSet();
        var kept = read
            .Thread.Notes.Where(note =>
                (note.Author == me ? note.Own : !note.Own) == read.Mine
                && !erased.Contains((note.Author, note.Note))
            )
            .DistinctBy(note => (note.Author, note.Note))
            .GroupBy(note => note.Author)
            .SelectMany(notes =>
                notes.OrderByDescending(note => note.Position).Take(AgreementView.MostNotes)
            )
            .OrderBy(note => note.Position)
            .Select(note => new AgreementMoment(
                AgreementMomentKind.Note,
                note.Day > today ? today : note.Day
            )
            {
                Mine = note.Author == me,
                Note = new AgreementNoteView(note.Note, note.About, note.Text, note.Entry),
            });
        var gone = read
            .Marks.Where(mark => mark.Kind == AgreementMark.NoteErased)
            .Select(mark => new AgreementMoment(
                AgreementMomentKind.Note,
                mark.Day > today ? today : mark.Day
            )
            {
                Mine = mark.Author == me,
                Note = new AgreementNoteView(mark.Of!, null, "", null),
            });
        return kept.Concat(gone);
    }

    private static AgreementMoment? End(ReadAgreement read) =>
        read.Phase switch
        {
            AgreementPhase.Ended => new(AgreementMomentKind.Ended, read.EndedOn!.Value),
            AgreementPhase.Lapsed => new(AgreementMomentKind.Lapsed, read.EndedOn!.Value),
            AgreementPhase.RanOut => new(AgreementMomentKind.RanOut, read.EndedOn!.Value),
            AgreementPhase.Replaced => new(AgreementMomentKind.Replaced, read.EndedOn!.Value),
            _ => null,
        };
}
