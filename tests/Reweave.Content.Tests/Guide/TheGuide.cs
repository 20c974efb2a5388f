using System.Text.RegularExpressions;
using Reweave.Content.Guide;
using Reweave.Content.Tests.Texts;

namespace Reweave.Content.Tests.Guide;

/// <summary>What is true of the guide as a whole, in every language.</summary>
public sealed class TheGuide
{
    /// <summary>PRODUCT's rule: addresses and tabs name no affair, no abuse and no sex; they stand on screens that others see.</summary>
    private static readonly Regex GivesAway = new(
        "affair|betray|cheat|infidel|abuse|violen|sex|suicide|unfaithful|خيان|عنف|انتحار|جنس|اعتداء",
        RegexOptions.IgnoreCase
    );

    public static TheoryData<string> Tags => [.. Languages.Present.Select(one => one.Tag)];

    [Theory]
    [MemberData(nameof(Tags))]
    public void Has_enough_articles(string language)
    {
        var all = Of(language);

        Assert.True(all.Count >= FewestArticles, $"{all.Count} articles.");
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void Gives_nothing_away_in_addresses_tabs_and_previews(string language)
    {
        foreach (var article in Of(language))
        {
            Assert.DoesNotMatch(GivesAway, article.Id);
            Assert.DoesNotMatch(GivesAway, article.Slug);
            Assert.DoesNotMatch(GivesAway, article.PageTitle);
            Assert.DoesNotMatch(GivesAway, article.Summary);
            Assert.InRange(article.PageTitle.Length, 3, 30);
        }

        var words = Packs.Words(Languages.Find(language)!).Guide;
        Assert.All(GuideTopics.All, topic => Assert.DoesNotMatch(GivesAway, words.TopicTab(topic)));
        Assert.Distinct(GuideTopics.All.Select(words.TopicTab));
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_article_can_be_read_in_a_few_minutes_and_says_how_sure_it_is(string language)
    {
        foreach (var article in Of(language))
        {
            Assert.InRange(article.Minutes, 1, 6);
            Assert.NotEmpty(article.Evidence);
            Assert.Contains(article.Blocks, block => block.Kind == ArticleBlockKind.Heading);
            Assert.All(
                article.Evidence.Where(note => note.Label == ArticleEvidence.Tested),
                note => Assert.Matches(@"\d{4}", note.Source)
            );
        }
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void No_two_articles_share_a_paragraph(string language) =>
        Assert.Distinct(
            Of(language)
                .SelectMany(article => article.Blocks)
                .Select(block => block.Plain)
                .Where(text => text.Length > 60)
        );

    /// <summary>The same rules as for every other sentence. Sources are names, as they are written in the world.</summary>
    [Theory]
    [MemberData(nameof(Tags))]
    public void Speaks_as_we_speak(string language) =>
        Assert.Empty(
            Of(language)
                .SelectMany(article =>
                    TextsOf(article).Select(text => new SourceText($"guide.{article.Id}", text))
                )
                .SelectMany(text =>
                    EveryText
                        .Complaints(language, text)
                        .Where(complaint => complaint != "Latin letters")
                        .Select(complaint => $"{text.Name}: {complaint}: {text.Text}")
                )
        );

    [Fact]
    public void Is_translated_throughout()
    {
        foreach (var language in Languages.Present.Where(one => one != Languages.English))
            Assert.Empty(
                Of("en").SelectMany(TextsOf).Intersect(Of(language.Tag).SelectMany(TextsOf))
            );
    }

    [Fact]
    public void Bytes_that_are_no_guide_are_none()
    {
        Assert.Null(GuideLibrary.Read("[]"u8));
        Assert.Null(GuideLibrary.Read("{"u8));
        Assert.Null(GuideLibrary.Read("[\"0\",\"0\"]"u8));
        Assert.Null(GuideLibrary.Read("[\"1\",\"1\",\"breaks-off\"]"u8));
        Assert.NotNull(GuideLibrary.Read("[\"1\",\"0\"]"u8));
    }

    [Fact]
    public void Its_little_markup_is_read_and_the_rest_is_text()
    {
        Assert.Equal(
            [
                new ArticleSpan(ArticleSpanKind.Plain, "a <b> "),
                new ArticleSpan(ArticleSpanKind.Strong, "strong"),
                new ArticleSpan(ArticleSpanKind.Plain, ", "),
                new ArticleSpan(ArticleSpanKind.Guide, "words", "some-id"),
                new ArticleSpan(ArticleSpanKind.Page, "help", "help"),
                new ArticleSpan(ArticleSpanKind.Plain, " [x](javascript:y)"),
            ],
            ArticleText.Read(
                "a <b> **strong**, [words](guide:some-id)[help](page:help) [x](javascript:y)"
            )
        );
        Assert.Empty(ArticleText.Read(""));
    }

    private const int FewestArticles = 8;

    private static IReadOnlyList<Article> Of(string language)
    {
        using var stream = typeof(TheGuide).Assembly.GetManifestResourceStream(
            $"guide/{language}.json"
        )!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return GuideLibrary.Read(bytes.ToArray())!.All;
    }

    private static IEnumerable<string> TextsOf(Article article) =>
        [
            article.Title,
            article.PageTitle,
            article.Summary,
            .. article.Blocks.Select(block => block.Plain),
            .. article.Evidence.Select(note => note.Text),
        ];
}
