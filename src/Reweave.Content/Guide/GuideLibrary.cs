using System.Globalization;

namespace Reweave.Content.Guide;

/// <summary>
/// Every article in one language, as the compiler wrote them (<c>guide/{tag}.json</c>): one flat array of texts, like the library of
/// practices.
/// </summary>
public sealed class GuideLibrary
{
    /// <summary>Raised with the order below.</summary>
    internal const string Format = "1";

    private readonly Dictionary<string, Article> _byId;

    private GuideLibrary(IReadOnlyList<Article> all)
    {
        All = all;
        _byId = all.ToDictionary(article => article.Id, StringComparer.Ordinal);
    }

    /// <summary>In the order of their first topic, then of the list of contents.</summary>
    public IReadOnlyList<Article> All { get; }

    public Article? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Null when the bytes are no guide, or one of another version.</summary>
    public static GuideLibrary? Read(ReadOnlySpan<byte> json) =>
        PackedTexts.Read(
            json,
            Format,
            texts => new GuideLibrary(texts.Many(() => ArticleOf(texts)))
        );

    private static Article ArticleOf(PackedTexts texts) =>
        new()
        {
            Id = texts.Text(),
            Slug = texts.Text(),
            Title = texts.Text(),
            PageTitle = texts.Text(),
            Summary = texts.Text(),
            Since = DateOnly.ParseExact(texts.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Topics = texts.Many(texts.Text),
            Try = new ArticlePractice(texts.Text(), texts.Text(), texts.Text(), texts.Number()),
            Next = texts.Many(texts.Text),
            FoundBy = texts.Text(),
            Blocks = texts.Many(() =>
                new ArticleBlock((ArticleBlockKind)texts.Number(), ArticleText.Read(texts.Text()))
            ),
            Evidence = texts.Many(() =>
                new ArticleNote((ArticleEvidence)texts.Number(), texts.Text(), texts.Text())
            ),
        };
}
