using System.Net;
using System.Text;
using System.Xml.Linq;
using Reweave.Content;
using Reweave.Server.Pages;

namespace Reweave.Server.Tests.Pages;

/// <summary>Search as a form without script sends it: whatever is typed is answered with a page that leads on.</summary>
public sealed class SearchingTheGuide(ThePublicPages.OneServer one)
    : IClassFixture<ThePublicPages.OneServer>
{
    private readonly HttpClient _reader = one.Reader;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "pregnancy test", "health-first")]
    [InlineData("ar", "فحص الحمل", "health-first")]
    public async Task Finds_an_article_and_marks_why(string language, string query, string expected)
    {
        var page = await Ask(language, query);

        Assert.Equal(expected, Found(page, language)[0]);
        Assert.NotEmpty(page.Descendants("mark"));
        Assert.Equal(query, Input(page));
    }

    [Fact]
    public async Task What_was_typed_is_in_no_address_and_no_cache()
    {
        using var response = await Post("en", "q=something+private");

        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Null(response.Headers.ETag);
        var page = Markup.Parse(await response.Content.ReadAsStringAsync(Cancel));
        var form = page.Descendants("form").Single();
        Assert.Equal("post", form.Attribute("method")!.Value);
        Assert.DoesNotContain(
            page.Descendants().Attributes("href"),
            href => href.Value.Contains("private", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("private", page.Descendants("title").Single().Value);
    }

    [Theory]
    [InlineData("en", "zzzzqqqq")]
    [InlineData("ar", "ظظظظظظ")]
    public async Task Nothing_found_still_leads_on(string language, string query)
    {
        var page = await Ask(language, query);

        Assert.Empty(Found(page, language));
        var links = page.Descendants("main").Descendants("a").Attributes("href").ToList();
        Assert.Contains(links, href => href.Value == $"/{language}/help");
        Assert.Contains(
            links,
            href => href.Value.StartsWith($"/{language}/guide/topics/", StringComparison.Ordinal)
        );
    }

    /// <summary>Each would be an operator, an attack or a trick somewhere; here it is words, or nothing.</summary>
    public static TheoryData<string> Hostile =>
        [
            "",
            "   ",
            "title:trust AND (NOT health) OR *",
            "trust~2^9 [a TO z] {x} \\ \"",
            "*:*",
            "???? ****",
            "</main><script>alert(1)</script>",
            "\" onfocus=\"alert(1)",
            "' OR 1=1 --",
            "trust\u0000\u0007\u001b[31m",
            "\u202etsurt\u202c \u2066health\u2069",
            "\ud83d\ude00 \uFFFD \uFEFF",
            new string('a', 10_000),
            string.Concat(Enumerable.Repeat("trust ", 1_700)),
            new string('(', 5_000),
            string.Concat(Enumerable.Repeat("e\u0301\u0301\u0301", 500)),
            "../../etc/passwd %00 %2e%2e",
        ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Whatever_is_typed_is_answered_politely(string query)
    {
        foreach (var language in Languages.Present)
        {
            var page = await Ask(language.Tag, query);

            Assert.Single(page.Descendants("h1"));
            Assert.Empty(page.Descendants("script"));
            var shown = Input(page);
            Assert.InRange(shown.Length, 0, 210);
            Assert.DoesNotContain(
                shown,
                letter => char.IsControl(letter) || letter is >= '\u202a' and <= '\u202e'
            );
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("p=1")]
    [InlineData("&&&===&q")]
    [InlineData("q=%")]
    [InlineData("q=%E0%A4%A")]
    [InlineData("q=%F0%28%8C%28")]
    [InlineData("{\"q\":1}")]
    public async Task A_form_that_is_none_asks_for_nothing(string body)
    {
        using var response = await Post("en", body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        _ = Markup.Parse(await response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task A_form_without_end_asks_for_nothing()
    {
        using var response = await Post("en", $"q={new string('x', 300_000)}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Who_asks_without_pause_is_asked_to_wait_and_still_led_on()
    {
        using var server = new ServerInProcess();
        using var reader = server.CreateClient();
        for (var i = 0; i < 400; i++)
        {
            using var content = Form("q=x");
            using var response = await reader.PostAsync("/en/search", content, Cancel);
            if (response.StatusCode == HttpStatusCode.OK)
                continue;
            Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
            Assert.Contains(
                "/en/help",
                await response.Content.ReadAsStringAsync(Cancel),
                StringComparison.Ordinal
            );
            // Whoever else is at this address can still come in.
            using var build = await reader.GetAsync(
                new Uri("/api/build", UriKind.Relative),
                Cancel
            );
            Assert.Equal(HttpStatusCode.OK, build.StatusCode);
            return;
        }

        Assert.Fail("There is no end to it.");
    }

    private async Task<XDocument> Ask(string language, string query)
    {
        using var response = await Post(language, $"q={WebUtility.UrlEncode(query)}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Markup.Parse(await response.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<HttpResponseMessage> Post(string language, string body)
    {
        using var content = Form(body);
        return await _reader.PostAsync($"/{language}/search", content, Cancel);
    }

    private static StringContent Form(string body) =>
        new(body, Encoding.UTF8, "application/x-www-form-urlencoded");

    private static string Input(XDocument page) =>
        page.Descendants("input").Single().Attribute("value")!.Value;

    private static List<string> Found(XDocument page, string language)
    {
        var own = Languages.Find(language)!;
        var byPath = GuideTexts
            .Of(own)
            .All.ToDictionary(
                article => GuidePages.OfArticle(article.Id).PathIn(own),
                article => article.Id
            );
        return
        [
            .. page.Descendants("a")
                .Where(link => link.Attribute("class")?.Value == "articles__title")
                .Select(link => byPath[link.Attribute("href")!.Value]),
        ];
    }
}
