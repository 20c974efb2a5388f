using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>One writes in a tunnel while the other ends what they share: the server will never take that piece.</summary>
public sealed class NotAccepted(Chromium chromium) : StoryTest(chromium)
{
    private const string OwnWords = "several quite unrelated words of one person";
    private const string Piece = "I wanted you to know how the night was.";

    [Fact]
    public async Task It_can_be_read_copied_and_let_go()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice", OwnWords);
        var link = await alice.InvitesAsync();
        var bob = await PersonAsync("bob");
        await bob.OpensAsync("app/");
        await bob.MakesAnAccountAsync("bob", OwnWords);
        await bob.PastesTheInvitationAsync(link);
        await bob.AcceptsAsync();
        await alice.ReadsTheSafetyNumberAsync();
        await alice.ConfirmsTheSafetyNumberAsync();
        await alice.WritesInTheJournalAsync("The night.");
        await alice.SeesThatAllIsSentAsync();

        alice.Witness.Announce("net::ERR");
        alice.Witness.Announce("status of 4");
        await alice.Context.SetOfflineAsync(true);
        await alice.SharesFromTheJournalAsync("The night.", Piece);
        await bob.ReadsTheSafetyNumberAsync();
        await bob.TapsAsync(bob.Words.Pairing.LeaveAction);
        await bob.ConfirmsAsync(bob.Words.Pairing.LeaveConfirm);
        await bob.SeesAtLastAsync(bob.Words.Pairing.EndedTitle);
        await alice.Context.SetOfflineAsync(false);

        await alice.GoesToAsync(alice.Words.Frame.Today);
        await alice.SeesAtLastAsync(alice.Words.Sync.RefusedPiece);
        await alice.FollowsAsync(alice.Words.Sync.RefusedLook);
        await alice.SeesHeadingAsync(alice.Words.Sync.RefusedTitle);
        await alice.SeesAsync(alice.Words.Errors.NoLongerPossible);
        await alice.SeesAsync(alice.Words.Sync.RefusedName("shared"));
        await alice.SeesAsync(Piece);
        await alice.LooksAtTheScreenAsync("not accepted, with a piece");

        await alice.MayCopyAsync();
        await alice.TapsAsync(alice.Words.Sync.RefusedCopy);
        await alice.SeesAsync(alice.Words.Frame.Copied);
        Assert.Equal(Piece, await alice.ReadsTheClipboardAsync());

        await alice.TapsAsync(alice.Words.Sync.RefusedDrop);
        await alice.ConfirmsAsync(alice.Words.Sync.RefusedDrop);
        await alice.SeesAsync(alice.Words.Sync.RefusedDropped);
        await alice.SeesAtLastAsync(alice.Words.Sync.AllSent);
        await alice.GoesToTheJournalAsync();
        await alice.SeesAsync("The night.");
    }
}
