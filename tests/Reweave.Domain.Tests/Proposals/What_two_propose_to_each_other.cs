using CsCheck;
using Reweave.Domain.Events;
using Reweave.Domain.Rhythm;
using Reweave.Domain.Windows;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Proposals;

/// <summary>
/// Windows and the weekly rhythm fold alike: agreed by two, ended by one. Here is what a modified client could make of it, and what it
/// comes to.
/// </summary>
public sealed class What_two_propose_to_each_other
{
    private readonly Log<WindowsState> _windows = new(
        WindowsState.Empty,
        (state, fact, meta) => state.After(fact, meta)
    );
    private readonly Log<RhythmState> _rhythm = new(
        RhythmState.Empty,
        (state, fact, meta) => state.After(fact, meta)
    );

    [Fact]
    public void Once_replaced_by_both_does_not_come_back_when_the_later_ends()
    {
        Send(Ada, Proposed("w1", 1));
        Send(Ben, Accepted("w1"));
        Send(Ada, Proposed("w2", 2));
        Send(Ben, Accepted("w2"));

        Send(Ben, Withdrawn("w2"));

        Assert.Null(_windows.State.InForce);
        Assert.Null(_windows.State.Open);
    }

    [Fact]
    public void Replaced_by_the_same_from_both_at_once_does_not_come_back_either()
    {
        Send(Ada, Proposed("w1", 1));
        Send(Ben, Accepted("w1"));
        Send(Ada, Proposed("w2", 2));
        Send(Ben, Proposed("w3", 2));
        Assert.Equal("w3", _windows.State.InForce?.Proposal);

        Send(Ben, Withdrawn("w3"));

        Assert.Null(_windows.State.InForce);
        Assert.Null(_windows.State.Open);
    }

    [Fact]
    public void A_yes_on_its_way_is_to_the_words_it_was_given_to()
    {
        Send(Ben, Proposed("w1", 1));
        Send(Ben, Withdrawn("w1"));
        foreach (var at in Enumerable.Range(0, 1_000))
        {
            Send(Ben, Proposed($"flood-{at}", 5), Withdrawn($"flood-{at}"));
        }

        Send(Ben, Proposed("w1", 2));
        Send(Ada, Accepted("w1"));

        Assert.Null(_windows.State.InForce);
        Assert.True(_windows.State.Withdrawn.Count <= 400);
    }

    [Fact]
    public void A_flood_is_set_aside_with_one_tap_and_costs_no_more_than_its_share()
    {
        foreach (var at in Enumerable.Range(0, 2_000))
        {
            Send(Ben, Proposed($"w{at}", at % 1_440), Accepted($"w{at}"));
            Send(Ben, Withdrawn($"no-{at}"));
            _rhythm.Deliver(
                Decided.To(new RhythmProposed { Proposal = $"r{at}", Time = At(at % 1_440) }),
                Ben
            );
        }

        Assert.Equal("w0", _windows.State.Open?.Proposal);
        Assert.Equal((30, 30), (_windows.State.Proposals.Count, _rhythm.State.Proposals.Count));
        Assert.Empty(_windows.State.Accepted);
        Assert.Equal(400, _windows.State.Withdrawn.Count);

        _windows.Does(Ada, state => WindowsDecisions.Withdraw(state, Ada, "w0"));
        _rhythm.Does(Ada, state => RhythmDecisions.Withdraw(state, Ada, "r0"));

        Assert.Null(_windows.State.Open);
        Assert.Null(_rhythm.State.Open);
    }

    [Fact]
    public void Accepting_the_others_takes_ones_own_that_crossed_it_back()
    {
        _rhythm.Deliver(Decided.To(new RhythmProposed { Proposal = "r1", Time = At(1) }), Ada);
        _rhythm.Deliver(Decided.To(new RhythmProposed { Proposal = "r2", Time = At(2) }), Ben);

        _rhythm.Does(Ben, state => RhythmDecisions.Accept(state, Ben, "r1"));

        Assert.Equal("r1", _rhythm.State.InForce?.Proposal);
        Assert.Null(_rhythm.State.Open);
    }

    [Fact]
    public void Nothing_is_in_force_that_one_did_not_say_yes_to_or_that_ended_whatever_is_sent()
    {
        var id = Gen.Int[1, 3].Select(at => $"w{at}");
        Gen.OneOf(
                Gen.Select(id, Gen.Int[1, 2], (one, minute) => (Event)Proposed(one, minute)),
                id.Select(one => (Event)Accepted(one)),
                id.Select(one => (Event)Withdrawn(one))
            )
            .Select(Gen.Bool)
            .Array[0, 16]
            .Sample(
                facts =>
                {
                    var log = new Log<WindowsState>(
                        WindowsState.Empty,
                        (state, fact, meta) => state.After(fact, meta)
                    );
                    var latest = 0L;
                    foreach (var (fact, isAda) in facts)
                    {
                        log.Deliver(Decided.To(fact), isAda ? Ada : Ben);
                        var inForce = log.State.InForce;
                        Assert.True(inForce is null || inForce.Position >= latest);
                        latest = inForce?.Position ?? latest;
                        Assert.True(inForce is null || BothSaidYes(inForce, log.Facts));
                    }
                },
                iter: 5_000
            );
    }

    private static bool BothSaidYes(
        KeptWindows inForce,
        IReadOnlyList<(Event Fact, EventMeta Meta)> log
    ) =>
        !log.Any(one => one.Fact is WindowsWithdrawn gone && gone.Proposal == inForce.Proposal)
        && log.Any(one =>
            one.Meta.Author != inForce.Author
            && (
                one.Fact is WindowsAccepted yes
                    && yes.Proposal == inForce.Proposal
                    && one.Meta.Position > inForce.Position
                || one.Fact is WindowsProposed too && too.Terms == inForce.Terms
            )
        );

    private void Send(string who, params Event[] facts) =>
        _windows.Deliver(new Decided(facts, []), who);

    private static WeeklyTime At(int minute) => new() { Day = DayOfWeek.Sunday, Minute = minute };

    private static WindowsProposed Proposed(string id, int minute) =>
        new()
        {
            Proposal = id,
            Terms = new WindowTerms
            {
                Days = [DayOfWeek.Tuesday],
                Minute = minute,
                LengthInMinutes = 45,
                PauseWord = "harbour",
            },
        };

    private static WindowsAccepted Accepted(string id) => new() { Proposal = id };

    private static WindowsWithdrawn Withdrawn(string id) => new() { Proposal = id };
}
