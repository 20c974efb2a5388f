using System.Collections.Immutable;

namespace Reweave.Domain.Events;

/// <summary>Something that one of the two put into the couple's space, and that only they take back.</summary>
internal interface IAuthoredPiece
{
    string Author { get; }
    long Position { get; }

    /// <summary>Null when its body is erased and only that it was there is left.</summary>
    string? Entry { get; }
}

/// <summary>
/// What every collection of such pieces has in common, kept under author and id so that nobody can touch or shadow the other's. Each
/// author has a share of their own: a modified client that fills its share takes nothing from the other, and folding one more fact
/// costs no more than looking through two shares.
/// </summary>
internal static class AuthoredPieces
{
    /// <summary>
    /// How many taken back of one author are remembered, so that a repeated fact does not bring them back. An honest device repeats
    /// nothing; a modified one could as well say it anew.
    /// </summary>
    public const int MostRemembered = 400;

    public static string Key(string author, string id) => $"{author} {id}";

    /// <summary>With the piece, unless as many of its author are there already.</summary>
    public static ImmutableDictionary<string, T> Taking<T>(
        this ImmutableDictionary<string, T> pieces,
        string key,
        T piece,
        int most
    )
        where T : IAuthoredPiece =>
        pieces.Values.Count(one => one.Author == piece.Author) >= most
            ? pieces
            : pieces.Add(key, piece);

    /// <summary>Likewise where one id may be said several times: each entry once.</summary>
    public static ImmutableList<T> Taking<T>(this ImmutableList<T> pieces, T piece, int most)
        where T : IAuthoredPiece =>
        pieces.Exists(one => one.Entry == piece.Entry)
        || pieces.Count(one => one.Author == piece.Author) >= most
            ? pieces
            : pieces.Add(piece);

    /// <summary>Without the author's earliest of those that nothing shows any more, once there are more of them than that.</summary>
    public static ImmutableDictionary<string, T> ForgettingOver<T>(
        this ImmutableDictionary<string, T> pieces,
        int most,
        string author,
        Func<string, bool> isOver
    )
        where T : IAuthoredPiece
    {
        var over = pieces.Where(one => one.Value.Author == author && isOver(one.Key)).ToList();
        return over.Count <= most
            ? pieces
            : pieces.Remove(over.MinBy(one => one.Value.Position).Key);
    }

    /// <summary>Where the piece of that entry stands; null when there is none.</summary>
    public static string? KeyOf<T>(this ImmutableDictionary<string, T> pieces, string entry)
        where T : IAuthoredPiece
    {
        foreach (var (key, piece) in pieces)
        {
            if (piece.Entry == entry)
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>As if the erased entry had never been folded.</summary>
    public static ImmutableDictionary<string, T> WithoutEntry<T>(
        this ImmutableDictionary<string, T> pieces,
        string entry
    )
        where T : IAuthoredPiece => pieces.KeyOf(entry) is { } key ? pieces.Remove(key) : pieces;

    /// <summary>With one more that is gone for good, as long as its author has room for it.</summary>
    public static ImmutableHashSet<string> Remembering(
        this ImmutableHashSet<string> gone,
        string author,
        string id
    )
    {
        var share = author + " ";
        return
            gone.Count >= MostRemembered
            && gone.Count(key => key.StartsWith(share, StringComparison.Ordinal)) >= MostRemembered
            ? gone
            : gone.Add(Key(author, id));
    }
}
