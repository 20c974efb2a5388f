using CsCheck;
using Reweave.Domain.Events;
using Reweave.Domain.Rhythm;
using Reweave.Domain.Windows;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Windows;

public sealed class Windows_for_questions
{
    private static readonly WindowTerms TuesdaysAndFridays = new()
    {
        Days = [DayOfWeek.Tuesday, DayOfWeek.Friday],
        Minute = 1_200,
        LengthInMinutes = 45,
        PauseWord = "harbour",
    };
    private static readonly WindowTerms Sundays = TuesdaysAndFridays with
    {
        Days = [DayOfWeek.Sunday],
    };
    private static readonly DateOnly Tuesday = Monday.AddDays(1);

    private readonly Log<WindowsState> _log = new(
        WindowsState.Empty,
        (state, fact, meta) => state.After(fact, meta)
    );

    [Fact]
    public void Are_agreed_by_both_and_say_when_the_next_one_is()
    {
        Propose(Ada, "w1", TuesdaysAndFridays);
        Assert.Null(_log.State.InForce);

        Accept(Ben, "w1");

        Assert.Equal(
            [Tuesday, Monday.AddDays(4), Monday.AddDays(8)],
            _log.State.InForce!.Terms.From(Monday).Take(3)
        );
        Assert.True(_log.State.InForce.Terms.IsOn(Tuesday));
        Assert.Null(_log.State.Open);
    }

    [Theory]
    [InlineData(Ada)]
    [InlineData(Ben)]
    public void Are_ended_by_either_alone_and_leave_nothing(string who)
    {
        Propose(Ada, "w1", TuesdaysAndFridays);
        Accept(Ben, "w1");
        Propose(Ben, "w2", Sundays);
        Accept(Ada, "w2");

        Withdraw(who, "w2");

        Assert.Null(_log.State.InForce);
        Assert.Null(_log.State.Open);
        Assert.Empty(_log.State.Proposals);
    }

    [Fact]
    public void Piled_up_by_a_modified_client_are_set_aside_in_few_taps()
    {
        for (var at = 0; at < 60; at++)
        {
            _log.Deliver(
                Decided.To(
                    new WindowsProposed
                    {
                        Proposal = $"flood-{at}",
                        Terms = TuesdaysAndFridays with { Minute = at },
                    }
                ),
                Ben
            );
        }

        Withdraw(Ada, _log.State.Open!.Proposal);
        Withdraw(Ada, _log.State.Open!.Proposal);

        Assert.Null(_log.State.Open);
    }

    [Fact]
    public void Are_not_asked_for_again_by_the_one_who_ends_them()
    {
        Propose(Ada, "w1", TuesdaysAndFridays);
        Accept(Ben, "w1");
        Propose(Ben, "w2", Sundays);

        Withdraw(Ben, "w1");

        Assert.Null(_log.State.InForce);
        Assert.Null(_log.State.Open);
    }

    [Fact]
    public void Proposed_by_both_at_once_differently_end_with_the_accepted_ones_alone()
    {
        var ada = (Decided)WindowsDecisions.Propose(_log.State, Ada, "w1", TuesdaysAndFridays);
        var ben = (Decided)WindowsDecisions.Propose(_log.State, Ben, "w2", Sundays);
        _log.Deliver(ada, Ada);
        _log.Deliver(ben, Ben);
        Assert.Equal("w1", _log.State.Open?.Proposal);

        Accept(Ben, "w1");

        Assert.Equal("w1", _log.State.InForce?.Proposal);
        Assert.Null(_log.State.Open);
    }

    [Fact]
    public void Proposed_by_both_at_once_and_alike_are_agreed()
    {
        var ada = (Decided)WindowsDecisions.Propose(_log.State, Ada, "w1", TuesdaysAndFridays);
        var ben = (Decided)
            WindowsDecisions.Propose(
                _log.State,
                Ben,
                "w2",
                TuesdaysAndFridays with
                {
                    Days = [DayOfWeek.Friday, DayOfWeek.Tuesday],
                }
            );
        _log.Deliver(ada, Ada);
        _log.Deliver(ben, Ben);

        Assert.NotNull(_log.State.InForce);
        Withdraw(Ada, _log.State.InForce.Proposal);
        Assert.Null(_log.State.InForce);
        Assert.Null(_log.State.Open);
    }

    [Fact]
    public void One_s_own_proposal_is_replaced_and_the_other_s_is_answered_first()
    {
        Propose(Ada, "w1", TuesdaysAndFridays);
        Propose(Ada, "w2", Sundays);
        Assert.Equal("w2", _log.State.Open?.Proposal);

        Assert.IsType<ProposalIsOpen>(Propose(Ben, "w3", TuesdaysAndFridays));
        Assert.IsType<Decided>(Propose(Ben, "w4", Sundays));

        Assert.Equal("w2", _log.State.InForce?.Proposal);
    }

    [Fact]
    public void Are_shown_once_whatever_a_modified_client_floods()
    {
        Propose(Ada, "w1", TuesdaysAndFridays);
        for (var at = 2; at < 60; at++)
        {
            _log.Deliver(
                Decided.To(new WindowsProposed { Proposal = $"w{at}", Terms = Sundays }),
                Ada
            );
        }

        Assert.Equal("w1", _log.State.Open?.Proposal);
    }

    [Fact]
    public void Are_paused_for_a_day_by_either_without_saying_who()
    {
        Propose(Ada, "w1", TuesdaysAndFridays);
        Accept(Ben, "w1");
        Assert.IsType<NoWindowOn>(Pause(Ben, Monday));

        Pause(Ben, Tuesday);

        Assert.True(_log.State.IsPaused(Tuesday));
        Assert.False(_log.State.IsPaused(Monday.AddDays(4)));
        Assert.Same(Decided.Nothing, Pause(Ada, Tuesday));
    }

    [Theory]
    [InlineData(14, "harbour", 1)]
    [InlineData(91, "harbour", 1)]
    [InlineData(45, " ", 1)]
    [InlineData(45, "harbour", 0)]
    [InlineData(45, "harbour", 2)]
    public void Outside_their_bounds_are_refused(int minutes, string word, int days)
    {
        var terms = TuesdaysAndFridays with
        {
            LengthInMinutes = minutes,
            PauseWord = word,
            Days = [.. Enumerable.Repeat(DayOfWeek.Monday, days)],
        };

        Assert.IsType<OutOfBounds>(Propose(Ada, "w1", terms));
        Assert.False(new WindowsProposed { Proposal = "w1", Terms = terms }.IsWellFormed);
    }

    [Fact]
    public void Are_never_in_force_when_either_withdrew_them_or_one_did_not_say_yes_in_any_order()
    {
        var id = Gen.Int[1, 3].Select(at => $"w{at}");
        var fact = Gen.OneOf(
            Gen.Select(
                id,
                Gen.Bool,
                (proposal, sundays) =>
                    (Event)
                        new WindowsProposed
                        {
                            Proposal = proposal,
                            Terms = sundays ? Sundays : TuesdaysAndFridays,
                        }
            ),
            id.Select(proposal => (Event)new WindowsAccepted { Proposal = proposal }),
            id.Select(proposal => (Event)new WindowsWithdrawn { Proposal = proposal })
        );
        Gen.Select(fact, Gen.Bool)
            .Array[0, 14]
            .Sample(
                facts =>
                {
                    // The same positions, folded forwards and backwards.
                    var log = facts
                        .Select((one, at) => (one.Item1, Meta(at + 1, one.Item2 ? Ada : Ben)))
                        .ToList();
                    var state = Fold(log);
                    var inForce = state.InForce;
                    return inForce?.Proposal == Fold(Enumerable.Reverse(log)).InForce?.Proposal
                        && (
                            inForce is null
                            || !log.Exists(one =>
                                one.Item1 is WindowsWithdrawn gone
                                && gone.Proposal == inForce.Proposal
                            )
                                && log.Exists(one =>
                                    one.Item2.Author != inForce.Author
                                    && (
                                        one.Item1 is WindowsAccepted yes
                                            && yes.Proposal == inForce.Proposal
                                        || one.Item1 is WindowsProposed too
                                            && too.Terms == inForce.Terms
                                    )
                                )
                        );
                },
                iter: 5_000
            );
    }

    private static WindowsState Fold(IEnumerable<(Event, EventMeta)> log) =>
        log.Aggregate(WindowsState.Empty, (state, one) => state.After(one.Item1, one.Item2));

    private static EventMeta Meta(long position, string author) =>
        new()
        {
            Position = position,
            Entry = $"entry-{position}",
            Author = author,
            Day = Monday,
        };

    private Decision Propose(string who, string proposal, WindowTerms terms) =>
        _log.Does(who, state => WindowsDecisions.Propose(state, who, proposal, terms));

    private void Accept(string who, string proposal) =>
        _log.Does(who, state => WindowsDecisions.Accept(state, who, proposal));

    private void Withdraw(string who, string proposal) =>
        _log.Does(who, state => WindowsDecisions.Withdraw(state, who, proposal));

    private Decision Pause(string who, DateOnly day) =>
        _log.Does(who, state => WindowsDecisions.Pause(state, day));
}
