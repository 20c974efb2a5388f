using Reweave.Domain.Events;

namespace Reweave.Domain.Conversations;

/// <summary>What one of the two may do with the list for the next conversation.</summary>
public static class ConversationsDecisions
{
    /// <param name="item">A fresh random id.</param>
    /// <param name="from">What it grows out of; null when it stands alone.</param>
    public static Decision Add(AgendaState state, string me, string item, string text, string? from)
    {
        var key = AuthoredPieces.Key(me, item);
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
        state.Items.TryGetValue(AuthoredPieces.Key(me, item), out var kept)
            ? new Decided([new AgendaWithdrawn { Item = item }], [kept.Entry])
            : Decided.Nothing;

    /// <summary>
    /// Takes one off the list for both. With one of the other's goes what only a modified client can have piled up behind it, or it
    /// would come up again and again.
    /// </summary>
    /// <param name="isMine">Whose: an id alone does not say.</param>
    public static Decision TalkedAbout(AgendaState state, string me, string item, bool isMine)
    {
        var standing = state.Waiting(author => author == me == isMine).ToList();
        return standing.Exists(kept => kept.Item == item)
            ? new Decided(
                [
                    .. standing
                        .Where((kept, at) => kept.Item == item || !isMine && IsPiledUp(at))
                        .Select(kept => new AgendaTalkedAbout { Item = kept.Item, Own = isMine }),
                ],
                []
            )
            : Decided.Nothing;
    }

    // Three own devices that were apart can have added three things each.
    private static bool IsPiledUp(int at) => at >= 3 * AgendaState.MostOfOne;
}

/// <summary>So many stand already; one is taken off first.</summary>
public sealed record AgendaIsFull(int Most) : Refusal;
