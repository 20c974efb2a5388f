using System.Globalization;
using Reweave.Client;
using Reweave.Client.Journal;
using Reweave.Client.Practices;
using Reweave.Client.Preparations;
using Reweave.Domain.FirstDays;
using Reweave.Domain.Journey;
using Reweave.Domain.Preparations;
using Reweave.Domain.Questions;
using Reweave.Domain.Standing;

namespace Reweave.Demo;

internal static partial class Acts
{
    private static Task<Refusal?> Journal(Couple couple, Partner me, RoadLine line) =>
        me.Session.Journal.WriteAsync(
            new JournalText
            {
                Text = line.Text,
                Feelings = Feelings(line, 0),
                Tags = line.OptionalText(1)?.Split(',', StringSplitOptions.TrimEntries) ?? [],
            }
        );

    private static Task<Refusal?> Share(Couple couple, Partner me, RoadLine line) =>
        me.Session.Journal.ShareAsync(null, line.Text, Feelings(line, 0));

    private static Task<Refusal?> Standing(Couple couple, Partner me, RoadLine line) =>
        me.Session.Standing.NoteAsync(
            null,
            line.Name<Stand>(0),
            line.OptionalText(0),
            Names<BreachKind>(line, 1),
            DayFrom(couple, line, 2)
        );

    private static Task<Refusal?> FirstDays(Couple couple, Partner me, RoadLine line) =>
        EachAsync(
            line.Arguments[1].Split(','),
            one => me.Session.FirstDays.MarkAsync(one, line.Name<LineMark>(0))
        );

    private static Task<Refusal?> StrandChosen(Couple couple, Partner me, RoadLine line) =>
        me.Session.Journey.ChooseAsync(line.Name<Strand>(0));

    private static Task<Refusal?> Prepare(Couple couple, Partner me, RoadLine line)
    {
        var kind = line.Name<PreparationKind>(0);
        if (!me.Begun.TryGetValue(kind.ToString(), out var id))
        {
            me.Begun[kind.ToString()] = id = PreparationDesk.NewId();
        }

        return me.Session.Preparations.KeepAsync(id, kind, line.Arguments[1], line.Text);
    }

    /// <summary>Its last step and whether it was finished; texts as <c>step=words</c>.</summary>
    private static async Task<Refusal?> Practise(Couple couple, Partner me, RoadLine line)
    {
        var practice = line.Arguments[0];
        var sitting = PracticesDesk.NewId();
        foreach (var text in line.Texts)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            var step = int.Parse(text[..at], CultureInfo.InvariantCulture);
            var refusal = await me.Session.Practices.ReachAsync(
                sitting,
                practice,
                step,
                (step, text[(at + 1)..])
            );
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return await me.Session.Practices.ReachAsync(
            sitting,
            practice,
            line.Number(1),
            finished: line.Arguments[2] == "done"
        );
    }

    private static Task<Refusal?> Park(Couple couple, Partner me, RoadLine line) =>
        me.Session.Questions.ParkAsync(
            new ParkedText(
                line.Text,
                line.Name<Leaning>(0),
                line.OptionalText(1),
                line.Name<Leaning>(1)
            )
        );
}
