using Reweave.Domain.Events;
using Reweave.Domain.Windows;

namespace Reweave.Domain.Questions;

/// <summary>What one of the two may do with the questions on a given day. Asking needs a window that both agreed on.</summary>
public static class QuestionDecisions
{
    /// <summary>The windows a question can be sorted into today, each with room or not.</summary>
    public static IReadOnlyList<WindowRoom> Rooms(
        QuestionsState state,
        WindowsState windows,
        string me,
        DateOnly today
    )
    {
        var view = QuestionsView.For(state, me, today);
        return windows.InForce is { } inForce
            ?
            [
                .. inForce
                    .Terms.From(today)
                    .Take(QuestionsView.WindowsAhead)
                    .Select(day => new WindowRoom(day, view.HasRoom(day))),
            ]
            : [];
    }

    /// <param name="question">A fresh random id, not the parked one's: the partner learns nothing about what it came from.</param>
    /// <param name="wording">Another one.</param>
    public static Decision Ask(
        QuestionsState state,
        WindowsState windows,
        string me,
        DateOnly today,
        string question,
        string wording,
        string text,
        DateOnly day
    ) =>
        state.Threads.ContainsKey(question) ? Decided.Nothing
        : RefusedText(text) is { } refused ? refused
        : RefusedDay(state, windows, me, today, day) is { } refusedDay ? refusedDay
        : !state.HasRoomFor(me) ? new WindowIsFull(day)
        : Decided.To(
            new QuestionAsked
            {
                Question = question,
                Wording = wording,
                Day = day,
                Text = text,
            }
        );

    /// <summary>Until it is answered. What it said before is erased.</summary>
    public static Decision Rephrase(
        QuestionsState state,
        string me,
        DateOnly today,
        string question,
        string wording,
        string text
    ) =>
        OpenByMe(state, me, today, question) is not { } open ? new NoOpenQuestion(question)
        : open.Text == text ? Decided.Nothing
        : RefusedText(text) is { } refused ? refused
        : new Decided(
            [
                new QuestionRephrased
                {
                    Question = question,
                    Wording = wording,
                    Day = open.Day,
                    Text = text,
                },
            ],
            [.. WordingsOf(state, me, question)]
        );

    /// <summary>Until it is answered; also one that was set aside, which is then as new.</summary>
    public static Decision Sort(
        QuestionsState state,
        WindowsState windows,
        string me,
        DateOnly today,
        string question,
        DateOnly day
    ) =>
        OpenByMe(state, me, today, question) is not { } open ? new NoOpenQuestion(question)
        : open.Day == day ? Decided.Nothing
        : windows.InForce is null ? new NoWindowOn(day)
        : !Rooms(Without(state, me, question), windows, me, today).Contains(new(day, true))
            ? new WindowIsFull(day)
        : Decided.To(new QuestionSorted { Question = question, Day = day });

    /// <summary>Until it is answered, and also once it has faded. Nothing is left of it.</summary>
    public static Decision Withdraw(
        QuestionsState state,
        string me,
        DateOnly today,
        string question
    )
    {
        var view = QuestionsView.For(state, me, today);
        return view.ByMe.Concat(view.Faded).Any(one => one.Question == question)
                ? new Decided(
                    [new QuestionWithdrawn { Question = question }],
                    [.. WordingsOf(state, me, question)]
                )
            : view.Answered.Any(one => one.IsMine && one.Question == question)
                ? new AnsweredAlready(question)
            : Decided.Nothing;
    }

    /// <summary>From the day of its window on; the whole answer, and once more when the asker said that something is missing.</summary>
    /// <param name="answer">A fresh random id.</param>
    public static Decision Answer(
        QuestionsState state,
        string me,
        DateOnly today,
        string question,
        string answer,
        string text
    )
    {
        var view = QuestionsView.For(state, me, today);
        if (view.Answered.FirstOrDefault(one => IsTheirs(one, question)) is { } answered)
        {
            if (answered.Answers.Any(one => one.Answer == answer))
            {
                return Decided.Nothing;
            }

            return answered.CanBeCompleted
                ? Answering(answered, answer, text)
                : new AnsweredAlready(question);
        }

        return view.ToMe.FirstOrDefault(one => IsTheirs(one, question)) is not { } open
                ? new NoOpenQuestion(question)
            : today < open.Day ? new NotItsWindowYet(question, open.Day)
            : Answering(open, answer, text);
    }

    /// <summary><em>Not in this window.</em> The last one counts; words are optional.</summary>
    public static Decision SetAside(
        QuestionsState state,
        string me,
        DateOnly today,
        string question,
        string? words
    )
    {
        if (words?.Length > Bounds.AnswerLength)
        {
            return new OutOfBounds(nameof(words));
        }

        var open = QuestionsView
            .For(state, me, today)
            .ToMe.FirstOrDefault(one => IsTheirs(one, question));
        return open is null ? new NoOpenQuestion(question)
            : open.SetAside is { } kept && kept.Words == words ? Decided.Nothing
            : new Decided(
                [
                    new QuestionSetAside
                    {
                        Question = question,
                        Day = open.Day,
                        Words = words,
                    },
                ],
                [.. SetAsidesOf(state, me, question)]
            );
    }

    /// <summary>As if it had never been set aside.</summary>
    public static Decision TakeUpAgain(QuestionsState state, string me, string question) =>
        new Decided([], [.. SetAsidesOf(state, me, question)]);

    public static Decision Settle(
        QuestionsState state,
        string me,
        DateOnly today,
        string question,
        Settling settling,
        string? words
    )
    {
        if (words?.Length > Bounds.AnswerLength)
        {
            return new OutOfBounds(nameof(words));
        }

        var answer = QuestionsView
            .For(state, me, today)
            .Answered.FirstOrDefault(one => one.IsMine && one.Question == question)
            ?.Answers[^1];
        if (answer is null or { Text: null })
        {
            return new NoOpenQuestion(question);
        }

        return answer.Settling is { } kept && kept.Settling == settling && kept.Words == words
            ? Decided.Nothing
            : new Decided(
                [
                    new QuestionSettled
                    {
                        Question = question,
                        Answer = answer.Answer,
                        Entry = answer.Entry,
                        Settling = settling,
                        Words = words,
                    },
                ],
                [
                    .. state
                        .Threads[question]
                        .Settlings.Where(one => one.Author == me && one.Answer == answer.Answer)
                        .Select(one => one.Entry),
                ]
            );
    }

    /// <summary>Own words of an answered question: the question's, or those of an answer. The other's words stay.</summary>
    public static Decision Erase(
        QuestionsState state,
        string me,
        DateOnly today,
        string question,
        string piece
    )
    {
        if (!state.Threads.TryGetValue(question, out var thread))
        {
            return Decided.Nothing;
        }

        var entries = QuestionsView
            .For(state, me, today)
            .Answered.Where(one => one.Question == question)
            .SelectMany(one =>
                piece != question
                    ? one.IsMine
                        ? []
                        : thread
                            .Answers.Where(own => own.Author == me && own.Answer == piece)
                            .Select(own => own.Entry!)
                    : one.IsMine && one.Text is not null
                        ? WordingsOf(state, me, question)
                        : []
            )
            .ToList();
        return entries.Count == 0
            ? Decided.Nothing
            : new Decided(
                [new QuestionPieceErased { Question = question, Piece = piece }],
                entries
            );
    }

    private static Decision Answering(QuestionView question, string answer, string text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > Bounds.TextLength
            ? new OutOfBounds(nameof(text))
            : Decided.To(
                new QuestionAnswered
                {
                    Question = question.Question,
                    Answer = answer,
                    Wording = question.Wording!,
                    Entry = question.Entry,
                    Text = text,
                }
            );

    private static bool IsTheirs(QuestionView one, string question) =>
        !one.IsMine && one.Question == question;

    private static QuestionView? OpenByMe(
        QuestionsState state,
        string me,
        DateOnly today,
        string question
    ) => QuestionsView.For(state, me, today).ByMe.FirstOrDefault(one => one.Question == question);

    private static Refusal? RefusedText(string text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > Bounds.AnswerLength
            ? new OutOfBounds("question")
            : null;

    private static Refusal? RefusedDay(
        QuestionsState state,
        WindowsState windows,
        string me,
        DateOnly today,
        DateOnly day
    )
    {
        var room = Rooms(state, windows, me, today).FirstOrDefault(one => one.Day == day);
        return room is null ? new NoWindowOn(day)
            : room.HasRoom ? null
            : new WindowIsFull(day);
    }

    // As if it were not asked: moving one question never needs room for two.
    private static QuestionsState Without(QuestionsState state, string me, string question) =>
        state with
        {
            Threads = state.Threads.SetItem(question, state.Threads[question].Withdrawing(me)),
        };

    private static IEnumerable<string> WordingsOf(
        QuestionsState state,
        string me,
        string question
    ) => state.Threads[question].Wordings.Where(one => one.Author == me).Select(one => one.Entry);

    private static IEnumerable<string> SetAsidesOf(
        QuestionsState state,
        string me,
        string question
    ) =>
        state.Threads.TryGetValue(question, out var thread)
            ? thread.SetAsides.Where(one => one.Author == me).Select(one => one.Entry)
            : [];
}

/// <summary>A coming window, and whether one more question of this person fits into it.</summary>
public sealed record WindowRoom(DateOnly Day, bool HasRoom) : Unprinted;

/// <summary>There is no such open question, or it has faded.</summary>
public sealed record NoOpenQuestion(string Question) : Refusal;

public sealed record AnsweredAlready(string Question) : Refusal;

/// <summary>
/// Five of this person's questions are in that window already, or ten are open, or hundreds wait to be taken back: the rest stay parked.
/// </summary>
public sealed record WindowIsFull(DateOnly Day) : Refusal;

/// <summary>An answer is handed over in its window or after it, not before.</summary>
public sealed record NotItsWindowYet(string Question, DateOnly Day) : Refusal;
