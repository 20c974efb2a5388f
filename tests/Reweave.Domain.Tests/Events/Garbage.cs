using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Reweave.Domain.Events;
using Reweave.Domain.Spaces;

namespace Reweave.Domain.Tests.Events;

/// <summary>Payloads arrive from modified clients: whatever they hold, reading and folding give a result and never an exception.</summary>
public sealed class Garbage
{
    private static readonly EventMeta Meta = new()
    {
        Position = 3,
        Entry = "e",
        Author = "a",
        Day = new DateOnly(2026, 11, 2),
    };

    private static readonly (string Name, int Version, byte[] Payload)[] Samples =
    [
        .. The_catalogue.Samples.Select(row =>
        {
            var (name, version) = The_catalogue.Split(row.Data);
            return (
                name,
                version,
                File.ReadAllBytes(
                    Path.Combine(AppContext.BaseDirectory, "Samples", $"{row.Data}.json")
                )
            );
        }),
    ];

    [Fact]
    public void Bytes_of_any_kind_are_read_and_folded_to_something_defined()
    {
        Gen.Select(Gen.Int[0, Samples.Length - 1], Gen.Byte.Array[0, 200])
            .Sample(
                (kind, bytes) => Fold(Samples[kind].Name, Samples[kind].Version, bytes),
                iter: 5_000
            );
    }

    [Fact]
    public void One_byte_changed_anywhere_in_a_sample_is_read_and_folded_to_something_defined()
    {
        Gen.Select(Gen.Int[0, Samples.Length - 1], Gen.Int[0, int.MaxValue], Gen.Byte)
            .Sample(
                (kind, place, value) =>
                {
                    var (name, version, payload) = Samples[kind];
                    var changed = (byte[])payload.Clone();
                    changed[place % changed.Length] = value;
                    Fold(name, version, changed);
                },
                iter: 20_000
            );
    }

    [Fact]
    public void A_required_field_that_is_missing_null_or_of_another_type_makes_it_unreadable()
    {
        foreach (var (name, version, payload) in Samples)
        {
            if (name is "settings.changed" or "settings.kit-kept" or "parting.pause-ended")
            {
                continue;
            }

            var first = JsonNode.Parse(payload)!.AsObject().First().Key;
            foreach (
                var wrong in new JsonNode?[] { null, new JsonObject(), JsonValue.Create(true) }
            )
            {
                var broken = JsonNode.Parse(payload)!.AsObject();
                broken[first] = wrong;
                Assert.IsType<UnreadableEvent>(EventCatalogue.Read(name, version, Utf8(broken)));
            }

            var missing = JsonNode.Parse(payload)!.AsObject();
            missing.Remove(first);
            Assert.IsType<UnreadableEvent>(EventCatalogue.Read(name, version, Utf8(missing)));
        }
    }

    [Theory]
    [InlineData(
        "journal.written",
        """{"piece":"p","version":"v","day":"2026-11-02","text":"t","feelings":[null]}"""
    )]
    [InlineData(
        "journal.written",
        """{"piece":"p","version":"v","day":"2026-11-02","text":"t","feelings":[{"feeling":"anger","intensity":6}]}"""
    )]
    [InlineData(
        "journal.written",
        """{"piece":"p","version":"v","day":"2026-11-02","text":"t","feelings":[{"feeling":"anger","intensity":1,"ownWords":"x"}]}"""
    )]
    [InlineData(
        "journal.written",
        """{"piece":"p","version":"v","day":"2026-11-02","text":"t","tags":[""]}"""
    )]
    [InlineData(
        "journal.written",
        """{"piece":"p q","version":"v","day":"2026-11-02","text":"t"}"""
    )]
    [InlineData(
        "journal.written",
        """{"piece":"p","version":"v","day":"2026-11-02","text":"t","text":"u"}"""
    )]
    [InlineData("check-ins.answered", """{"round":1,"answer":"a","items":[]}""")]
    [InlineData("check-ins.withdrawn", """{"round":0,"answer":"a"}""")]
    [InlineData(
        "check-ins.item-opened",
        """{"round":1,"item":"need","mine":"a","theirs":"b","exchange":"x"}"""
    )]
    [InlineData("check-ins.stopped", """{"round":1,"seen":[9]}""")]
    [InlineData("rhythm.proposed", """{"proposal":"r","time":{"day":"Sunday","minute":1440}}""")]
    [InlineData("settings.changed", """{"autoLockMinutes":0}""")]
    [InlineData("spaces.heads-kept", """{"heads":[]}""")]
    public void A_value_outside_its_bounds_makes_it_unreadable(string name, string payload)
    {
        Assert.IsType<UnreadableEvent>(
            EventCatalogue.Read(name, 1, Encoding.UTF8.GetBytes(payload))
        );
    }

    [Fact]
    public void A_text_that_would_not_fit_a_frame_is_refused_before_it_is_written()
    {
        var longest = new Domain.Journal.JournalWritten
        {
            Piece = "p",
            Version = "v",
            Day = Meta.Day,
            Text = new string('あ', Bounds.TextLength),
        };

        Assert.True(EventCatalogue.Write(longest).Length < 60_000);
        Assert.Throws<ArgumentException>(() =>
            EventCatalogue.Write(longest with { Text = longest.Text + "あ" })
        );
    }

    [Fact]
    public void A_fact_in_the_wrong_kind_of_space_changes_nothing()
    {
        foreach (var (name, version, payload) in Samples)
        {
            var fact = EventCatalogue.Read(name, version, payload);
            var kind = EventCatalogue.KindOf(fact);
            if (kind.Space == SpaceKind.Private)
            {
                Assert.Same(CoupleSpaceState.Empty, CoupleSpaceState.Empty.After(fact, Meta));
                Assert.NotSame(PrivateSpaceState.Empty, PrivateSpaceState.Empty.After(fact, Meta));
            }
            else
            {
                Assert.Same(PrivateSpaceState.Empty, PrivateSpaceState.Empty.After(fact, Meta));
                Assert.NotSame(CoupleSpaceState.Empty, CoupleSpaceState.Empty.After(fact, Meta));
            }
        }
    }

    private static void Fold(string name, int version, byte[] payload)
    {
        var fact = EventCatalogue.Read(name, version, payload);
        PrivateSpaceState.Empty.After(fact, Meta).WithoutEntry("e").Write();
        CoupleSpaceState.Empty.After(fact, Meta).WithoutEntry("e").Write();
    }

    private static byte[] Utf8(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());
}
