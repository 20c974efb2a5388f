using Reweave.Domain.Events;
using Reweave.Domain.Rhythm;

namespace Reweave.Domain.Windows;

/// <summary>Windows are made by two and ended by one.</summary>
public static class WindowsDecisions
{
    /// <summary>
    /// One open proposal at a time: the other's is answered first, one's own is replaced. Proposing what the other proposes accepts it.
    /// </summary>
    public static Decision Propose(
        WindowsState state,
        string me,
        string proposal,
        WindowTerms terms
    )
    {
        if (!terms.IsWellFormed)
        {
            return new OutOfBounds(nameof(terms), Bounds.OwnWordsLength);
        }

        if (state.Open is { } open && open.Author != me)
        {
            return open.Terms == terms
                ? Accept(state, me, open.Proposal)
                : new ProposalIsOpen(open.Proposal, IsMine: false);
        }

        if (state.Open?.Terms == terms || state.Open is null && state.InForce?.Terms == terms)
        {
            return Decided.Nothing;
        }

        return new Decided(
            [
                .. state.Between.OpenOf(me).Select(Withdrawing),
                new WindowsProposed { Proposal = proposal, Terms = terms },
            ],
            []
        );
    }

    /// <summary>Own proposals that crossed it are taken back with it: they would otherwise be asked anew in this person's name.</summary>
    public static Decision Accept(WindowsState state, string me, string proposal)
    {
        if (state.InForce?.Proposal == proposal)
        {
            return Decided.Nothing;
        }

        if (state.Open is not { } open || open.Proposal != proposal || open.Author == me)
        {
            return new NoSuchProposal(proposal);
        }

        return new Decided(
            [
                .. state.Between.OpenOf(me).Select(Withdrawing),
                new WindowsAccepted { Proposal = proposal },
            ],
            []
        );
    }

    /// <summary>Declining, taking back and ending are the same act, and look the same.</summary>
    public static Decision Withdraw(WindowsState state, string me, string proposal) =>
        state.Between.EndingWith(me, proposal) is { Count: > 0 } ended
            ? new Decided([.. ended.Select(Withdrawing)], [])
            : Decided.Nothing;

    /// <summary>For the window of that day only.</summary>
    public static Decision Pause(WindowsState state, DateOnly day) =>
        state.InForce is not { } inForce || !inForce.Terms.IsOn(day) ? new NoWindowOn(day)
        : state.IsPaused(day) ? Decided.Nothing
        : Decided.To(new WindowPaused { Proposal = inForce.Proposal, Day = day });

    private static Event Withdrawing(KeptWindows one) =>
        new WindowsWithdrawn { Proposal = one.Proposal };
}

/// <summary>The two have agreed on no window for that day.</summary>
public sealed record NoWindowOn(DateOnly Day) : Refusal;
