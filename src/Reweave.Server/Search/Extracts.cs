using Reweave.Content.Guide;

namespace Reweave.Server.Search;

/// <summary>A piece of an extract; found words are marked.</summary>
internal readonly record struct ExtractPart(string Text, bool IsFound);

/// <summary>The few lines of an article that answer a query best.</summary>
internal static class Extracts
{
    private const int Letters = 220;

    /// <param name="places">The words of a text as the index knows them, with where they stand.</param>
    public static IReadOnlyList<ExtractPart> From(
        Article article,
        Func<string, IEnumerable<FoundWord>> places,
        HashSet<string> wanted
    )
    {
        var texts = article
            .Blocks.Where(block => block.Kind != ArticleBlockKind.Heading)
            .Select(block => block.Plain)
            .Prepend(article.Summary)
            .Select(text =>
                (
                    Text: text,
                    Found: places(text).Where(place => wanted.Contains(place.Word)).ToList()
                )
            );
        // The first of the best: an article opens with what it is about.
        var (best, found) = texts.MaxBy(one =>
            one.Found.Select(place => place.Word).Distinct().Count()
        );
        var start = found.Count == 0 ? 0 : StartBefore(best, found[0].Start);
        var end = EndAfter(best, start);
        var parts = new List<ExtractPart>();
        if (start > 0)
            parts.Add(new ExtractPart("… ", false));
        var at = start;
        foreach (var (_, from, to) in found)
        {
            // Bigrams overlap: what is marked already is not marked again.
            if (from < at || to > end)
                continue;
            Add(from, false);
            Add(to, true);
        }

        Add(end, false);
        if (end < best.Length)
            parts.Add(new ExtractPart(" …", false));
        return parts;

        void Add(int to, bool isFound)
        {
            if (to > at)
                parts.Add(new ExtractPart(best[at..to], isFound));
            at = to;
        }
    }

    // At a space, so that no word is cut; where a language has none, between two letters.
    private static int StartBefore(string text, int found)
    {
        if (text.Length <= Letters || found < Letters / 2)
            return 0;
        var from = Math.Min(found - (Letters / 3), text.Length - Letters);
        var space = text.IndexOf(' ', from);
        return space >= 0 && space < found ? space + 1 : Whole(text, from);
    }

    private static int EndAfter(string text, int start)
    {
        if (text.Length - start <= Letters)
            return text.Length;
        var space = text.LastIndexOf(' ', start + Letters, Letters / 3);
        return space > start ? space : Whole(text, start + Letters);
    }

    private static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
