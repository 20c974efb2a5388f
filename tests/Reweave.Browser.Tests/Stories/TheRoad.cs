using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>
/// The first days from the first minute, where one stands, and the journey: all of it one's own. The partner's screens do not change
/// by a word, whatever is said, ticked or chosen.
/// </summary>
public sealed class TheRoad(Chromium chromium) : StoryTest(chromium)
{
    private const string Secret = "CanaryOfAlice";

    /// <summary>What a person with a partner must find without searching.</summary>
    private static readonly string[] Places =
    [
        "together",
        "journey",
        "me",
        "help",
        "check-in",
        "rhythm",
        "pairing",
        "acknowledgement",
        "acknowledgement/impact",
        "acknowledgement/account",
        "acknowledgement/account/aloud",
        "questions",
        "questions/park",
        "windows",
        "prepare",
        "agreements",
        "understanding",
        "understanding/choice",
        "actions",
        "agenda",
        "together/share",
        "journal",
        "journal/write",
        "beginnings",
        "first-days",
        "standing",
        "standing/note",
        "parting",
        "parting/path",
        "settings",
        "account",
        "account/kit",
        "account/passphrase",
        "account/words",
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Alone_from_the_first_minute(string language)
    {
        var alice = await PersonAsync("alice", language);
        var words = alice.Words;
        await alice.OpensAsync("app/");
        await alice.SeesTheAppReadyAsync();
        await alice.FollowsAsync(words.FirstDays.FromOnboarding);
        await alice.SeesHeadingAsync(words.FirstDays.Title);
        await alice.SeesAsync(words.FirstDays.Sleep("other"));
        await alice.LooksAtTheScreenAsync("first days: before anything");

        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        await alice.SeesAsync(words.Today.Step("ReadFirstDays"));
        await alice.GoesToAsync(words.Frame.Journey);
        await alice.LooksAtTheScreenAsync("journey: at the beginning");
        await alice.SaysWhereTheyStandAsync(
            "hurt",
            "Messages",
            $"{Secret}: no secrets about money.",
            () => alice.LooksAtTheScreenAsync("standing: saying it")
        );
        await alice.SeesAsync(words.Standing.Line("hurt"));
        await alice.LooksAtTheScreenAsync("standing: said");

        await alice.GoesToTheFirstDaysAsync();
        await alice.SeesAsync(words.FirstDays.Sleep("hurt"));
        await alice.MarksTheLineAsync(words.FirstDays.SleepTitle, words.FirstDays.Done);
        await alice.MarksTheLineAsync(words.FirstDays.EatTitle, words.FirstDays.PutAway);
        await alice.SeesHeadingAsync(words.FirstDays.PutAwayTitle);
        await alice.LooksAtTheScreenAsync("first days: marked");
        await alice.MarksTheLineAsync(words.FirstDays.EatTitle, words.FirstDays.Open);
        await alice.SeesAsync(words.FirstDays.Eat);

        await alice.GoesToAsync(words.Frame.Journey);
        await alice.DoesNotSeeAsync(words.Standing.Ask);
        await alice.TapsAsync(words.Journey.ChooseNamed(words.Journey.Strand("Acknowledge")));
        await alice.SeesAsync(words.Journey.Here);
        await alice.LooksAtTheScreenAsync("journey: on the way");

        await alice.BeginsInPrivateAsync(words.Acknowledgement.Impact, "body", Secret);
        await alice.GoesToAsync(words.Frame.Me);
        await alice.LooksAtTheScreenAsync("me");
        await alice.FollowsAsync(words.Beginnings.Title);
        await alice.SeesAsync(words.Beginnings.Kind("Impact"));
        await alice.LooksAtTheScreenAsync("beginnings");
        await alice.TapsAsync(words.Beginnings.DiscardNamed(words.Beginnings.Kind("Impact")));
        await alice.ConfirmsAsync(words.Beginnings.Discard);
        await alice.SeesHeadingAsync(words.Beginnings.EmptyTitle);

        await alice.SeesThatAllIsSentAsync();
        await alice.ReloadsAndUnlocksAsync();
        await alice.GoesToAsync(words.Frame.Journey);
        await alice.SeesAtLastAsync(words.Journey.Here);
    }

    [Fact]
    public async Task Who_opens_it_at_night_finds_calm_before_tasks()
    {
        var alice = await PersonAsync("alice", timeZone: WhereItIsTwoInTheMorning());
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        await alice.SeesHeadingAsync(alice.Words.Today.Greeting("night"));
        var screen = await alice.Page.Locator("#content").InnerTextAsync();
        Assert.InRange(
            screen.IndexOf(alice.Words.Today.HardMoment, StringComparison.Ordinal),
            0,
            screen.IndexOf(alice.Words.Today.NextStep, StringComparison.Ordinal)
        );
        await alice.LooksAtTheScreenAsync("today: at night");
    }

    // The zones of this family count their signs the other way round.
    private static string WhereItIsTwoInTheMorning()
    {
        var east = 2 - TimeProvider.System.GetUtcNow().Hour;
        east += east < -12 ? 24 : 0;
        return east > 0 ? $"Etc/GMT-{east}" : $"Etc/GMT+{-east}";
    }

    [Fact]
    public async Task Nothing_of_it_reaches_the_partner_and_everything_is_three_taps_away()
    {
        var (alice, bob) = await TwoPartnersAsync();
        await bob.GoesToAsync(bob.Words.Frame.Journey);
        await bob.SeesAsync(bob.Words.Standing.Ask);
        await bob.TapsAsync(bob.Words.Standing.Line("unsaid"));
        await bob.DoesNotSeeAsync(bob.Words.Standing.Ask);
        var before = await WhatBobSeesAsync();

        await alice.SaysWhereTheyStandAsync("broke", "Secret", Secret);
        await alice.GoesToAsync(alice.Words.Frame.Journey);
        await alice.TapsAsync(
            alice.Words.Journey.ChooseNamed(alice.Words.Journey.Strand("Understand"))
        );
        await alice.GoesToTheFirstDaysAsync();
        await alice.MarksTheLineAsync(
            alice.Words.FirstDays.EatTitle,
            alice.Words.FirstDays.PutAway
        );
        await alice.SeesThatAllIsSentAsync();
        Assert.Equal(before, await WhatBobSeesAsync());

        var reached = await alice.WalksTheLinksAsync(3);
        Assert.Empty(Places.Except(reached.Keys));

        async Task<string> WhatBobSeesAsync()
        {
            var seen = "";
            foreach (var address in new[] { "journey", "together", "first-days", "standing" })
            {
                await bob.TurnsToAddressAsync(address);
                seen += await bob.Page.Locator("#content").InnerTextAsync();
            }

            return seen;
        }
    }
}
