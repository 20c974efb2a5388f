using Microsoft.Playwright;
using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>The device has no room left: photographs, other apps, an old phone.</summary>
public sealed class NoRoom(Chromium chromium) : StoryTest(chromium)
{
    private const string Words = "What would not fit.";

    [Fact]
    public async Task It_says_what_is_safe_keeps_nothing_half_and_goes_on_when_there_is_room()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        await alice.WritesInTheJournalAsync("Written before.");
        await alice.SeesThatAllIsSentAsync();

        await alice.HasRoomForAsync(1);
        await alice.WritesUntilThereIsNoRoomAsync();
        await alice.FillsAsync(alice.Words.Journal.TextLabel, Words);
        await alice.TapsAsync(alice.Words.Journal.Save);
        await alice.SeesAtLastAsync(alice.Words.Errors.StoreFull);
        await alice.ReadsInTheFieldAsync(alice.Words.Journal.TextLabel, Words);
        await alice.LooksAtTheScreenAsync("no room left");

        // Nothing of it, and everything from before.
        await alice.ReloadsAndUnlocksAsync();
        await alice.GoesToTheJournalAsync();
        await alice.FillsAsync(alice.Words.Journal.Search, "Written before");
        await alice.SeesAtLastAsync("Written before.");
        await alice.FillsAsync(alice.Words.Journal.Search, "");
        await alice.DoesNotSeeAsync(Words);

        await alice.BeginsAPageAsync(Words);
        await alice.TapsAsync(alice.Words.Journal.Save);
        await alice.SeesAtLastAsync(alice.Words.Errors.StoreFull);
        await alice.HasRoomForAsync(null);
        await alice.KeepsThePageAtLastAsync();
        await alice.SeesAsync(Words);
        await alice.SeesThatAllIsSentAsync();
    }
}
