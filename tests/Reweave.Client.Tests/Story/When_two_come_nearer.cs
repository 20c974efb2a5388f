using Reweave.Domain.Touch;

namespace Reweave.Client.Tests.Story;

/// <summary>Two engines over the real server: how near two come, what each keeps to themselves, and one touch at a time.</summary>
public sealed class When_two_come_nearer
{
    [Fact]
    public async Task Both_say_so_and_either_lowers_it_for_both_at_once()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session.Touch, world.Bob.Session.Touch);
        await AreAt(world, TouchLevel.Hands);
        Assert.Equal((TouchLevel.Hands, TouchLevel.Hands), (alice.View.Level, bob.View.Level));

        await Person.Does(alice.AskAsync(TouchLevel.Hands, "Hands on the table?"));
        await world.BothSync();
        await Person.Does(bob.AnswerAsync(true));
        await world.BothSync();
        Assert.True(alice.View.Answer);

        await Person.Does(bob.LimitAsync(TouchLevel.None));
        await world.BothSync();

        Assert.Equal(TouchLevel.None, alice.View.Level);
        Assert.Null(alice.View.MyTouch);
        Assert.IsType<Refusal.NoLongerPossible>(await alice.AskAsync(TouchLevel.Hands, "And now?"));
        await world.Bob.IsRestarted();
        Assert.Equal(TouchLevel.None, world.Bob.Session.Touch.View.Level);
    }

    [Fact]
    public async Task What_is_all_right_for_oneself_reaches_nobody_and_leaves_the_device_at_another_hour()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session.Touch, world.Bob.Session.Touch);
        await Person.Does(alice.LimitAsync(TouchLevel.Hands));
        await Person.Does(alice.AskLevelAsync());
        await world.BothSync();
        var waiting = alice.View;
        Assert.Null(bob.View.TheirLevel);

        world.Bob.Line.Requests.Clear();
        await Person.Does(bob.LimitAsync(TouchLevel.Near));
        Assert.Equal(TouchLevel.Near, bob.View.TheirLevel?.Level);
        await Person.Does(bob.SetAsideAsync());
        await world.BothSync();

        Assert.Null(bob.View.TheirLevel);
        Assert.Equal(waiting, alice.View);
        Assert.Empty(SentBy(world.Bob));
        world.Clock.Advance(TimeSpan.FromHours(6));
        await world.Bob.Syncs();
        Assert.NotEmpty(SentBy(world.Bob));
        Assert.Equal(TouchLevel.Near, bob.View.Limit);
    }

    [Fact]
    public async Task A_question_that_faded_is_taken_back_by_the_device_of_the_one_who_asked()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await Person.Does(world.Alice.Session.Touch.LimitAsync(TouchLevel.Near));
        await Person.Does(world.Bob.Session.Touch.LimitAsync(TouchLevel.Near));
        await Person.Does(world.Alice.Session.Touch.AskLevelAsync());
        await world.BothSync();
        for (var day = 0; day < 7; day++)
        {
            world.Clock.Advance(TimeSpan.FromDays(1));
            if (day < 6)
            {
                await world.Alice.Syncs();
            }
        }

        // Her device notices when it is opened, and is heard of hours later.
        world.Alice.Line.Requests.Clear();
        await world.Alice.Syncs();
        Assert.Empty(SentBy(world.Alice));

        world.Clock.Advance(TimeSpan.FromHours(6));
        await world.Alice.Syncs();

        Assert.NotEmpty(SentBy(world.Alice));
        Assert.Equal(0, world.Alice.Session.Sync.KeptHere);
    }

    [Fact]
    public async Task A_lower_limit_takes_an_own_question_back_that_went_further()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await AreAt(world, TouchLevel.Near);
        var alice = world.Alice.Session.Touch;
        await Person.Does(alice.AskLevelAsync());
        await world.BothSync();
        Assert.NotNull(world.Bob.Session.Touch.View.TheirLevel);

        await Person.Does(alice.LimitAsync(TouchLevel.Near));
        await world.BothSync();

        Assert.Null(world.Bob.Session.Touch.View.TheirLevel);
        Assert.Equal(TouchLevel.Near, alice.View.Level);
    }

    private static async Task AreAt(StoryWorld world, TouchLevel level)
    {
        var (alice, bob) = (world.Alice.Session.Touch, world.Bob.Session.Touch);
        await Person.Does(alice.LimitAsync(TouchLevel.Close));
        await Person.Does(bob.LimitAsync(TouchLevel.Close));
        while (alice.View.Level < level)
        {
            await Person.Does(alice.AskLevelAsync());
            await world.BothSync();
            await Person.Does(bob.AgreeAsync());
            await world.BothSync();
        }
    }

    private static IEnumerable<string> SentBy(Person person) =>
        person.Line.Requests.Where(request =>
            request.StartsWith("POST", StringComparison.Ordinal)
            && request.EndsWith("/entries", StringComparison.Ordinal)
        );
}
