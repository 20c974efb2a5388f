using Reweave.Content;

namespace Reweave.Server.Pages;

/// <summary>
/// The plan for the first days in its general form: for whoever reads it, with nothing to tick and nothing kept. The app has the same
/// lines in the words that fit where a person stands.
/// </summary>
internal static class FirstDaysPage
{
    private const string Whoever = "other";

    public static Html Body(Words words)
    {
        var text = words.FirstDays;
        return Html.Of(
            $"""
            <h1>{text.PublicTitle}</h1>
            <p class="lead">{text.PublicLead}</p>
            <section class="card card--careful">
            <p>{text.DangerFirst}</p>
            <p><a href="{PublicPage.Help.PathIn(words.Language)}">{words.Pages.Help}</a></p>
            </section>
            <p class="soft">{text.NothingLate}</p>
            <section aria-labelledby="three-days">
            <h2 id="three-days">{text.ThreeDays}</h2>
            <p class="soft">{text.ThreeDaysMore}</p>
            {Line(text.TonightTitle, text.Tonight(Whoever))}{Line(text.SleepTitle, text.Sleep(Whoever))}{Line(
                text.EatTitle,
                text.Eat
            )}{Line(text.BodyTitle, text.Body(Whoever), text.BodyPep, text.BodyPregnancy)}{Line(
                text.TellTitle,
                text.Tell(Whoever)
            )}{Line(text.ChildrenTitle, text.Children)}{Line(text.ContactTitle, text.Contact(Whoever))}{Line(
                text.DecideTitle,
                text.Decide
            )}{Line(text.SearchTitle, text.Search(Whoever))}{Line(text.TalkTitle, text.Talk(Whoever))}{Line(
                text.HelpTitle,
                text.Help(Whoever)
            )}</section>
            <section aria-labelledby="three-weeks">
            <h2 id="three-weeks">{text.ThreeWeeks}</h2>
            <p class="soft">{text.ThreeWeeksMore}</p>
            {Line(text.DaysTitle, text.Days)}{Line(text.TestsTitle, text.Tests)}{Line(
                text.QuestionsTitle(Whoever),
                text.Questions(Whoever)
            )}{Line(text.WindowTitle, text.Window)}{Line(text.PeopleTitle, text.People)}{Line(
                text.MoneyTitle,
                text.Money(Whoever)
            )}{Line(text.TouchTitle, text.Touch)}{Line(text.FaithTitle, text.Faith)}{Line(
                text.ProfessionalTitle,
                text.Professional
            )}{Line(text.LaterTitle, text.Later)}</section>
            <p class="soft small">{text.Evidence}</p>
            """
        );
    }

    private static Html Line(string title, params string[] paragraphs) =>
        Html.Of(
            $"""
            <h3>{title}</h3>
            {Html.Each(paragraphs, paragraph => Html.Of($"<p>{paragraph}</p>\n"))}
            """
        );
}
