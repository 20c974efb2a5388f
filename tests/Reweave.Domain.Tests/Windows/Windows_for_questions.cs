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

    private Decision Propose(string who, string proposal, WindowTerms terms) =>
        _log.Does(who, state => WindowsDecisions.Propose(state, who, proposal, terms));

    private void Accept(string who, string proposal) =>
        _log.Does(who, state => WindowsDecisions.Accept(state, who, proposal));

    private void Withdraw(string who, string proposal) =>
        _log.Does(who, state => WindowsDecisions.Withdraw(state, who, proposal));

    private Decision Pause(string who, DateOnly day) =>
        _log.Does(who, state => WindowsDecisions.Pause(state, day));
}
