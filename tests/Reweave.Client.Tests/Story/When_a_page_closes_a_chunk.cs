using Reweave.Client.Journal;

namespace Reweave.Client.Tests.Story;

/// <summary>One page of the log brings entries that fill a chunk of the store to its end, and erasures that reach into that chunk.</summary>
public sealed class When_a_page_closes_a_chunk
{
    [Fact]
    public async Task What_came_with_the_erasures_is_kept()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        await Writes(world.Alice, new string('a', 15_000));
        await Writes(world.Alice, new string('b', 15_000));
        await world.Alice.Syncs();
        var elsewhere = world.Alice.TakesAnotherDevice();
        await elsewhere.SignsIn();
        Assert.Equal(2, elsewhere.Session.Journal.View.Entries.Count);

        await Writes(world.Alice, "a small one that still fits");
        await Writes(world.Alice, new string('c', 15_000));
        await Writes(world.Alice, new string('d', 15_000));
        await Writes(world.Alice, new string('e', 15_000));
        await world.Alice.Syncs();
        foreach (var entry in world.Alice.Session.Journal.View.Entries.TakeLast(2).ToList())
        {
            await Person.Does(world.Alice.Session.Journal.DeleteAsync(entry.Id));
        }

        await world.Alice.Syncs();
        await elsewhere.Syncs();
        await elsewhere.IsRestarted(withoutSnapshots: true);

        Assert.Equal(Texts(world.Alice), Texts(elsewhere));
        Assert.Equal(4, elsewhere.Session.Journal.View.Entries.Count);
        await elsewhere.DisposeAsync();
    }

    private static IEnumerable<string> Texts(Person person) =>
        person
            .Session.Journal.View.Entries.Select(entry => entry.Text)
            .Order(StringComparer.Ordinal);

    private static Task Writes(Person person, string text) =>
        Person.Does(person.Session.Journal.WriteAsync(new JournalText { Text = text }));
}
