using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>A new version is put in place while people are in the old one.</summary>
public sealed class Updates(Chromium chromium) : StoryTest(chromium)
{
    private const string Before = "One next step";
    private const string After = "One quiet step";
    private const string Unkept = "In the middle of a sentence";

    [Fact]
    public async Task It_waits_for_a_tap_and_then_takes_over_every_tab_and_loses_no_word()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        await alice.HasTheAppKeptAsync();
        await alice.SeesAsync(Before);

        var next = await NextVersion.OfAsync(await Published.ServerAsync(), Before, After);
        try
        {
            AnnounceThatTheServerIsGone();
            await Site.StopAsync();
            Site.Folder = next;
            await Site.StartAgainAsync();

            var first = alice.Page;
            await alice.TurnsToAddressAsync("settings");
            await alice.SeesAtLastAsync(alice.Words.Settings.UpdateTitle);
            await alice.LooksAtTheScreenAsync("a new version is ready");

            // Nothing changes by itself, not even by loading anew.
            await alice.ReloadsAndUnlocksAsync();
            await alice.SeesAsync(Before);
            await alice.SeesAtLastAsync(alice.Words.Settings.UpdateTitle);
            await alice.BeginsAPageAsync(Unkept);
            await alice.HasItKeptUnfinishedAsync();

            var second = await alice.OpensATabAsync("app/");
            await alice.UnlocksAsync();
            await alice.IsInsideAsync();
            await alice.SeesAsync(Before);
            await alice.SeesAtLastAsync(alice.Words.Settings.UpdateTitle);

            alice.TurnsTo(first);
            await alice.TapsAsync(alice.Words.Settings.UpdateAction);
            await alice.IsLockedOutAsync();
            alice.TurnsTo(second);
            await alice.IsLockedOutAsync();

            alice.TurnsTo(first);
            await alice.UnlocksAsync();
            await alice.SeesAtLastAsync(After);
            await alice.DoesNotSeeAsync(alice.Words.Settings.UpdateTitle);
            await alice.FollowsAsync(alice.Words.Unfinished.GoOn);
            await alice.TapsAsync(alice.Words.Unfinished.BringBack);
            await alice.ReadsInTheFieldAsync(alice.Words.Journal.TextLabel, Unkept);
        }
        finally
        {
            await Site.StopAsync();
            Directory.Delete(next, recursive: true);
        }
    }
}
