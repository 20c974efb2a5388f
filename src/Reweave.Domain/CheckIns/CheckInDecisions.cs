using Reweave.Domain.Events;

namespace Reweave.Domain.CheckIns;

/// <summary>What one of the two may do with the check-ins on a given day.</summary>
public static class CheckInDecisions
{
    /// <summary>The round that an answer given today belongs to: the one that waits for this person, else a new one.</summary>
    public static int RoundToAnswer(CheckInsState state, string me, DateOnly today)
    {
        foreach (var round in state.Rounds.Values.Reverse())
        {
            if (
                round.PhaseFor(me, today)
                is CheckInPhase.Open
                    or CheckInPhase.Waiting
                    or CheckInPhase.Ready
            )
            {
                return round.Number;
            }
        }

        var latest = state.LatestRound;
        return latest > 0 && state.Rounds[latest].PhaseFor(me, today) == CheckInPhase.Untouched
            ? latest
            : latest + 1;
    }

    /// <param name="answer">A fresh random id.</param>
    public static Decision Answer(
        CheckInsState state,
        string me,
        DateOnly today,
        string answer,
        IReadOnlyList<SealedItem> items
    )
    {
        var fact = new CheckInAnswered
        {
            Round = RoundToAnswer(state, me, today),
            Answer = answer,
            Items = items,
        };
        if (!fact.IsWellFormed)
        {
            return new OutOfBounds(nameof(items));
        }

        var standing = state.Rounds.GetValueOrDefault(fact.Round)?.StandingOf(me);
        return standing is null ? Decided.To(fact)
            : standing.Answer == answer ? Decided.Nothing
            : new AlreadyAnswered(fact.Round);
    }

    /// <summary>Until the other has opened something; afterwards <see cref="Stop"/>.</summary>
    public static Decision Withdraw(CheckInsState state, string me, DateOnly today, int round)
    {
        if (!state.Rounds.TryGetValue(round, out var kept) || kept.StandingOf(me) is not { } mine)
        {
            return Decided.Nothing;
        }

        return kept.PhaseFor(me, today) == CheckInPhase.Over ? new RoundIsOver(round)
            : kept.Openings.Exists(opening => opening.Author != me) ? new OpeningHasBegun(round)
            : new Decided(
                [new CheckInWithdrawn { Round = round, Answer = mine.Answer }],
                [mine.Entry]
            );
    }

    /// <param name="reveal">The key of the own sealed item; null exactly when this person did not answer the item.</param>
    public static Decision Open(
        CheckInsState state,
        string me,
        DateOnly today,
        int round,
        CheckInItem item,
        byte[]? reveal
    )
    {
        if (!state.Rounds.TryGetValue(round, out var kept))
        {
            return new NotReadyToOpen(round);
        }

        if (kept.HasOpened(me, item))
        {
            return Decided.Nothing;
        }

        if (kept.PhaseFor(me, today) is var phase && phase != CheckInPhase.Ready)
        {
            return phase == CheckInPhase.Over ? new RoundIsOver(round) : new NotReadyToOpen(round);
        }

        var mine = kept.StandingOf(me)!;
        var theirs = kept.StandingOfOther(me)!;
        var own = mine.Items.Find(candidate => candidate.Item == item);
        if (own is null && !theirs.Items.Exists(candidate => candidate.Item == item))
        {
            return new NothingToOpen(round, item);
        }

        var fact = new CheckInItemOpened
        {
            Round = round,
            Item = item,
            Mine = mine.Answer,
            Theirs = theirs.Answer,
            Exchange = own?.Exchange,
            Reveal = reveal,
        };
        return fact.IsWellFormed ? Decided.To(fact) : new OutOfBounds(nameof(reveal));
    }

    /// <summary>Always allowed once both have answered; what both have seen stays.</summary>
    public static Decision Stop(CheckInsState state, string me, DateOnly today, int round)
    {
        if (
            !state.Rounds.TryGetValue(round, out var kept)
            || kept.PhaseFor(me, today) != CheckInPhase.Ready
        )
        {
            return Decided.Nothing;
        }

        return Decided.To(
            new CheckInStopped { Round = round, Seen = [.. CheckInItems.All.Where(kept.IsSeen)] }
        );
    }

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

        var need = CheckInRoundView
            .For(kept, me, today)
            .Items.FirstOrDefault(item => item.Item == CheckInItem.Need)
            ?.TheirNeed;
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

public sealed record AlreadyAnswered(int Round) : Refusal;

public sealed record RoundIsOver(int Round) : Refusal;

/// <summary>The other has opened something: it can be stopped, no longer withdrawn.</summary>
public sealed record OpeningHasBegun(int Round) : Refusal;

/// <summary>It opens when both are ready.</summary>
public sealed record NotReadyToOpen(int Round) : Refusal;

public sealed record NothingToOpen(int Round, CheckInItem Item) : Refusal;

/// <summary>There is no opened need of the other, or it has faded.</summary>
public sealed record NoNeedToReplyTo(int Round) : Refusal;
