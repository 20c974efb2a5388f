using Microsoft.Playwright;

namespace Reweave.Browser.Tests.Story;

internal sealed partial class Person
{
    public async Task GoesToTheCheckInAsync()
    {
        await GoesToAsync(Words.Frame.Together);
        await FollowsAsync(Words.Together.CheckIn);
        await SeesHeadingAsync(Words.CheckIns.Title);
    }

    public async Task AnswersTheCheckInAsync(string feeling, string oneThing, string need)
    {
        await GoesToTheCheckInAsync();
        await ChoosesAsync(Words.Feelings.Name(feeling));
        await FillsAsync(Words.CheckIns.OneThingQuestion, oneThing);
        await FillsAsync(Words.CheckIns.NeedQuestion, need);
        await SeesAsync(Words.CheckIns.WhoSees);
        await TapsAsync(Words.CheckIns.Seal);
    }

    /// <summary>The same words, whatever the other does or does not do.</summary>
    public async Task WaitsAsync()
    {
        await SeesHeadingAsync(Words.CheckIns.Waiting);
        await SeesAsync(Words.CheckIns.WaitingMore);
    }

    public Task SeesThatBothAreReadyAsync() => SeesHeadingAsync(Words.CheckIns.Ready);

    public Task OpensTheItemAsync(string item) =>
        Item(item)
            .GetByRole(AriaRole.Button, new() { Name = Words.CheckIns.Open, Exact = true })
            .ClickAsync();

    public Task SeesInTheItemAsync(string item, string text) =>
        Assertions.Expect(Item(item).GetByText(text).First).ToBeVisibleAsync(Slow);

    public async Task AnswersTheNeedAsync(string reply, string text)
    {
        await Page.GetByRole(AriaRole.Radio, new() { NameRegex = StartingWith(reply) })
            .CheckAsync();
        await FillsAsync(Words.CheckIns.ReplyText, text);
        await TapsAsync(Words.CheckIns.ReplySend);
        await SeesAsync(Words.CheckIns.YouReplied(reply));
    }

    private ILocator Item(string title) =>
        Page.Locator(".card")
            .Filter(
                new()
                {
                    Has = Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }),
                }
            );

    private static System.Text.RegularExpressions.Regex StartingWith(string text) =>
        new("^" + System.Text.RegularExpressions.Regex.Escape(text));
}
