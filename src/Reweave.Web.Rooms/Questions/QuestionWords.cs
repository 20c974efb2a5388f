using Reweave.Content;
using Reweave.Domain.Questions;

namespace Reweave.Web.Questions;

/// <summary>How a question stands, in a few words. Never that a day has passed, or whose turn it is.</summary>
internal static class QuestionWords
{
    /// <summary>Its window: by day while it is to come, else simply the next.</summary>
    public static string For(this QuestionsWords words, QuestionView question, DateOnly today) =>
        question.Day < today
            ? words.ForNext
            : words.ForDay(weekday: question.Day.DayOfWeek, day: question.Day);

    /// <summary>What the asker said of the last answer; null while nothing.</summary>
    public static string? Standing(this QuestionsWords words, QuestionView question) =>
        question.Answers[^1].Settling is { } settling
            ? words.Settled(settling.Settling.ToString())
            : null;

    /// <summary>The gentle question under a text that may ask for proof.</summary>
    public static string? ProofCaution(this Words words, string text) =>
        words.Cautions.In(text, CautionKind.Proof).Count > 0 ? words.Questions.ProofCaution : null;
}
