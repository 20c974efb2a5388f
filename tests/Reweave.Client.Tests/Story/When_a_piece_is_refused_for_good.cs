using Reweave.Client.CheckIns;
using Reweave.Client.Sync;

namespace Reweave.Client.Tests.Story;

/// <summary>One writes without a connection while the other ends the space: what was written stays here, by its name and with its words.</summary>
public sealed class When_a_piece_is_refused_for_good
{
    [Fact]
    public async Task Each_is_named_and_gives_its_words_back()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        world.Alice.Line.IsCut = true;
        await Person.Does(world.Alice.Session.Journal.ShareAsync(null, "I wanted you to know."));
        await Person.Does(
            world.Alice.Session.CheckIns.AnswerAsync(
                new CheckInAnswer { OneThing = "my evenings", Need = "a walk" }
            )
        );
        await Person.Does(world.Bob.Session.Pairing.LeaveAsync());
        world.Alice.Line.IsCut = false;
        await world.Alice.Session.SyncNowAsync(TestContext.Current.CancellationToken);

        var refused = world.Alice.Session.RefusedPieces;
        Assert.Equal(
            ["shared.piece-shared", "check-ins.answered"],
            refused.Select(piece => piece.Name)
        );
        Assert.All(
            refused,
            piece =>
            {
                Assert.True(piece.Shared);
                Assert.IsType<Refusal.NoLongerPossible>(piece.Reason);
            }
        );
        Assert.Equal(["I wanted you to know."], refused[0].Texts);
        Assert.Equal(["my evenings", "a walk"], refused[1].Texts);
        Assert.Equal(
            refused.Count,
            world.Alice.Session.Sync.Concerns.OfType<SyncConcern.RefusedPiece>().Count()
        );

        await Person.Does(world.Alice.Session.DropRefusedAsync());
        Assert.Empty(world.Alice.Session.RefusedPieces);
        await world.Alice.IsRestarted();
        Assert.Empty(world.Alice.Session.RefusedPieces);
    }
}
