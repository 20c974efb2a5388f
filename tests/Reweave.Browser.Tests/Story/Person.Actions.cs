using Microsoft.Playwright;

namespace Reweave.Browser.Tests.Story;

internal sealed partial class Person
{
    public async Task GoesToSmallThingsAsync()
    {
        await GoesToAsync(Words.Frame.Together);
        await FollowsAsync(Words.Actions.Title);
        await SeesHeadingAsync(Words.Actions.Title);
    }

    public Task TakesTheFirstOfferedAsync() =>
        Page.GetByRole(AriaRole.Link)
            .Filter(new() { HasText = Words.Actions.Choose })
            .First.ClickAsync();
}
