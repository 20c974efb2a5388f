using Reweave.Client.PutAway;
using Reweave.Domain.Telling;

namespace Reweave.Client.Tests.Story;

/// <summary>Two engines over the real server: one thing is told, heard, put away, taken back.</summary>
public sealed class When_one_thing_is_told
{
    [Fact]
    public async Task It_is_heard_and_stays_its_authors_to_take_back()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session.Telling, world.Bob.Session.Telling);
        await Person.Does(alice.TellAsync(ToldKind.Fear, "I am afraid of Sundays."));
        await world.BothSync();
        var told = Assert.Single(bob.View.Theirs);
        Assert.IsType<Refusal.NoLongerPossible>(
            await bob.AnswerAsync(told.Told.Thing, ToldReply.Yes)
        );

        await Person.Does(bob.AnswerAsync(told.Told.Thing, ToldReply.Heard));
        await world.BothSync();
        Assert.Equal(ToldReply.Heard, alice.View.Mine[0].Answer?.Reply);
        Assert.Contains("Sundays", (await world.Alice.Session.Account.ExportAsync()).Json);

        await Person.Does(alice.TakeBackAsync(told.Told.Thing));
        await world.BothSync();
        Assert.Empty(bob.View.Theirs);
        Assert.DoesNotContain("Sundays", (await world.Bob.Session.Account.ExportAsync()).Json);
    }

    [Fact]
    public async Task It_can_be_put_away_by_the_listener_and_nobody_knows()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session, world.Bob.Session);
        await Person.Does(alice.Telling.TellAsync(ToldKind.Secret, "I kept the letters."));
        await world.BothSync();
        var before = alice.Telling.View.Mine.Single();

        await Person.Does(bob.PutAway.PutAwayAsync([bob.Telling.View.Theirs[0].Told.Entry]));
        await world.BothSync();

        Assert.Empty(bob.Telling.View.Theirs);
        Assert.Equal(PutAwayKind.Told, Assert.Single(bob.PutAway.All).Kind);
        Assert.Equal(before, alice.Telling.View.Mine.Single());
    }

    [Fact]
    public async Task A_request_gets_a_kind_answer_while_both_are_offline_in_between()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session.Telling, world.Bob.Session.Telling);
        await Person.Does(alice.TellAsync(ToldKind.Request, "Ring me when you leave."));
        await world.BothSync();
        await Person.Does(
            bob.AnswerAsync(bob.View.Theirs[0].Told.Thing, ToldReply.AnotherWay, "I write.")
        );
        Assert.Null(alice.View.Mine[0].Answer);

        await world.BothSync();

        Assert.Equal("I write.", alice.View.Mine[0].Answer?.Words);
        Assert.IsType<Refusal.TooLong>(
            await bob.AnswerAsync("any", ToldReply.Yes, new string('x', 4_001))
        );
    }
}
