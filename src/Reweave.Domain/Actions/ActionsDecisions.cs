using Reweave.Domain.Events;

namespace Reweave.Domain.Actions;

/// <summary>Promising, keeping and taking back: each by oneself, about oneself.</summary>
public static class ActionsDecisions
{
    /// <param name="action">A fresh random id.</param>
    /// <param name="from">What it grows out of; null when it stands alone.</param>
    /// <param name="on">The day it is meant for; null: some time.</param>
    public static Decision Promise(
        ActionsState state,
        string me,
        DateOnly today,
        string action,
        ActionKind kind,
        string text,
        string? from,
        DateOnly? on = null
    )
    {
        var key = AuthoredPieces.Key(me, action);
        if (state.Promised.ContainsKey(key) || state.Withdrawn.Contains(key))
        {
            return Decided.Nothing;
        }

        var fact = new ActionPromised
        {
            Action = action,
            Kind = kind,
            Text = text,
            From = from,
            On = on,
        };
        return string.IsNullOrWhiteSpace(text) || !fact.IsWellFormed ? new OutOfBounds("words")
            : ActionsView.For(state, me, today).Mine.Count(one => !one.IsKept)
            >= ActionsView.MostToDo
                ? new EnoughPromised(ActionsView.MostToDo)
            : Decided.To(fact);
    }

    public static Decision Keep(ActionsState state, string me, string action)
    {
        var key = AuthoredPieces.Key(me, action);
        return state.Kept.ContainsKey(key) ? Decided.Nothing
            : state.Promised.ContainsKey(key) ? Decided.To(new ActionKept { Action = action })
            : new NoSuchPromise(action);
    }

    /// <summary>Done without a promise before: told afterwards, by the one who did it.</summary>
    public static Decision Did(
        ActionsState state,
        string me,
        DateOnly today,
        string action,
        ActionKind kind,
        string text
    )
    {
        var fact = new ActionPromised
        {
            Action = action,
            Kind = kind,
            Text = text,
        };
        return string.IsNullOrWhiteSpace(text) || !fact.IsWellFormed ? new OutOfBounds("words")
            : ActionsView.For(state, me, today).Mine.Count(one => one.IsKept)
            >= ActionsView.MostKept
                ? new EnoughPromised(ActionsView.MostKept)
            : new Decided([fact, new ActionKept { Action = action }], []);
    }

    /// <summary>"This mattered", of something the other has done.</summary>
    public static Decision Mattered(ActionsState state, string me, DateOnly today, string action) =>
        ActionsView
            .For(state, me, today)
            .Theirs.FirstOrDefault(one => one.Promised.Action == action)
            is not { IsKept: true } done
            ? new NoSuchPromise(action)
        : done.Matters ? Decided.Nothing
        : Decided.To(new ActionMattered { Action = action });

    public static Decision TakeMatteredBack(
        ActionsState state,
        string me,
        DateOnly today,
        string action
    ) =>
        ActionsView
            .For(state, me, today)
            .Theirs.Any(one => one.Promised.Action == action && one.Matters)
            ? Decided.To(new ActionMatteredTakenBack { Action = action })
            : Decided.Nothing;

    public static Decision Withdraw(ActionsState state, string me, string action) =>
        state.Promised.TryGetValue(AuthoredPieces.Key(me, action), out var promised)
            ? new Decided([new ActionWithdrawn { Action = action }], [promised.Entry])
            : Decided.Nothing;
}

/// <summary>So many stand already; one is kept or taken back first.</summary>
public sealed record EnoughPromised(int Most) : Refusal;

public sealed record NoSuchPromise(string Action) : Refusal;
