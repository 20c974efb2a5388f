using Reweave.Client.Understanding;
using Reweave.Domain.Actions;
using Reweave.Domain.Understanding;

namespace Reweave.Client.Tests.Simulation;

/// <summary>What a simulated person does towards understanding why, and what both must see alike in the end.</summary>
internal static class WhySteps
{
    private static readonly Condition[] Conditions = [Condition.Work, Condition.Money];

    public static (string What, Func<Task<Refusal?>> Do) Any(
        Session session,
        SeededChance chance,
        string words
    )
    {
        var why = session.Understanding;
        return chance.Below(12) switch
        {
            0 or 1 or 2 => (
                "say why",
                () =>
                    why.AnswerAsync([
                        new ConditionAnswer
                        {
                            Given = chance.Of(Conditions),
                            Said = new ConditionSaid(chance.Below(11), words),
                        },
                        new ConditionAnswer
                        {
                            OwnName = "own",
                            Said = new ConditionSaid(null, words),
                        },
                    ])
            ),
            3 or 4 => ("open why", () => why.OpenAsync(ConditionSlot.Of(chance.Of(Conditions)))),
            5 => ("open what was left out", why.OpenLeftOutAsync),
            6 => chance.Below(3) switch
            {
                0 => ("withdraw why", why.WithdrawAsync),
                1 => ("stop why", why.StopAsync),
                _ => ("take back why", () => why.TakeBackAsync(1)),
            },
            7 => ("say a choice", () => why.SayChoiceAsync(words)),
            8 => chance.Once(3)
                ? ("take a choice back", why.TakeChoiceBackAsync)
                : ("mark context", () => MarkAsync(why, chance)),
            9 => ("promise", () => session.Actions.PromiseAsync(ActionKind.Time, words)),
            10 => chance.Once(2) && session.Actions.View.Mine is [{ Id: var action }, ..]
                ? ("keep a promise", () => session.Actions.KeepAsync(action))
                : ("add to the agenda", () => session.Conversations.AddAsync(words)),
            _ => session.Conversations.View.Theirs is [{ Id: var item }, ..]
                ? ("talk about it", () => session.Conversations.TalkedAboutAsync(item, mine: false))
                : ("add to the agenda", () => session.Conversations.AddAsync(words)),
        };
    }

    /// <summary>What is the same on all four devices, and on the two of a person whatever they call mine.</summary>
    public static string Shown(Session session)
    {
        var view = session.Understanding.View;
        return string.Join(
            '\n',
            view.MyChoice.Concat(view.TheirChoice)
                .Select(choice => choice.Text)
                .Concat(view.Context.Select(context => context.Link))
                .Concat(
                    view.Earlier.Append(view.Present)
                        .OfType<ConditionRoundView>()
                        .SelectMany(round => round.Conditions)
                        .Where(condition => condition.State == ConditionState.Open)
                        .Select(condition =>
                            string.Join(
                                ',',
                                new[] { condition.Mine, condition.Theirs }
                                    .Select(said => $"{said?.Rating} {said?.Words}")
                                    .Order(StringComparer.Ordinal)
                            )
                        )
                )
                .Concat(
                    session
                        .Actions.View.Mine.Concat(session.Actions.View.Theirs)
                        .Select(action => $"{action.Text} {action.IsKept}")
                )
                .Concat(
                    session
                        .Conversations.View.Mine.Concat(session.Conversations.View.Theirs)
                        .Select(item => item.Text)
                )
                .Order(StringComparer.Ordinal)
        );
    }

    private static Task<Refusal?> MarkAsync(UnderstandingDesk why, SeededChance chance) =>
        why
            .View.Earlier.Append(why.View.Present)
            .OfType<ConditionRoundView>()
            .SelectMany(round => round.Conditions)
            .Where(condition => condition.State == ConditionState.Open)
            .ToList()
            is { Count: > 0 } open
            ? why.MarkAsync(chance.Of(open).Link)
            : Task.FromResult<Refusal?>(new Refusal.Empty());
}
