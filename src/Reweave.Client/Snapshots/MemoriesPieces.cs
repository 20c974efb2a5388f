using Reweave.Domain.Memories;

namespace Reweave.Client.Snapshots;

/// <summary>
/// The shared timeline in pieces: its words and small pictures are never part of the head, for Today needs none of them and years of
/// them are megabytes.
/// </summary>
internal static class MemoriesPieces
{
    public static MemoriesState Head(MemoriesState state) =>
        state with
        {
            Pieces = MemoriesState.Empty.Pieces,
            Photos = MemoriesState.Empty.Photos,
        };

    /// <summary>From the oldest on, so that a piece that is full never changes by what is added later.</summary>
    public static IEnumerable<MemoriesState> Cut(MemoriesState state, int bytes)
    {
        var piece = MemoriesState.Empty;
        var filled = 0;
        foreach (
            var (position, size, add) in state
                .Pieces.Select(one =>
                    (
                        one.Value.Position,
                        Size: 3 * (one.Value.Title.Length + one.Value.Words.Length) + 600,
                        Add: (Func<MemoriesState, MemoriesState>)(
                            to => to with { Pieces = to.Pieces.Add(one.Key, one.Value) }
                        )
                    )
                )
                .Concat(
                    state.Photos.Select(one =>
                        (
                            one.Value.Position,
                            Size: 4 * one.Value.Thumbnail.Length / 3 + 800,
                            Add: (Func<MemoriesState, MemoriesState>)(
                                to => to with { Photos = to.Photos.Add(one.Key, one.Value) }
                            )
                        )
                    )
                )
                .OrderBy(one => one.Position)
        )
        {
            if (filled > 0 && filled + size > bytes)
            {
                yield return piece;
                (piece, filled) = (MemoriesState.Empty, 0);
            }

            piece = add(piece);
            filled += size;
        }

        if (filled > 0)
        {
            yield return piece;
        }
    }

    public static MemoriesState Join(MemoriesState head, MemoriesState piece) =>
        head with
        {
            Pieces = head.Pieces.AddRange(piece.Pieces),
            Photos = head.Photos.AddRange(piece.Photos),
        };

    public static IReadOnlyList<object> PartsOf(MemoriesState piece) =>
        [
            .. piece.Pieces.Values.OrderBy(one => one.Position),
            .. piece.Photos.Values.OrderBy(one => one.Position),
        ];
}
