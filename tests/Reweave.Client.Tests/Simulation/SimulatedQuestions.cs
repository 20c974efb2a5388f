using Reweave.Client.Questions;
using Reweave.Domain.Questions;
using Reweave.Domain.Windows;

namespace Reweave.Client.Tests.Simulation;

/// <summary>What a simulated person does with windows and questions, at random.</summary>
internal static class SimulatedQuestions
{
    private static readonly WindowTerms EveryDay = new()
    {
        Days = Enum.GetValues<DayOfWeek>(),
        Minute = 1_200,
        LengthInMinutes = 45,
        PauseWord = "harbour",
    };

    public static (string What, Func<Task<Refusal?>> Do) Act(
        Session session,
        SeededChance chance,
        string text
    )
    {
        var desk = session.Questions;
        var view = desk.View;
        // Half of the time what leads on, or nothing would ever be answered.
        return (chance.Once(2) ? LeadsOn(session, view) : chance.Below(12)) switch
        {
            0 or 1 => (
                "agree on windows",
                () =>
                    session.Windows.View.ProposedToMe is null
                        ? session.Windows.ProposeAsync(EveryDay)
                        : session.Windows.AcceptAsync()
            ),
            2 => chance.Once(4)
                ? ("end windows", session.Windows.EndAsync)
                : ("pause a window", session.Windows.PauseAsync),
            3 or 4 => ("park", () => desk.ParkAsync(new ParkedText(text, null, null, null))),
            5 or 6 => ("ask", () => AskAsync(desk, chance, text)),
            7 or 8 => (
                "answer a question",
                () => On(view.ToMe, chance, one => desk.AnswerAsync(one.Question, text))
            ),
            9 => (
                "settle",
                () =>
                    On(
                        view.Answered,
                        chance,
                        one =>
                            desk.SettleAsync(
                                one.Question,
                                chance.Once(2) ? Settling.Answered : Settling.SomethingMissing,
                                text
                            )
                    )
            ),
            10 => (
                "set a question aside",
                () => On(view.ToMe, chance, one => desk.SetAsideAsync(one.Question, text))
            ),
            _ => chance.Once(2)
                ? (
                    "withdraw a question",
                    () => On(view.ByMe, chance, one => desk.WithdrawAsync(one.Question))
                )
                : (
                    "rephrase",
                    () => On(view.ByMe, chance, one => desk.RephraseAsync(one.Question, text))
                ),
        };
    }

    private static int LeadsOn(Session session, QuestionsView view) =>
        session.Windows.View.InForce is null ? 0
        : view.ToMe.Any(one => one.Day <= session.Windows.View.Today) ? 7
        : session.Questions.HasOffer ? 5
        : view.Answered.Any(one => one.IsMine && one.Answers[^1].Settling is null) ? 9
        : 3;

    /// <summary>Everything both can see, the same on both sides.</summary>
    public static string Shared(Session session)
    {
        var windows = session.Windows.View;
        var view = session.Questions.View;
        return string.Join(
            '\n',
            view.ByMe.Concat(view.ToMe)
                .Concat(view.Answered)
                .Select(Line)
                .Order(StringComparer.Ordinal)
                .Prepend(
                    $"{windows.InForce?.Minute} {(windows.ProposedByMe ?? windows.ProposedToMe)?.Minute} {windows.IsPaused}"
                )
        );
    }

    /// <summary>The own parked ones, the same on each own device.</summary>
    public static string Own(Session session) =>
        string.Join(
            '\n',
            session
                .Questions.Parked.Select(one => $"{one.Id} {one.Text} {one.Stage}")
                .Order(StringComparer.Ordinal)
        );

    private static string Line(QuestionView one) =>
        $"{one.Question} {one.Day} {one.Text} {one.SetAside?.Words} {one.ChangedMeanwhile} "
        + string.Join(
            ", ",
            one.Answers.Select(answer => $"{answer.Text} {answer.Settling?.Settling}")
        );

    private static Task<Refusal?> AskAsync(QuestionDesk desk, SeededChance chance, string text) =>
        desk.Parked.Where(one => one.Stage is ParkedStage.Offered or ParkedStage.Kept).ToList()
            is { Count: > 0 } rested
        && desk.Rooms.Where(room => room.HasRoom).ToList() is { Count: > 0 } rooms
            ? desk.AskAsync(
                chance.Of(rested).Id,
                text,
                rooms[chance.Once(2) ? 0 : chance.Below(rooms.Count)].Day
            )
            : Task.FromResult<Refusal?>(new Refusal.Empty());

    private static Task<Refusal?> On(
        IReadOnlyList<QuestionView> questions,
        SeededChance chance,
        Func<QuestionView, Task<Refusal?>> act
    ) =>
        questions.Count == 0
            ? Task.FromResult<Refusal?>(new Refusal.Empty())
            : act(chance.Of(questions));
}
