using System.Collections;
using System.Collections.Immutable;
using Reweave.Domain.Journal;

namespace Reweave.Client.Journal;

/// <summary>
/// The journal at one moment. Nothing of it is sorted or made before somebody looks: Today asks whether there is anything, a list shows
/// thirty of ten thousand.
/// </summary>
public sealed class JournalView
{
    internal JournalView(SortedPieces sorted, Func<JournalPiece, JournalEntryView> view)
    {
        Sorted = sorted;
        Entries = new JournalEntries(sorted, view);
    }

    internal SortedPieces Sorted { get; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<JournalEntryView> Entries { get; }

    /// <summary>Every tag in use, most used first.</summary>
    public IReadOnlyList<string> Tags => field ??= TagsOf(Sorted);

    private static List<string> TagsOf(SortedPieces pieces)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < pieces.Count; i++)
        {
            var tags = pieces[i].Current.Tags;
            for (var n = 0; n < tags.Count; n++)
            {
                counts[tags[n]] = counts.GetValueOrDefault(tags[n]) + 1;
            }
        }

        return
        [
            .. counts
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => pair.Key),
        ];
    }
}

/// <summary>Pieces newest first, sorted when the first of them is asked for.</summary>
internal sealed class SortedPieces(ImmutableDictionary<string, JournalPiece> pieces)
    : IReadOnlyList<JournalPiece>
{
    private JournalPiece[]? _sorted;

    public int Count => pieces.Count;

    public JournalPiece this[int index] => (_sorted ??= Sort())[index];

    public IEnumerator<JournalPiece> GetEnumerator() =>
        ((IEnumerable<JournalPiece>)(_sorted ??= Sort())).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private JournalPiece[] Sort()
    {
        var sorted = new JournalPiece[pieces.Count];
        var places = new long[sorted.Length];
        var count = 0;
        foreach (var piece in pieces.Values)
        {
            sorted[count] = piece;
            places[count++] = -piece.FirstPosition;
        }

        // Every version has a position of its own, so there are no ties to break.
        Array.Sort(places, sorted);
        return sorted;
    }
}

/// <summary>Each entry is made when it is looked at.</summary>
internal sealed class JournalEntries(
    IReadOnlyList<JournalPiece> pieces,
    Func<JournalPiece, JournalEntryView> view
) : IReadOnlyList<JournalEntryView>
{
    public int Count => pieces.Count;

    public JournalEntryView this[int index] => view(pieces[index]);

    public IEnumerator<JournalEntryView> GetEnumerator() => pieces.Select(view).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
