using Microsoft.Playwright;
using Reweave.Bench.Report;

namespace Reweave.Bench.Browser;

/// <summary>
/// How long the page was held without a turn of its loop, by the turns themselves: a message to itself, again and again. The browser's
/// own list of long tasks begins at 50 ms, above the budget.
/// </summary>
internal static class Blocks
{
    private const int BudgetInMilliseconds = 30;

    public const string Script = """
        {
          const turns = new MessageChannel();
          let last = performance.now();
          window.held = [];
          turns.port1.onmessage = () => {
            const now = performance.now();
            if (now - last > 30) window.held.push(now - last);
            last = now;
            setTimeout(() => turns.port2.postMessage(null), 4);
          };
          turns.port2.postMessage(null);
        }
        """;

    public static Task ForgetAsync(IPage page) => page.EvaluateAsync("() => { window.held = []; }");

    /// <summary>What lies between two turns is up to a few milliseconds more than what held the page.</summary>
    public static async Task ReportAsync(IPage page, string what, Table results)
    {
        var held = await page.EvaluateAsync<double[]>("() => window.held");
        var longest = held.Length == 0 ? 0 : held.Max();
        results.Against(
            what,
            held.Length == 0
                ? $"never over {BudgetInMilliseconds} ms"
                : $"{longest:N0} ms; {held.Length} times over {BudgetInMilliseconds} ms, {held.Count(one => one > 100)} times over 100 ms",
            $"≤ {BudgetInMilliseconds} ms",
            longest <= BudgetInMilliseconds
        );
    }
}
