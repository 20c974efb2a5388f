using Microsoft.Playwright;

namespace Reweave.Bench.Browser;

/// <summary>A computer, or a cheap phone on the road: CPU four times slower and what Chromium's tools call Fast 4G.</summary>
internal sealed record Conditions(string Name, int CpuSlowdown, bool Fast4G)
{
    public static readonly Conditions Computer = new("1x", 1, false);

    public static readonly Conditions Phone = new("CPU 4x + Fast 4G", 4, true);

    public async Task ApplyAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        if (CpuSlowdown > 1)
        {
            await session.SendAsync(
                "Emulation.setCPUThrottlingRate",
                new() { ["rate"] = CpuSlowdown }
            );
        }

        if (Fast4G)
        {
            await session.SendAsync("Network.enable");
            await session.SendAsync(
                "Network.emulateNetworkConditions",
                new()
                {
                    ["offline"] = false,
                    ["latency"] = 165,
                    ["downloadThroughput"] = 9_000_000 / 8 * 0.9,
                    ["uploadThroughput"] = 1_500_000 / 8 * 0.9,
                }
            );
        }
    }
}
