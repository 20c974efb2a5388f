using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;

namespace Reweave.Domain.CheckIns;

/// <summary>What one of the two may do with the check-ins on a given day.</summary>
public static class CheckInDecisions
{
    /// <inheritdoc cref="ExchangeDecisions.RoundToAnswer"/>
    public static int RoundToAnswer(CheckInsState state, string me, DateOnly today) =>
        ExchangeDecisions.RoundToAnswer(state.Exchange, me, today);

    /// <inheritdoc cref="ExchangeDecisions.Answer"/>
    public static Decision Answer(
        CheckInsState state,
        string me,
        DateOnly today,
        string answer,
        IReadOnlyList<SealedItem> items
    ) => ExchangeDecisions.Answer(CheckInFacts.Instance, state.Exchange, me, today, answer, items);

    /// <inheritdoc cref="ExchangeDecisions.Withdraw"/>
    public static Decision Withdraw(CheckInsState state, string me, DateOnly today, int round) =>
        ExchangeDecisions.Withdraw(CheckInFacts.Instance, state.Exchange, me, today, round);

    /// <inheritdoc cref="ExchangeDecisions.Open"/>
    public static Decision Open(
        CheckInsState state,
        string me,
        DateOnly today,
        int round,
        string item,
        byte[]? reveal
    ) =>
        ExchangeDecisions.Open(
            CheckInFacts.Instance,
            state.Exchange,
            me,
            today,
            round,
            item,
            reveal
        );

    /// <inheritdoc cref="ExchangeDecisions.Stop"/>
    public static Decision Stop(CheckInsState state, string me, DateOnly today, int round) =>
        ExchangeDecisions.Stop(CheckInFacts.Instance, state.Exchange, me, today, round);

    public static Decision ReplyToNeed(
        CheckInsState state,
        string me,
        DateOnly today,
        int round,
        NeedReply reply,
        string? words
    )
    {
        if (words?.Length > Bounds.AnswerLength)
        {
            return new OutOfBounds(nameof(words));
        }

        if (!state.Rounds.TryGetValue(round, out var kept))
        {
            return new NoNeedToReplyTo(round);
        }

        var need = CheckInRoundView.For(state, kept, me, today).TheirNeed;
        if (need is null || !need.CanReply)
        {
            return new NoNeedToReplyTo(round);
        }

        return need.Reply == reply && need.Words == words
            ? Decided.Nothing
            : Decided.To(
                new NeedAnswered
                {
                    Round = round,
                    Answer = kept.StandingOfOther(me)!.Answer,
                    Reply = reply,
                    Words = words,
                }
            );
    }

    /// <summary><em>Not now</em>: a private fact, whatever state the round is in.</summary>
    public static Decision SetAside(CheckInChoicesState choices, string space, int round) =>
        choices.IsSetAside(space, round)
            ? Decided.Nothing
            : Decided.To(new CheckInSetAside { Space = space, Round = round });
}

/// <summary>There is no opened need of the other, or it has faded.</summary>
public sealed record NoNeedToReplyTo(int Round) : Refusal;
