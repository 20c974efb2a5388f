namespace Reweave.Browser.Tests.Story;

internal sealed partial class Person
{
    public async Task GoesToPartingAsync()
    {
        await GoesToAsync(Words.Frame.Me);
        await FollowsAsync(Words.Parting.Title);
        await SeesHeadingAsync(Words.Parting.Title);
    }

    /// <summary>All words of the present screen.</summary>
    public Task<string> ReadsTheScreenAsync() => Page.Locator("main").InnerTextAsync();
}
