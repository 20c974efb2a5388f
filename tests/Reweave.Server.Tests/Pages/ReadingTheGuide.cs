using System.Net;
using System.Xml.Linq;
using Reweave.Content;
using Reweave.Server.Pages;

namespace Reweave.Server.Tests.Pages;

/// <summary>For a reader without an account, who comes from a link, a search engine or a feed, and may have no style sheet at all.</summary>
public sealed class ReadingTheGuide(ThePublicPages.OneServer one)
    : IClassFixture<ThePublicPages.OneServer>
{
    private readonly HttpClient _reader = one.Reader;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Tags =>
        [.. Languages.Present.Select(language => language.Tag)];

    /// <summary>What a text browser shows is the text in its order, with nothing that only a style or a script would bring.</summary>
    [Theory]
    [MemberData(nameof(Tags))]
    public async Task An_article_reads_from_top_to_bottom_as_plain_text(string tag)
    {
        var language = Languages.Find(tag)!;
        foreach (var article in GuideTexts.Of(language).All)
        {
            var page = await Read(GuidePages.OfArticle(article.Id).PathIn(language));
            var body = page.Root!.Element("body")!;
            var text = body.Value.ReplaceLineEndings(" ");

            var at = text.IndexOf(article.Title, StringComparison.Ordinal);
            Assert.True(at > 0, article.Id);
            string[] expected =
            [
                .. article.Blocks.Select(block => block.Plain),
                article.Try.Title,
                .. article.Evidence.Select(note => note.Text),
            ];
            foreach (var piece in expected)
            {
                at = text.IndexOf(piece, at, StringComparison.Ordinal);
                Assert.True(at > 0, $"{article.Id}: {piece}");
            }

            Assert.Equal("#main", body.Elements().First().Attribute("href")!.Value);
            Assert.DoesNotContain(
                body.Descendants(),
                element => element.Attribute("hidden") is not null
            );
            Assert.Equal(
                article.Blocks.Count(block => block.Kind == Content.Guide.ArticleBlockKind.Heading)
                    + 2,
                body.Descendants("article").Single().Descendants("h2").Count()
            );
        }
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public async Task Every_article_is_found_from_the_list_of_all(string tag)
    {
        var language = Languages.Find(tag)!;
        var links = Links(await Read(GuidePages.Index.PathIn(language)));

        Assert.Empty(
            GuideTexts
                .Of(language)
                .All.Select(article => GuidePages.OfArticle(article.Id).PathIn(language))
                .Except(links)
        );
    }

    [Fact]
    public async Task The_other_language_is_the_same_article()
    {
        var page = GuidePages.OfArticle("health-first");
        var english = await Read(page.PathIn(Languages.English));

        Assert.Contains(page.PathIn(Languages.Arabic), Links(english));
        var alternates = english
            .Descendants("link")
            .Where(link => link.Attribute("hreflang") is not null)
            .Select(link => link.Attribute("href")!.Value);
        Assert.Equal(Languages.Present.Select(page.PathIn), alternates);
        Assert.Equal(page.PathIn(Languages.English), Head(english, "canonical", "href"));
    }

    [Fact]
    public async Task An_address_of_another_language_leads_to_this_ones()
    {
        foreach (
            var page in new[] { GuidePages.OfArticle("health-first"), GuidePages.OfTopic("trust") }
        )
        {
            var mixed = $"/en{page.PathIn(Languages.Arabic)[3..]}";
            using var response = await _reader.GetAsync(mixed, Cancel);

            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            Assert.Equal(page.PathIn(Languages.English), response.Headers.Location!.OriginalString);
        }
    }

    [Theory]
    [InlineData("/en/guide/nothing")]
    [InlineData("/en/guide/topics/nothing")]
    [InlineData("/en/guide/%3Cscript%3E")]
    [InlineData("/ar/guide/%01")]
    [InlineData("/ar/guide/..%2F..%2Fetc")]
    public async Task What_is_no_article_is_not_there(string path)
    {
        using var response = await _reader.GetAsync(path, Cancel);

        Assert.True(
            response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest,
            response.StatusCode.ToString()
        );
    }

    /// <summary>What a messenger or a search engine shows of a link: the neutral words only.</summary>
    [Theory]
    [MemberData(nameof(Tags))]
    public async Task The_preview_of_a_link_gives_nothing_away(string tag)
    {
        var language = Languages.Find(tag)!;
        foreach (var article in GuideTexts.Of(language).All)
        {
            var page = await Read(GuidePages.OfArticle(article.Id).PathIn(language));

            Assert.Equal(article.PageTitle, page.Root!.Element("head")!.Element("title")!.Value);
            Assert.Equal(article.PageTitle, Head(page, "og:title", "content"));
            Assert.Equal(article.Summary, Head(page, "og:description", "content"));
            Assert.Null(Head(page, "og:image", "content"));
        }
    }

    [Fact]
    public async Task An_article_seen_before_is_not_sent_again()
    {
        using var first = await _reader.GetAsync("/en/guide/health-first", Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/guide/health-first");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _reader.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Search_engines_find_every_page_and_its_translation()
    {
        Assert.Contains(
            "Sitemap: http://localhost/sitemap.xml",
            await _reader.GetStringAsync("/robots.txt", Cancel),
            StringComparison.Ordinal
        );
        var map = XDocument.Parse(await _reader.GetStringAsync("/sitemap.xml", Cancel));

        var places = map.Descendants()
            .Where(element => element.Name.LocalName == "loc")
            .Select(element => element.Value)
            .ToList();
        Assert.Distinct(places);
        Assert.Empty(
            Languages
                .Present.SelectMany(language =>
                    GuidePages.All.Select(page => $"http://localhost{page.PathIn(language)}")
                )
                .Except(places)
        );
        Assert.DoesNotContain(
            places,
            place => place.EndsWith("/weather", StringComparison.Ordinal)
        );
        foreach (var place in places)
        {
            using var response = await _reader.GetAsync(place, Cancel);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public async Task A_feed_reader_gets_every_article_under_its_neutral_name(string tag)
    {
        var language = Languages.Find(tag)!;
        using var response = await _reader.GetAsync(GuideFeed.PathIn(language), Cancel);

        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType!.MediaType);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(await response.Content.ReadAsStringAsync(Cancel)).Root!;
        Assert.Equal(
            GuideTexts.Of(language).All.Select(article => article.PageTitle).Order(),
            feed.Elements(atom + "entry")
                .Select(entry => entry.Element(atom + "title")!.Value)
                .Order()
        );
        Assert.Distinct(
            feed.Elements(atom + "entry").Select(entry => entry.Element(atom + "id")!.Value)
        );
        Assert.NotNull(feed.Element(atom + "updated"));
    }

    private async Task<XDocument> Read(string path)
    {
        using var response = await _reader.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Markup.Parse(await response.Content.ReadAsStringAsync(Cancel));
    }

    private static IEnumerable<string> Links(XDocument page) =>
        page.Descendants("a").Attributes("href").Select(href => href.Value);

    private static string? Head(XDocument page, string name, string value) =>
        page.Root!.Element("head")!
            .Elements()
            .FirstOrDefault(element =>
                (element.Attribute("rel") ?? element.Attribute("property"))?.Value == name
            )
            ?.Attribute(value)
            ?.Value;
}
