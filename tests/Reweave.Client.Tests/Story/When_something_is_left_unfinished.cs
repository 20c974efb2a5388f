using Reweave.Client.Accounts;
using Reweave.Client.Tests.Simulation;
using Reweave.Client.Unfinished;

namespace Reweave.Client.Tests.Story;

/// <summary>The app closes while a person writes: what stood there waits, sealed, on this device and nowhere else.</summary>
public sealed class When_something_is_left_unfinished
{
    private const string Form = "journal/write";
    private const string Words = "canary-unfinished-91c0de";

    [Fact]
    public async Task It_is_there_again_after_the_process_died()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        await Keeps(world.Alice.Session, "a", Words);
        await world.Alice.IsRestarted();

        var left = await world.Alice.Session.Unfinished.FindAsync(Form);

        Assert.Equal(Words, left!.Fields["text"]);
        Assert.Equal(new DateOnly(2026, 3, 2), left.Day);
        Assert.Null(await world.Alice.Session.Unfinished.FindAsync("check-in"));
    }

    [Fact]
    public async Task It_leaves_this_device_in_no_form_and_stands_on_it_only_sealed()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        await world.Alice.Syncs();
        var requests = world.Alice.Line.Requests.Count;
        var changes = 0;
        world.Alice.Session.Changed += () => changes++;
        await Keeps(world.Alice.Session, "a", Words);
        Assert.Equal(0, changes);
        Assert.Equal(requests, world.Alice.Line.Requests.Count);
        Assert.Equal(0, world.Alice.Session.Sync.KeptHere);

        var canaries = new Canaries();
        canaries.Add("what was written", Words);
        canaries.Add("which form it was", Form);
        Assert.Empty(
            canaries.FindIn(world.Alice.Stores.Persisted.Select(bytes => ("the store", bytes)))
        );

        await using var elsewhere = world.Alice.TakesAnotherDevice();
        await elsewhere.SignsIn();
        Assert.Empty(await elsewhere.Session.Unfinished.AllAsync());
    }

    [Fact]
    public async Task It_is_gone_when_it_is_finished_or_let_go()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        await Keeps(world.Alice.Session, "a", "first words");
        await Keeps(world.Alice.Session, "a", "first words and more");
        Assert.Equal(
            "first words and more",
            Assert.Single(await world.Alice.Session.Unfinished.AllAsync()).Fields["text"]
        );
        await Person.Does(world.Alice.Session.Unfinished.LetGoAsync("a"));
        await Person.Does(world.Alice.Session.Unfinished.LetGoAsync("never kept"));
        await world.Alice.IsRestarted();
        Assert.Empty(await world.Alice.Session.Unfinished.AllAsync());
    }

    [Fact]
    public async Task Two_tabs_with_the_same_form_keep_both()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        await using var second = Assert
            .IsType<Unlocking.Unlocked>(await world.Alice.TriesToUnlock())
            .Session;
        await Keeps(world.Alice.Session, UnfinishedDesk.NewId(), "in the first tab");
        world.Clock.Advance(TimeSpan.FromDays(1));
        await Keeps(second, UnfinishedDesk.NewId(), "in the second tab");

        Assert.Equal(
            ["in the second tab", "in the first tab"],
            (await world.Alice.Session.Unfinished.AllAsync()).Select(left => left.Fields["text"])
        );
    }

    [Fact]
    public async Task A_full_device_keeps_the_words_from_before()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        await Keeps(world.Alice.Session, "a", "before");
        world.Alice.Stores.RoomInBytes = 1;
        Assert.IsType<Refusal.StoreFull>(
            await world.Alice.Session.Unfinished.KeepAsync(
                "a",
                Form,
                new Dictionary<string, string> { ["text"] = "before and much more" }
            )
        );
        Assert.Equal(
            "before",
            (await world.Alice.Session.Unfinished.FindAsync(Form))!.Fields["text"]
        );
    }

    [Fact]
    public async Task Once_locked_nothing_is_kept_and_nothing_shown()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        await Keeps(world.Alice.Session, "a", "before");
        await world.Alice.Locks();
        Assert.IsType<Refusal.Locked>(await world.Alice.Session.Unfinished.LetGoAsync("a"));
        Assert.Empty(await world.Alice.Session.Unfinished.AllAsync());
        await world.Alice.Unlocks();
        Assert.NotNull(await world.Alice.Session.Unfinished.FindAsync(Form));
    }

    private static Task Keeps(Session session, string id, string text) =>
        Person.Does(
            session.Unfinished.KeepAsync(
                id,
                Form,
                new Dictionary<string, string> { ["text"] = text, ["tags"] = "" }
            )
        );
}
