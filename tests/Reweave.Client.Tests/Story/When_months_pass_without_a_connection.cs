using Reweave.Client.Journal;

namespace Reweave.Client.Tests.Story;

/// <summary>
/// Thousands of drafts wait. Gated on what is allocated, which is the same on every machine: cost that grew with the number of drafts
/// at each act would show here as cost squared.
/// </summary>
[Collection(nameof(CountedAlone))]
public sealed class When_months_pass_without_a_connection
{
    private const int Few = 100;
    private const int Many = 2000;

    [Fact]
    public async Task The_thousandth_act_costs_what_the_first_ones_cost()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        world.Alice.Line.IsCut = true;
        // The first ones also pay for what is made once.
        await Writes(world.Alice, Few);
        var early = await Allocated(() => Writes(world.Alice, Few));
        await Writes(world.Alice, Many - 3 * Few);
        var late = await Allocated(() => Writes(world.Alice, Few));
        Assert.True(late < 2 * early, $"{Few} acts: {early:N0} bytes early, {late:N0} late");
        Assert.Equal(Many, world.Alice.Session.Journal.View.Entries.Count);
    }

    [Fact]
    public async Task What_a_draft_says_is_read_once_however_often_it_is_laid_over_the_rest()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        await Writes(world.Alice, 1);
        var taken = world.Alice.Session.Journal.View.Entries[0].Id;
        await world.Alice.Syncs();
        world.Alice.Line.IsCut = true;
        await Writes(world.Alice, Few);
        var before = Texts(world.Alice);

        // Taking back what never left lays everything anew.
        var newest = world.Alice.Session.Journal.View.Entries[0].Id;
        await Person.Does(world.Alice.Session.Journal.DeleteAsync(newest));
        await Person.Does(world.Alice.Session.Journal.DeleteAsync(taken));
        var after = Texts(world.Alice);
        Assert.Equal(Few - 1, after.Count);
        Assert.All(after, (text, i) => Assert.Same(before[i + 1], text));
    }

    [Fact]
    public async Task Sending_four_times_as_much_costs_about_four_times_as_much()
    {
        await using var world = new StoryWorld();
        await world.Alice.MakesAnAccount("alice");
        await Writes(world.Alice, Few);
        await world.Alice.Syncs();
        var some = await Allocated(() => WritesApartAndSends(world.Alice, Many / 4));
        var many = await Allocated(() => WritesApartAndSends(world.Alice, Many));
        Assert.True(many < 6 * some, $"{Many / 4}: {some:N0} bytes, {Many}: {many:N0}");
        Assert.Equal(Few + Many / 4 + Many, world.Alice.Session.Journal.View.Entries.Count);
    }

    private static async Task WritesApartAndSends(Person person, int entries)
    {
        person.Line.IsCut = true;
        await Writes(person, entries);
        person.Line.IsCut = false;
        await person.Syncs();
    }

    private static async Task Writes(Person person, int entries)
    {
        for (var i = 0; i < entries; i++)
        {
            await Person.Does(
                person.Session.Journal.WriteAsync(
                    new JournalText { Text = $"A day like others, {i}." }
                )
            );
        }
    }

    private static List<string> Texts(Person person) =>
        [.. person.Session.Journal.View.Entries.Select(entry => entry.Text).Take(Few)];

    private static async Task<long> Allocated(Func<Task> act)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await act();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}

/// <summary>What is allocated is counted for the whole process, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(CountedAlone), DisableParallelization = true)]
public sealed class CountedAlone;
