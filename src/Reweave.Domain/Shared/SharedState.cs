using System.Collections.Immutable;
using Reweave.Domain.Events;
using Reweave.Domain.Feelings;

namespace Reweave.Domain.Shared;

/// <summary>What each partner shares at present. Keyed by author and piece, so that nobody can touch or shadow the other's.</summary>
public sealed record SharedState : Unprinted, IStored
{
    /// <summary>Of one author at once: three a week for twelve years.</summary>
    public const int MostPieces = 2_000;

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
                        Pieces = Pieces.Taking(
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
                            },
                            MostPieces
                        ),
                    };
            case PieceUnshared unshared:
                return this with
                {
                    Pieces = Pieces.Remove(Key(meta.Author, unshared.Piece)),
                    Unshared = Unshared.Remembering(meta.Author, unshared.Piece),
                };
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

    internal static string Key(string author, string piece) => AuthoredPieces.Key(author, piece);

    void IStored.Write(StoredWriter to)
    {
        to.Map("pieces", Pieces);
        to.Texts("unshared", Unshared);
    }

    internal static SharedState Read(StoredReader from) =>
        new() { Pieces = from.Map("pieces", SharedPiece.Read), Unshared = from.Set("unshared") };
}

public sealed record SharedPiece : Unprinted, IStored, IAuthoredPiece
{
    public required string Piece { get; init; }
    public required string Author { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    /// <summary>A day, never a time.</summary>
    public required DateOnly Day { get; init; }

    public required string Text { get; init; }
    public required IReadOnlyList<FeelingMark> Feelings { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("piece", Piece);
        to.Text("author", Author);
        to.Number("position", Position);
        to.Text("entry", Entry);
        to.Day("day", Day);
        to.Text("text", Text);
        to.List("feelings", Feelings);
    }

    internal static SharedPiece Read(StoredReader from) =>
        new()
        {
            Piece = from.Text("piece"),
            Author = from.Text("author"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
            Day = from.Day("day"),
            Text = from.Text("text"),
            Feelings = from.List("feelings", FeelingMark.Read),
        };
}
