using CsCheck;
using Reweave.Domain.CheckIns;
using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;
using Reweave.Domain.NextStep;
using Reweave.Domain.Spaces;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.CheckIns;

/// <summary>The rules against misuse that check-ins touch, each from the side of the partner who could be hurt by it.</summary>
public sealed class Seen_from_the_other_side
{
    private readonly Couple _couple = new();

    [Fact]
    public void Not_now_leaves_nothing_in_the_space_and_nothing_on_the_others_screen()
    {
        _couple.Does(Ada, _couple.Answer(Ada, CheckInItem.Feelings));
        var before = _couple.Screen(Ada);
        var log = _couple.Log.Count;

        var decision = Assert.IsType<Decided>(
            CheckInDecisions.SetAside(CheckInChoicesState.Empty, "space", 1)
        );

        var aside = Assert.IsType<CheckInSetAside>(Assert.Single(decision.Events));
        Assert.Equal(SpaceKind.Private, EventCatalogue.KindOf(aside).Space);
        Assert.Same(_couple.State, _couple.State.After(aside, default));
        Assert.Equal((log, before), (_couple.Log.Count, _couple.Screen(Ada)));
    }

    [Fact]
    public void Waiting_and_closing_look_the_same_whatever_the_cause()
    {
        var silent = Screens(_ => { });
        var declined = Screens(couple =>
            CheckInDecisions.SetAside(CheckInChoicesState.Empty, "space", 1)
        );
        var tookBack = Screens(couple =>
        {
            couple.Does(Ben, couple.Answer(Ben, CheckInItem.Feelings));
            couple.Does(Ben, couple.Withdraw(Ben, 1));
        });

        Assert.Equal(silent, declined);
        Assert.Equal(silent, tookBack);

        static List<string> Screens(Action<Couple> cause)
        {
            var couple = new Couple();
            couple.Does(Ada, couple.Answer(Ada, CheckInItem.Feelings, CheckInItem.Need));
            cause(couple);
            return
            [
                .. Enumerable
                    .Range(0, 20)
                    .Select(day => Screen(couple.State, Ada, Monday.AddDays(day))),
            ];
        }
    }

    [Fact]
    public void An_answer_can_be_withdrawn_until_the_other_has_opened_something()
    {
        BothAnswer(CheckInItem.Feelings, CheckInItem.ToKnow);
        _couple.Does(Ben, _couple.Open(Ben, 1, CheckInItem.Feelings));

        Assert.IsType<OpeningHasBegun>(_couple.Does(Ada, _couple.Withdraw(Ada, 1)));
        Assert.False(_couple.View(Ada).Current!.CanWithdraw);
        var withdrawn = Assert.IsType<Decided>(_couple.Does(Ben, _couple.Withdraw(Ben, 1)));

        Assert.Single(withdrawn.Erase);
        Assert.DoesNotContain(
            _couple.State.CheckIns.Rounds[1].Answers,
            answer => answer.Author == Ben
        );
    }

    [Fact]
    public void After_withdrawing_one_can_answer_anew()
    {
        _couple.Does(Ada, _couple.Answer(Ada, CheckInItem.Feelings));
        _couple.Does(Ada, _couple.Withdraw(Ada, 1));
        Assert.Null(_couple.View(Ben).Current);

        _couple.Does(Ada, _couple.Answer(Ada, CheckInItem.Need));

        Assert.Equal(1, _couple.View(Ada).Current!.Number);
        Assert.Equal(CheckInItem.Need, _couple.View(Ada).Current!.Items.Single().Item);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Withdrawing_beats_an_opening_made_at_the_same_time_in_any_order(
        bool withdrawalFirst
    )
    {
        BothAnswer(CheckInItem.Feelings);
        _couple.Does(Ada, _couple.Open(Ada, 1, CheckInItem.Feelings));
        var withdrawal = _couple.Decide(_couple.Withdraw(Ada, 1));
        var opening = _couple.Decide(_couple.Open(Ben, 1, CheckInItem.Feelings));

        Deliver(withdrawalFirst, withdrawal, opening);

        Assert.All(
            _couple.View(Ben).Current!.Items,
            item => Assert.Equal(ItemSight.Closed, item.Sight)
        );
        Assert.Equal(ExchangePhase.Over, _couple.View(Ben).Current!.Phase);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Who_has_been_read_is_not_answered_anew_by_the_one_who_read(bool answerFirst)
    {
        // Ben and the host hold Ada's opening back, read it, and change Ben's answer before it.
        BothAnswer(CheckInItem.Feelings);
        var opening = _couple.Decide(_couple.Open(Ada, 1, CheckInItem.Feelings));
        var withdrawal = _couple.Decide(_couple.Withdraw(Ben, 1));
        var another = new Couple().Decide(_couple.Answer(Ben, CheckInItem.Feelings));

        if (answerFirst)
        {
            _couple.Deliver(Ben, withdrawal);
            _couple.Deliver(Ben, another);
            _couple.Deliver(Ada, opening);
        }
        else
        {
            _couple.Deliver(Ada, opening);
            _couple.Deliver(Ben, withdrawal);
            _couple.Deliver(Ben, another);
        }

        Assert.Equal(ExchangePhase.Over, _couple.View(Ada).Current!.Phase);
        Assert.IsType<RoundIsOver>(_couple.Does(Ada, _couple.Open(Ada, 1, CheckInItem.Need)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Stopping_beats_an_opening_made_at_the_same_time_in_any_order(bool stopFirst)
    {
        BothAnswer(CheckInItem.Feelings, CheckInItem.ToKnow);
        _couple.Does(Ada, _couple.Open(Ada, 1, CheckInItem.Feelings));
        _couple.Does(Ben, _couple.Open(Ben, 1, CheckInItem.Feelings));
        _couple.Does(Ada, _couple.Open(Ada, 1, CheckInItem.ToKnow));
        var stop = _couple.Decide(_couple.Stop(Ada, 1));
        var opening = _couple.Decide(_couple.Open(Ben, 1, CheckInItem.ToKnow));

        Deliver(stopFirst, stop, opening);

        foreach (var who in new[] { Ada, Ben })
        {
            Assert.Equal(
                [ItemSight.Seen, ItemSight.Closed],
                _couple.View(who).Current!.Items.Select(item => item.Sight)
            );
        }
    }

    [Fact]
    public void What_does_not_open_within_seven_days_closes_and_fades_by_itself()
    {
        _couple.Does(Ada, _couple.Answer(Ada, CheckInItem.Feelings));

        Assert.Equal(ExchangePhase.Waiting, On(6).Phase);
        Assert.Equal(ExchangePhase.Over, On(7).Phase);
        Assert.Equal(ExchangePhase.Over, On(13).Phase);
        Assert.Null(CheckInsView.For(_couple.State.CheckIns, Ada, Monday.AddDays(14)).Current);
        Assert.Null(CheckInsView.For(_couple.State.CheckIns, Ben, Monday.AddDays(7)).Current);

        CheckInRoundView On(int day) =>
            CheckInsView.For(_couple.State.CheckIns, Ada, Monday.AddDays(day)).Current!;
    }

    [Fact]
    public void A_second_answer_gives_seven_days_to_open_in()
    {
        _couple.Does(Ada, _couple.Answer(Ada, CheckInItem.Feelings));
        _couple.Today = Monday.AddDays(6);
        _couple.Does(Ben, _couple.Answer(Ben, CheckInItem.Feelings));

        _couple.Today = Monday.AddDays(12);
        Assert.Equal(ExchangePhase.Ready, _couple.View(Ada).Current!.Phase);
        Assert.Equal(ExchangePhase.Ready, _couple.View(Ben).Current!.Phase);
        _couple.Today = Monday.AddDays(13);
        Assert.Equal(ExchangePhase.Over, _couple.View(Ada).Current!.Phase);
        Assert.Equal(ExchangePhase.Over, _couple.View(Ben).Current!.Phase);
    }

    [Fact]
    public void The_others_clock_can_neither_close_a_round_at_once_nor_keep_it_open()
    {
        foreach (
            var claimed in new[] { DateOnly.MinValue, DateOnly.MaxValue, Monday.AddDays(-400) }
        )
        {
            var couple = new Couple();
            couple.Does(Ada, couple.Answer(Ada, CheckInItem.Feelings));
            couple.Today = claimed;
            couple.Deliver(Ben, new Couple().Decide(couple.Answer(Ben, CheckInItem.Feelings)));

            Assert.Equal(ExchangePhase.Ready, Phase(couple, 6));
            Assert.Equal(ExchangePhase.Over, Phase(couple, 14));
        }

        static ExchangePhase Phase(Couple couple, int day) =>
            couple.State.CheckIns.Rounds[1].PhaseFor(Ada, Monday.AddDays(day));
    }

    [Fact]
    public void Not_now_and_silence_to_a_need_are_the_same_after_seven_days()
    {
        var silent = After(_ => { });
        var notNow = After(couple =>
            couple.Does(Ben, couple.Reply(Ben, 1, NeedReply.NotNow, "I cannot say why."))
        );
        var yes = After(couple => couple.Does(Ben, couple.Reply(Ben, 1, NeedReply.Yes)));

        Assert.Equal(silent, notNow);
        Assert.NotEqual(silent, yes);

        static string After(Action<Couple> reply)
        {
            var couple = new Couple();
            couple.Does(Ada, couple.Answer(Ada, CheckInItem.Need));
            couple.Does(Ben, couple.Answer(Ben, CheckInItem.Feelings));
            couple.Does(Ada, couple.Open(Ada, 1, CheckInItem.Need));
            couple.Does(Ben, couple.Open(Ben, 1, CheckInItem.Need));
            reply(couple);
            return Screen(couple.State, Ada, Monday.AddDays(7))
                + Screen(couple.State, Ben, Monday.AddDays(7));
        }
    }

    [Fact]
    public void A_kind_answer_belongs_to_the_one_who_was_asked()
    {
        _couple.Does(Ada, _couple.Answer(Ada, CheckInItem.Need));
        _couple.Does(Ben, _couple.Answer(Ben, CheckInItem.Feelings));
        Assert.IsType<NoNeedToReplyTo>(_couple.Does(Ben, _couple.Reply(Ben, 1, NeedReply.Yes)));
        _couple.Does(Ada, _couple.Open(Ada, 1, CheckInItem.Need));
        _couple.Does(Ben, _couple.Open(Ben, 1, CheckInItem.Need));

        Assert.IsType<NoNeedToReplyTo>(_couple.Does(Ada, _couple.Reply(Ada, 1, NeedReply.Yes)));
        var forged = _couple.State.CheckIns.Rounds[1].StandingOf(Ada)!.Answer;
        _couple.Deliver(
            Ada,
            [
                new NeedAnswered
                {
                    Round = 1,
                    Answer = forged,
                    Reply = NeedReply.Yes,
                },
            ]
        );
        Assert.Null(Need(Ada).MyNeed!.Reply);

        _couple.Does(Ben, _couple.Reply(Ben, 1, NeedReply.NotNow));
        _couple.Does(Ben, _couple.Reply(Ben, 1, NeedReply.AnotherWay, "Tuesday?"));

        Assert.Equal(
            (NeedReply.AnotherWay, "Tuesday?"),
            (Need(Ada).MyNeed!.Reply, Need(Ada).MyNeed!.Words)
        );
        Assert.False(Need(Ada).MyNeed!.CanReply);
        Assert.True(Need(Ben).TheirNeed!.CanReply);
    }

    [Fact]
    public void The_next_step_is_the_same_whatever_the_reason_for_the_others_silence()
    {
        var own = PrivateSpaceState.Empty;
        _couple.Does(Ada, _couple.Answer(Ada, CheckInItem.Feelings));
        var silent = Suggest();
        _couple.Does(Ben, _couple.Answer(Ben, CheckInItem.Feelings));
        _couple.Does(Ben, _couple.Withdraw(Ben, 1));

        Assert.Equal(silent, Suggest());

        Suggestion Suggest() =>
            NextStepDecisions.Suggest(own, _couple.State, "space", Ada, Monday, default);
    }

    private void BothAnswer(params string[] items)
    {
        _couple.Does(Ada, _couple.Answer(Ada, items));
        _couple.Does(Ben, _couple.Answer(Ben, items));
    }

    // Ada ends, Ben opens.
    private void Deliver(bool endFirst, IReadOnlyList<Event> end, IReadOnlyList<Event> opening)
    {
        Assert.NotEmpty(end);
        Assert.NotEmpty(opening);
        foreach (
            var (who, facts) in endFirst
                ? new[] { (Ada, end), (Ben, opening) }
                : [(Ben, opening), (Ada, end)]
        )
        {
            _couple.Deliver(who, facts);
        }
    }

    private CheckInRoundView Need(string who) => _couple.View(who).Current!;
}
