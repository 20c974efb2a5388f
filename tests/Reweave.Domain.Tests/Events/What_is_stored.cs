using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Reweave.Domain.Events;
using Reweave.Domain.Spaces;

namespace Reweave.Domain.Tests.Events;

/// <summary>
/// Fields are written and read by hand, twice for each: this walks everything that is stored, with anything in every field, so that
/// none is forgotten or written under another name.
/// </summary>
public sealed class What_is_stored
{
    private const int Rounds = 20;

    public static TheoryData<string> Types => [.. StoredTypes.All.Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Is_written_as_its_fields_say_and_read_back_the_same(string name)
    {
        var type = typeof(Event).Assembly.GetType(name)!;
        for (var round = 1; round <= Rounds; round++)
        {
            var value = StoredTypes.Any(type, new PCG((uint)round));
            var expected = StoredTypes.Expected(value);

            var written = StoredTypes.Write(value);
            AssertSame(expected, JsonNode.Parse(written));

            var read = StoredTypes.Read(type, written);
            Assert.NotNull(read);
            AssertSame(expected, StoredTypes.Expected(read));
        }
    }

    [Fact]
    public void Is_every_fact_and_both_states_and_whatever_stands_in_them()
    {
        Assert.Equal(
            EventCatalogue
                .All.Select(kind => kind.Type)
                .Append(typeof(CoupleSpaceState))
                .Append(typeof(PrivateSpaceState))
                .Except(StoredTypes.All),
            []
        );
        Assert.Empty(
            typeof(IStored)
                .Assembly.GetTypes()
                .Where(type =>
                    type.IsAssignableTo(typeof(IStored))
                    && type is { IsClass: true, IsAbstract: false }
                    && !StoredTypes.All.Contains(type)
                )
                .Except([typeof(UnknownEvent), typeof(UnreadableEvent), typeof(Snapshot)])
        );
    }

    [Theory]
    [InlineData("couple.format-3.json")]
    [InlineData("private.format-2.json")]
    public void Is_read_from_a_snapshot_of_the_same_format_that_an_earlier_version_wrote(
        string snapshot
    )
    {
        // Generated code wrote them, with computed properties that nobody reads. One of an older format would be folded anew.
        var stored = File.ReadAllBytes(
            Path.Combine(AppContext.BaseDirectory, "Snapshots", snapshot)
        );
        var before = JsonNode.Parse(stored)!;
        var now = snapshot.StartsWith("couple", StringComparison.Ordinal)
            ? CoupleSpaceState.TryRead(stored)?.Write()
            : PrivateSpaceState.TryRead(stored)?.Write();

        Assert.NotNull(now);
        Assert.Contains("\"text\"", Encoding.UTF8.GetString(now), StringComparison.Ordinal);
        AssertHolds(before, JsonNode.Parse(now)!);
    }

    // Everything of the new one was in the old one; parts that came since are empty.
    private static void AssertHolds(JsonNode before, JsonNode now)
    {
        foreach (var (field, value) in now.AsObject())
        {
            switch (before[field])
            {
                case null when value is JsonObject added:
                    Assert.DoesNotContain(
                        added,
                        part => part.Value is JsonObject or JsonArray && Count(part.Value) > 0
                    );
                    break;
                case null:
                    Assert.True(
                        value is JsonArray { Count: 0 }
                            || value!.GetValueKind() == JsonValueKind.False,
                        field
                    );
                    break;
                case JsonArray list when value is JsonArray items && list.Count == items.Count:
                    foreach (var (one, other) in list.Zip(items))
                    {
                        if (one is JsonObject && other is JsonObject)
                        {
                            AssertHolds(one, other);
                        }
                        else
                        {
                            AssertSame(one, other);
                        }
                    }

                    break;
                case JsonObject inner when value is JsonObject:
                    AssertHolds(inner, value);
                    break;
                case { } same:
                    AssertSame(same, value);
                    break;
            }
        }
    }

    private static int Count(JsonNode node) =>
        node is JsonArray list ? list.Count : node.AsObject().Count;

    private static void AssertSame(JsonNode? expected, JsonNode? actual) =>
        Assert.True(
            JsonNode.DeepEquals(expected, actual),
            $"expected {expected?.ToJsonString()}\nfound    {actual?.ToJsonString()}"
        );
}
