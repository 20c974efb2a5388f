using Reweave.Domain.CheckIns;
using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.CheckIns;

/// <summary>Answer apart, see together: the ordinary way, and what each sees on it.</summary>
public sealed class A_sealed_check_in
{
    private readonly Couple _couple = new();

    [Fact]
    public void Is_started_by_the_first_answer_and_open_to_the_other()
    {
        Assert.Null(_couple.View(Ben).Current);

        _couple.Does(Ada, _couple.Answer(Ada, CheckInItem.Feelings));

        Assert.Equal(ExchangePhase.Waiting, _couple.View(Ada).Current!.Phase);
        Assert.Equal(ExchangePhase.Open, _couple.View(Ben).Current!.Phase);
    }

    [Fact]
    public void Shows_nothing_of_the_others_answer_before_both_have_answered()
    {
        _couple.Does(Ada, _couple.Answer(Ada, CheckInItem.Feelings, CheckInItem.Need));

        Assert.Empty(_couple.View(Ben).Current!.Items);
        Assert.All(_couple.View(Ada).Current!.Items, item => Assert.Null(item.Theirs));
    }

    [Fact]
    public void Opens_item_by_item_when_both_have_tapped()
    {
        BothAnswer(CheckInItem.Feelings, CheckInItem.Need);

        _couple.Does(Ada, _couple.Open(Ada, 1, CheckInItem.Feelings));
        Assert.Equal(ItemSight.OpenedByMe, Item(Ada, CheckInItem.Feelings).Sight);
        Assert.Equal(ItemSight.Sealed, Item(Ben, CheckInItem.Feelings).Sight);
        Assert.Null(Item(Ben, CheckInItem.Feelings).TheirReveal);

        _couple.Does(Ben, _couple.Open(Ben, 1, CheckInItem.Feelings));
        foreach (var who in new[] { Ada, Ben })
        {
            Assert.Equal(ItemSight.Seen, Item(who, CheckInItem.Feelings).Sight);
            Assert.NotNull(Item(who, CheckInItem.Feelings).TheirReveal);
            Assert.Equal(ItemSight.Sealed, Item(who, CheckInItem.Need).Sight);
        }
    }

    [Fact]
    public void Does_not_tell_that_the_other_has_tapped_first()
    {
        BothAnswer(CheckInItem.Feelings);
        var before = Item(Ben, CheckInItem.Feelings);

        _couple.Does(Ada, _couple.Open(Ada, 1, CheckInItem.Feelings));

        Assert.Equal(before, Item(Ben, CheckInItem.Feelings));
    }

    [Fact]
    public void An_item_that_only_one_answered_opens_by_both_taps_too()
    {
        _couple.Does(Ada, _couple.Answer(Ada, CheckInItem.Feelings, CheckInItem.ToKnow));
        _couple.Does(Ben, _couple.Answer(Ben, CheckInItem.Feelings));

        _couple.Does(Ben, _couple.Open(Ben, 1, CheckInItem.ToKnow));
        Assert.Equal(ItemSight.OpenedByMe, Item(Ben, CheckInItem.ToKnow).Sight);
        _couple.Does(Ada, _couple.Open(Ada, 1, CheckInItem.ToKnow));

        Assert.Equal(ItemSight.Seen, Item(Ben, CheckInItem.ToKnow).Sight);
        Assert.Null(Item(Ada, CheckInItem.ToKnow).Theirs);
        Assert.IsType<NothingToOpen>(_couple.Does(Ada, _couple.Open(Ada, 1, CheckInItem.Need)));
    }

    [Fact]
    public void Both_starting_at_once_meet_in_one_round()
    {
        var ada = _couple.Decide(_couple.Answer(Ada, CheckInItem.Feelings));
        var ben = _couple.Decide(_couple.Answer(Ben, CheckInItem.Feelings));
        _couple.Deliver(Ben, ben);
        _couple.Deliver(Ada, ada);

        Assert.Equal(1, _couple.State.CheckIns.LatestRound);
        Assert.Equal(ExchangePhase.Ready, _couple.View(Ada).Current!.Phase);
        Assert.Equal(ExchangePhase.Ready, _couple.View(Ben).Current!.Phase);
    }

    [Fact]
    public void Takes_one_answer_from_each_and_the_first_counts()
    {
        _couple.Does(Ada, _couple.Answer(Ada, CheckInItem.Feelings));
        Assert.IsType<AlreadyAnswered>(_couple.Does(Ada, _couple.Answer(Ada, CheckInItem.ToKnow)));

        // Another own device that had not seen it.
        _couple.Deliver(Ada, new Couple().Decide(_couple.Answer(Ada, CheckInItem.Need)));

        Assert.Equal(
            [CheckInItem.Feelings],
            _couple.View(Ada).Current!.Items.Select(item => item.Item)
        );
    }

    [Fact]
    public void Goes_on_to_a_new_round_after_the_last_is_over()
    {
        BothAnswer(CheckInItem.Feelings);
        _couple.Does(Ben, _couple.Stop(Ben, 1));

        Assert.Equal(2, CheckInDecisions.RoundToAnswer(_couple.State.CheckIns, Ada, _couple.Today));
        _couple.Does(Ada, _couple.Answer(Ada, CheckInItem.Feelings));
        Assert.Equal((2, ExchangePhase.Open), Current(Ben));
    }

    [Fact]
    public void A_modified_client_cannot_use_up_the_rounds()
    {
        _couple.Deliver(Ben, [new CheckInStopped { Round = int.MaxValue, Seen = [] }]);

        Assert.Empty(_couple.State.CheckIns.Rounds);
        Assert.Equal(1, CheckInDecisions.RoundToAnswer(_couple.State.CheckIns, Ada, _couple.Today));
    }

    [Fact]
    public void Deciding_the_same_twice_writes_nothing_the_second_time()
    {
        var answer = _couple.Answer(Ada, CheckInItem.Need);
        _couple.Does(Ada, answer);
        Assert.Same(Decided.Nothing, _couple.Does(Ada, answer));
        _couple.Does(Ben, _couple.Answer(Ben, CheckInItem.Feelings));
        Twice(Ada, _couple.Open(Ada, 1, CheckInItem.Need));
        Twice(Ben, _couple.Open(Ben, 1, CheckInItem.Need));
        Twice(Ben, _couple.Reply(Ben, 1, NeedReply.Yes, "gladly"));
        Twice(Ben, _couple.Stop(Ben, 1));

        void Twice(string who, Func<Domain.Spaces.CoupleSpaceState, Decision> decide)
        {
            Assert.Single(Assert.IsType<Decided>(_couple.Does(who, decide)).Events);
            Assert.Empty(Assert.IsType<Decided>(_couple.Does(who, decide)).Events);
        }
    }

    private void BothAnswer(params string[] items)
    {
        _couple.Does(Ada, _couple.Answer(Ada, items));
        _couple.Does(Ben, _couple.Answer(Ben, items));
    }

    private ExchangeItemView Item(string who, string item) =>
        _couple.View(who).Current!.Items.Single(view => view.Item == item);

    private (int, ExchangePhase) Current(string who) =>
        (_couple.View(who).Current!.Number, _couple.View(who).Current!.Phase);
}
