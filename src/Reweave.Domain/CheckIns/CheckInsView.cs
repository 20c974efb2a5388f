using System.Collections.Immutable;
using Reweave.Domain.Exchanges;

namespace Reweave.Domain.CheckIns;

/// <summary>What one of the two sees of the check-ins on a given day: the exchange, and the answers to needs opened in it.</summary>
/// <param name="Current">As in <see cref="ExchangeView"/>.</param>
/// <param name="Earlier">As in <see cref="ExchangeView"/>.</param>
public sealed record CheckInsView(
    CheckInRoundView? Current,
    IReadOnlyList<CheckInRoundView> Earlier
) : Unprinted
{
    public static CheckInsView For(CheckInsState state, string me, DateOnly today)
    {
        var view = ExchangeView.For(CheckInFacts.Instance, state.Exchange, me, today);
        return new(
            view.Current is { } current
                ? CheckInRoundView.For(state, state.Rounds[current.Number], current, me, today)
                : null,
            [
                .. view.Earlier.Select(round =>
                    CheckInRoundView.For(state, state.Rounds[round.Number], round, me, today)
                ),
            ]
        );
    }
}

public sealed record CheckInRoundView : Unprinted
{
    public required ExchangeRoundView Exchange { get; init; }

    /// <summary>The reply to this person's own need; null when there is none to show.</summary>
    public required NeedView? MyNeed { get; init; }

    /// <summary>This person's reply to the other's need; null when it has faded.</summary>
    public required NeedView? TheirNeed { get; init; }

    public int Number => Exchange.Number;
    public ExchangePhase Phase => Exchange.Phase;
    public IReadOnlyList<ExchangeItemView> Items => Exchange.Items;
    public DateOnly Day => Exchange.Day;
    public bool MineAnswered => Exchange.MineAnswered;
    public bool CanWithdraw => Exchange.CanWithdraw;
    public bool HasSeen => Exchange.HasSeen;

    public static CheckInRoundView For(
        CheckInsState state,
        ExchangeRound round,
        string me,
        DateOnly today
    ) =>
        For(
            state,
            round,
            ExchangeRoundView.For(CheckInFacts.Instance, round, me, today),
            me,
            today
        );

    internal static CheckInRoundView For(
        CheckInsState state,
        ExchangeRound round,
        ExchangeRoundView view,
        string me,
        DateOnly today
    )
    {
        var replies = state.Replies.GetValueOrDefault(round.Number) ?? [];
        return new CheckInRoundView
        {
            Exchange = view,
            MyNeed = NeedOf(round, replies, round.StandingOf(me), me, today),
            TheirNeed = NeedOf(round, replies, round.StandingOfOther(me), me, today),
        };
    }

    // Not now and no reply become the same after seven days: nothing, and nothing to reply to.
    private static NeedView? NeedOf(
        ExchangeRound round,
        ImmutableList<KeptReply> replies,
        KeptAnswer? answer,
        string me,
        DateOnly today
    )
    {
        if (
            answer is null
            || !round.IsSeen(CheckInItem.Need)
            || !answer.Items.Exists(item => item.Item == CheckInItem.Need)
        )
        {
            return null;
        }

        var reply = replies
            .Where(kept => kept.Answer == answer.Answer && kept.Author != answer.Author)
            .MaxBy(kept => kept.Position);
        var faded = today >= ExchangeRound.Later(OpenedOn(round, me));
        return reply is { Reply: NeedReply.Yes or NeedReply.AnotherWay }
                ? new NeedView(reply.Reply, reply.Words, !faded && answer.Author != me)
            : faded ? null
            : new NeedView(reply?.Reply, reply?.Words, answer.Author != me);
    }

    private static DateOnly OpenedOn(ExchangeRound round, string me)
    {
        var mine = round.OpeningBy(me, CheckInItem.Need)!.Day;
        var theirs = round.OpeningBy(round.StandingOfOther(me)!.Author, CheckInItem.Need)!.Day;
        return ExchangeRound.Clamp(theirs, mine, ExchangeRound.Later(mine));
    }
}

/// <param name="Reply">Null while there is none.</param>
public sealed record NeedView(NeedReply? Reply, string? Words, bool CanReply) : Unprinted;
