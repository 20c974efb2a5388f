using Reweave.Domain.Events;

namespace Reweave.Domain.Rhythm;

public static class RhythmDecisions
{
    /// <summary>One open proposal at a time: the other's is answered first, one's own is withdrawn first. Proposing what the other proposes accepts it.</summary>
    public static Decision Propose(RhythmState state, string me, string proposal, WeeklyTime time)
    {
        if (!time.IsWellFormed)
        {
            return new OutOfBounds(nameof(time));
        }

        if (state.Open is { } open)
        {
            return open.Time != time ? new ProposalIsOpen(open.Proposal, open.Author == me)
                : open.Author == me ? Decided.Nothing
                : Accept(state, me, open.Proposal);
        }

        return state.InForce?.Time == time || state.Proposals.ContainsKey(proposal)
            ? Decided.Nothing
            : Decided.To(new RhythmProposed { Proposal = proposal, Time = time });
    }

    /// <summary>Own proposals that crossed it are taken back with it: they would otherwise be asked anew in this person's name.</summary>
    public static Decision Accept(RhythmState state, string me, string proposal) =>
        state.InForce?.Proposal == proposal ? Decided.Nothing
        : state.Open is { } open && open.Proposal == proposal && open.Author != me
            ? new Decided(
                [
                    .. state.Between.OpenOf(me).Select(Withdrawing),
                    new RhythmAccepted { Proposal = proposal },
                ],
                []
            )
        : new NoSuchProposal(proposal);

    /// <summary>Declining, taking back and ending are the same act, and look the same. Ends what is in force or open under the id.</summary>
    public static Decision Withdraw(RhythmState state, string me, string proposal) =>
        state.Between.EndingWith(me, proposal) is { Count: > 0 } ended
            ? new Decided([.. ended.Select(Withdrawing)], [])
            : Decided.Nothing;

    private static Event Withdrawing(KeptProposal one) =>
        new RhythmWithdrawn { Proposal = one.Proposal };
}

/// <summary>Something waits for an answer already.</summary>
public sealed record ProposalIsOpen(string Proposal, bool IsMine) : Refusal;

public sealed record NoSuchProposal(string Proposal) : Refusal;
