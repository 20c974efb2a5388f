using Reweave.Domain.Conversations;
using Reweave.Domain.Events;
using Reweave.Domain.Rhythm;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Conversations;

public sealed class Times_to_talk
{
    private static readonly ConversationTimes Sundays = new()
    {
        FirstDay = new DateOnly(2026, 11, 8),
        EveryWeeks = 1,
        Minute = 1_140,
        LengthInMinutes = 45,
        Zone = "Europe/Berlin",
        Pause = new PauseTerms { Word = "harbour", ReturnAfterMinutes = 30 },
    };

    private readonly Log<ScheduleState> _log = new(
        ScheduleState.Empty,
        (state, fact, meta) => state.After(fact, meta)
    );

    [Fact]
    public void Are_agreed_by_both()
    {
        Propose(Ada, "s1", Sundays);
        Assert.Null(_log.State.InForce);
        _log.Deliver(Decided.To(new ConversationTimesAccepted { Proposal = "s1" }), Ada);
        Assert.Null(_log.State.InForce);

        Accept(Ben, "s1", "Europe/Lisbon");

        Assert.Equal(Sundays, _log.State.InForce!.Times);
        Assert.Equal("Europe/Lisbon", _log.State.InForce.ToldZone);
        Assert.Null(_log.State.Open);
    }

    [Fact]
    public void Come_round_every_so_many_weeks_from_the_first_day()
    {
        var every = Sundays with { EveryWeeks = 2 };

        Assert.Equal(
            [new DateOnly(2026, 11, 8), new DateOnly(2026, 11, 22)],
            every.From(Monday).Take(2)
        );
        Assert.Equal(new DateOnly(2026, 11, 22), every.From(new DateOnly(2026, 11, 9)).First());
        Assert.Equal(new DateOnly(2026, 11, 22), every.From(new DateOnly(2026, 11, 22)).First());
        Assert.Equal(new DateOnly(2027, 5, 9), every.From(new DateOnly(2027, 4, 26)).First());
    }

    [Theory]
    [InlineData(Ada)]
    [InlineData(Ben)]
    public void Are_ended_by_either_alone_and_leave_nothing(string who)
    {
        Propose(Ada, "s1", Sundays);
        Accept(Ben, "s1");
        Propose(Ben, "s2", Sundays with { Minute = 600 });
        Accept(Ada, "s2");

        _log.Does(who, state => ScheduleDecisions.Withdraw(state, who, "s2"));

        Assert.Null(_log.State.InForce);
        Assert.Null(_log.State.Open);
        Assert.Empty(_log.State.Proposals);
        Assert.Empty(_log.State.Accepted);
    }

    [Fact]
    public void Stay_withdrawn_when_a_yes_comes_late()
    {
        Propose(Ada, "s1", Sundays);
        var late = (Decided)ScheduleDecisions.Accept(_log.State, Ben, "s1", null);
        _log.Does(Ada, state => ScheduleDecisions.Withdraw(state, Ada, "s1"));

        _log.Deliver(late, Ben);

        Assert.Null(_log.State.InForce);
    }

    [Fact]
    public void Proposed_by_both_at_once_and_alike_are_agreed()
    {
        var ada = (Decided)ScheduleDecisions.Propose(_log.State, Ada, "s1", Sundays);
        var ben = (Decided)ScheduleDecisions.Propose(_log.State, Ben, "s2", Sundays);
        _log.Deliver(ada, Ada);
        _log.Deliver(ben, Ben);

        Assert.NotNull(_log.State.InForce);
        _log.Does(Ben, state => ScheduleDecisions.Withdraw(state, Ben, state.InForce!.Proposal));
        Assert.Null(_log.State.InForce);
        Assert.Null(_log.State.Open);
    }

    [Fact]
    public void Piled_up_by_a_modified_client_are_one_proposal_and_set_aside_in_one_tap()
    {
        for (var at = 0; at < 200; at++)
        {
            _log.Deliver(
                Decided.To(
                    new ConversationTimesProposed
                    {
                        Proposal = $"flood-{at}",
                        Times = Sundays with { Minute = at },
                    }
                ),
                Ben
            );
        }

        Assert.Equal("flood-0", _log.State.Open!.Proposal);
        Assert.IsType<ProposalIsOpen>(Propose(Ada, "s1", Sundays));
        _log.Does(Ada, state => ScheduleDecisions.Withdraw(state, Ada, "flood-0"));
        Assert.Null(_log.State.Open);
        Assert.IsType<Decided>(Propose(Ada, "s2", Sundays));
    }

    [Fact]
    public void Need_bounds()
    {
        foreach (
            var times in new[]
            {
                Sundays with
                {
                    EveryWeeks = 0,
                },
                Sundays with
                {
                    Minute = 1_440,
                },
                Sundays with
                {
                    Zone = "Europe/Berlin\r\nX-EVIL:1",
                },
                Sundays with
                {
                    Zone = "",
                },
                Sundays with
                {
                    Pause = Sundays.Pause with { Word = " " },
                },
                Sundays with
                {
                    Pause = Sundays.Pause with { ReturnAfterMinutes = 5 },
                },
                Sundays with
                {
                    FirstDay = DateOnly.MaxValue,
                },
            }
        )
        {
            Assert.IsType<OutOfBounds>(Propose(Ada, "s1", times));
        }
    }

    private Decision Propose(string who, string proposal, ConversationTimes times) =>
        _log.Does(who, state => ScheduleDecisions.Propose(state, who, proposal, times));

    private Decision Accept(string who, string proposal, string? zone = null) =>
        _log.Does(who, state => ScheduleDecisions.Accept(state, who, proposal, zone));
}
