using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>The screens that are not needed at once come when an address asks for them, or by themselves once the line is quiet.</summary>
public sealed class TheRooms(Chromium chromium) : StoryTest(chromium)
{
    private const string Rooms = "**/Reweave.Web.Rooms.*";

    [Fact]
    public async Task They_come_with_the_first_visit_and_nothing_else_is_seen_on_the_way()
    {
        var alice = await AloneWithTheNetworkAsync();
        await alice.OpensAsync("app/");
        await alice.IsAskedToUnlockAsync();
        Assert.False(alice.HasAskedForTheRooms);

        await alice.NotesEveryHeadingAsync();
        await alice.SeesTheAppReadyAsync();
        Assert.True(alice.HasAskedForTheRooms);
        await alice.StandsAtTheHeadingAsync();
        Assert.All(
            await alice.NotedHeadingsAsync(),
            heading => Assert.Equal(alice.Words.Onboarding.WhatTitle, heading)
        );
    }

    [Fact]
    public async Task They_come_by_themselves_once_today_stands()
    {
        var alice = await AloneWithTheNetworkAsync();
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        await alice.SeesThatAllIsSentAsync();

        var coming = alice.Page.WaitForRequestAsync(Rooms, new() { Timeout = 60_000 });
        await alice.ReloadsAndUnlocksAsync();
        await coming;
        Assert.EndsWith("/app/", alice.Page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Where_they_cannot_be_fetched_a_sentence_says_so_and_trying_again_opens_the_page(
        string language
    )
    {
        var alice = await AloneWithTheNetworkAsync(language);
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        await alice.SeesThatAllIsSentAsync();

        alice.Witness.Announce("net::ERR_FAILED");
        alice.Witness.Announce("TypeError: Failed to fetch");
        await alice.Context.RouteAsync(Rooms, route => route.AbortAsync());
        await alice.ReloadsAndUnlocksAsync();
        await alice.GoesToAsync(alice.Words.Frame.Help);
        await alice.FollowsAsync(alice.Words.FirstDays.FromOnboarding);
        await alice.SeesHeadingAsync(alice.Words.Frame.RoomsMissingTitle);
        await alice.StandsAtTheHeadingAsync();
        await alice.LooksAtTheScreenAsync("the rooms are missing");
        await alice.TapsAsync(alice.Words.Frame.TryAgain);
        await alice.SeesAtLastAsync(alice.Words.Frame.RoomsStillMissing);

        await alice.Context.UnrouteAsync(Rooms);
        await alice.TapsAsync(alice.Words.Frame.TryAgain);
        await alice.SeesHeadingAsync(alice.Words.FirstDays.Title);
        await alice.StandsAtTheHeadingAsync();
    }

    // Without the service worker, which would fetch everything for later.
    private async Task<Person> AloneWithTheNetworkAsync(string language = "en")
    {
        var person = await PersonAsync("alice", language, keptByTheBrowser: false);
        person.Witness.Announce("Service Worker registration blocked");
        return person;
    }
}
