using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>Something closes the app while a person writes. Nothing of it is lost, and nothing of it lies open.</summary>
public sealed class Interrupted(Chromium chromium) : StoryTest(chromium)
{
    private const string Words = "I had just begun to say it.";

    [Fact]
    public async Task A_page_is_offered_again_after_the_lock()
    {
        var alice = await AliceAsync();
        await alice.BeginsAPageAsync(Words);
        var begun = await alice.HasItKeptUnfinishedAsync();
        await alice.ChoosesAsync(alice.Words.Feelings.Name("sadness"));
        await alice.HasItKeptUnfinishedAsync(otherThan: begun);
        // As the idle clock does it, without waiting for its minutes.
        await alice.Page.EvaluateAsync(
            "async () => (await import('/app/browser/leave.js')).reload()"
        );
        await alice.IsLockedOutAsync();
        await alice.UnlocksAsync();
        await alice.SeesAtLastAsync(alice.Words.Unfinished.Line);
        await alice.DoesNotSeeAsync(Words);
        await alice.LooksAtTheScreenAsync("unfinished: on today");
        await alice.FollowsAsync(alice.Words.Unfinished.GoOn);
        await alice.SeesHeadingAsync(alice.Words.Journal.WriteTitle);
        await alice.SeesAsync(alice.Words.Unfinished.Line);
        await alice.LooksAtTheScreenAsync("unfinished: in the form");
        await alice.TapsAsync(alice.Words.Unfinished.BringBack);
        await alice.ReadsInTheFieldAsync(alice.Words.Journal.TextLabel, Words);
        await alice.TapsAsync(alice.Words.Journal.Save);
        await alice.SeesHeadingAsync(alice.Words.Journal.Title);
        await alice.SeesAsync(Words);
        await alice.SeesAsync(alice.Words.Feelings.Name("sadness"));
        await alice.GoesToAsync(alice.Words.Frame.Today);
        await alice.DoesNotSeeAsync(alice.Words.Unfinished.Line);
    }

    [Fact]
    public async Task A_closed_tab_loses_nothing()
    {
        var alice = await AliceAsync();
        await alice.BeginsAPageAsync(Words);
        await alice.HasItKeptUnfinishedAsync();
        await alice.Page.CloseAsync();
        await alice.OpensATabAsync("app/");
        await alice.UnlocksAsync();
        await alice.SeesAtLastAsync(alice.Words.Unfinished.Line);
        await alice.FollowsAsync(alice.Words.Unfinished.GoOn);
        await alice.TapsAsync(alice.Words.Unfinished.BringBack);
        await alice.ReadsInTheFieldAsync(alice.Words.Journal.TextLabel, Words);
    }

    [Fact]
    public async Task A_quick_exit_leaves_no_readable_word_on_the_device()
    {
        var alice = await AliceAsync();
        await alice.BeginsAPageAsync(Words);
        await alice.HasItKeptUnfinishedAsync();
        Assert.DoesNotContain("begun to say", await alice.ReadsWhatTheDeviceKeepsAsync());
        await alice.TapsAsync(alice.Words.Frame.LeaveQuickly);
        await alice.Page.WaitForURLAsync("**/en/weather");
        await alice.OpensAsync("app/");
        await alice.IsLockedOutAsync();
        await alice.DoesNotSeeAsync(alice.Words.Unfinished.Line);
        await alice.UnlocksAsync();
        await alice.SeesAtLastAsync(alice.Words.Unfinished.Line);
    }

    [Fact]
    public async Task What_is_let_go_is_gone()
    {
        var alice = await AliceAsync();
        await alice.BeginsAPageAsync(Words);
        await alice.HasItKeptUnfinishedAsync();
        await alice.ReloadsAndUnlocksAsync();
        await alice.TapsAsync(alice.Words.Unfinished.LetGo);
        await alice.ConfirmsAsync(alice.Words.Unfinished.LetGo);
        await alice.DoesNotSeeAsync(alice.Words.Unfinished.Line);
        await alice.ReloadsAndUnlocksAsync();
        await alice.HasNothingUnfinishedAsync();
    }

    [Fact]
    public async Task Leaving_on_purpose_offers_nothing_later()
    {
        var alice = await AliceAsync();
        await alice.BeginsAPageAsync(Words);
        await alice.HasItKeptUnfinishedAsync();
        await alice.FollowsAsync(alice.Words.Frame.Cancel);
        await alice.ConfirmsAsync(alice.Words.Journal.LeaveConfirm);
        await alice.SeesHeadingAsync(alice.Words.Journal.Title);
        await alice.HasNothingUnfinishedAsync();
    }

    private async Task<Person> AliceAsync()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        return alice;
    }
}
