using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Reweave.Browser.Tests.Hosting;

/// <summary>
/// axe-core over the page as it stands, in light and in dark. It finds about half of what can be found by machine;
/// the rest needs a person, so an empty result is a floor and no certificate.
/// </summary>
internal static class Accessibility
{
    public static async Task IsFineInLightAndDarkAsync(IPage page, string screen)
    {
        var found = await FaultsInLightAndDarkAsync(page, screen);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>Each finding with its place and reason; a story looks at many screens and tells all of them at its end.</summary>
    public static async Task<IReadOnlyList<string>> FaultsInLightAndDarkAsync(
        IPage page,
        string screen
    )
    {
        var found = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(
                new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce }
            );
            var result = await page.RunAxe();
            found.AddRange(
                from violation in result.Violations
                from node in violation.Nodes
                let why = string.Join(
                    "; ",
                    node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message)
                )
                select $"{screen} ({scheme}): {violation.Id} at {node.Target}: {node.Html}\n    {why}"
            );
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return found;
    }
}
