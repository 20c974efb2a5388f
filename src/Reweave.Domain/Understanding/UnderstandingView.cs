using Reweave.Domain.Exchanges;

namespace Reweave.Domain.Understanding;

/// <summary>What one of the two sees on a given day: the rounds, and two columns that have no type in common.</summary>
/// <param name="MyChoice">What I say about my choice, the latest first; seldom more than one.</param>
/// <param name="TheirChoice">Likewise of the other.</param>
/// <param name="Context">Conditions that both have seen and at least one has marked, in the order they are asked.</param>
public sealed record UnderstandingView(
    ExchangeView Rounds,
    IReadOnlyList<ChoiceView> MyChoice,
    IReadOnlyList<ChoiceView> TheirChoice,
    IReadOnlyList<ContextView> Context
) : Unprinted
{
    /// <summary>However often a modified client writes.</summary>
    public const int MostChoices = 3;

    public static UnderstandingView For(UnderstandingState state, string me, DateOnly today) =>
        new(
            ExchangeView.For(UnderstandingFacts.Instance, state.Exchange, me, today),
            ChoicesOf(state, author => author == me),
            ChoicesOf(state, author => author != me),
            [
                .. state
                    .Marks.Values.GroupBy(mark => new ConditionLink(
                        mark.Round,
                        mark.Item,
                        mark.Answer
                    ))
                    .Where(marks => HaveBothSeen(state, marks.Key))
                    .OrderByDescending(marks => marks.Key.Round)
                    .ThenBy(marks => PlaceOf(marks.Key.Item))
                    .ThenBy(marks => marks.Key.Answer, StringComparer.Ordinal)
                    .Select(marks => new ContextView(
                        marks.Key,
                        marks.Any(mark => mark.Author == me)
                    )),
            ]
        );

    internal static bool HaveBothSeen(UnderstandingState state, ConditionLink condition) =>
        state.Exchange.Rounds.TryGetValue(condition.Round, out var round)
        && round.IsSeen(condition.Item)
        && (
            condition.Answer is null
            || round.Answers.Exists(kept =>
                kept.Answer == condition.Answer
                && round.StandingOf(kept.Author)?.Answer == condition.Answer
            )
        );

    internal static IEnumerable<KeptContext> MarksOf(
        UnderstandingState state,
        ConditionLink condition
    ) =>
        state.Marks.Values.Where(mark =>
            mark.Round == condition.Round
            && mark.Item == condition.Item
            && mark.Answer == condition.Answer
        );

    private static IReadOnlyList<ChoiceView> ChoicesOf(
        UnderstandingState state,
        Func<string, bool> isAuthor
    ) =>
        [
            .. state
                .StandingChoices(isAuthor)
                .Take(MostChoices)
                .Select(kept => new ChoiceView(kept.Text, kept.Day, kept.Entry)),
        ];

    private static int PlaceOf(string item)
    {
        for (var place = 0; place < ConditionSlot.All.Count; place++)
        {
            if (ConditionSlot.All[place] == item)
            {
                return place;
            }
        }

        return int.MaxValue;
    }
}

/// <param name="Day">A day, never a time.</param>
public sealed record ChoiceView(string Text, DateOnly Day, string Entry) : Unprinted;

/// <param name="IsMine">Whether this person marked it, and can take the mark off. Who else did is not told.</param>
public sealed record ContextView(ConditionLink Condition, bool IsMine) : Unprinted;
