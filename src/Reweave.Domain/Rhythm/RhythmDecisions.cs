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
                : Decided.To(new RhythmAccepted { Proposal = open.Proposal });
        }

        return state.InForce?.Time == time || state.Proposals.ContainsKey(proposal)
            ? Decided.Nothing
            : Decided.To(new RhythmProposed { Proposal = proposal, Time = time });
    }

    public static Decision Accept(RhythmState state, string me, string proposal) =>
        state.InForce?.Proposal == proposal ? Decided.Nothing
        : state.Open is { } open && open.Proposal == proposal && open.Author != me
            ? Decided.To(new RhythmAccepted { Proposal = proposal })
        : new NoSuchProposal(proposal);

    /// <summary>Declining, taking back and ending are the same act, and look the same. Ends what is in force or open under the id.</summary>
    public static Decision Withdraw(RhythmState state, string proposal)
    {
        if (
            !state.Proposals.TryGetValue(proposal, out var kept)
            || state.Withdrawn.Contains(proposal)
        )
        {
            return Decided.Nothing;
        }

        // Older agreements would come back into force, and twins keep it agreed: end them with it.
        var agreedBefore = state.InForce is { } inForce && inForce.Proposal == proposal;
        return new Decided(
            [
                .. state
                    .Proposals.Values.Where(other =>
                        other.Proposal == proposal
                        || !state.Withdrawn.Contains(other.Proposal)
                            && (
                                agreedBefore && other.Position < kept.Position
                                || other.Time == kept.Time
                            )
                    )
                    .OrderBy(other => other.Position)
                    .Select(other => new RhythmWithdrawn { Proposal = other.Proposal }),
            ],
            []
        );
    }
}

/// <summary>Something waits for an answer already.</summary>
public sealed record ProposalIsOpen(string Proposal, bool IsMine) : Refusal;

public sealed record NoSuchProposal(string Proposal) : Refusal;
