using Reweave.Domain.Journal;

namespace Reweave.Client.Journal;

/// <summary>
/// Finds pieces by words. Each text is folded once; a letter added to the query looks only among what was found before it. No
/// delegates on the way: in the browser this code is interpreted.
/// </summary>
internal sealed class JournalSearch
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(10);
    private const int Step = 32;

    private readonly Dictionary<string, (KeptVersion Of, string Text)> _folded = new(
        StringComparer.Ordinal
    );
    private SortedPieces? _pieces;
    private string[] _texts = [];
    private (string[] Words, List<int> Found)? _last;

    public IReadOnlyList<JournalPiece> Find(SortedPieces pieces, string[] words)
    {
        if (!ReferenceEquals(_pieces, pieces))
        {
            Take(pieces, new string[pieces.Count]);
            for (var i = 0; i < _texts.Length; i++)
            {
                _texts[i] = FoldedOf(pieces[i]);
            }
        }

        var found = new List<int>();
        if (_last is { } last && IsNarrower(words, last.Words))
        {
            foreach (var i in last.Found)
            {
                if (HasAll(_texts[i], words))
                {
                    found.Add(i);
                }
            }
        }
        else
        {
            for (var i = 0; i < _texts.Length; i++)
            {
                if (HasAll(_texts[i], words))
                {
                    found.Add(i);
                }
            }
        }

        _last = (words, found);
        return found.ConvertAll(i => pieces[i]);
    }

    /// <summary>Folds everything, and leaves the thread to others in between.</summary>
    public async Task PrepareAsync(SortedPieces pieces, TimeProvider time, Func<Task> pause)
    {
        if (ReferenceEquals(_pieces, pieces))
        {
            return;
        }

        var texts = new string[pieces.Count];
        var started = time.GetTimestamp();
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = FoldedOf(pieces[i]);
            if (i % Step == 0 && time.GetElapsedTime(started) >= Slice)
            {
                await pause();
                started = time.GetTimestamp();
            }
        }

        if (!ReferenceEquals(_pieces, pieces))
        {
            Take(pieces, texts);
        }
    }

    private void Take(SortedPieces pieces, string[] texts)
    {
        _pieces = pieces;
        _texts = texts;
        _last = null;
        if (_folded.Count > texts.Length)
        {
            // What was deleted is not kept here either.
            var present = pieces.Select(piece => piece.Piece).ToHashSet(StringComparer.Ordinal);
            foreach (var gone in _folded.Keys.Where(id => !present.Contains(id)).ToList())
            {
                _folded.Remove(gone);
            }
        }
    }

    /// <summary>Whatever has all of these words has all of those: each of those is the beginning of one of these.</summary>
    private static bool IsNarrower(string[] words, string[] than)
    {
        if (words.Length < than.Length)
        {
            return false;
        }

        for (var i = 0; i < than.Length; i++)
        {
            if (!words[i].StartsWith(than[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasAll(string text, string[] words)
    {
        foreach (var word in words)
        {
            if (!text.Contains(word, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private string FoldedOf(JournalPiece piece)
    {
        var current = piece.Current;
        if (_folded.TryGetValue(piece.Piece, out var kept) && ReferenceEquals(kept.Of, current))
        {
            return kept.Text;
        }

        var text = current.Text;
        if (current.Tags.Count > 0 || current.Feelings.Count > 0)
        {
            text = string.Join(
                ' ',
                [text, .. current.Tags, .. current.Feelings.Select(felt => felt.OwnWords ?? "")]
            );
        }

        var folded = SearchText.Fold(text);
        _folded[piece.Piece] = (current, folded);
        return folded;
    }
}
