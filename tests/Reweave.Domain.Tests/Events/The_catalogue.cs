using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Reweave.Domain.Events;

namespace Reweave.Domain.Tests.Events;

/// <summary>docs/events.md, the code and the stored samples say the same, and today's code reads what was ever written.</summary>
public sealed partial class The_catalogue
{
    private static readonly string Folder = AppContext.BaseDirectory;

    public static TheoryData<string> Samples =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Folder, "Samples"), "*.json")
                .Select(file => Path.GetFileNameWithoutExtension(file)),
        ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Reads_every_stored_sample_and_writes_it_back_the_same(string sample)
    {
        var (name, version) = Split(sample);
        var stored = File.ReadAllBytes(Path.Combine(Folder, "Samples", $"{sample}.json"));

        var fact = EventCatalogue.Read(name, version, stored);

        Assert.False(
            fact is UnknownEvent or UnreadableEvent,
            $"{sample} was read as {fact.GetType().Name}"
        );
        if (EventCatalogue.KindOf(fact).Version == version)
        {
            Assert.True(
                JsonNode.DeepEquals(
                    JsonNode.Parse(stored),
                    JsonNode.Parse(EventCatalogue.Write(fact))
                )
            );
        }
    }

    [Fact]
    public void Has_a_sample_for_every_event_version()
    {
        Assert.Empty(
            EventCatalogue
                .All.Select(kind => $"{kind.Name}.v{kind.Version}")
                .Except(Samples.Select(row => row.Data))
        );
    }

    [Fact]
    public void Is_what_the_document_says()
    {
        var documented = Row()
            .Matches(File.ReadAllText(Path.Combine(Folder, "events.md")))
            .Select(row =>
                $"{row.Groups[1]} {row.Groups[2]} {row.Groups[3]} {(row.Groups[4].Value == "yes" ? "erasable" : "kept")}"
            );
        var coded = EventCatalogue.All.Select(kind =>
            $"{kind.Name} {kind.Version} {kind.Space.ToString().ToLowerInvariant()} {(kind.IsErasable ? "erasable" : "kept")}"
        );

        Assert.Equal(coded, documented);
    }

    [Fact]
    public void Names_every_event_there_is_in_the_code()
    {
        var facts = typeof(Event)
            .Assembly.GetTypes()
            .Where(type =>
                type.IsSubclassOf(typeof(Event))
                && !type.IsAbstract
                && type != typeof(UnknownEvent)
                && type != typeof(UnreadableEvent)
            );

        Assert.Equal(
            facts.Select(type => type.Name).Order(StringComparer.Ordinal),
            EventCatalogue.All.Select(kind => kind.Type.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Keeps_a_fact_of_the_future_as_it_came()
    {
        byte[] payload = [1, 2, 3];

        var later = Assert.IsType<UnknownEvent>(EventCatalogue.Read("journal.written", 2, payload));
        var other = Assert.IsType<UnknownEvent>(EventCatalogue.Read("pulse.rated", 1, payload));

        Assert.Equal(("journal.written", 2), (later.Name, later.Version));
        Assert.Equal(payload, other.Payload.ToArray());
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Reads_no_consent_and_no_withdrawal_that_its_writer_could_make_disappear(
        string sample
    )
    {
        var (name, version) = Split(sample);
        var stored = File.ReadAllBytes(Path.Combine(Folder, "Samples", $"{sample}.json"));
        var kind = EventCatalogue.All.Single(kind => kind.Name == name && kind.Version == version);

        Assert.Equal(
            kind.IsErasable,
            EventCatalogue.Read(name, version, stored, isErasable: true) is not UnreadableEvent
        );
        Assert.IsNotType<UnreadableEvent>(
            EventCatalogue.Read(name, version, stored, isErasable: false)
        );
    }

    internal static (string Name, int Version) Split(string sample)
    {
        var at = sample.LastIndexOf(".v", StringComparison.Ordinal);
        return (sample[..at], int.Parse(sample[(at + 2)..]));
    }

    [GeneratedRegex(@"^\| `([a-z.-]+)` \| (\d+) \| (\w+) \| (yes|no) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
