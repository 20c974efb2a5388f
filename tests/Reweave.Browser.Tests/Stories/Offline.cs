using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>The server is gone: a tunnel, a cellar, a host who pulled the plug.</summary>
public sealed class Offline(Chromium chromium) : StoryTest(chromium)
{
    [Fact]
    public async Task What_was_written_offline_survives_a_reload_and_is_delivered_later()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        await alice.SeesThatAllIsSentAsync();
        await alice.HasTheAppKeptAsync();

        await Site.StopAsync();
        AnnounceThatTheServerIsGone();
        await alice.WritesInTheJournalAsync("Written in the tunnel.");
        await alice.ReloadsAndUnlocksAsync();
        await alice.GoesToTheJournalAsync();
        await alice.SeesAsync("Written in the tunnel.");
        await alice.WritesInTheJournalAsync("Written after the reload.");

        await Site.StartAgainAsync();
        await alice.SeesThatAllIsSentAsync();

        var elsewhere = await PersonAsync("alice-elsewhere");
        await elsewhere.OpensAsync("app/");
        await elsewhere.SignsInWithTheKitOfAsync(alice.Kept);
        await elsewhere.IsInsideAsync();
        await elsewhere.GoesToTheJournalAsync();
        await elsewhere.SeesAtLastAsync("Written in the tunnel.");
        await elsewhere.SeesAtLastAsync("Written after the reload.");
    }

    [Fact]
    public async Task Help_opens_without_the_server_and_without_an_account()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.SeesTheAppReadyAsync();
        await alice.HasTheAppKeptAsync();

        await Site.StopAsync();
        AnnounceThatTheServerIsGone();
        await alice.OpensAsync("en/help");
        Assert.True((await alice.Page.Locator("main").InnerTextAsync()).Length > 200);
    }
}
