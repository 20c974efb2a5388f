using Reweave.Domain.Events;

namespace Reweave.Domain.Actions;

/// <summary>Promising, keeping and taking back: each by oneself, about oneself.</summary>
public static class ActionsDecisions
{
    /// <param name="action">A fresh random id.</param>
    /// <param name="from">What it grows out of; null when it stands alone.</param>
    public static Decision Promise(
        ActionsState state,
        string me,
        DateOnly today,
        string action,
        ActionKind kind,
        string text,
        string? from
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
        };
        return string.IsNullOrWhiteSpace(text) || !fact.IsWellFormed ? new OutOfBounds("words")
            : ActionsView.For(state, me, today).Mine.Count >= ActionsView.MostOfOne
                ? new EnoughPromised(ActionsView.MostOfOne)
            : Decided.To(fact);
    }

    public static Decision Keep(ActionsState state, string me, string action)
    {
        var key = AuthoredPieces.Key(me, action);
        return state.Kept.ContainsKey(key) ? Decided.Nothing
            : state.Promised.ContainsKey(key) ? Decided.To(new ActionKept { Action = action })
            : new NoSuchPromise(action);
    }

    public static Decision Withdraw(ActionsState state, string me, string action) =>
        state.Promised.TryGetValue(AuthoredPieces.Key(me, action), out var promised)
            ? new Decided([new ActionWithdrawn { Action = action }], [promised.Entry])
            : Decided.Nothing;
}

/// <summary>So many stand already; one is kept or taken back first.</summary>
public sealed record EnoughPromised(int Most) : Refusal;

public sealed record NoSuchPromise(string Action) : Refusal;
