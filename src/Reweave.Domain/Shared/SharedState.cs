using System.Collections.Immutable;
using Reweave.Domain.Events;
using Reweave.Domain.Feelings;

namespace Reweave.Domain.Shared;

/// <summary>What each partner shares at present. Keyed by author and piece, so that nobody can touch or shadow the other's.</summary>
public sealed record SharedState
{
    public static readonly SharedState Empty = new();

    public ImmutableDictionary<string, SharedPiece> Pieces { get; init; } =
        ImmutableDictionary<string, SharedPiece>.Empty;

    /// <summary>No longer shared; kept only so that a late or repeated fact does not bring a piece back.</summary>
    public ImmutableHashSet<string> Unshared { get; init; } = [];

    /// <summary>Newest first.</summary>
    public IEnumerable<SharedPiece> All =>
        Pieces
            .Values.OrderByDescending(piece => piece.Position)
            .ThenBy(piece => piece.Piece, StringComparer.Ordinal);

    public SharedState After(Event fact, EventMeta meta)
    {
        switch (fact)
        {
            case PieceShared shared:
                var key = Key(meta.Author, shared.Piece);
                return Unshared.Contains(key) || Pieces.ContainsKey(key)
                    ? this
                    : this with
                    {
                        Pieces = Pieces.Add(
                            key,
                            new SharedPiece
                            {
                                Piece = shared.Piece,
                                Author = meta.Author,
                                Position = meta.Position,
                                Entry = meta.Entry,
                                Day = meta.Day,
                                Text = shared.Text,
                                Feelings = shared.Feelings,
                            }
                        ),
                    };
            case PieceUnshared unshared:
                var gone = Key(meta.Author, unshared.Piece);
                return this with { Pieces = Pieces.Remove(gone), Unshared = Unshared.Add(gone) };
            default:
                return this;
        }
    }

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public SharedState WithoutEntry(string entry) =>
        WithoutEntries(new HashSet<string>(StringComparer.Ordinal) { entry });

    /// <summary>Likewise for many at once: everything shared is looked through once, not once for each.</summary>
    public SharedState WithoutEntries(IReadOnlySet<string> entries)
    {
        if (entries.Count == 0)
        {
            return this;
        }

        var pieces = Pieces;
        foreach (var (key, piece) in Pieces)
        {
            pieces = entries.Contains(piece.Entry) ? pieces.Remove(key) : pieces;
        }

        return ReferenceEquals(pieces, Pieces) ? this : this with { Pieces = pieces };
    }

    internal static string Key(string author, string piece) => $"{author} {piece}";
}

public sealed record SharedPiece
{
    public required string Piece { get; init; }
    public required string Author { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    /// <summary>A day, never a time.</summary>
    public required DateOnly Day { get; init; }

    public required string Text { get; init; }
    public required IReadOnlyList<FeelingMark> Feelings { get; init; }
}
