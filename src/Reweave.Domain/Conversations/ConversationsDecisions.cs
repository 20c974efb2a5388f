using Reweave.Domain.Events;

namespace Reweave.Domain.Conversations;

/// <summary>What one of the two may do with the list for the next conversation.</summary>
public static class ConversationsDecisions
{
    /// <param name="item">A fresh random id.</param>
    /// <param name="from">What it grows out of; null when it stands alone.</param>
    public static Decision Add(AgendaState state, string me, string item, string text, string? from)
    {
        var key = AgendaState.Key(me, item);
        if (state.Items.ContainsKey(key) || state.Withdrawn.Contains(key))
        {
            return Decided.Nothing;
        }

        var fact = new AgendaAdded
        {
            Item = item,
            Text = text,
            From = from,
        };
        return string.IsNullOrWhiteSpace(text) || !fact.IsWellFormed ? new OutOfBounds("words")
            : state.Standing(author => author == me).Count >= AgendaState.MostOfOne
                ? new AgendaIsFull(AgendaState.MostOfOne)
            : Decided.To(fact);
    }

    public static Decision Withdraw(AgendaState state, string me, string item) =>
        state.Items.TryGetValue(AgendaState.Key(me, item), out var kept)
            ? new Decided([new AgendaWithdrawn { Item = item }], [kept.Entry])
            : Decided.Nothing;

    public static Decision TalkedAbout(AgendaState state, string item) =>
        !state.TalkedAbout.Contains(item) && state.Items.Values.Any(kept => kept.Item == item)
            ? Decided.To(new AgendaTalkedAbout { Item = item })
            : Decided.Nothing;
}

/// <summary>So many stand already; one is taken off first.</summary>
public sealed record AgendaIsFull(int Most) : Refusal;
