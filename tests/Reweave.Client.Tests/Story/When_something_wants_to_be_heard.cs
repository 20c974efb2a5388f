using Reweave.Client.Preparations;
using Reweave.Domain.Acknowledgement;
using Reweave.Domain.Preparations;

namespace Reweave.Client.Tests.Story;

/// <summary>Two real devices and the real server between them, over the days of an acknowledgement.</summary>
public sealed class When_something_wants_to_be_heard
{
    [Fact]
    public async Task It_goes_over_part_by_part_and_comes_back_until_it_is_heard()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session, world.Bob.Session);
        var begun = PreparationDesk.NewId();
        await Person.Does(
            alice.Preparations.KeepAsync(begun, PreparationKind.Impact, "sleep", "I lie awake.")
        );
        await world.BothSync();
        Assert.Empty(bob.Acknowledgement.View.TheirImpact);

        await Person.Does(
            alice.Acknowledgement.HandOverAsync(StatementKind.Impact, "sleep", null, "I lie awake.")
        );
        await world.BothSync();
        var part = Assert.Single(bob.Acknowledgement.View.TheirImpact);
        Assert.NotEqual(begun, part.Part);

        await Person.Does(bob.Acknowledgement.ReflectAsync(part.Part, "You cannot rest."));
        await world.BothSync();
        var reflection = alice.Acknowledgement.View.MyImpact[0].Reflections[0];
        await Person.Does(
            alice.Acknowledgement.MarkAsync(reflection.Reflection, HearingMark.Heard, null)
        );
        await world.BothSync();
        Assert.Equal(PartStage.Heard, bob.Acknowledgement.View.TheirImpact[0].Stage);
    }

    [Fact]
    public async Task A_pause_offline_and_a_reflection_that_crosses_it_come_out_the_same_for_both()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session, world.Bob.Session);
        await Person.Does(
            alice.Acknowledgement.HandOverAsync(StatementKind.Impact, "sleep", null, "I lie awake.")
        );
        await world.BothSync();
        world.Alice.Line.IsCut = true;
        await Person.Does(alice.Acknowledgement.PauseAsync());
        await Person.Does(
            bob.Acknowledgement.ReflectAsync(
                bob.Acknowledgement.View.TheirImpact[0].Part,
                "You cannot rest."
            )
        );
        await world.Bob.Syncs();
        world.Clock.Advance(TimeSpan.FromDays(31));
        world.Alice.Line.IsCut = false;
        await world.BothSync();

        Assert.True(alice.Acknowledgement.View.IsPaused);
        Assert.True(bob.Acknowledgement.View.IsPaused);
        Assert.Empty(alice.Acknowledgement.View.MyImpact[0].Reflections);
        Assert.IsType<Refusal.NoLongerPossible>(
            await bob.Acknowledgement.ReflectAsync(
                bob.Acknowledgement.View.TheirImpact[0].Part,
                "again"
            )
        );

        await Person.Does(bob.Acknowledgement.BeginAsync());
        await Person.Does(alice.Acknowledgement.BeginAsync());
        await world.BothSync();
        Assert.Equal(PartStage.ToMark, alice.Acknowledgement.View.MyImpact[0].Stage);
        Assert.False(bob.Acknowledgement.View.IsPaused);
    }

    [Fact]
    public async Task Taking_back_erases_the_words_on_the_server_too()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session, world.Bob.Session);
        await Person.Does(
            alice.Acknowledgement.HandOverAsync(
                StatementKind.Account,
                "what-i-did",
                null,
                "I lied."
            )
        );
        await world.BothSync();
        var part = bob.Acknowledgement.View.TheirAccount[0].Part;
        await Person.Does(
            bob.Acknowledgement.AnswerAsync(part, AccountReply.HeardYou, "Thank you for saying it.")
        );
        await world.BothSync();
        Assert.Equal(
            "Thank you for saying it.",
            alice.Acknowledgement.View.MyAccount[0].Reply?.Words
        );

        await Person.Does(bob.Acknowledgement.TakeAnswerBackAsync(part));
        await Person.Does(alice.Acknowledgement.TakeBackAsync(part));
        await world.BothSync();
        Assert.Empty(bob.Acknowledgement.View.TheirAccount);
        Assert.Empty(alice.Acknowledgement.View.MyAccount);

        var elsewhere = world.Bob.TakesAnotherDevice();
        await elsewhere.SignsIn();
        Assert.Empty(elsewhere.Session.Acknowledgement.View.TheirAccount);
        await elsewhere.DisposeAsync();
    }
}
