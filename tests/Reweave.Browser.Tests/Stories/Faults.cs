using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>Something of ours breaks in the background while a person writes.</summary>
public sealed class Faults(Chromium chromium) : StoryTest(chromium)
{
    private const string Words = "What must not get lost now.";

    [Fact]
    public async Task It_is_said_calmly_and_what_is_being_written_can_be_kept_before_locking()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        await alice.SeesThatAllIsSentAsync();
        await alice.BeginsAPageAsync(Words);
        await alice.HasItKeptUnfinishedAsync();

        alice.Witness.Announce("The disk cannot be read");
        await alice.HasADiskThatCannotBeReadAsync();
        await alice.SeesAtLastAsync(alice.Words.Errors.FaultTitle);
        await alice.SeesAsync(alice.Words.Errors.FaultDo);
        await alice.LooksAtTheScreenAsync("something went wrong");
        await alice.ReadsInTheFieldAsync(alice.Words.Journal.TextLabel, Words);

        await alice.TapsAsync(alice.Words.Settings.LockNow);
        await alice.IsLockedOutAsync();
        await alice.UnlocksAsync();
        await alice.SeesAtLastAsync(alice.Words.Unfinished.Line);
        await alice.FollowsAsync(alice.Words.Unfinished.GoOn);
        await alice.TapsAsync(alice.Words.Unfinished.BringBack);
        await alice.ReadsInTheFieldAsync(alice.Words.Journal.TextLabel, Words);
        await alice.TapsAsync(alice.Words.Journal.Save);
        await alice.SeesThatAllIsSentAsync();
    }
}
