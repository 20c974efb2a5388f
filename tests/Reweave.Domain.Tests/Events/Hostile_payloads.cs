using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Reweave.Domain.Events;
using Reweave.Domain.Journal;

namespace Reweave.Domain.Tests.Events;

/// <summary>
/// JSON that a modified client made up, compared with what System.Text.Json makes of it under its strictest rules: nothing is read
/// that it refuses, nothing is read otherwise than it reads it, and nothing is thrown.
/// </summary>
public sealed class Hostile_payloads
{
    private static readonly string[] Values =
    [
        "null",
        "true",
        "{}",
        "[]",
        "[null]",
        "\"\"",
        "0",
        "-1",
        "1.0",
        "1e2",
        "1e999",
        "2147483648",
        "99999999999999999999",
        "\"2026-02-30\"",
        "\"2026-11-02T00:00:00Z\"",
        "\"not base64\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "{\"a\":1,\"a\":2}",
        new string('[', 70) + new string(']', 70),
        new string('[', 30) + new string(']', 30),
    ];

    private static readonly string[] Tails = [" ", "\n", "x", "{}", ",", "\0", "/* */"];

    private static readonly (EventKind Kind, string Json)[] Samples =
    [
        .. The_catalogue.Samples.Select(row =>
        {
            var (name, version) = The_catalogue.Split(row.Data);
            return (
                EventCatalogue.All.Single(kind => kind.Name == name && kind.Version == version),
                File.ReadAllText(
                    Path.Combine(AppContext.BaseDirectory, "Samples", $"{row.Data}.json")
                )
            );
        }),
    ];

    [Fact]
    public void Are_read_as_strictly_as_by_the_reader_of_the_platform()
    {
        var (read, refused) = (0, 0);
        Gen.UInt.Sample(
            seed =>
            {
                var chance = new PCG(seed + 1);
                var (kind, json) = Samples[StoredTypes.Below(chance, Samples.Length)];
                var (hostile, isPlain) = Changed(JsonNode.Parse(json)!.AsObject(), chance);
                var bytes = Encoding.UTF8.GetBytes(hostile);
                var ours = Standing(EventCatalogue.Read(kind.Name, kind.Version, bytes));
                var theirs = TryReadAsThePlatform(bytes, kind.Type);
                Interlocked.Increment(ref ours is null ? ref refused : ref read);
                if (ours is null)
                {
                    // Stricter only in what no honest device writes: a part with a default that is missing.
                    Assert.True(theirs is null || !isPlain, $"refused {hostile}");
                    return;
                }

                Assert.True(theirs is not null, $"read {hostile}");
                Assert.True(
                    JsonNode.DeepEquals(StoredTypes.Expected(ours), StoredTypes.Expected(theirs)),
                    $"read otherwise {hostile}"
                );
            },
            iter: 20_000
        );
        Assert.InRange(read, 2_000, 18_000);
        Assert.InRange(refused, 2_000, 18_000);
    }

    [Fact]
    public void Hide_no_field_behind_an_escaped_name()
    {
        var kind = EventCatalogue.All.Single(one => one.Name == "journal.deleted");
        var only = """{"\u0070iece":"p"}"""u8;
        var second = """{"piece":"p","\u0070iece":"q"}"""u8;

        Assert.Null(StoredReader.TryRead(only.ToArray(), kind.Read));
        var read = Assert.IsType<JournalDeleted>(StoredReader.TryRead(second.ToArray(), kind.Read));
        Assert.Equal("p", read.Piece);
    }

    [Fact]
    public void Cut_short_anywhere_are_unreadable()
    {
        foreach (var (kind, json) in Samples)
        {
            var bytes = Encoding.UTF8.GetBytes(json.TrimEnd());
            for (var length = 0; length < bytes.Length; length++)
            {
                Assert.Null(StoredReader.TryRead(bytes.AsMemory(0, length), kind.Read));
            }
        }
    }

    [Fact]
    public void Of_a_part_of_a_larger_buffer_are_read_where_they_stand()
    {
        foreach (var (kind, json) in Samples)
        {
            var bytes = Encoding.UTF8.GetBytes($"}}}}{json}{{{{");
            Assert.NotNull(StoredReader.TryRead(bytes.AsMemory(2, bytes.Length - 4), kind.Read));
        }
    }

    [Fact]
    public void Of_many_fields_that_nobody_knows_cost_no_more_than_their_length()
    {
        // 64 KiB, the largest frame: comparing each with each would be fifty million comparisons.
        var fields = string.Concat(Enumerable.Range(0, 7_000).Select(at => $"\"{at:x4}\":1,"));
        var json = Encoding.UTF8.GetBytes($"{{{fields}\"piece\":\"p\"}}");
        var kind = EventCatalogue.All.Single(one => one.Name == "journal.deleted");

        Assert.NotNull(StoredReader.TryRead(json, kind.Read));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotNull(StoredReader.TryRead(json, kind.Read));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 4_096);
    }

    // A list with null in it is refused by ours when it is read and by theirs when it is checked.
    private static Event? Standing(Event? fact) =>
        fact is { IsWellFormed: true } and not UnreadableEvent ? fact : null;

    private static Event? TryReadAsThePlatform(byte[] json, Type type)
    {
        try
        {
            return Standing((Event?)JsonSerializer.Deserialize(json, type, StoredTypes.Oracle));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // One change at any depth; plain when the platform's own reader is no more lenient about it than ours.
    private static (string Json, bool IsPlain) Changed(JsonObject root, PCG chance)
    {
        var inside = new List<JsonObject> { root };
        for (var at = 0; at < inside.Count; at++)
        {
            inside.AddRange(
                inside[at]
                    .SelectMany(field =>
                        field.Value is JsonArray list ? list.ToArray() : [field.Value]
                    )
                    .OfType<JsonObject>()
            );
        }

        var target = inside[StoredTypes.Below(chance, inside.Count)];
        var fields = target.Select(field => field.Key).ToList();
        if (fields.Count == 0)
        {
            return (
                root.ToJsonString(StoredTypes.Oracle)
                    + Tails[StoredTypes.Below(chance, Tails.Length)],
                true
            );
        }

        // Marks stand for what a JsonObject cannot hold, and are replaced in the text.
        const string mark = "@@mark@@";
        var name = fields[StoredTypes.Below(chance, fields.Count)];
        var value = Values[StoredTypes.Below(chance, Values.Length)];
        var kept = target[name]?.ToJsonString(StoredTypes.Oracle) ?? "null";
        switch (StoredTypes.Below(chance, 7))
        {
            case 0:
                target.Remove(name);
                return (root.ToJsonString(StoredTypes.Oracle), false);
            case 1:
                target[mark] = 0;
                return (Text($"\"{name}\":{kept}"), true);
            case 2:
                target[mark] = 0;
                return (Text($"\"unknown\":{value}"), true);
            case 3:
                target[name] = null;
                target.Remove(name);
                target[mark] = 0;
                return (Text($"\"{name}\":{kept}"), true);
            case 4:
                return (
                    root.ToJsonString(StoredTypes.Oracle)
                        + Tails[StoredTypes.Below(chance, Tails.Length)],
                    true
                );
            case 5:
                target.Insert(0, mark, 0);
                return (Text($"\"{name}\":{value}"), true);
            default:
                target.Remove(name);
                target[mark] = 0;
                return (Text($"\"{name}\":{value}"), true);
        }

        string Text(string with) =>
            root.ToJsonString(StoredTypes.Oracle)
                .Replace($"\"{mark}\":0", with, StringComparison.Ordinal);
    }
}
