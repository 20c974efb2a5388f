using Reweave.Client.Accounts;
using Reweave.Client.Pairing;

namespace Reweave.Client.Tests.Story;

/// <summary>Whatever answer is lost on the way, it says where it stopped, and asking again finishes it.</summary>
public sealed class When_a_deletion_is_cut_off
{
    [Fact]
    public async Task Before_the_server_was_asked_nothing_is_touched()
    {
        await using var world = await SharedAsync();
        world.Alice.Line.LosesAnswersTo = "/account/check";

        Assert.IsType<Refusal.ServerUnreachable>(await Deletes(world.Alice));
        await world.Bob.Syncs();
        Assert.Equal("from Alice", Assert.Single(world.Bob.Session.Together.View.Pieces).Text);
        Assert.NotEqual(PairingStage.Ended, world.Bob.Session.Pairing.View.Stage);
    }

    [Fact]
    public async Task While_erasing_and_while_leaving()
    {
        await using var world = await SharedAsync();
        world.Alice.Line.LosesAnswersTo = "/entries";
        var stopped = Assert.IsType<Refusal.DeletionStopped>(await Deletes(world.Alice));
        Assert.Equal(DeletionStep.TakingBack, stopped.At);
        Assert.IsType<Refusal.ServerUnreachable>(stopped.Reason);

        // The erasure had arrived; now nothing is left to erase, and the answer to leaving is lost.
        world.Alice.Line.LosesAnswersTo = null;
        await world.Alice.Syncs();
        world.Alice.Line.LosesAnswersTo = "/entries";
        stopped = Assert.IsType<Refusal.DeletionStopped>(await Deletes(world.Alice));
        Assert.Equal(DeletionStep.Leaving, stopped.At);

        world.Alice.Line.LosesAnswersTo = null;
        await world.Alice.IsRestarted();
        Assert.Null(await Deletes(world.Alice));
        await IsGoneAsync(world);
    }

    [Fact]
    public async Task After_the_server_deleted_and_before_the_device_knew()
    {
        await using var world = await SharedAsync();
        world.Alice.Line.LosesAnswersTo = "/account/delete";
        var stopped = Assert.IsType<Refusal.DeletionStopped>(await Deletes(world.Alice));
        Assert.Equal(DeletionStep.Ending, stopped.At);

        world.Alice.Line.LosesAnswersTo = null;
        await world.Alice.IsRestarted();
        Assert.NotNull(
            await world.Alice.Session.SyncNowAsync(TestContext.Current.CancellationToken)
        );
        Assert.Null(await Deletes(world.Alice));
        await IsGoneAsync(world);
    }

    [Fact]
    public async Task A_device_that_was_only_ended_keeps_what_it_holds()
    {
        await using var world = await SharedAsync();
        await using var tablet = world.Alice.TakesAnotherDevice();
        await tablet.SignsIn();
        await world.Alice.Syncs();
        // It asked, the request never arrived, and then it was ended from another device.
        tablet.Line.BreaksOffBefore = "/account/delete";
        Assert.IsType<Refusal.DeletionStopped>(await Deletes(tablet));
        tablet.Line.BreaksOffBefore = null;
        await world.Alice.Syncs();
        var device = world.Alice.Session.Account.View.Devices.Single(one => !one.IsThisOne);
        await Person.Does(world.Alice.Session.Account.EndDeviceAsync(device.Id));

        Assert.NotNull(await Deletes(tablet));
        await tablet.IsRestarted();
        await world.Alice.Syncs();
    }

    private static async Task<StoryWorld> SharedAsync()
    {
        var world = new StoryWorld();
        await world.BothArePaired();
        await Person.Does(world.Alice.Session.Journal.ShareAsync(null, "from Alice"));
        await world.BothSync();
        return world;
    }

    private static async Task<Refusal?> Deletes(Person person)
    {
        using var passphrase = Person.Handle(person.Passphrase);
        return await person.Session.Account.DeleteAsync(passphrase, withOwnSharedTexts: true);
    }

    private static async Task IsGoneAsync(StoryWorld world)
    {
        Assert.IsType<Refusal.NoSuchAccountHere>(
            Assert.IsType<Unlocking.Refused>(await world.Alice.TriesToUnlock()).Reason
        );
        await world.Bob.Syncs();
        Assert.Empty(world.Bob.Session.Together.View.Pieces);
        Assert.Empty(world.Bob.Session.Sync.Concerns);
        Assert.Equal(PairingStage.Ended, world.Bob.Session.Pairing.View.Stage);
    }
}
