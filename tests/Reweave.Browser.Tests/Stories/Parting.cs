using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>
/// One thinks it through alone; either pauses for both; one goes quiet without the other's screen changing by a word; one leaves, and
/// the two begin again with an empty space and the old one to read.
/// </summary>
public sealed class Parting(Chromium chromium) : StoryTest(chromium)
{
    private const string Secret = "CanaryOfAlice";

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Pausing_and_going_quiet(string language)
    {
        var (alice, bob) = await TwoPartnersAsync(language);
        var words = alice.Words.Parting;
        await alice.GoesToPartingAsync();
        await alice.LooksAtTheScreenAsync("parting");
        await alice.FollowsAsync(words.PathBegin);
        await alice.SeesHeadingAsync(words.PathPart("now"));
        await alice.ThinksAboutAsync("now", $"{Secret}: tired.");
        await alice.LooksAtTheScreenAsync("parting: a question of the path");
        await alice.TapsAsync(alice.Words.Frame.Next);
        await alice.SeesHeadingAsync(words.PathPart("staying"));
        await alice.ThinksAboutAsync("staying", "For our evenings.");
        await alice.TapsAsync(alice.Words.Frame.NotNow);
        await alice.SeesHeadingAsync(words.PathSheet);
        await alice.SeesAsync($"{Secret}: tired.");
        await alice.LooksAtTheScreenAsync("parting: what was thought");

        // One piece goes over, in other words; the rest stays.
        await alice.FollowsAsync(words.PathShowNamed(words.PathPart("staying")));
        await alice.FillsAsync(alice.Words.Journal.ShareTextLabel, "I like our evenings.");
        await alice.TapsAsync(alice.Words.Journal.SharePreview);
        await alice.TapsAsync(alice.Words.Journal.ShareSend);
        await bob.GoesToAsync(bob.Words.Frame.Together);
        await bob.SeesAtLastAsync("I like our evenings.");
        await bob.DoesNotSeeAsync(Secret);

        await alice.GoesToPartingAsync();
        await alice.PicksAsync(words.PauseDays(14));
        await alice.SeesAsync(words.PauseSees);
        await alice.TapsAsync(words.PauseAction);
        await alice.SeesAsync(alice.Words.Design.Paused);
        await bob.SeesAtLastAsync(bob.Words.Design.Paused);
        await bob.GoesToAsync(bob.Words.Frame.Today);
        await bob.SeesAsync(bob.Words.Design.Paused);
        await bob.LooksAtTheScreenAsync("today: paused");
        await bob.GoesToPartingAsync();
        await bob.SeesAsync(bob.Words.Parting.PauseAction);
        await bob.GoesToAsync(bob.Words.Frame.Today);
        await alice.TapsAsync(words.PauseEnd);
        await bob.DoesNotSeeAnyMoreAsync(bob.Words.Design.Paused);

        await bob.GoesToAsync(bob.Words.Frame.Together);
        var before = await bob.ReadsTheScreenAsync();
        await alice.TapsAsync(words.FadeAction);
        await alice.SeesAsync(words.FadeBack);
        await alice.SeesThatAllIsSentAsync();
        await alice.LooksAtTheScreenAsync("parting: quiet");
        await alice.GoesToAsync(alice.Words.Frame.Today);
        await alice.SeesAsync(words.FadeTogether);
        Assert.Equal(before, await bob.ReadsTheScreenAsync());
        await bob.GoesToAsync(bob.Words.Frame.Today);
        await bob.DoesNotSeeAsync(bob.Words.Design.Paused);
        await alice.GoesToPartingAsync();
        await alice.TapsAsync(words.FadeBack);
        await alice.SeesAsync(words.FadeAction);
    }

    [Fact]
    public async Task Leaving_and_beginning_again()
    {
        var (alice, bob) = await TwoPartnersAsync();
        await alice.GoesToAsync(alice.Words.Frame.Together);
        await alice.FollowsAsync(alice.Words.Together.Write);
        await alice.FillsAsync(alice.Words.Journal.ShareTextLabel, "What was ours.");
        await alice.TapsAsync(alice.Words.Journal.SharePreview);
        await alice.TapsAsync(alice.Words.Journal.ShareSend);
        await bob.GoesToAsync(bob.Words.Frame.Together);
        await bob.SeesAtLastAsync("What was ours.");

        await alice.GoesToPartingAsync();
        await alice.SeesAsync(alice.Words.Parting.LeaveMore);
        await alice.TapsAsync(alice.Words.Pairing.LeaveAction);
        await alice.ConfirmsAsync(alice.Words.Pairing.LeaveConfirm);
        await alice.SeesAtLastAsync(alice.Words.Parting.NoPartner);
        await bob.SeesAtLastAsync(bob.Words.Together.Ended);
        await bob.SeesAsync("What was ours.");

        await bob.GoesToPairingAsync();
        await bob.SeesAsync(bob.Words.Parting.Again);
        await bob.LooksAtTheScreenAsync("pairing: after the end");
        var link = await bob.InvitesAsync();
        await alice.GoesToPairingAsync();
        await alice.PastesTheInvitationAsync(link);
        await alice.AcceptsAsync();
        await bob.SeesAtLastAsync(bob.Words.Pairing.NotVerifiedTitle);
        await bob.GoesToAsync(bob.Words.Frame.Together);
        await bob.SeesAtLastAsync(bob.Words.Together.EmptyTitle);
        await bob.DoesNotSeeAsync("What was ours.");

        await bob.GoesToPartingAsync();
        await bob.TapsAsync(bob.Words.Parting.EarlierRead);
        await bob.SeesAtLastAsync("What was ours.");
        await bob.SeesAsync(bob.Words.Parting.LookingBack);
        await bob.LooksAtTheScreenAsync("together: looking back");
        await bob.TapsAsync(bob.Words.Parting.LookingBackEnd);
        await bob.DoesNotSeeAnyMoreAsync("What was ours.");
    }
}
