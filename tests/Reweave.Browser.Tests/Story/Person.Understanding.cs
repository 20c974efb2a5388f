using Microsoft.Playwright;

namespace Reweave.Browser.Tests.Story;

internal sealed partial class Person
{
    // In the order they are asked, up to the last that a story needs.
    private static readonly string[] FirstConditions = ["Intimacy", "Connection", "Communication"];

    public async Task GoesToUnderstandingAsync()
    {
        await GoesToAsync(Words.Frame.Together);
        await FollowsAsync(Words.Understanding.Title);
        await SeesHeadingAsync(Words.Understanding.Title);
    }

    /// <summary>Goes through the conditions in order, says something about one of them, and seals.</summary>
    public async Task LooksAtWhatWasAroundAsync(
        string condition,
        int weight,
        string words,
        string? own = null
    )
    {
        await GoesToUnderstandingAsync();
        foreach (var before in FirstConditions.TakeWhile(one => one != condition))
        {
            await SeesHeadingAsync(NameOf(before));
            await TapsAsync(Words.Frame.Next);
        }

        await SeesHeadingAsync(NameOf(condition));
        await Page.GetByRole(AriaRole.Radio, new() { NameRegex = StartingWith($"{weight}") })
            .Last.CheckAsync();
        await FillsAsync(Words.Understanding.WordsLabel, words);
        await TapsAsync(Words.Understanding.ToTheEnd);
        if (own is not null)
        {
            await TapsAsync(Words.Frame.Back);
            await TapsAsync(Words.Understanding.OwnAdd);
            await FillsAsync(Words.Understanding.OwnName, own);
            await FillsAsync(Words.Understanding.WordsLabel, $"{own}.");
            await TapsAsync(Words.Frame.Next);
        }

        await SeesHeadingAsync(Words.Understanding.LookTitle);
        await SeesAsync(words);
        await SeesAsync(Words.Understanding.WhoSees);
    }

    public async Task SealsWhatWasAroundAsync()
    {
        await TapsAsync(Words.Understanding.Seal);
        // Where the partner's answer is there already, waiting is over before anyone could read of it.
        await Assertions
            .Expect(
                Page.GetByText(Words.Understanding.WaitingMore)
                    .Or(Page.GetByText(Words.Understanding.ReadyMore))
                    .Filter(new() { Visible = true })
                    .First
            )
            .ToBeVisibleAsync(Slow);
    }

    /// <summary>The first condition that is still sealed.</summary>
    public async Task OpensTheNextConditionAsync()
    {
        await SeesAtLastAsync(Words.Understanding.OpenMore);
        await TapsAsync(Words.Understanding.Open);
    }

    public async Task HandsOverAChoiceAsync(string text, Func<Task>? atTheLastLook = null)
    {
        await GoesToUnderstandingAsync();
        await FollowsAsync(Words.Understanding.ChoiceWrite);
        await SeesHeadingAsync(Words.Understanding.ChoiceTitle);
        await FillsAsync(Words.Understanding.ChoiceLabel, text);
        await SeesAsync(Words.Understanding.ChoiceKeepSees);
        await TapsAsync(Words.Understanding.ChoiceHandOver);
        await SeesAsync(Words.Understanding.ChoiceSees);
        await (atTheLastLook?.Invoke() ?? Task.CompletedTask);
        await TapsAsync(Words.Understanding.ChoiceHandOverNow);
        await SeesAtLastAsync(Words.Understanding.ChoiceHandedOver);
    }

    public string NameOf(string condition) => Words.Understanding.Condition(condition);
}
