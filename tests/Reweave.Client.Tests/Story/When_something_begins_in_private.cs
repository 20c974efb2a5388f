using Reweave.Client.Journal;
using Reweave.Client.Preparations;
using Reweave.Domain.Events;
using Reweave.Domain.Preparations;

namespace Reweave.Client.Tests.Story;

/// <summary>A private beginning follows its writer to each of their devices, and nobody else ever.</summary>
public sealed class When_something_begins_in_private
{
    [Fact]
    public async Task It_follows_its_writer_and_the_partner_holds_no_trace()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var id = PreparationDesk.NewId();
        await Keeps(world.Alice, id, "sleep", "I lie awake.");
        await Keeps(world.Alice, id, "trust", "I read every face.");
        Assert.Equal(PieceState.KeptHere, world.Alice.Session.Preparations.Find(id)?.State);
        await world.BothSync();
        Assert.Equal(PieceState.Sent, world.Alice.Session.Preparations.Find(id)?.State);

        var elsewhere = world.Alice.TakesAnotherDevice();
        await elsewhere.SignsIn();
        Assert.Equal(
            ["sleep", "trust"],
            elsewhere.Session.Preparations.Find(id)!.Parts.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Empty(world.Bob.Session.Preparations.All);

        await Person.Does(elsewhere.Session.Preparations.DiscardAsync(id));
        await elsewhere.Syncs();
        await world.Alice.Syncs();
        Assert.Empty(world.Alice.Session.Preparations.All);
        Assert.IsType<Refusal.NoLongerPossible>(
            await world.Alice.Session.Preparations.KeepAsync(
                id,
                PreparationKind.Impact,
                "sleep",
                "too late"
            )
        );
        await elsewhere.DisposeAsync();
    }

    [Fact]
    public async Task It_survives_a_restart_offline_and_an_endless_part_loses_nothing()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        world.Alice.Line.IsCut = true;
        var id = PreparationDesk.NewId();
        await Keeps(world.Alice, id, "sleep", "kept");
        Assert.IsType<Refusal.TooLong>(
            await world.Alice.Session.Preparations.KeepAsync(
                id,
                PreparationKind.Impact,
                "sleep",
                new string('x', Bounds.TextLength + 1)
            )
        );
        await world.Alice.IsRestarted();

        var kept = Assert.Single(world.Alice.Session.Preparations.Of(PreparationKind.Impact));
        Assert.Equal("kept", kept.Parts["sleep"]);
        Assert.Contains("kept", (await world.Alice.Session.Account.ExportAsync()).Json);
    }

    private static Task Keeps(Person person, string id, string part, string text) =>
        Person.Does(person.Session.Preparations.KeepAsync(id, PreparationKind.Impact, part, text));
}
