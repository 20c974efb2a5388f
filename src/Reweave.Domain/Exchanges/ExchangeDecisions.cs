using Reweave.Domain.Events;

namespace Reweave.Domain.Exchanges;

/// <summary>What one of the two may do with the rounds of a sealed exchange on a given day.</summary>
public static class ExchangeDecisions
{
    /// <summary>The round that an answer given today belongs to: the one that waits for this person, else a new one.</summary>
    public static int RoundToAnswer(ExchangeState state, string me, DateOnly today)
    {
        foreach (var round in state.Rounds.Values.Reverse())
        {
            if (
                round.PhaseFor(me, today)
                is ExchangePhase.Open
                    or ExchangePhase.Waiting
                    or ExchangePhase.Ready
            )
            {
                return round.Number;
            }
        }

        var latest = state.LatestRound;
        return latest > 0 && state.Rounds[latest].PhaseFor(me, today) == ExchangePhase.Untouched
            ? latest
            : latest + 1;
    }

    /// <param name="answer">A fresh random id.</param>
    public static Decision Answer(
        ExchangeFacts facts,
        ExchangeState state,
        string me,
        DateOnly today,
        string answer,
        IReadOnlyList<SealedItem> items
    )
    {
        var fact = facts.Answered(RoundToAnswer(state, me, today), answer, items);
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
    public static Decision Withdraw(
        ExchangeFacts facts,
        ExchangeState state,
        string me,
        DateOnly today,
        int round
    )
    {
        if (!state.Rounds.TryGetValue(round, out var kept) || kept.StandingOf(me) is not { } mine)
        {
            return Decided.Nothing;
        }

        return kept.PhaseFor(me, today) == ExchangePhase.Over ? new RoundIsOver(round)
            : kept.Openings.Exists(opening => opening.Author != me) ? new OpeningHasBegun(round)
            : new Decided([facts.Withdrawn(round, mine.Answer)], [mine.Entry]);
    }

    /// <summary>
    /// Takes the own words out of a round that is over: nothing of the round is shown to either any more. What was read stays known.
    /// </summary>
    public static Decision TakeBack(
        ExchangeFacts facts,
        ExchangeState state,
        string me,
        DateOnly today,
        int round
    ) =>
        state.Rounds.TryGetValue(round, out var kept)
        && kept.StandingOf(me) is { } mine
        && kept.PhaseFor(me, today) == ExchangePhase.Over
            ? new Decided(
                [facts.Withdrawn(round, mine.Answer)],
                [
                    mine.Entry,
                    .. kept
                        .Openings.Where(opening => opening.Author == me)
                        .Select(opening => opening.Entry),
                ]
            )
            : Decided.Nothing;

    /// <param name="reveal">The key of the own sealed item; null exactly when this person did not answer the item.</param>
    public static Decision Open(
        ExchangeFacts facts,
        ExchangeState state,
        string me,
        DateOnly today,
        int round,
        string item,
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

        if (kept.PhaseFor(me, today) is var phase && phase != ExchangePhase.Ready)
        {
            return phase == ExchangePhase.Over ? new RoundIsOver(round) : new NotReadyToOpen(round);
        }

        var mine = kept.StandingOf(me)!;
        var theirs = kept.StandingOfOther(me)!;
        var own = mine.Items.Find(candidate => candidate.Item == item);
        if (own is null && !theirs.Items.Exists(candidate => candidate.Item == item))
        {
            return new NothingToOpen(round, item);
        }

        var fact = facts.Opened(
            round,
            item,
            mine.Answer,
            theirs.Answer,
            theirs.Entry,
            own?.Exchange,
            reveal
        );
        return fact.IsWellFormed ? Decided.To(fact) : new OutOfBounds(nameof(reveal));
    }

    /// <summary>Always allowed once both have answered; what both have seen stays.</summary>
    public static Decision Stop(
        ExchangeFacts facts,
        ExchangeState state,
        string me,
        DateOnly today,
        int round
    )
    {
        if (
            !state.Rounds.TryGetValue(round, out var kept)
            || kept.PhaseFor(me, today) != ExchangePhase.Ready
        )
        {
            return Decided.Nothing;
        }

        return Decided.To(facts.Stopped(round, [.. facts.Items.Where(kept.IsSeen)]));
    }
}

public sealed record AlreadyAnswered(int Round) : Refusal;

public sealed record RoundIsOver(int Round) : Refusal;

/// <summary>The other has opened something: it can be stopped, no longer withdrawn.</summary>
public sealed record OpeningHasBegun(int Round) : Refusal;

/// <summary>It opens when both are ready.</summary>
public sealed record NotReadyToOpen(int Round) : Refusal;

public sealed record NothingToOpen(int Round, string Item) : Refusal;
