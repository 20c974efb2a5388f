using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>
/// Two people make accounts, connect, write for themselves, answer apart and see it together, through a server that
/// can read none of it. Every screen on the way is looked at in light and dark.
/// </summary>
public sealed class TheWholeStory(Chromium chromium) : StoryTest(chromium)
{
    private const string Secret = "CanaryOfAlice";

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task From_two_strangers_to_an_opened_check_in(string language)
    {
        var alice = await PersonAsync("alice", language);
        await alice.OpensAsync("app/");
        await alice.LooksAtTheScreenAsync("unlock shell");
        await alice.MakesAnAccountAsync(
            "alice",
            beginning: Beginning.Inviting,
            atEachStep: step => alice.LooksAtTheScreenAsync($"onboarding: {step}")
        );

        var bob = await PersonAsync("bob", language);
        var link = await alice.InvitesAsync();
        await alice.LooksAtTheScreenAsync("pairing: an open invitation");
        await bob.OpensTheInvitationAsync(link);
        await bob.MakesAnAccountAsync(
            "bob",
            "several quite unrelated words of his own",
            Beginning.Invited
        );
        await bob.LooksAtTheScreenAsync("pairing: looking at an invitation");
        await bob.AcceptsAsync();
        var number = await alice.ReadsTheSafetyNumberAsync();
        Assert.Equal(60, number.Length);
        Assert.Equal(number, await bob.ReadsTheSafetyNumberAsync());
        await alice.LooksAtTheScreenAsync("pairing: comparing");
        await alice.ConfirmsTheSafetyNumberAsync();
        await bob.ConfirmsTheSafetyNumberAsync();
        await bob.LooksAtTheScreenAsync("pairing: verified");

        await alice.WritesInTheJournalAsync($"{Secret}: I slept badly.", "sadness", "night, sleep");
        await alice.LooksAtTheScreenAsync("journal");
        await alice.SharesFromTheJournalAsync(
            $"{Secret}: I slept badly.",
            "I slept badly, and I wanted you to know."
        );
        await alice.LooksAtTheScreenAsync("together");
        await bob.GoesToAsync(bob.Words.Frame.Together);
        await bob.SeesAtLastAsync("I slept badly, and I wanted you to know.");
        await bob.DoesNotSeeAsync(Secret);
        await bob.CannotTakeBackAsync();
        await alice.TakesBackAsync("I slept badly, and I wanted you to know.");
        await bob.DoesNotSeeAnyMoreAsync("I slept badly, and I wanted you to know.");

        await alice.GoesToTheCheckInAsync();
        await alice.LooksAtTheScreenAsync("check-in: answering");
        await alice.AnswersTheCheckInAsync(
            "anger",
            $"{Secret}: I am afraid of the evenings.",
            "Call when you are late."
        );
        await alice.WaitsAsync();
        await alice.LooksAtTheScreenAsync("check-in: waiting");
        await bob.AnswersTheCheckInAsync(
            "shame",
            "I am ashamed, and I am here.",
            "An hour without the topic."
        );

        await alice.SeesThatBothAreReadyAsync();
        await bob.SeesThatBothAreReadyAsync();
        await bob.DoesNotSeeAsync(Secret);
        await alice.LooksAtTheScreenAsync("check-in: both are ready");
        await alice.OpensTheItemAsync(alice.Words.CheckIns.OneThing);
        await alice.DoesNotSeeAsync("I am ashamed");
        await bob.OpensTheItemAsync(bob.Words.CheckIns.OneThing);
        await alice.SeesInTheItemAsync(
            alice.Words.CheckIns.OneThing,
            "I am ashamed, and I am here."
        );
        await bob.SeesInTheItemAsync(
            bob.Words.CheckIns.OneThing,
            $"{Secret}: I am afraid of the evenings."
        );
        await bob.DoesNotSeeAsync("Call when you are late.");

        await alice.OpensTheItemAsync(alice.Words.CheckIns.Need);
        await bob.OpensTheItemAsync(bob.Words.CheckIns.Need);
        await bob.SeesInTheItemAsync(bob.Words.CheckIns.Need, "Call when you are late.");
        await bob.LooksAtTheScreenAsync("check-in: opened");
        await bob.AnswersTheNeedAsync(bob.Words.CheckIns.Yes, "I will.");
        await alice.SeesInTheItemAsync(alice.Words.CheckIns.Need, "I will.");

        await alice.ReloadsAndUnlocksAsync();
        await alice.LooksAtTheScreenAsync("today");
        await alice.GoesToTheJournalAsync();
        await alice.SeesAsync($"{Secret}: I slept badly.");
        await TheServerHoldsNothingReadableAsync(
            Secret,
            "ashamed",
            "slept badly",
            alice.Kept.Passphrase,
            alice.Kept.SecretKey
        );
    }

    /// <summary>Everything on the server's disk, as it stands after a stop that copied the log back.</summary>
    private async Task TheServerHoldsNothingReadableAsync(params string[] texts)
    {
        await Site.StopAsync();
        foreach (
            var file in Directory.EnumerateFiles(Site.DataFolder, "*", SearchOption.AllDirectories)
        )
        {
            var bytes = await File.ReadAllBytesAsync(file);
            foreach (var text in texts)
            {
                Assert.True(
                    bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) < 0,
                    $"“{text}” stands in {file}."
                );
                Assert.True(
                    bytes.AsSpan().IndexOf(System.Text.Encoding.Unicode.GetBytes(text)) < 0,
                    $"“{text}” stands in {file}."
                );
            }
        }

        Assert.All(
            texts,
            text => Assert.DoesNotContain(text, Site.Output, StringComparison.Ordinal)
        );
        AnnounceThatTheServerIsGone();
    }
}
