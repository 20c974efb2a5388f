using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>An invitation works once, and for 48 hours.</summary>
public sealed class Invitations(Chromium chromium) : StoryTest(chromium)
{
    [Fact]
    public async Task A_used_one_is_refused_in_words()
    {
        var (alice, bob) = await TwoAsync();
        var link = await alice.InvitesAsync();
        await bob.PastesTheInvitationAsync(link);
        await bob.AcceptsAsync();
        await alice.ReadsTheSafetyNumberAsync();

        var carol = await PersonAsync("carol");
        await carol.OpensAsync("app/");
        await carol.MakesAnAccountAsync("carol", OwnWords);
        carol.Witness.Announce("409");
        await carol.PastesTheInvitationAsync(link);
        await carol.SeesAtLastAsync(carol.Words.Errors.InvitationUsed);
    }

    [Fact]
    public async Task An_expired_one_is_refused_in_words()
    {
        var (alice, bob) = await TwoAsync();
        var link = await alice.InvitesAsync();
        AnnounceThatTheServerIsGone();
        await Site.StopAsync();
        Site.LetInvitationsExpire();
        await Site.StartAgainAsync();

        bob.Witness.Announce("410");
        await bob.PastesTheInvitationAsync(link);
        await bob.SeesAtLastAsync(bob.Words.Errors.InvitationExpired);
    }

    private const string OwnWords = "several quite unrelated words of one person";

    private async Task<(Person Alice, Person Bob)> TwoAsync()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice", OwnWords);
        var bob = await PersonAsync("bob");
        await bob.OpensAsync("app/");
        await bob.MakesAnAccountAsync("bob", OwnWords);
        return (alice, bob);
    }
}
