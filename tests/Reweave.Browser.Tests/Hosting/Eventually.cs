using System.Diagnostics;

namespace Reweave.Browser.Tests.Hosting;

internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>For what has no element to wait for: files, processes, what a witness heard.</summary>
    public static async Task HoldsAsync(Func<bool> condition, string otherwise)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(waited.Elapsed < Patience, otherwise);
            await Task.Delay(50);
        }
    }
}
