using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Pages;

public sealed class PublicPages(Chromium chromium) : StoryTest(chromium)
{
    [Theory]
    [InlineData("en", "")]
    public async Task A_page_has_nothing_that_axe_finds(string language, string page)
    {
        var reader = await PersonAsync("reader", language);
        await reader.OpensAsync($"/{language}/{page}");
        await Accessibility.IsFineInLightAndDarkAsync(reader.Page, page);
    }
}
