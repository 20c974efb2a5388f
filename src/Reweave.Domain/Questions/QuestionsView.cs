using Reweave.Domain.Events;
using Reweave.Domain.Windows;

namespace Reweave.Domain.Questions;

/// <summary>
/// What one of the two sees of the questions on a given day. An unanswered question is shown until seven days after its window, in the
/// same way whatever the other does; then it is gone from both sides, and only its asker can take it back. Nothing is counted.
/// </summary>
public sealed record QuestionsView : Unprinted
{
    /// <summary>One asker's questions for one window; the rest stay parked.</summary>
    public const int MostForOneWindow = 5;

    /// <summary>One asker's open questions altogether.</summary>
    public const int MostOpen = 10;

    /// <summary>How many of the coming windows a question can be sorted into.</summary>
    public const int WindowsAhead = 4;

    /// <summary>A window further away does not exist: a modified client cannot keep a question before the other's eyes.</summary>
    private const int DaysAhead = 7 * WindowsAhead;

    /// <summary>Own open ones as the other sees them, by window.</summary>
    public required IReadOnlyList<QuestionView> ByMe { get; init; }

    /// <summary>The other's open ones, by window, never more than <see cref="MostOpen"/>.</summary>
    public required IReadOnlyList<QuestionView> ToMe { get; init; }

    /// <summary>Of both, newest answer first.</summary>
    public required IReadOnlyList<QuestionView> Answered { get; init; }

    /// <summary>Own ones that were not answered and are shown to nobody any more: each can be taken back to the parked ones.</summary>
    public required IReadOnlyList<QuestionView> Faded { get; init; }

    public QuestionView? Find(string question) =>
        ByMe.Concat(ToMe).Concat(Answered).FirstOrDefault(one => one.Question == question);

    public static QuestionsView For(QuestionsState state, string me, DateOnly today)
    {
        var all = state
            .Threads.SelectMany(thread =>
                thread.Value.Askers.Select(asker =>
                    QuestionView.For(thread.Key, thread.Value, asker, me)
                )
            )
            .OrderBy(one => one.Day)
            .ThenBy(one => one.Position)
            .ThenBy(one => one.Question, StringComparer.Ordinal)
            .ToList();
        var open = all.Where(one => !one.IsAnswered && one.Text is not null).ToList();
        var byMe = Shown(open.Where(one => one.IsMine), today);
        return new QuestionsView
        {
            ByMe = byMe,
            ToMe = Shown(open.Where(one => !one.IsMine), today),
            Answered =
            [
                .. all.Where(one => one.IsAnswered)
                    .OrderByDescending(one => one.Answers[^1].Day)
                    .ThenByDescending(one => one.Day)
                    .ThenBy(one => one.Question, StringComparer.Ordinal),
            ],
            Faded = [.. open.Where(one => one.IsMine && !byMe.Contains(one))],
        };
    }

    /// <summary>
    /// As it stands with the windows there are. Without any, whoever ended them, nothing open is before either: asking has no place then.
    /// </summary>
    public QuestionsView Within(WindowsState windows) =>
        windows.InForce is not null
            ? this
            : this with
            {
                ByMe = [],
                ToMe = [],
                Faded = [.. Faded, .. ByMe],
            };

    /// <summary>Whether the asker may put one more question into the window of that day.</summary>
    public bool HasRoom(DateOnly day) =>
        ByMe.Count < MostOpen && ByMe.Count(one => one.Day == day) < MostForOneWindow;

    // One asker's, the same for both: two own devices, or a modified client, can ask for more than there is room for.
    private static IReadOnlyList<QuestionView> Shown(
        IEnumerable<QuestionView> open,
        DateOnly today
    ) =>
        [
            .. open.Where(one => IsNear(one.Day, today))
                .GroupBy(one => one.Day)
                .SelectMany(window => window.OrderBy(Place).Take(MostForOneWindow))
                .OrderBy(Place)
                .Take(MostOpen)
                .OrderBy(one => one.Day)
                .ThenBy(Place),
        ];

    private static bool IsNear(DateOnly day, DateOnly today) =>
        day.DayNumber > today.DayNumber - Bounds.FadesAfterDays
        && day.DayNumber <= today.DayNumber + DaysAhead;

    private static long Place(QuestionView one) => one.Position;
}

/// <summary>One question with its answers, as one of the two sees it.</summary>
public sealed record QuestionView : Unprinted
{
    public required string Question { get; init; }
    public required bool IsMine { get; init; }

    /// <summary>The window it is for.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Null when its author erased it after it was answered.</summary>
    public required string? Text { get; init; }

    /// <summary>The wording shown, to be named by an answer.</summary>
    public required string? Wording { get; init; }

    /// <summary>Of the wording shown; null when it is erased.</summary>
    public required string? Entry { get; init; }
    public required long Position { get; init; }
    public required IReadOnlyList<AnswerView> Answers { get; init; }

    /// <summary><em>Not in this window</em>, with optional words; null also when another day was chosen since. Only while it is open.</summary>
    public required GivenSetAside? SetAside { get; init; }

    /// <summary>The question was changed while it was being answered: the answer is to the wording before.</summary>
    public required bool ChangedMeanwhile { get; init; }

    public bool IsAnswered => Answers.Count > 0;

    /// <summary>The asker said that something is missing, and the one completion is still to come.</summary>
    public bool CanBeCompleted =>
        Answers is [{ Settling.Settling: Settling.SomethingMissing }] && Text is not null;

    /// <summary>Of the answers whose words are there.</summary>
    public IReadOnlyList<string> AnswerEntries =>
        [.. Answers.Select(answer => answer.Entry).OfType<string>()];

    internal static QuestionView For(
        string question,
        QuestionThread thread,
        string asker,
        string me
    )
    {
        var wording = thread.WordingOf(asker);
        var answers = thread.AnswersTo(asker);
        return new QuestionView
        {
            Question = question,
            IsMine = asker == me,
            Day = thread.DayOf(asker),
            Text = wording?.Text,
            Wording = wording?.Wording,
            Entry = wording?.Entry,
            Position = wording?.Position ?? 0,
            Answers =
            [
                .. answers.Select(answer => new AnswerView
                {
                    Answer = answer.Answer,
                    Text = answer.Text,
                    Day = answer.Day,
                    Entry = answer.Entry,
                    Settling = thread.SettlingOf(asker, answer),
                }),
            ],
            SetAside = answers.IsEmpty ? thread.SetAsideFor(asker) : null,
            ChangedMeanwhile =
                wording is not null
                && answers.FirstOrDefault() is { Wording: not null } first
                && (
                    first.Wording != wording.Wording
                    || first.Of is not null && first.Of != wording.Entry
                ),
        };
    }
}

public sealed record AnswerView : Unprinted
{
    public required string Answer { get; init; }

    /// <summary>Null when its author erased it.</summary>
    public required string? Text { get; init; }

    /// <summary>A day, never a time.</summary>
    public required DateOnly Day { get; init; }
    public required string? Entry { get; init; }

    /// <summary>What the asker said of it; null as long as nothing.</summary>
    public required GivenSettling? Settling { get; init; }
}
