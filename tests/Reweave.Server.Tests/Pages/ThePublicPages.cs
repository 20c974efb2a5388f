using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc.Testing;
using Reweave.Content;
using Reweave.Server.Pages;

namespace Reweave.Server.Tests.Pages;

/// <summary>For a reader without an account: every page, in every language, as bytes.</summary>
public sealed class ThePublicPages : IClassFixture<ThePublicPages.OneServer>
{
    /// <summary>The budget of a public page, with both style sheets still to come (about 6 KB).</summary>
    private const int MostBytes = 24_000;

    /// <summary>Titles and addresses stand in histories and on screens that others see.</summary>
    private const string NeverInATitle =
        "affair|betray|cheat|infidel|abuse|violen|sex|suicide|crisis|trust|partner|خيان|عنف|انتحار|ثقة";

    private readonly HttpClient _reader;

    public ThePublicPages(OneServer one) => _reader = one.Reader;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var language in new[] { "en", "ar" })
            foreach (
                var page in new[]
                {
                    "",
                    "help",
                    "first-days",
                    "safe-use",
                    "weather",
                    "guide",
                    "search",
                }
            )
                all.Add(language, page);
            return all;
        }
    }

    /// <summary>Those, and every topic and article of the guide.</summary>
    public static TheoryData<string, string> WithTheGuide
    {
        get
        {
            var all = All;
            foreach (var language in Languages.Present)
            foreach (var page in GuidePages.All.Where(page => page != GuidePages.Index))
                all.Add(language.Tag, page.PathIn(language)[(language.Tag.Length + 2)..]);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(WithTheGuide))]
    public async Task Is_a_whole_document_in_its_language(string language, string page)
    {
        var document = await Read($"/{language}/{page}");

        var html = document.Root!;
        Assert.Equal(language, html.Attribute("lang")!.Value);
        Assert.Equal(language == "ar" ? "rtl" : "ltr", html.Attribute("dir")!.Value);
        Assert.Single(html.Descendants("h1"));
        Assert.Single(html.Descendants("main"));
        var ids = html.Descendants().Attributes("id").Select(id => id.Value).ToArray();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(
            html.Descendants("a").Attributes("href").Where(href => href.Value.StartsWith('#')),
            href => Assert.Contains(href.Value[1..], ids)
        );
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Has_a_neutral_title_and_address(string language, string page)
    {
        var title = (await Read($"/{language}/{page}"))
            .Root!.Element("head")!
            .Element("title")!
            .Value;

        Assert.InRange(title.Length, 3, 30);
        Assert.DoesNotMatch(NeverInATitle, title.ToLowerInvariant());
        Assert.DoesNotMatch(NeverInATitle, page);
    }

    [Theory]
    [MemberData(nameof(WithTheGuide))]
    public async Task Needs_no_script_and_brings_no_style_of_its_own(string language, string page)
    {
        var html = (await Read($"/{language}/{page}")).Root!;

        Assert.Empty(html.Descendants("script"));
        Assert.Empty(html.Descendants("style"));
        Assert.Empty(html.Descendants().Attributes("style"));
        Assert.DoesNotContain(
            html.Descendants().Attributes(),
            attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)
        );
        Assert.All(
            html.Descendants("link")
                .Where(link => link.Attribute("rel")!.Value == "stylesheet")
                .Attributes("href"),
            href => Assert.StartsWith("/", href.Value, StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(WithTheGuide))]
    public async Task Is_small(string language, string page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/{language}/{page}");
        request.Headers.Add("Accept-Encoding", "br");
        using var response = await _reader.SendAsync(request, Cancel);

        Assert.Equal("br", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.InRange(
            (await response.Content.ReadAsByteArrayAsync(Cancel)).Length,
            200,
            MostBytes
        );
    }

    [Theory]
    [MemberData(nameof(WithTheGuide))]
    public async Task Leads_only_to_what_is_there(string language, string page)
    {
        var links = (await Read($"/{language}/{page}"))
            .Descendants("a")
            .Attributes("href")
            .Select(href => href.Value)
            .Where(href =>
                href.StartsWith('/') && !href.StartsWith("/app/", StringComparison.Ordinal)
            )
            .Distinct();

        foreach (var link in links)
        {
            using var response = await _reader.GetAsync(link, Cancel);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task The_other_language_is_the_same_page()
    {
        var links = (await Read("/en/safe-use"))
            .Descendants("a")
            .Attributes("href")
            .Select(href => href.Value);

        Assert.Contains("/ar/safe-use", links);
    }

    [Fact]
    public async Task The_page_one_leaves_to_names_nobody()
    {
        foreach (var language in new[] { "en", "ar" })
        {
            var page = await (
                await _reader.GetAsync($"/{language}/weather", Cancel)
            ).Content.ReadAsStringAsync(Cancel);
            Assert.DoesNotContain("reweave", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<a ", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null, "/en/")]
    [InlineData("ar-EG,ar;q=0.9,en;q=0.1", "/ar/")]
    [InlineData("tlh", "/en/")]
    public async Task The_bare_address_leads_to_the_readers_language(
        string? accepted,
        string expected
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        if (accepted is not null)
            request.Headers.Add("Accept-Language", accepted);
        using var response = await _reader.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(expected, response.Headers.Location!.ToString());
        Assert.Contains("Accept-Language", response.Headers.Vary);
    }

    [Theory]
    [InlineData("/ar/nothing", "ar")]
    [InlineData("/nothing", "en")]
    public async Task What_is_not_there_says_so_in_words(string path, string language)
    {
        using var response = await _reader.GetAsync(path, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(
            language,
            Markup
                .Parse(await response.Content.ReadAsStringAsync(Cancel))
                .Root!.Attribute("lang")!
                .Value
        );
    }

    [Fact]
    public async Task A_page_seen_before_is_not_sent_again()
    {
        using var first = await _reader.GetAsync("/en/help", Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/help");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _reader.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Every_number_on_the_help_page_stands_beside_how_sure_we_are_of_it()
    {
        var lines = (await Read("/en/help"))
            .Descendants("ul")
            .Where(list => list.Attribute("class")?.Value == "lines")
            .Elements("li")
            .ToArray();

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches("hecked|older", line.Value));
    }

    [Fact]
    public async Task Search_engines_may_read_the_pages_and_not_the_app()
    {
        var robots = await _reader.GetStringAsync("/robots.txt", Cancel);

        Assert.Contains("Disallow: /app/", robots, StringComparison.Ordinal);
        Assert.DoesNotContain("Disallow: /\n", robots, StringComparison.Ordinal);
    }

    private async Task<XDocument> Read(string path)
    {
        using var response = await _reader.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        return Markup.Parse(await response.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>The pages keep nothing, so that all these tests may ask the same server.</summary>
    public sealed class OneServer : IDisposable
    {
        private readonly ServerInProcess _server = new(new() { ["Reweave:RateLimits"] = "off" });

        public OneServer() =>
            Reader = _server.CreateClient(
                new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }
            );

        public HttpClient Reader { get; }

        public void Dispose()
        {
            Reader.Dispose();
            _server.Dispose();
        }
    }
}
