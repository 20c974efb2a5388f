using Reweave.Domain.Events;
using Reweave.Domain.Rhythm;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Rhythm;

public sealed class A_weekly_rhythm
{
    private static readonly WeeklyTime SundayEvening = new()
    {
        Day = DayOfWeek.Sunday,
        Minute = 1_140,
    };
    private static readonly WeeklyTime MondayNoon = new() { Day = DayOfWeek.Monday, Minute = 720 };

    private readonly Log<RhythmState> _log = new(
        RhythmState.Empty,
        (state, fact, meta) => state.After(fact, meta)
    );

    [Fact]
    public void Is_in_force_when_both_said_yes()
    {
        Propose(Ada, "r1", SundayEvening);
        Assert.Null(_log.State.InForce);
        Assert.Equal("r1", _log.State.Open?.Proposal);

        Accept(Ben, "r1");

        Assert.Equal(SundayEvening, _log.State.InForce?.Time);
        Assert.Null(_log.State.Open);
    }

    [Fact]
    public void Cannot_be_accepted_by_the_one_who_proposed_it()
    {
        Propose(Ada, "r1", SundayEvening);

        Assert.IsType<NoSuchProposal>(Accept(Ada, "r1"));
        _log.Deliver(Decided.To(new RhythmAccepted { Proposal = "r1" }), Ada);

        Assert.Null(_log.State.InForce);
    }

    [Theory]
    [InlineData(Ada)]
    [InlineData(Ben)]
    public void Is_withdrawn_by_either_alone_and_leaves_nothing(string who)
    {
        Propose(Ada, "r1", SundayEvening);
        Accept(Ben, "r1");
        Propose(Ben, "r2", MondayNoon);
        Accept(Ada, "r2");

        _log.Does(who, state => RhythmDecisions.Withdraw(state, who, "r2"));

        Assert.Null(_log.State.InForce);
        Assert.Null(_log.State.Open);
        Assert.Same(Decided.Nothing, RhythmDecisions.Withdraw(_log.State, who, "r2"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Withdrawing_beats_accepting_in_any_order(bool withdrawalFirst)
    {
        Propose(Ada, "r1", SundayEvening);
        var withdraw = (Decided)RhythmDecisions.Withdraw(_log.State, Ada, "r1");
        var accept = (Decided)RhythmDecisions.Accept(_log.State, Ben, "r1");

        if (withdrawalFirst)
        {
            _log.Deliver(withdraw, Ada);
            _log.Deliver(accept, Ben);
        }
        else
        {
            _log.Deliver(accept, Ben);
            _log.Deliver(withdraw, Ada);
        }

        Assert.Null(_log.State.InForce);
        Assert.Null(_log.State.Open);
    }

    [Fact]
    public void Declining_a_new_time_leaves_the_old_one()
    {
        Propose(Ada, "r1", SundayEvening);
        Accept(Ben, "r1");
        Propose(Ben, "r2", MondayNoon);

        _log.Does(Ada, state => RhythmDecisions.Withdraw(state, Ada, "r2"));

        Assert.Equal("r1", _log.State.InForce?.Proposal);
        Assert.Null(_log.State.Open);
    }

    [Fact]
    public void Only_one_proposal_is_open_at_a_time()
    {
        Propose(Ada, "r1", SundayEvening);

        Assert.IsType<ProposalIsOpen>(Propose(Ada, "r2", MondayNoon));
        Assert.IsType<ProposalIsOpen>(Propose(Ben, "r3", MondayNoon));

        // A modified client that floods is shown once.
        foreach (var at in Enumerable.Range(4, 50))
        {
            _log.Deliver(
                Decided.To(new RhythmProposed { Proposal = $"r{at}", Time = MondayNoon }),
                Ada
            );
        }

        Assert.Equal("r1", _log.State.Open?.Proposal);
    }

    [Fact]
    public void Both_proposing_the_same_at_once_agree()
    {
        var ada = (Decided)RhythmDecisions.Propose(_log.State, Ada, "r1", SundayEvening);
        var ben = (Decided)RhythmDecisions.Propose(_log.State, Ben, "r2", SundayEvening);
        _log.Deliver(ada, Ada);
        _log.Deliver(ben, Ben);

        Assert.Equal(SundayEvening, _log.State.InForce?.Time);
        Assert.Null(_log.State.Open);
        _log.Does(Ada, state => RhythmDecisions.Withdraw(state, Ada, state.InForce!.Proposal));
        Assert.Null(_log.State.InForce);
        Assert.Null(_log.State.Open);
    }

    [Fact]
    public void A_time_agreed_once_and_replaced_is_not_agreed_again_without_a_yes()
    {
        Propose(Ada, "r1", SundayEvening);
        Accept(Ben, "r1");
        Propose(Ada, "r2", MondayNoon);
        Accept(Ben, "r2");

        Propose(Ben, "r3", SundayEvening);

        Assert.Equal("r2", _log.State.InForce?.Proposal);
        Assert.Equal("r3", _log.State.Open?.Proposal);
    }

    private Decision Propose(string who, string proposal, WeeklyTime time) =>
        _log.Does(who, state => RhythmDecisions.Propose(state, who, proposal, time));

    private Decision Accept(string who, string proposal) =>
        _log.Does(who, state => RhythmDecisions.Accept(state, who, proposal));
}
