using Reweave.Domain.Events;
using Reweave.Domain.FirstDays;
using Reweave.Domain.Journey;
using Reweave.Domain.Spaces;
using Reweave.Domain.Standing;

namespace Reweave.Domain.Tests.Standing;

/// <summary>Private by place: where a person stands, what they made of the first days, where they are on the road.</summary>
public sealed class Where_one_stands
{
    private readonly Log<StandingState> _log = new(
        StandingState.Empty,
        (state, fact, meta) => state.After(fact, meta),
        (state, entry) => state.WithoutEntry(entry)
    );

    [Fact]
    public void Is_unsaid_until_it_is_said()
    {
        Assert.Equal(Stand.Unsaid, _log.State.Stand);
        Note("b", "v1", Stand.Unsaid);
        Assert.Equal(Stand.Unsaid, _log.State.Stand);
        Assert.Null(_log.State.CameOut);
    }

    [Theory]
    [InlineData(Stand.Hurt, Stand.Unsaid, Stand.Hurt)]
    [InlineData(Stand.Broke, Stand.Broke, Stand.Broke)]
    [InlineData(Stand.Hurt, Stand.Broke, Stand.Both)]
    [InlineData(Stand.Both, Stand.Hurt, Stand.Both)]
    public void Adds_up_over_several_breaches(Stand one, Stand other, Stand together)
    {
        Note("b", "v1", one);
        Note("c", "v2", other);

        Assert.Equal(together, _log.State.Stand);
    }

    [Fact]
    public void Can_change_its_mind_and_the_words_before_are_erased()
    {
        Note("b", "v1", Stand.Hurt, "what I no longer say");
        var change = Assert.IsType<Decided>(Note("b", "v2", Stand.Both, "what I say now"));

        Assert.Equal(["entry-1"], change.Erase);
        Assert.Equal("what I say now", Assert.Single(_log.State.Breaches).Agreed);
    }

    [Fact]
    public void Can_be_removed_and_no_late_note_brings_it_back()
    {
        Note("b", "v1", Stand.Hurt);
        var late = (Decided)Decide("b", "v2", Stand.Broke, null);
        _log.Does(state => StandingDecisions.Remove(state, "b"));
        _log.Deliver(late);

        Assert.Empty(_log.State.Breaches);
        Assert.IsType<NoSuchBreach>(Note("b", "v3", Stand.Hurt));
    }

    [Fact]
    public void Changes_nothing_in_a_couple_space()
    {
        Event[] facts =
        [
            Noted("b", "v1", Stand.Hurt),
            new BreachRemoved { Breach = "b" },
            new PlanLineMarked { Line = "sleep", Mark = LineMark.Done },
            new StrandChosen { Strand = Strand.Agree },
        ];
        var meta = new EventMeta
        {
            Position = 1,
            Entry = "entry-1",
            Author = Couple.Ada,
            Day = Couple.Monday,
        };

        Assert.All(
            facts,
            fact =>
            {
                Assert.Equal(SpaceKind.Private, EventCatalogue.KindOf(fact).Space);
                Assert.Same(CoupleSpaceState.Empty, CoupleSpaceState.Empty.After(fact, meta));
            }
        );
    }

    [Fact]
    public void The_last_mark_and_the_last_choice_count_in_any_order()
    {
        var early = new EventMeta
        {
            Position = 1,
            Entry = "entry-1",
            Author = Couple.Ada,
            Day = Couple.Monday,
        };
        var late = early with { Position = 2 };
        var done = new PlanLineMarked { Line = "sleep", Mark = LineMark.Done };
        var open = new PlanLineMarked { Line = "sleep", Mark = LineMark.Open };

        Assert.Equal(
            LineMark.Open,
            FirstDaysState.Empty.After(open, late).After(done, early).MarkOf("sleep")
        );
        Assert.Equal(
            Strand.Agree,
            JourneyState
                .Empty.After(new StrandChosen { Strand = Strand.Agree }, late)
                .After(new StrandChosen { Strand = Strand.Steady }, early)
                .Strand
        );
        Assert.Same(
            Decided.Nothing,
            FirstDaysDecisions.Mark(FirstDaysState.Empty, "sleep", LineMark.Open)
        );
    }

    private static BreachNoted Noted(string breach, string version, Stand stand) =>
        new()
        {
            Breach = breach,
            Version = version,
            Replaces = [],
            Stand = stand,
        };

    private Decision Note(string breach, string version, Stand stand, string? agreed = null) =>
        _log.Does(_ => Decide(breach, version, stand, agreed));

    private Decision Decide(string breach, string version, Stand stand, string? agreed) =>
        StandingDecisions.Note(
            _log.State,
            breach,
            version,
            stand,
            agreed,
            [BreachKind.Promise, BreachKind.Promise],
            null
        );
}
