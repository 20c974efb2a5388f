using Reweave.Domain.Events;
using Reweave.Domain.NextStep;
using Reweave.Domain.Parting;
using Reweave.Domain.Spaces;

namespace Reweave.Domain.Tests.Parting;

/// <summary>Either begins one alone; it stops what is suggested to both, and it is never for ever.</summary>
public sealed class A_pause
{
    private readonly Log<PausesState> _log = new(
        PausesState.Empty,
        (state, fact, meta) => state.After(fact, meta)
    );

    private DateOnly Today => _log.Today;

    [Fact]
    public void Holds_for_both_until_its_day()
    {
        Pause(Couple.Ada, 14);

        Assert.Equal(Today.AddDays(14), _log.State.Until(Today));
        Assert.True(_log.State.IsPaused(Today.AddDays(13)));
        Assert.False(_log.State.IsPaused(Today.AddDays(14)));
    }

    [Fact]
    public void Is_ended_by_whoever_began_it_and_by_nobody_else()
    {
        Pause(Couple.Ada, 7);
        Assert.Equal(Decided.Nothing, GoOn(Couple.Ben));
        // A modified client that says so all the same.
        _log.Deliver(Decided.To(new PauseEnded()), Couple.Ben);
        Assert.True(_log.State.IsPaused(Today));

        GoOn(Couple.Ada);
        Assert.False(_log.State.IsPaused(Today));
    }

    [Fact]
    public void Of_one_does_not_end_with_the_others()
    {
        Pause(Couple.Ada, 7);
        Pause(Couple.Ben, 28);
        GoOn(Couple.Ben);

        Assert.Equal(Today.AddDays(7), _log.State.Until(Today));
    }

    [Fact]
    public void Is_shown_the_same_to_both_whoever_began_it()
    {
        Pause(Couple.Ada, 7);
        var byAda = _log.State.Until(Today);
        var other = new Log<PausesState>(
            PausesState.Empty,
            (state, fact, meta) => state.After(fact, meta)
        );
        other.Does(Couple.Ben, state => PartingDecisions.Pause(state, Couple.Ben, Today, 7));

        Assert.Equal(byAda, other.State.Until(Today));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(29)]
    [InlineData(-3)]
    public void Has_a_length(int days) => Assert.IsType<OutOfBounds>(Pause(Couple.Ada, days));

    [Fact]
    public void Can_be_lengthened_and_shortened_by_beginning_it_again()
    {
        Pause(Couple.Ada, 7);
        Pause(Couple.Ada, 21);
        Assert.Equal(Today.AddDays(21), _log.State.Until(Today));
        Pause(Couple.Ada, 3);
        Assert.Equal(Today.AddDays(3), _log.State.Until(Today));
        Assert.Equal(Decided.Nothing, Pause(Couple.Ada, 3));
    }

    [Theory]
    [InlineData(-400)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4000)]
    public void Of_a_client_that_lies_about_days_rests_no_longer_than_an_honest_one(int ahead)
    {
        _log.Today = Couple.Monday.AddDays(ahead);
        _log.Deliver(Decided.To(new PauseBegun { Until = DateOnly.MaxValue }), Couple.Ben);
        _log.Today = Couple.Monday;

        var until = _log.State.Until(Today);
        Assert.True(until is null || until <= Today.AddDays(PausesState.MostDays));
        Assert.True(
            _log.State.Until(DateOnly.MaxValue.AddDays(-1)) is null or { Year: 9999 },
            "The end of the calendar is no error."
        );
    }

    [Fact]
    public void Comes_out_the_same_in_every_order()
    {
        Pause(Couple.Ada, 7);
        Pause(Couple.Ben, 14);
        GoOn(Couple.Ada);
        Pause(Couple.Ada, 21);
        GoOn(Couple.Ben);
        foreach (var order in Orders([.. _log.Facts]))
        {
            var state = order.Aggregate(
                PausesState.Empty,
                (before, entry) => before.After(entry.Fact, entry.Meta)
            );
            Assert.Equal(
                _log.State.ByAuthor.OrderBy(pair => pair.Key),
                state.ByAuthor.OrderBy(pair => pair.Key)
            );
        }
    }

    [Fact]
    public void Begun_ten_thousand_times_is_one_pause()
    {
        for (var i = 0; i < 10_000; i++)
        {
            _log.Deliver(Decided.To(new PauseBegun { Until = Today.AddDays(i % 28) }), Couple.Ben);
        }

        Assert.Single(_log.State.ByAuthor);
    }

    [Fact]
    public void Leaves_only_what_is_for_oneself_to_suggest()
    {
        var paused = CoupleSpaceState.Empty with
        {
            Pauses = _log.State.After(
                new PauseBegun { Until = Today.AddDays(7) },
                new EventMeta
                {
                    Position = 1,
                    Entry = "entry-1",
                    Author = Couple.Ben,
                    Day = Today,
                }
            ),
        };

        Assert.Equal(Track.Us, Suggested(CoupleSpaceState.Empty, Wrote, Today).Track);
        Assert.Equal(Track.Me, Suggested(paused, Wrote, Today).Track);
        Assert.Equal(Track.Us, Suggested(paused, Wrote, Today.AddDays(7)).Track);
    }

    [Fact]
    public void That_one_person_takes_alone_is_in_no_fact_of_the_couples_space()
    {
        var decided = Assert.IsType<Decided>(
            PartingDecisions.Fade(FadesState.Empty, "space", null)
        );
        var own = decided.Events.Aggregate(Wrote, (state, fact) => state.After(fact, Meta(9)));

        Assert.All(
            decided.Events,
            fact => Assert.Equal(SpaceKind.Private, EventCatalogue.KindOf(fact).Space)
        );
        Assert.Equal(Track.Me, Suggested(CoupleSpaceState.Empty, own, Today).Track);
        Assert.Equal(
            Track.Us,
            Suggested(CoupleSpaceState.Empty, own, Today, "a-later-space").Track
        );

        var back = (Decided)PartingDecisions.ComeBack(own.Fades, "space");
        own = own.After(Assert.Single(back.Events), Meta(10));
        Assert.Equal(Track.Us, Suggested(CoupleSpaceState.Empty, own, Today).Track);
        Assert.Equal(Decided.Nothing, PartingDecisions.ComeBack(own.Fades, "space"));
    }

    [Fact]
    public void That_one_person_takes_alone_keeps_the_later_word_of_two_devices()
    {
        var state = FadesState
            .Empty.After(new FadeEnded { Space = "space" }, Meta(7))
            .After(new FadeBegun { Space = "space", LookAgain = Today }, Meta(5));

        Assert.False(state.IsFading("space"));
        Assert.Null(state.LookAgain("space"));
    }

    private static IEnumerable<(Event Fact, EventMeta Meta)[]> Orders(
        (Event Fact, EventMeta Meta)[] facts
    ) =>
        facts.Length == 0
            ?
            [
                [],
            ]
            : facts.SelectMany(
                (first, i) =>
                    Orders([.. facts[..i], .. facts[(i + 1)..]])
                        .Select(rest => ((Event Fact, EventMeta Meta)[])[first, .. rest])
            );

    private static PrivateSpaceState Wrote =>
        PrivateSpaceState
            .Empty.After(new Domain.Settings.KitKept(), Meta(1))
            .After(new Domain.Journal.JournalDeleted { Piece = "piece" }, Meta(2));

    private static EventMeta Meta(long position) =>
        new()
        {
            Position = position,
            Entry = $"own-{position}",
            Author = Couple.Ada,
            Day = Couple.Monday,
        };

    private static Suggestion Suggested(
        CoupleSpaceState couple,
        PrivateSpaceState own,
        DateOnly today,
        string space = "space"
    ) =>
        NextStepDecisions.Suggest(
            own,
            couple,
            space,
            Couple.Ada,
            today,
            new DateTimeOffset(today, new TimeOnly(12, 0), TimeSpan.Zero)
        );

    private Decision Pause(string who, int days) =>
        _log.Does(who, state => PartingDecisions.Pause(state, who, Today, days));

    private Decision GoOn(string who) =>
        _log.Does(who, state => PartingDecisions.GoOn(state, who, Today));
}
