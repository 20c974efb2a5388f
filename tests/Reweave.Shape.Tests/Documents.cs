using System.Text.RegularExpressions;

namespace Reweave.Shape.Tests;

/// <summary>Documents are part of the product: their links lead somewhere, and each is about one thing.</summary>
public sealed partial class Documents
{
    private static IEnumerable<string> Markdown => Repository.Under("", ".md");

    [Fact]
    public void A_document_has_one_first_heading() =>
        Expect.NoFaults(
            from file in Markdown.Where(file => !file.StartsWith("src/", StringComparison.Ordinal))
            let headings = FirstHeading().Count(WithoutCode(file))
            where headings != 1
            select $"{file}: {headings} first headings"
        );

    [Fact]
    public void A_link_between_documents_leads_somewhere()
    {
        var broken =
            from file in Markdown
            from Match link in Link().Matches(WithoutCode(file))
            let target = link.Groups[1].Value
            where
                !target.Contains("://", StringComparison.Ordinal)
                && !target.StartsWith("mailto:", StringComparison.Ordinal)
                && !(IsArticle(file) && ArticleLink().IsMatch(target))
            where !Leads(file, target)
            select $"{file}: {target}";
        Expect.NoFaults(broken);
    }

    [Fact]
    public void A_decision_says_its_context_and_its_price() =>
        Expect.NoFaults(
            from file in Repository.Under("docs/decisions/", ".md")
            where !file.EndsWith("/README.md", StringComparison.Ordinal)
            from heading in new[] { "Context", "Decision", "Price" }
            where !Regex.IsMatch(Repository.Read(file), $@"^## {heading}\b", RegexOptions.Multiline)
            select $"{file}: no heading “{heading}”"
        );

    /// <summary>The build itself stops at a link of an article that leads nowhere.</summary>
    private static bool IsArticle(string file) =>
        file.StartsWith("src/Reweave.Content/", StringComparison.Ordinal)
        && file.Contains("/guide/", StringComparison.Ordinal);

    private static bool Leads(string from, string target)
    {
        var parts = target.Split('#', 2);
        var file =
            parts[0].Length == 0
                ? from
                : Path.GetRelativePath(
                    Repository.Root,
                    Path.GetFullPath(
                        Path.Combine(Repository.Root, Path.GetDirectoryName(from)!, parts[0])
                    )
                );
        if (!Path.Exists(Repository.FullPath(file)))
        {
            return false;
        }

        return parts.Length == 1 || Anchors(file).Contains(parts[1]);
    }

    /// <summary>The anchors the usual renderers give to headings: lower case, no punctuation, hyphens.</summary>
    private static IEnumerable<string> Anchors(string file) =>
        from Match heading in Heading().Matches(WithoutCode(file))
        let kept = NotInAnchor().Replace(heading.Groups[1].Value.Trim().ToLowerInvariant(), "")
        select kept.Replace(' ', '-');

    private static string WithoutCode(string file) =>
        CodeFence().Replace(Repository.Read(file), "");

    [GeneratedRegex(@"^# ", RegexOptions.Multiline)]
    private static partial Regex FirstHeading();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^(guide|practice|page):")]
    private static partial Regex ArticleLink();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeFence();
}
