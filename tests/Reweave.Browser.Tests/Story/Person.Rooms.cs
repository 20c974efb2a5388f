using Microsoft.Playwright;

namespace Reweave.Browser.Tests.Story;

/// <summary>What is fetched when, and what stands on the screen meanwhile.</summary>
internal sealed partial class Person
{
    public bool HasAskedForTheRooms =>
        Witness.Requests.Any(request =>
            request.Contains("/Reweave.Web.Rooms.", StringComparison.Ordinal)
        );

    /// <summary>The focus is on the screen's first heading, where a screen reader begins.</summary>
    public Task StandsAtTheHeadingAsync() =>
        Assertions.Expect(Page.Locator("#app h1")).ToBeFocusedAsync(new() { Timeout = 20_000 });

    /// <summary>The app has loaded under the unlock shell: it waits for a wish.</summary>
    public Task IsAskedToUnlockAsync() =>
        Assertions.Expect(Page.Locator("#shell[data-asked]")).ToBeVisibleAsync(Slow);

    /// <summary>Every first heading of the screens is noted from now on, however short it stands.</summary>
    public Task NotesEveryHeadingAsync() =>
        Page.EvaluateAsync(
            """
            () => {
              window.headings = [];
              new MutationObserver(() => {
                for (const heading of document.querySelectorAll("#app h1")) headings.push(heading.textContent);
              }).observe(document.getElementById("app"), { childList: true, subtree: true, characterData: true });
            }
            """
        );

    public Task<string[]> NotedHeadingsAsync() => Page.EvaluateAsync<string[]>("() => headings");
}
