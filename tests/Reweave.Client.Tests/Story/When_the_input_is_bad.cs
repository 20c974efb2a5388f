using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Reweave.Domain.Events;

namespace Reweave.Client.Tests.Story;

/// <summary>
/// Every place where people write, by the fact that it becomes: what is too long is refused with its limit and nothing happens; what is
/// strange arrives letter by letter. A fact with words that no row writes fails the last test.
/// </summary>
public sealed class When_the_input_is_bad
{
    // A family joined to one sign, a mark on a letter, both directions, isolates, and what a cut in the middle leaves.
    private const string Strange =
        "👩‍👩‍👧‍👦 e\u0301 \u2067שלום\u2069 \u200Fمرحبا\u200E \u202Ex\u202C 🏳️‍🌈 क्षि";

    [Fact]
    public async Task Too_long_a_text_is_refused_with_its_limit_and_nothing_is_written_and_a_strange_one_arrives()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var wrong = new List<string>();
        foreach (var place in WhereToWrite.All)
        {
            await place.Before(world);
            await world.BothSync();
            var kept = (world.Alice.Session.Sync.KeptHere, world.Bob.Session.Sync.KeptHere);
            foreach (var over in new[] { place.Most + 1, 200_000 })
            {
                var refusal = await place.Say(world, new string('x', over));
                if (refusal is not Refusal.TooLong tooLong || tooLong.MostCharacters != place.Most)
                {
                    wrong.Add($"{place.Fact}: {over} letters are answered with {Named(refusal)}");
                }
            }

            if (kept != (world.Alice.Session.Sync.KeptHere, world.Bob.Session.Sync.KeptHere))
            {
                wrong.Add($"{place.Fact}: something was written");
            }

            var strange = Strange[..Math.Min(Strange.Length, place.Most)];
            if (await place.Say(world, strange) is { } refused)
            {
                wrong.Add($"{place.Fact}: a strange text is answered with {Named(refused)}");
            }

            await world.BothSync();
            if (!place.Shown(world).Contains(strange))
            {
                wrong.Add($"{place.Fact}: another text arrives");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(world.Alice.Session.Sync.Concerns);
        Assert.Empty(world.Bob.Session.Sync.Concerns);
        await AreTheSameAfterFoldingAnew(world);
    }

    [Fact]
    public void Every_fact_with_words_in_it_is_written_above()
    {
        // Nobody writes it any more.
        string[] otherwise = ["agreements.proposed"];
        Assert.Equal(
            EventCatalogue
                .All.Where(HasWords)
                .Select(kind => kind.Name)
                .Except(otherwise)
                .Order(StringComparer.Ordinal),
            WhereToWrite
                .All.Select(place => place.Fact.Split(' ')[0])
                .Where(name => EventCatalogue.All.Any(kind => kind.Name == name && HasWords(kind)))
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    private static string Named(Refusal? refusal) =>
        refusal is Refusal.TooLong tooLong
            ? $"at most {tooLong.MostCharacters}"
            : refusal?.Spelled() ?? "nothing";

    private static async Task AreTheSameAfterFoldingAnew(StoryWorld world)
    {
        var before = WhereToWrite
            .All.Select(place => place.Lasts && place.Shown(world).Any())
            .ToList();
        await world.Alice.IsRestarted(withoutSnapshots: true);
        await world.Bob.IsRestarted(withoutSnapshots: true);
        Assert.Equal(
            before,
            WhereToWrite.All.Select(place => place.Lasts && place.Shown(world).Any())
        );
    }

    private static bool HasWords(EventKind kind)
    {
        var file = Path.Combine(
            AppContext.BaseDirectory,
            "Samples",
            $"{kind.Name}.v{kind.Version}.json"
        );
        var sample = File.ReadAllText(file);
        return Texts(JsonNode.Parse(sample)!)
            .Any(text =>
                EventCatalogue.Read(
                    kind.Name,
                    kind.Version,
                    Encoding.UTF8.GetBytes(
                        sample.Replace(
                            $"\"{text}\"",
                            "\"some words. and more\"",
                            StringComparison.Ordinal
                        )
                    )
                )
                    is not UnreadableEvent
            );
    }

    private static IEnumerable<string> Texts(JsonNode? node) =>
        node switch
        {
            JsonObject map => map.SelectMany(pair => Texts(pair.Value)),
            JsonArray list => list.SelectMany(Texts),
            JsonValue value when value.GetValueKind() == JsonValueKind.String =>
            [
                value.GetValue<string>(),
            ],
            _ => [],
        };
}
