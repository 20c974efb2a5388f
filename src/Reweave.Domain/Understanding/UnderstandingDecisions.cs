using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;

namespace Reweave.Domain.Understanding;

/// <summary>What one of the two may do towards understanding why. The rounds themselves go by <see cref="ExchangeDecisions"/>.</summary>
public static class UnderstandingDecisions
{
    /// <summary><em>Not now</em>: a private fact, whatever state the round is in.</summary>
    public static Decision SetAside(UnderstandingAsideState choices, string space, int round) =>
        choices.IsSetAside(space, round)
            ? Decided.Nothing
            : Decided.To(new UnderstandingSetAside { Space = space, Round = round });

    /// <summary>The own choice in the words of the preview; what stood there before is erased.</summary>
    /// <param name="choice">A fresh random id.</param>
    public static Decision WriteChoice(
        UnderstandingState state,
        string me,
        string choice,
        string text
    )
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Bounds.TextLength)
        {
            return new OutOfBounds(nameof(text));
        }

        var before = state
            .StandingChoices(author => author == me)
            .Take(ChoiceWritten.MostReplaced)
            .ToList();
        return before is [{ Text: var said }] && said == text
            ? Decided.Nothing
            : new Decided(
                [
                    new ChoiceWritten
                    {
                        Choice = choice,
                        Replaces = [.. before.Select(kept => kept.Choice)],
                        Text = text,
                    },
                ],
                [.. before.Select(kept => kept.Entry)]
            );
    }

    /// <summary>One's own only; everything one ever said there.</summary>
    public static Decision WithdrawChoice(UnderstandingState state, string me)
    {
        var mine = state.Choices.Values.Where(kept => kept.Author == me).ToList();
        return mine.Count == 0
            ? Decided.Nothing
            : new Decided(
                [
                    .. mine.OrderBy(kept => kept.Position)
                        .Select(kept => new ChoiceWithdrawn { Choice = kept.Choice }),
                ],
                [.. mine.Select(kept => kept.Entry)]
            );
    }

    /// <param name="mark">A fresh random id.</param>
    public static Decision Mark(
        UnderstandingState state,
        string me,
        string mark,
        ConditionLink condition
    )
    {
        if (!UnderstandingView.HaveBothSeen(state, condition))
        {
            return new NothingToMark(condition.Round, condition.Item);
        }

        return UnderstandingView.MarksOf(state, condition).Any(kept => kept.Author == me)
            ? Decided.Nothing
            : Decided.To(
                new ContextMarked
                {
                    Mark = mark,
                    Round = condition.Round,
                    Item = condition.Item,
                    Answer = condition.Answer,
                }
            );
    }

    /// <summary>One's own mark; the other's stays theirs.</summary>
    public static Decision Unmark(UnderstandingState state, string me, ConditionLink condition)
    {
        var mine = UnderstandingView
            .MarksOf(state, condition)
            .Where(kept => kept.Author == me)
            .ToList();
        return mine.Count == 0
            ? Decided.Nothing
            : new Decided(
                [.. mine.Select(kept => new ContextUnmarked { Mark = kept.Mark })],
                [.. mine.Select(kept => kept.Entry)]
            );
    }
}

/// <summary>Only what both have seen can be context.</summary>
public sealed record NothingToMark(int Round, string Item) : Refusal;
