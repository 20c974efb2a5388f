using Microsoft.Playwright;

namespace Reweave.Browser.Tests.Story;

internal sealed partial class Person
{
    public async Task GoesToPartingAsync()
    {
        await GoesToAsync(Words.Frame.Me);
        await FollowsAsync(Words.Parting.Title);
        await SeesHeadingAsync(Words.Parting.Title);
    }

    /// <summary>One question of the path; its heading has the same name as its field.</summary>
    public Task ThinksAboutAsync(string part, string text) =>
        Page.GetByRole(AriaRole.Textbox, new() { Name = Words.Parting.PathPart(part) })
            .FillAsync(text);

    /// <summary>All words of the present screen.</summary>
    public Task<string> ReadsTheScreenAsync() => Page.Locator("#content").InnerTextAsync();
}
