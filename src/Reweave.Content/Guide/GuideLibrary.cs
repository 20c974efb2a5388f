using System.Globalization;
using System.Text.Json;

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
    public static GuideLibrary? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var texts = new List<string>();
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.String)
                    texts.Add(reader.GetString()!);
            }
            return new Cursor(texts).Library();
        }
        catch (Exception malformed)
            when (malformed
                    is JsonException
                        or FormatException
                        or ArgumentException
                        or OverflowException
                        or InvalidOperationException
            )
        {
            return null;
        }
    }

    /// <summary>Goes through the texts in the order the compiler wrote them.</summary>
    private sealed class Cursor(List<string> texts)
    {
        private int _at;

        public GuideLibrary? Library()
        {
            if (Text() != Format)
                return null;
            var articles = Many(Article);
            return _at == texts.Count ? new GuideLibrary(articles) : null;
        }

        private Article Article() =>
            new()
            {
                Id = Text(),
                Slug = Text(),
                Title = Text(),
                PageTitle = Text(),
                Summary = Text(),
                Since = DateOnly.ParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Topics = Many(Text),
                Try = new ArticlePractice(Text(), Text(), Text(), Number()),
                Next = Many(Text),
                FoundBy = Text(),
                Blocks = Many(() =>
                    new ArticleBlock((ArticleBlockKind)Number(), ArticleText.Read(Text()))
                ),
                Evidence = Many(() => new ArticleNote((ArticleEvidence)Number(), Text(), Text())),
            };

        private List<T> Many<T>(Func<T> one)
        {
            var count = Number();
            var many = new List<T>();
            for (var i = 0; i < count; i++)
                many.Add(one());
            return many;
        }

        private int Number() => int.Parse(Text(), NumberStyles.None, CultureInfo.InvariantCulture);

        private string Text() =>
            _at < texts.Count ? texts[_at++] : throw new FormatException("The guide breaks off.");
    }
}
