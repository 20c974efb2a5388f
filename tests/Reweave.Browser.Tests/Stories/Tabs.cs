using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>One account in two tabs of one browser: one of them sends for both.</summary>
public sealed class Tabs(Chromium chromium) : StoryTest(chromium)
{
    [Fact]
    public async Task Both_write_and_nothing_is_lost()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        var first = alice.Page;
        var second = await alice.OpensATabAsync("app/");
        await alice.UnlocksAsync();
        await alice.IsInsideAsync();
        await alice.WritesInTheJournalAsync("From the second tab.");
        alice.TurnsTo(first);
        await alice.WritesInTheJournalAsync("From the first tab.");

        await alice.SeesAtLastAsync("From the second tab.");
        alice.TurnsTo(second);
        await alice.SeesAtLastAsync("From the first tab.");

        // The one that sent goes away; the other takes over.
        await first.CloseAsync();
        await alice.WritesInTheJournalAsync("From the tab that stayed.");
        await alice.SeesThatAllIsSentAsync();

        var elsewhere = await PersonAsync("alice-elsewhere");
        await elsewhere.OpensAsync("app/");
        await elsewhere.SignsInWithTheKitOfAsync(alice.Kept);
        await elsewhere.IsInsideAsync();
        await elsewhere.GoesToTheJournalAsync();
        await elsewhere.SeesAtLastAsync("From the second tab.");
        await elsewhere.SeesAtLastAsync("From the first tab.");
        await elsewhere.SeesAtLastAsync("From the tab that stayed.");
    }

    [Fact]
    public async Task Locking_one_locks_the_other()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        var first = alice.Page;
        await alice.OpensATabAsync("app/");
        await alice.UnlocksAsync();
        await alice.IsInsideAsync();
        await alice.LocksAsync();
        alice.TurnsTo(first);
        await alice.IsLockedOutAsync();
    }
}
