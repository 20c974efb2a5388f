using Reweave.Client.Journal;
using Reweave.Client.Sync;

namespace Reweave.Client.Tests.Story;

/// <summary>A used-up quota never blocks erasing: what is erased goes first, and makes room for what waits.</summary>
public sealed class When_the_server_has_no_more_room
{
    [Fact]
    public async Task The_device_says_so_keeps_what_was_written_and_sends_it_once_something_was_erased()
    {
        await using var world = new StoryWorld(bytesPerAccount: 120_000);
        await world.Alice.MakesAnAccount("alice");
        await Writes(world.Alice, new string('a', 15_000));
        await Writes(world.Alice, new string('b', 15_000));
        await world.Alice.Syncs();
        while (world.Alice.Session.Sync.KeptHere == 0)
        {
            await Writes(world.Alice, new string('c', 15_000));
            await world.Alice.Session.SyncNowAsync(TestContext.Current.CancellationToken);
        }

        Assert.IsType<SyncConcern.NoRoom>(Assert.Single(world.Alice.Session.Sync.Concerns));
        Assert.IsType<Refusal.QuotaExceeded>(
            await world.Alice.Session.SyncNowAsync(TestContext.Current.CancellationToken)
        );
        var all = world.Alice.Session.Journal.View.Entries.Count;

        foreach (var entry in world.Alice.Session.Journal.View.Entries.TakeLast(2).ToList())
        {
            await Person.Does(world.Alice.Session.Journal.DeleteAsync(entry.Id));
        }

        await world.Alice.Syncs();
        Assert.Equal(SyncMood.AllSent, world.Alice.Session.Sync.Mood);
        Assert.Equal(all - 2, world.Alice.Session.Journal.View.Entries.Count);
        var elsewhere = world.Alice.TakesAnotherDevice();
        await elsewhere.SignsIn();
        Assert.Equal(all - 2, elsewhere.Session.Journal.View.Entries.Count);
        await elsewhere.DisposeAsync();
    }

    private static Task Writes(Person person, string text) =>
        Person.Does(person.Session.Journal.WriteAsync(new JournalText { Text = text }));
}
