using Reweave.Client.Journal;

namespace Reweave.Client.Tests.Story;

/// <summary>Today stands, and then the rest of what is kept here cannot be read.</summary>
public sealed class When_opening_breaks_off
{
    private const int Entries = 300;

    [Fact]
    public async Task Who_listens_later_is_told_and_the_next_opening_has_it_all()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        var words = string.Join(' ', Enumerable.Repeat("a quiet evening at home", 12));
        for (var i = 0; i < Entries; i++)
        {
            await Person.Does(
                world.Alice.Session.Journal.WriteAsync(new JournalText { Text = $"{i} {words}" })
            );
        }

        await world.Alice.Syncs();
        await world.Alice.Locks();
        var lastRead = await LastReadOfOpening(world.Alice);

        var reads = 0;
        world.Alice.Stores.BeforeCall = (_, what) =>
        {
            if (what == "read" && ++reads == lastRead)
            {
                throw new IOException("The disk is gone.");
            }
        };
        await world.Alice.Unlocks();
        await Assert.ThrowsAsync<IOException>(() => world.Alice.Session.Ready);
        var told = new List<Exception>();
        world.Alice.Session.Faulted += told.Add;
        Assert.IsType<IOException>(Assert.Single(told));
        Assert.NotNull(world.Alice.Session.Today.View.Next);
        Assert.Null(world.Alice.Session.Sync.Progress);
        await world.Alice.Locks();

        world.Alice.Stores.BeforeCall = null;
        await world.Alice.Unlocks();
        await world.Alice.Session.Ready;
        Assert.Equal(Entries, world.Alice.Session.Journal.View.Entries.Count);
    }

    private static async Task<int> LastReadOfOpening(Person person)
    {
        var reads = 0;
        person.Stores.BeforeCall = (_, what) => reads += what == "read" ? 1 : 0;
        await person.Unlocks();
        await person.Session.Ready;
        var all = reads;
        await person.Locks();
        return all;
    }
}
