namespace Reweave.Content.Guide;

/// <summary>
/// One article of the public guide in one language, as its document says it (<c>{language}/guide/{id}.md</c>). Id, slug and
/// <see cref="PageTitle"/> are neutral, because they stand in addresses, tabs and histories; <see cref="Title"/> may name the matter.
/// </summary>
public sealed record Article
{
    /// <summary>The same in every language.</summary>
    public required string Id { get; init; }

    /// <summary>Its address in this language: letters and hyphens.</summary>
    public required string Slug { get; init; }
    public required string Title { get; init; }
    public required string PageTitle { get; init; }

    /// <summary>One or two sentences; neutral enough for the preview of a link.</summary>
    public required string Summary { get; init; }

    /// <summary>The day it was first published.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>One to four of <see cref="GuideTopics.All"/>.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>What may be tried after reading it.</summary>
    public required ArticlePractice Try { get; init; }

    /// <summary>The ids of two or three to read next.</summary>
    public required IReadOnlyList<string> Next { get; init; }

    /// <summary>Words that people search it by and that it may not say itself. Never shown.</summary>
    public required string FoundBy { get; init; }
    public required IReadOnlyList<ArticleBlock> Blocks { get; init; }
    public required IReadOnlyList<ArticleNote> Evidence { get; init; }

    /// <summary>At 200 words a minute, one at least. A language without spaces between words will need another measure.</summary>
    public int Minutes =>
        Math.Max(1, (int)Math.Round(Blocks.Sum(block => block.Plain.Split(' ').Length) / 200.0));
}

/// <summary>Enough of a practice to offer it; the app has the rest.</summary>
public sealed record ArticlePractice(string Id, string Title, string Purpose, int Minutes);

/// <summary>A heading, a paragraph or one point of a list.</summary>
public sealed record ArticleBlock(ArticleBlockKind Kind, IReadOnlyList<ArticleSpan> Spans)
{
    /// <summary>Its words without any markup.</summary>
    public string Plain { get; } = string.Concat(Spans.Select(span => span.Text));
}

/// <param name="Target">For a link: the id it leads to; else empty.</param>
public sealed record ArticleSpan(ArticleSpanKind Kind, string Text, string Target = "");

/// <param name="Source">Where it comes from, named as far as it goes; empty for our own ideas.</param>
public sealed record ArticleNote(ArticleEvidence Label, string Text, string Source);

/// <summary>How much is known, as for practices: in words on the page.</summary>
public enum ArticleEvidence
{
    Tested,
    Used,
    Own,
}

public enum ArticleBlockKind
{
    Paragraph,
    Heading,
    Point,
}

public enum ArticleSpanKind
{
    Plain,
    Strong,

    /// <summary>To another article.</summary>
    Guide,

    /// <summary>To a practice in the app.</summary>
    Practice,

    /// <summary>To one of <see cref="ArticleText.Pages"/>.</summary>
    Page,
}
