using Microsoft.Playwright;

namespace Reweave.Browser.Tests.Story;

internal sealed partial class Person
{
    /// <summary>
    /// What the README shows: the screen as it stands, on a phone or at a desk, in light. Kept where <c>REWEAVE_IMAGES</c> names a folder
    /// (<c>docs/images</c>); without it only the story is told.
    /// </summary>
    /// <param name="at">Words that come to stand in the middle; null for the screen's beginning.</param>
    public async Task IsPicturedAsync(string name, int width, int height, string? at = null)
    {
        if (Environment.GetEnvironmentVariable("REWEAVE_IMAGES") is not { Length: > 0 } folder)
        {
            return;
        }

        var size = Page.ViewportSize!;
        await Page.SetViewportSizeAsync(width, height);
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Page.EvaluateAsync("() => { scrollTo(0, 0); document.activeElement?.blur(); }");
        if (at is not null)
        {
            await Page.GetByText(at)
                .First.EvaluateAsync("words => words.scrollIntoView({ block: 'center' })");
        }

        await Page.ScreenshotAsync(
            new()
            {
                Path = Path.Combine(folder, $"{name}.png"),
                Caret = ScreenshotCaret.Hide,
                Animations = ScreenshotAnimations.Disabled,
            }
        );
        await Page.SetViewportSizeAsync(size.Width, size.Height);
    }
}
