using System.Collections;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Reweave.Domain.Events;

namespace Reweave.Domain.Tests.Events;

/// <summary>
/// Every text of one's own in every stored fact, found by trying: what takes a sentence is words, what does not is an id or a name. A
/// new fact with words in it is walked here without a line being added.
/// </summary>
public sealed class What_people_type
{
    private const int FrameInBytes = 64 * 1024;

    private static readonly string[] Words =
    [
        "plain words, and more",
        "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 ☕️",
        "e\u0301 n\u0303 Z\u0337\u0321\u0355 क्षि",
        "\u200Fمرحبا\u200E \u2067שלום\u2069 \u202Eabc\u202C \u2066x\u2069",
        "a\u0000 \u0007 \u2028 \u2029 \uFEFFb",
        "\" \\ / < > & ' { } \r\n\t",
        "我爱你。ありがとう。한국어",
    ];

    /// <summary>Fact by fact, the places of its words: field names and positions in lists.</summary>
    private static IReadOnlyList<(EventKind Kind, string Place)> All { get; } =
    [
        .. EventCatalogue.All.SelectMany(kind =>
            Leaves(Sample(kind), "")
                .Where(place => Read(kind, With(kind, place, "some words. 🌊")) is not null)
                .Select(place => (kind, place))
        ),
    ];

    public static TheoryData<string> Places =>
        [.. All.Select(one => $"{one.Kind.Name}{one.Place}")];

    [Fact]
    public void Stands_in_every_subject_that_lets_people_write()
    {
        Assert.Empty(
            new[]
            {
                "acknowledgement",
                "actions",
                "agenda",
                "agreements",
                "check-ins",
                "conversations",
                "journal",
                "memories",
                "preparations",
                "questions",
                "shared",
                "standing",
                "telling",
                "touch",
                "understanding",
                "windows",
            }.Except(All.Select(one => one.Kind.Name.Split('.')[0]))
        );
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Comes_back_letter_by_letter_whatever_the_script(string place)
    {
        var (kind, at) = Find(place);
        foreach (var words in Words.Where(words => words.Length <= Most(kind, at)))
        {
            var fact = Read(kind, With(kind, at, words));

            Assert.Equal(words, TextAt(JsonNode.Parse(EventCatalogue.Write(fact!))!, at));
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Is_kept_up_to_its_bound_and_not_a_letter_beyond(string place)
    {
        var (kind, at) = Find(place);
        var most = Most(kind, at);

        Assert.InRange(most, 20, Bounds.TextLength);
        Assert.Null(Read(kind, With(kind, at, new string('x', most + 1))));
        Assert.Null(Read(kind, With(kind, at, new string('x', 2_000_000))));
        // Three bytes a letter: it still fits one frame.
        var longest = Read(kind, With(kind, at, new string('語', most)));
        Assert.NotNull(longest);
        Assert.InRange(EventCatalogue.Write(longest).Length, most * 3, FrameInBytes);
    }

    /// <summary>A field's limit or a careless cut can leave half an emoji: it becomes the sign for what cannot be read, and no more.</summary>
    [Theory]
    [MemberData(nameof(Places))]
    public void Loses_nothing_but_the_half_of_a_letter_that_was_cut_through(string place)
    {
        var (kind, at) = Find(place);
        var type = Read(kind, With(kind, at, "MARK"))!;
        var written = EventCatalogue.Write(Replaced(type, "MARK", "a\uD83D b"));

        Assert.Equal("a\uFFFD b", TextAt(JsonNode.Parse(written)!, at));
        Assert.NotNull(Read(kind, written));
    }

    private static (EventKind Kind, string Place) Find(string place) =>
        All.Single(one => $"{one.Kind.Name}{one.Place}" == place);

    // The longest that is still read; bounds are not the same everywhere.
    private static int Most(EventKind kind, string at)
    {
        var (fits, tooLong) = (1, 200_000);
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            (fits, tooLong) = Read(kind, With(kind, at, new string('x', middle))) is null
                ? (fits, middle)
                : (middle, tooLong);
        }

        return fits;
    }

    private static Event? Read(EventKind kind, byte[] payload) =>
        EventCatalogue.Read(kind.Name, kind.Version, payload) is var fact
        && fact is not (UnknownEvent or UnreadableEvent)
            ? fact
            : null;

    private static JsonNode Sample(EventKind kind) =>
        JsonNode.Parse(
            File.ReadAllBytes(
                Path.Combine(
                    AppContext.BaseDirectory,
                    "Samples",
                    $"{kind.Name}.v{kind.Version}.json"
                )
            )
        )!;

    private static IEnumerable<string> Leaves(JsonNode? node, string at) =>
        node switch
        {
            JsonObject map => map.SelectMany(pair => Leaves(pair.Value, $"{at}/{pair.Key}")),
            JsonArray list => list.Take(1).SelectMany((item, i) => Leaves(item, $"{at}/{i}")),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => [at],
            _ => [],
        };

    private static byte[] With(EventKind kind, string at, string words)
    {
        var sample = Sample(kind);
        var path = at.Split('/')[1..];
        var parent = path[..^1].Aggregate(sample, Step);
        if (parent is JsonArray list)
        {
            list[int.Parse(path[^1])] = words;
        }
        else
        {
            parent[path[^1]] = words;
        }

        return Encoding.UTF8.GetBytes(sample.ToJsonString());
    }

    private static string TextAt(JsonNode node, string at) =>
        at.Split('/')[1..].Aggregate(node, Step).GetValue<string>();

    private static JsonNode Step(JsonNode node, string name) =>
        node is JsonArray list ? list[int.Parse(name)]! : node[name]!;

    // In place, wherever the words stand in it: no JSON can carry half a letter.
    private static Event Replaced(object holder, string from, string to)
    {
        foreach (
            var property in holder
                .GetType()
                .GetProperties()
                .Where(property => property.GetIndexParameters().Length == 0 && property.CanWrite)
        )
        {
            var value = property.GetValue(holder);
            if (value as string == from)
            {
                property.SetValue(holder, to);
            }
            else if (value is IEnumerable<string> texts && texts.Contains(from))
            {
                property.SetValue(
                    holder,
                    ImmutableList.CreateRange(texts.Select(text => text == from ? to : text))
                );
            }
            else if (value is IEnumerable many and not string)
            {
                foreach (var item in many.Cast<object?>().OfType<object>().Where(IsOurs))
                {
                    Replaced(item, from, to);
                }
            }
            else if (value is not null && IsOurs(value))
            {
                Replaced(value, from, to);
            }
        }

        return holder as Event ?? null!;
    }

    private static bool IsOurs(object value) => value.GetType().Assembly == typeof(Event).Assembly;
}
