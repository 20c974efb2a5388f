using System.Text.Json;
using Reweave.Domain.Events;
using Reweave.Domain.Questions;
using Reweave.Domain.Windows;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Questions;

/// <summary>Two people with windows on Tuesdays and Fridays, and the questions between them.</summary>
internal sealed class Asked
{
    public static readonly DateOnly Tuesday = Monday.AddDays(1);
    public static readonly DateOnly Friday = Monday.AddDays(4);
    private int _ids;

    public static readonly WindowsState Agreed = WindowsState
        .Empty.After(
            new WindowsProposed
            {
                Proposal = "w1",
                Terms = new WindowTerms
                {
                    Days = [DayOfWeek.Tuesday, DayOfWeek.Friday],
                    Minute = 1_200,
                    LengthInMinutes = 45,
                    PauseWord = "harbour",
                },
            },
            Meta(1, Ada)
        )
        .After(new WindowsAccepted { Proposal = "w1" }, Meta(2, Ben));

    public Log<QuestionsState> Log { get; } =
        new(
            QuestionsState.Empty,
            (state, fact, meta) => state.After(fact, meta),
            (state, entry) => state.WithoutEntry(entry)
        );

    public DateOnly Today
    {
        get => Log.Today;
        set => Log.Today = value;
    }

    public QuestionsState State => Log.State;

    public QuestionsView View(string who) => QuestionsView.For(State, who, Today);

    public static EventMeta Meta(long position, string author) =>
        new()
        {
            Position = position,
            Entry = $"entry-{position}",
            Author = author,
            Day = Monday,
        };

    public Decision Ask(string who, string question, DateOnly day, string text = "Where?") =>
        Log.Does(
            who,
            state =>
                QuestionDecisions.Ask(state, Agreed, who, Today, question, $"w-{++_ids}", text, day)
        );

    public Decision Rephrase(string who, string question, string text) =>
        Log.Does(
            who,
            state => QuestionDecisions.Rephrase(state, who, Today, question, $"w-{++_ids}", text)
        );

    public Decision Sort(string who, string question, DateOnly day) =>
        Log.Does(who, state => QuestionDecisions.Sort(state, Agreed, who, Today, question, day));

    public Decision Withdraw(string who, string question) =>
        Log.Does(who, state => QuestionDecisions.Withdraw(state, who, Today, question));

    public Decision Answer(string who, string question, string text = "There.") =>
        Log.Does(
            who,
            state => QuestionDecisions.Answer(state, who, Today, question, $"a-{++_ids}", text)
        );

    public Decision Settle(string who, string question, Settling settling, string? words = null) =>
        Log.Does(
            who,
            state => QuestionDecisions.Settle(state, who, Today, question, settling, words)
        );

    public Decision SetAside(string who, string question, string? words = null) =>
        Log.Does(who, state => QuestionDecisions.SetAside(state, who, Today, question, words));

    public Decision Erase(string who, string question, string piece) =>
        Log.Does(who, state => QuestionDecisions.Erase(state, who, Today, question, piece));

    /// <summary>Everything a screen could show, as text to compare; positions and entries are not shown.</summary>
    public static string Screen(QuestionsState state, string who, DateOnly today)
    {
        var view = QuestionsView.For(state, who, today);
        return JsonSerializer.Serialize(
            new[] { view.ByMe, view.ToMe, view.Answered, view.Faded }.Select(list =>
                list.Select(one => new
                {
                    one.Question,
                    one.IsMine,
                    one.Day,
                    one.Text,
                    SetAside = one.SetAside?.Words,
                    IsSetAside = one.SetAside is not null,
                    Answers = one.Answers.Select(answer => new
                    {
                        answer.Text,
                        answer.Day,
                        answer.Settling?.Settling,
                        answer.Settling?.Words,
                    }),
                    one.ChangedMeanwhile,
                })
            )
        );
    }

    public string Screen(string who) => Screen(State, who, Today);
}
