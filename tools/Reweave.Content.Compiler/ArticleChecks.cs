using System.Globalization;
using System.Text.RegularExpressions;
using Reweave.Content.Guide;

namespace Reweave.Content.Compiler;

/// <summary>What must be true of every article before anything is written. English says which there are and how each is built.</summary>
internal static partial class ArticleChecks
{
    private const string English = "en";
    private const int LongestPageTitle = 30;

    private static readonly string[] Texts = ["title", "page-title", "slug", "summary"];

    /// <summary>The same in every language.</summary>
    private static readonly string[] Shared = ["topics", "try", "next", "since"];

    /// <summary>Addresses that are no article.</summary>
    private static readonly string[] Taken = ["topics", "feed"];

    public static void Run(
        IReadOnlyList<(string Tag, IReadOnlyList<ArticleFile> Articles)> languages,
        IReadOnlySet<string> practices,
        List<Mistake> mistakes
    )
    {
        var english = languages.FirstOrDefault(language => language.Tag == English).Articles ?? [];
        var ids = english.Select(article => article.Id).ToHashSet();
        foreach (var (tag, articles) in languages)
        {
            var slugs = new HashSet<string>(Taken);
            foreach (var article in articles)
            {
                CheckFront(article, ids, practices, mistakes);
                CheckText(article, ids, practices, mistakes);
                if (!slugs.Add(article["slug"]))
                    mistakes.Add(At(article, 80, $"'{article["slug"]}' is another's address."));
                if (english.FirstOrDefault(one => one.Id == article.Id) is { } original)
                    CheckSame(article, original, mistakes);
                else
                    mistakes.Add(At(article, 81, $"English has no '{article.Id}'."));
            }

            foreach (var missing in english.Where(one => articles.All(own => own.Id != one.Id)))
                mistakes.Add(At(missing, 82, $"'{missing.Id}' is missing in '{tag}'."));
        }
    }

    private static void CheckFront(
        ArticleFile article,
        HashSet<string> ids,
        IReadOnlySet<string> practices,
        List<Mistake> mistakes
    )
    {
        string[] keys = [.. Texts, .. Shared];
        foreach (var missing in keys.Where(key => !article.Front.ContainsKey(key)))
            mistakes.Add(At(article, 83, $"'{missing}' is missing."));
        foreach (var extra in article.Front.Keys.Except(keys))
            mistakes.Add(At(article, 84, $"'{extra}' is no key of an article."));
        if (!Slug().IsMatch(article["slug"]))
            mistakes.Add(At(article, 85, "'slug' is small letters with hyphens between words."));
        if (article["page-title"].Length > LongestPageTitle)
            mistakes.Add(
                At(article, 85, $"'page-title' is longer than {LongestPageTitle} letters.")
            );
        if (
            article.ListOf("topics") is var topics
            && (topics.Count is 0 or > 4 || topics.Except(GuideTopics.All).Any())
        )
            mistakes.Add(
                At(
                    article,
                    86,
                    $"'topics' are one to four of {string.Join(", ", GuideTopics.All)}."
                )
            );
        if (!practices.Contains(article["try"]))
            mistakes.Add(At(article, 86, $"There is no practice '{article["try"]}'."));
        if (
            article.ListOf("next") is var next
            && (next.Count is < 2 or > 3 || next.Contains(article.Id) || next.Except(ids).Any())
        )
            mistakes.Add(At(article, 86, "'next' are two or three other articles."));
        if (
            !DateOnly.TryParseExact(
                article["since"],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            )
        )
            mistakes.Add(At(article, 86, "'since' is a day, as 2026-11-24."));
    }

    private static void CheckText(
        ArticleFile article,
        HashSet<string> ids,
        IReadOnlySet<string> practices,
        List<Mistake> mistakes
    )
    {
        if (article.Blocks is not [{ Kind: ArticleBlockKind.Paragraph }, ..])
            mistakes.Add(At(article, 87, "An article opens with a paragraph."));
        if (article.Evidence.Count == 0)
            mistakes.Add(At(article, 88, "What is known stands at the end, under '## evidence'."));
        for (var i = 0; i < article.Blocks.Count; i++)
        {
            if (
                article.Blocks[i].Kind == ArticleBlockKind.Heading
                && article.Blocks.ElementAtOrDefault(i + 1)
                    is null
                        or { Kind: ArticleBlockKind.Heading }
            )
                mistakes.Add(
                    new Mistake(
                        article.Path,
                        article.Blocks[i].Line,
                        87,
                        $"'{article.Blocks[i].Text}' has no text."
                    )
                );
            foreach (var span in ArticleText.Read(article.Blocks[i].Text))
            {
                if (
                    span.Kind switch
                    {
                        ArticleSpanKind.Guide => ids.Contains(span.Target),
                        ArticleSpanKind.Practice => practices.Contains(span.Target),
                        ArticleSpanKind.Page => ArticleText.Pages.Contains(span.Target),
                        _ => true,
                    }
                )
                    continue;
                mistakes.Add(
                    new Mistake(
                        article.Path,
                        article.Blocks[i].Line,
                        89,
                        $"'{span.Target}' leads nowhere."
                    )
                );
            }
        }
    }

    private static void CheckSame(ArticleFile article, ArticleFile original, List<Mistake> mistakes)
    {
        foreach (var key in Shared.Where(key => article[key] != original[key]))
            mistakes.Add(
                At(article, 90, $"'{key}' is '{article[key]}', in English '{original[key]}'.")
            );
        if (Shape(article) is var own && Shape(original) is var english && own != english)
            mistakes.Add(At(article, 91, $"It is built {own}; in English {english}."));
        if (Links(article) is var links && Links(original) is var there && links != there)
            mistakes.Add(At(article, 92, $"It leads to {links}; in English to {there}."));
    }

    /// <summary>Headings, lists and notes; how many paragraphs a thought takes is each language's own.</summary>
    private static string Shape(ArticleFile article)
    {
        var lists = article
            .Blocks.Index()
            .Count(block =>
                block.Item.Kind == ArticleBlockKind.Point
                && article.Blocks.ElementAtOrDefault(block.Index - 1)?.Kind
                    != ArticleBlockKind.Point
            );
        var points = article.Blocks.Count(block => block.Kind == ArticleBlockKind.Point);
        var headings = article.Blocks.Count(block => block.Kind == ArticleBlockKind.Heading);
        return $"with {headings} headings, {points} points in {lists} lists, notes {string.Join(' ', article.Evidence.Select(note => note.Label))}";
    }

    private static string Links(ArticleFile article) =>
        string.Join(
            ' ',
            article
                .Blocks.SelectMany(block => ArticleText.Read(block.Text))
                .Where(span => span.Target.Length > 0)
                .Select(span => $"{span.Kind}:{span.Target}")
                .Order(StringComparer.Ordinal)
        );

    private static Mistake At(ArticleFile article, int code, string what) =>
        new(article.Path, 1, code, what);

    // Letters of any script, in their small form where they have one.
    [GeneratedRegex(@"^[\p{Ll}\p{Lo}\p{M}]+(-[\p{Ll}\p{Lo}\p{M}]+)*$")]
    private static partial Regex Slug();
}
