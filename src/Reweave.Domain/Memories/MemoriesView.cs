using Reweave.Domain.Events;

namespace Reweave.Domain.Memories;

/// <summary>The timeline as one of the two sees it: the latest day first, without what they have put away. No sums.</summary>
public sealed record MemoriesView(
    IReadOnlyList<MemoryPiece> Timeline,
    IReadOnlyList<MemoryPiece> PutAway
) : Unprinted
{
    /// <summary>Of each author on one piece, however many a modified client adds.</summary>
    public const int MostPhotosOfOne = 12;
    public const int MostAdditionsOfOne = 12;

    public static MemoriesView For(MemoriesState state, MarkedDaysState own)
    {
        var all = state
            .Pieces.Where(pair => !IsAddition(state, pair.Value))
            .OrderByDescending(pair => pair.Value.On)
            .ThenByDescending(pair => pair.Value.Position)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => Piece(state, pair.Key, pair.Value))
            .ToLookup(piece => own.PutAway.Contains(piece.Key));
        return new MemoriesView([.. all[false]], [.. all[true]]);
    }

    /// <summary>Words that were added to something that is gone stand for themselves: they are their author's.</summary>
    private static bool IsAddition(MemoriesState state, KeptMemory piece) =>
        piece.To is { } to && state.Pieces.TryGetValue(to.Key, out var root) && root.To is null;

    private static MemoryPiece Piece(MemoriesState state, string key, KeptMemory memory) =>
        new(
            key,
            memory,
            EachShare(
                state.Pieces.Values.Where(one => one.To?.Key == key && one.Entry != memory.Entry),
                MostAdditionsOfOne
            ),
            EachShare(
                state.Photos.Values.Where(photo =>
                    photo.To.Key == key && IsItsAuthors(state, photo)
                ),
                MostPhotosOfOne
            )
        );

    /// <summary>A file has one author: who names the other's file in an event of their own shows nothing with it.</summary>
    private static bool IsItsAuthors(MemoriesState state, KeptPhoto photo) =>
        !state.Photos.Values.Any(other =>
            other.Photo == photo.Photo && other.Position < photo.Position
        );

    private static IReadOnlyList<T> EachShare<T>(IEnumerable<T> pieces, int most)
        where T : IAuthoredPiece =>
        [
            .. pieces
                .GroupBy(piece => piece.Author)
                .SelectMany(share => share.OrderBy(piece => piece.Position).Take(most))
                .OrderBy(piece => piece.Position)
                .ThenBy(piece => piece.Entry, StringComparer.Ordinal),
        ];
}

public sealed record MemoryPiece(
    string Key,
    KeptMemory Memory,
    IReadOnlyList<KeptMemory> Additions,
    IReadOnlyList<KeptPhoto> Photos
) : Unprinted;
