using Reweave.Domain.Events;
using Reweave.Domain.Preparations;

namespace Reweave.Domain.Tests.Preparations;

public sealed class A_private_beginning
{
    private readonly Log<PreparationsState> _log = new(
        PreparationsState.Empty,
        (state, fact, meta) => state.After(fact, meta),
        (state, entry) => state.WithoutEntry(entry)
    );

    [Fact]
    public void Is_kept_part_by_part_and_remembers_its_day_and_what_it_is_about()
    {
        Keep("p", "sleep", "v1", "I lie awake.", about: "q");
        _log.Today = _log.Today.AddDays(9);
        Keep("p", "trust", "v2", "I read every face.", about: "another");

        var kept = _log.State.All["p"];
        Assert.Equal(
            (PreparationKind.Impact, Couple.Monday, "q"),
            (kept.Kind, kept.Day, kept.About)
        );
        Assert.Equal("I lie awake.", kept.Parts["sleep"]);
        Assert.Equal("I read every face.", kept.Parts["trust"]);
    }

    [Fact]
    public void Erases_what_a_later_version_of_a_part_replaces()
    {
        Keep("p", "sleep", "v1", "what I would not send");
        Keep("p", "trust", "v2", "another part");

        var edit = Assert.IsType<Decided>(Keep("p", "sleep", "v3", "what I would"));

        Assert.Equal(["entry-1"], edit.Erase);
        Assert.Equal("what I would", _log.State.All["p"].Parts["sleep"]);
        Assert.DoesNotContain(_log.State.All["p"].Versions, kept => kept.Text.Contains("not send"));
    }

    [Fact]
    public void Loses_nothing_when_two_devices_wrote_apart()
    {
        Keep("p", "sleep", "v1", "first");
        var phone = (Decided)Decide("p", "sleep", "v2", "on the phone");
        var desk = (Decided)Decide("p", "sleep", "v3", "at the desk");
        _log.Deliver(phone);
        _log.Deliver(desk);

        Assert.Equal("on the phone\n\nat the desk", _log.State.All["p"].Parts["sleep"]);

        Keep("p", "sleep", "v4", "both");
        Assert.Equal("both", _log.State.All["p"].Parts["sleep"]);
    }

    [Fact]
    public void Goes_when_it_is_discarded_and_no_late_part_brings_it_back()
    {
        Keep("p", "sleep", "v1", "gone tomorrow");
        var late = (Decided)Decide("p", "trust", "v2", "late");

        var discard = Assert.IsType<Decided>(
            _log.Does(state => PreparationDecisions.Discard(state, "p"))
        );
        _log.Deliver(late);

        Assert.Equal(["entry-1"], discard.Erase);
        Assert.Empty(_log.State.All);
        Assert.IsType<NoSuchPreparation>(Keep("p", "sleep", "v3", "again"));
        Assert.Same(Decided.Nothing, PreparationDecisions.Discard(_log.State, "p"));
    }

    [Fact]
    public void Goes_with_its_last_part()
    {
        Keep("p", "sleep", "v1", "a line");
        Keep("p", "trust", "v2", "another");

        Keep("p", "sleep", "v3", "  ");
        Assert.Equal(["trust"], _log.State.All["p"].Parts.Keys);

        var last = Assert.IsType<Decided>(Keep("p", "trust", "v4", ""));
        Assert.IsType<PreparationDiscarded>(Assert.Single(last.Events));
        Assert.Empty(_log.State.All);
    }

    [Fact]
    public void Refuses_an_endless_part_and_writes_nothing_for_no_change()
    {
        Keep("p", "sleep", "v1", "the same");

        Assert.Same(Decided.Nothing, Keep("p", "sleep", "v2", "the same"));
        Assert.Same(Decided.Nothing, Keep("q", "sleep", "v3", " "));
        Assert.IsType<OutOfBounds>(
            Keep("p", "sleep", "v4", new string('x', Bounds.TextLength + 1))
        );
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(12)]
    public void Comes_out_the_same_in_every_order(int step)
    {
        string[] parts = ["sleep", "trust"];
        var facts = new List<(Event Fact, EventMeta Meta)>();
        for (var i = 0; i < 12; i++)
        {
            Event fact =
                i == 11
                    ? new PreparationDiscarded { Preparation = "p2" }
                    : new PreparationPartKept
                    {
                        Preparation = $"p{i % 3}",
                        Kind = PreparationKind.Account,
                        Part = parts[i % 2],
                        Version = $"v{i}",
                        Replaces = i > 5 ? [$"v{i - 6}"] : [],
                        Day = Couple.Monday,
                        Text = $"text {i}",
                    };
            facts.Add(
                (
                    fact,
                    new EventMeta
                    {
                        Position = i + 1,
                        Entry = $"entry-{i + 1}",
                        Author = Couple.Ada,
                        Day = Couple.Monday,
                    }
                )
            );
        }

        // Each step is prime to 13, so that every fact is met once, in another order.
        var shuffled = Enumerable.Range(1, 12).Select(at => facts[at * step % 13 - 1]);

        Assert.Equal(Screen(facts), Screen(shuffled));
    }

    private static string Screen(IEnumerable<(Event Fact, EventMeta Meta)> facts)
    {
        var state = facts.Aggregate(
            PreparationsState.Empty,
            (folded, fact) => folded.After(fact.Fact, fact.Meta)
        );
        return string.Join(
            '\n',
            state
                .All.Values.OrderBy(one => one.Id, StringComparer.Ordinal)
                .SelectMany(one =>
                    one.Parts.OrderBy(part => part.Key, StringComparer.Ordinal)
                        .Select(part => $"{one.Id} {one.Kind} {part.Key}: {part.Value}")
                )
        );
    }

    private Decision Keep(
        string preparation,
        string part,
        string version,
        string text,
        string? about = null
    ) => _log.Does(_ => Decide(preparation, part, version, text, about));

    private Decision Decide(
        string preparation,
        string part,
        string version,
        string text,
        string? about = null
    ) =>
        PreparationDecisions.Keep(
            _log.State,
            preparation,
            PreparationKind.Impact,
            part,
            version,
            _log.Today,
            text,
            about
        );
}
