using Microsoft.Playwright;
using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Pages;

/// <summary>For a reader without an account, at two in the morning, on whatever device there is.</summary>
public sealed class PublicPages(Chromium chromium) : StoryTest(chromium)
{
    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var language in new[] { "en", "ar" })
            {
                all.Add(language, "");
                all.Add(language, "help");
                all.Add(language, "first-days");
                all.Add(language, "safe-use");
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_page_can_be_read_without_any_script(string language, string page)
    {
        var reader = await PersonAsync("reader", language, script: false);
        await reader.OpensAsync($"/{language}/{page}");

        await Assertions.Expect(reader.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Assertions
            .Expect(reader.Page.Locator("html"))
            .ToHaveAttributeAsync("dir", language == "ar" ? "rtl" : "ltr");
        await Assertions
            .Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveCountAsync(1);
        Assert.True(
            (await reader.Page.Locator("main").InnerTextAsync()).Length > 200,
            "The page is nearly empty."
        );
        Assert.DoesNotContain(
            reader.Witness.Requests,
            request => request.EndsWith(".js", StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_page_has_nothing_that_axe_finds(string language, string page)
    {
        var reader = await PersonAsync("reader", language);
        await reader.OpensAsync($"/{language}/{page}");
        await Accessibility.IsFineInLightAndDarkAsync(reader.Page, $"/{language}/{page}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_page_fits_a_screen_of_320_pixels(string language, string page)
    {
        var reader = await PersonAsync("reader", language);
        await reader.OpensAsync($"/{language}/{page}");
        await reader.Page.SetViewportSizeAsync(320, 640);
        await reader.FitsTheScreenAsync();
    }

    [Fact]
    public async Task Changing_the_language_stays_on_the_page()
    {
        var reader = await PersonAsync("reader", script: false);
        await reader.OpensAsync("/en/help");
        await reader.Page.Locator("a[hreflang=ar]").First.ClickAsync();
        await Assertions
            .Expect(reader.Page)
            .ToHaveURLAsync(new Uri(Site.Address, "/ar/help").ToString());
    }

    [Fact]
    public async Task The_root_speaks_the_reader_s_language()
    {
        var reader = await PersonAsync("reader", "ar");
        await reader.OpensAsync("/");
        await Assertions.Expect(reader.Page.Locator("html")).ToHaveAttributeAsync("lang", "ar");
    }

    /// <summary>Histories, tabs and shoulders: no address or title says what this is about.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public async Task A_title_gives_nothing_away(string language, string page)
    {
        var reader = await PersonAsync("reader", language);
        await reader.OpensAsync($"/{language}/{page}");
        var title = await reader.Page.TitleAsync();
        Assert.DoesNotMatch(
            "(?i)affair|cheat|betray|infidel|trust|couple|partner|خيانة|شريك",
            title
        );
    }
}
