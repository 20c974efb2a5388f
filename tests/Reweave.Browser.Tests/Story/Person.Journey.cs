using Microsoft.Playwright;

namespace Reweave.Browser.Tests.Story;

internal sealed partial class Person
{
    /// <summary>From the journey, where it is asked once.</summary>
    /// <param name="stand">As the texts choose by: <c>hurt</c>, <c>broke</c>, <c>both</c>.</param>
    public async Task SaysWhereTheyStandAsync(
        string stand,
        string kind,
        string agreed,
        Func<Task>? beforeKeeping = null
    )
    {
        await GoesToAsync(Words.Frame.Journey);
        await SeesAsync(Words.Standing.Ask);
        await FollowsAsync(Words.Standing.Say);
        await SeesHeadingAsync(Words.Standing.NoteTitle);
        await PicksAsync(Words.Standing.Line(stand));
        await ChoosesAsync(Words.Standing.Kind(kind));
        await FillsAsync(Words.Standing.Agreed, agreed);
        await SeesAsync(Words.Standing.WhoSees);
        await (beforeKeeping?.Invoke() ?? Task.CompletedTask);
        await TapsAsync(Words.Standing.Keep);
        await SeesAsync(Words.Standing.Kept);
    }

    public async Task GoesToTheFirstDaysAsync()
    {
        await GoesToAsync(Words.Frame.Me);
        await FollowsAsync(Words.FirstDays.Title);
        await SeesHeadingAsync(Words.FirstDays.Title);
    }

    /// <summary>Ticks a line of the plan, or puts it away, or back.</summary>
    public Task MarksTheLineAsync(string line, string action) =>
        Page.GetByRole(
                AriaRole.Button,
                new() { Name = Words.FirstDays.ActionOn(action, line), Exact = true }
            )
            .ClickAsync();

    /// <summary>Every address that links lead to from the five places of the app, with the fewest taps to each.</summary>
    public async Task<IReadOnlyDictionary<string, int>> WalksTheLinksAsync(int taps)
    {
        var reached = new Dictionary<string, int> { [""] = 0 };
        var frontier = new List<string> { "" };
        for (var tap = 1; tap <= taps; tap++)
        {
            var next = new List<string>();
            foreach (var address in frontier)
            {
                await TurnsToAddressAsync(address);
                foreach (var link in await LinksHereAsync())
                {
                    if (reached.TryAdd(link, tap))
                    {
                        next.Add(link);
                    }
                }
            }

            frontier = next;
        }

        return reached;
    }

    private Task<string[]> LinksHereAsync() =>
        Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("nav a[href], main a[href]")]
              .map((link) => link.href)
              .filter((href) => href.startsWith(document.baseURI))
              .map((href) => href.slice(document.baseURI.length).split(/[?#]/)[0])
            """
        );
}
