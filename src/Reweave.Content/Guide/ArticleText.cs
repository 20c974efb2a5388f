using System.Text.RegularExpressions;

namespace Reweave.Content.Guide;

/// <summary>
/// The little markup that an article's text may have: <c>**strong**</c> and <c>[words](guide:id)</c>, <c>(practice:id)</c>,
/// <c>(page:name)</c>. Everything else is text. The compiler and the server read it with this same reader.
/// </summary>
public static partial class ArticleText
{
    /// <summary>The public pages an article may lead to.</summary>
    public static IReadOnlyList<string> Pages { get; } = ["help", "first-days", "safe-use"];

    public static IReadOnlyList<ArticleSpan> Read(string text)
    {
        var spans = new List<ArticleSpan>();
        var at = 0;
        foreach (Match match in Markup().Matches(text))
        {
            Plain(match.Index);
            at = match.Index + match.Length;
            spans.Add(
                match.Groups["strong"] is { Success: true } strong
                    ? new ArticleSpan(ArticleSpanKind.Strong, strong.Value)
                    : new ArticleSpan(
                        match.Groups["kind"].Value switch
                        {
                            "guide" => ArticleSpanKind.Guide,
                            "practice" => ArticleSpanKind.Practice,
                            _ => ArticleSpanKind.Page,
                        },
                        match.Groups["words"].Value,
                        match.Groups["target"].Value
                    )
            );
        }

        Plain(text.Length);
        return spans;

        void Plain(int end)
        {
            if (end > at)
                spans.Add(new ArticleSpan(ArticleSpanKind.Plain, text[at..end]));
        }
    }

    [GeneratedRegex(
        @"\*\*(?<strong>[^*\[\]]+)\*\*|\[(?<words>[^\[\]*]+)\]\((?<kind>guide|practice|page):(?<target>[a-z-]+)\)"
    )]
    private static partial Regex Markup();
}
