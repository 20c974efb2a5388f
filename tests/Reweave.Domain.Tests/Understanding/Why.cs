using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;
using Reweave.Domain.Understanding;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Understanding;

/// <summary>What two people do towards understanding why, for telling stories with a <see cref="Couple"/>.</summary>
internal static class Why
{
    public static readonly string Work = ConditionSlot.Of(Condition.Work);
    public static readonly string Money = ConditionSlot.Of(Condition.Money);
    public static readonly string FirstOwn = ConditionSlot.OfOwn[0];

    public static UnderstandingAnswered Answer(int round, string answer) =>
        new()
        {
            Round = round,
            Answer = answer,
            Items = [.. ConditionSlot.All.Select(slot => Sealed(slot, $"{answer}-{slot}"))],
        };

    public static Decision Answers(this Couple couple, string who, string answer) =>
        couple.Does(
            who,
            state =>
                ExchangeDecisions.Answer(
                    UnderstandingFacts.Instance,
                    state.Understanding.Exchange,
                    who,
                    couple.Today,
                    answer,
                    Answer(1, answer).Items
                )
        );

    public static Decision Opens(this Couple couple, string who, string slot) =>
        couple.Does(
            who,
            state =>
                ExchangeDecisions.Open(
                    UnderstandingFacts.Instance,
                    state.Understanding.Exchange,
                    who,
                    couple.Today,
                    state.Understanding.Exchange.LatestRound,
                    slot,
                    new byte[32]
                )
        );

    public static Decision Stops(this Couple couple, string who) =>
        couple.Does(
            who,
            state =>
                ExchangeDecisions.Stop(
                    UnderstandingFacts.Instance,
                    state.Understanding.Exchange,
                    who,
                    couple.Today,
                    state.Understanding.Exchange.LatestRound
                )
        );

    public static Decision TakesBack(this Couple couple, string who) =>
        couple.Does(
            who,
            state =>
                ExchangeDecisions.TakeBack(
                    UnderstandingFacts.Instance,
                    state.Understanding.Exchange,
                    who,
                    couple.Today,
                    1
                )
        );

    public static Decision Marks(this Couple couple, string who, ConditionLink condition)
    {
        var mark = couple.NewId();
        return couple.Does(
            who,
            state => UnderstandingDecisions.Mark(state.Understanding, who, mark, condition)
        );
    }

    public static Decision Unmarks(this Couple couple, string who, ConditionLink condition) =>
        couple.Does(
            who,
            state => UnderstandingDecisions.Unmark(state.Understanding, who, condition)
        );

    public static Decision WritesChoice(this Couple couple, string who, string text)
    {
        var choice = couple.NewId();
        return couple.Does(
            who,
            state => UnderstandingDecisions.WriteChoice(state.Understanding, who, choice, text)
        );
    }

    public static Decision WithdrawsChoice(this Couple couple, string who) =>
        couple.Does(who, state => UnderstandingDecisions.WithdrawChoice(state.Understanding, who));

    public static UnderstandingView Sees(this Couple couple, string who) =>
        UnderstandingView.For(couple.State.Understanding, who, couple.Today);

    public static void BothAnswer(this Couple couple)
    {
        couple.Answers(Ada, "a");
        couple.Answers(Ben, "b");
    }

    public static void BothOpen(this Couple couple, string slot)
    {
        couple.Opens(Ada, slot);
        couple.Opens(Ben, slot);
    }
}
