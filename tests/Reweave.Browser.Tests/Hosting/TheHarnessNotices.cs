using Reweave.Browser.Tests.Story;
using Xunit.Sdk;

namespace Reweave.Browser.Tests.Hosting;

/// <summary>A check that cannot fail proves nothing: each kind of fault is planted once and must be seen.</summary>
public sealed class TheHarnessNotices(Chromium chromium) : StoryTest(chromium)
{
    private const string Page = "/en/";

    [Theory]
    [InlineData("an error on the console", "console.error('planted')", "planted")]
    [InlineData(
        "an exception nobody caught",
        "setTimeout(() => { throw new Error('planted'); })",
        "planted"
    )]
    [InlineData(
        "a style written into markup",
        "document.body.setAttribute('style', 'color: red')",
        "style-src"
    )]
    [InlineData(
        "text turned into markup",
        "setTimeout(() => document.body.innerHTML = '<b>x</b>')",
        "trusted-types"
    )]
    [InlineData(
        "a request to another host",
        "fetch('https://elsewhere.invalid/').catch(() => {})",
        "elsewhere.invalid"
    )]
    public async Task Each_kind_of_fault(string fault, string script, string trace)
    {
        var reader = await PersonAsync("reader");
        await reader.OpensAsync(Page);
        await reader.Page.EvaluateAsync($"() => {{ {script}; }}");

        await Eventually.HoldsAsync(
            () => reader.Witness.Faults.Any(seen => seen.Contains(trace, StringComparison.Ordinal)),
            $"{fault} was not noticed"
        );
        reader.Witness.AnnounceEverything();
    }

    [Fact]
    public async Task A_control_without_a_name()
    {
        var reader = await PersonAsync("reader");
        await reader.OpensAsync(Page);
        await reader.Page.EvaluateAsync(
            "document.querySelector('main').append(document.createElement('input'))"
        );
        await Assert.ThrowsAsync<TrueException>(() =>
            Accessibility.IsFineInLightAndDarkAsync(reader.Page, "a page with a planted fault")
        );
    }
}
