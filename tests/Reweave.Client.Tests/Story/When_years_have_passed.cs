using Reweave.Client.Journal;
using Reweave.Client.Ports;

namespace Reweave.Client.Tests.Story;

/// <summary>Many entries: opening costs the snapshot's head, and rebuilding from the log gives the same.</summary>
public sealed class When_years_have_passed
{
    private const int Entries = 400;

    [Fact]
    public async Task The_snapshot_opens_in_pieces_and_equals_the_rebuilt_state()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        var words = string.Join(' ', Enumerable.Repeat("a quiet evening at home", 12));
        for (var i = 0; i < Entries; i++)
        {
            await Person.Does(
                world.Alice.Session.Journal.WriteAsync(
                    new JournalText { Text = $"{i} {words}", Tags = [$"tag{i % 7}"] }
                )
            );
            if (i % 50 == 49)
            {
                await world.Alice.Syncs();
            }
        }

        var first = world.Alice.Session.Journal.View.Entries[^1].Id;
        await Person.Does(
            world.Alice.Session.Journal.EditAsync(
                first,
                new JournalText { Text = "the oldest, anew" }
            )
        );
        await world.Alice.Syncs();
        var before = Read(world.Alice);
        await world.Alice.Locks();

        await world.Alice.Unlocks();
        await world.Alice.Session.Ready;
        Assert.Equal(before, Read(world.Alice));
        var pieces = (await Snapshots(world.Alice)).ToList();
        Assert.True(pieces.Count > 5, $"{pieces.Count} pieces");
        Assert.All(pieces, piece => Assert.True(piece.Value.Length <= 64 * 1024));
        await world.Alice.Locks();

        // The rest of an unlocked snapshot is damaged: the log is folded again.
        await Remove(world.Alice, pieces[^1].Key);
        await world.Alice.Unlocks();
        await world.Alice.Session.Ready;
        Assert.Equal(before, Read(world.Alice));
        await world.Alice.Locks();

        foreach (var piece in await Snapshots(world.Alice))
        {
            await Remove(world.Alice, piece.Key);
        }

        await world.Alice.Unlocks();
        await world.Alice.Session.Ready;
        Assert.Equal(before, Read(world.Alice));
        Assert.Equal("the oldest, anew", world.Alice.Session.Journal.Find(first)!.Text);
    }

    private static List<string> Read(Person person) =>
        [
            .. person.Session.Journal.View.Entries.Select(entry =>
                $"{entry.Id} {entry.Day} {entry.Text} {string.Join(',', entry.Tags)} {entry.Edited} {entry.State}"
            ),
            person.Session.Today.View.Spelled(),
        ];

    private static async Task<IReadOnlyList<KeyValuePair<string, byte[]>>> Snapshots(Person person)
    {
        var store = await person.Stores.OpenAsync(person.Stores.Slots.Single());
        return await store.ReadAllAsync("snapshot/");
    }

    private static async Task Remove(Person person, string key)
    {
        var store = await person.Stores.OpenAsync(person.Stores.Slots.Single());
        await store.WriteAsync([StoreChange.Remove(key)]);
    }
}
