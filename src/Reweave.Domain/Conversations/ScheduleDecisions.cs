using Reweave.Domain.Events;
using Reweave.Domain.Rhythm;

namespace Reweave.Domain.Conversations;

/// <summary>Times to talk are made by two and ended by one.</summary>
public static class ScheduleDecisions
{
    /// <summary>
    /// One open proposal at a time: the other's is answered first, one's own is replaced. Proposing what the other proposes accepts it.
    /// </summary>
    public static Decision Propose(
        ScheduleState state,
        string me,
        string proposal,
        ConversationTimes times
    )
    {
        if (!times.IsWellFormed)
        {
            return new OutOfBounds(nameof(times), Bounds.OwnWordsLength);
        }

        if (state.Open is { } open && open.Author != me)
        {
            return open.Times == times
                ? Accept(state, me, open.Proposal, null)
                : new ProposalIsOpen(open.Proposal, IsMine: false);
        }

        return state.Open?.Times == times || state.Open is null && state.InForce?.Times == times
            ? Decided.Nothing
            : new Decided(
                [
                    .. state.Between.OpenOf(me).Select(Withdrawing),
                    new ConversationTimesProposed { Proposal = proposal, Times = times },
                ],
                []
            );
    }

    /// <param name="zone">One's own time zone, if one wants the other to see their own time beside it.</param>
    public static Decision Accept(ScheduleState state, string me, string proposal, string? zone)
    {
        if (state.InForce?.Proposal == proposal)
        {
            return Decided.Nothing;
        }

        if (state.Open is not { } open || open.Proposal != proposal || open.Author == me)
        {
            return new NoSuchProposal(proposal);
        }

        var fact = new ConversationTimesAccepted { Proposal = proposal, Zone = zone };
        return fact.IsWellFormed
            ? new Decided([.. state.Between.OpenOf(me).Select(Withdrawing), fact], [])
            : new OutOfBounds(nameof(zone));
    }

    /// <summary>Declining, taking back and ending are the same act, and look the same.</summary>
    public static Decision Withdraw(ScheduleState state, string me, string proposal) =>
        state.Between.EndingWith(me, proposal) is { Count: > 0 } ended
            ? new Decided([.. ended.Select(Withdrawing)], [])
            : Decided.Nothing;

    private static Event Withdrawing(KeptTimes one) =>
        new ConversationTimesWithdrawn { Proposal = one.Proposal };
}
