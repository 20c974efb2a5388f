using Reweave.Content;

namespace Reweave.Web.FirstDays;

/// <summary>One line of the plan in the words that fit where a person stands.</summary>
/// <param name="Name">The short name that a mark is kept under; never changes.</param>
/// <param name="Href">Where the app has a place for it.</param>
public sealed record PlanLine(
    string Name,
    string Title,
    IReadOnlyList<string> Paragraphs,
    string? Href = null,
    string? HrefWords = null
)
{
    public static IReadOnlyList<PlanLine> ThreeDays(Words words, string stand)
    {
        var text = words.FirstDays;
        return
        [
            new("tonight", text.TonightTitle, [text.Tonight(stand)]),
            new("sleep", text.SleepTitle, [text.Sleep(stand)]),
            new("eat", text.EatTitle, [text.Eat]),
            new("body", text.BodyTitle, [text.Body(stand), text.BodyPep, text.BodyPregnancy]),
            new("tell", text.TellTitle, [text.Tell(stand)]),
            new("children", text.ChildrenTitle, [text.Children]),
            new("contact", text.ContactTitle, [text.Contact(stand)]),
            new("decide", text.DecideTitle, [text.Decide]),
            new("search", text.SearchTitle, [text.Search(stand)]),
            new("talk", text.TalkTitle, [text.Talk(stand)]),
            new("help", text.HelpTitle, [text.Help(stand)], "help", words.Help.Title),
        ];
    }

    public static IReadOnlyList<PlanLine> ThreeWeeks(Words words, string stand)
    {
        var text = words.FirstDays;
        return
        [
            new("days", text.DaysTitle, [text.Days]),
            new("tests", text.TestsTitle, [text.Tests]),
            new(
                "questions",
                text.QuestionsTitle(stand),
                [text.Questions(stand)],
                "questions",
                words.Questions.Title
            ),
            new("window", text.WindowTitle, [text.Window], "windows", words.Questions.WindowsTitle),
            new("people", text.PeopleTitle, [text.People]),
            new("money", text.MoneyTitle, [text.Money(stand)]),
            new("touch", text.TouchTitle, [text.Touch]),
            new("faith", text.FaithTitle, [text.Faith]),
            new("professional", text.ProfessionalTitle, [text.Professional]),
            new("later", text.LaterTitle, [text.Later]),
        ];
    }
}
