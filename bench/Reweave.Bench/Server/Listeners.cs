using Reweave.Bench.Hosting;
using Reweave.Bench.Report;

namespace Reweave.Bench.Server;

/// <summary>What a thousand devices cost that only listen. Sixteen for each account, which is what an account may have.</summary>
internal static class Listeners
{
    private const int Accounts = 64;
    private const int ForEach = 16;
    private const double BudgetInMegabytes = 13;

    public static async Task MeasureAsync(string site, Table results)
    {
        await using var server = await ServerProcess.StartSiteAsync(site);
        using var http = Load.Http(server.Address, (Accounts * ForEach) + 8);
        var devices = new List<SimulatedDevice>();
        for (var i = 0; i < Accounts; i++)
        {
            devices.Add(await SimulatedDevice.RegisterAsync(http, $"listener {i}"));
        }

        await Task.Delay(TimeSpan.FromSeconds(3));
        var before = server.ResidentBytes;
        var streams = new List<Stream>();
        foreach (var device in devices)
        {
            for (var i = 0; i < ForEach; i++)
            {
                streams.Add(await device.ListenAsync());
            }
        }

        // Past the first heartbeat, which touches every one of them.
        await Task.Delay(TimeSpan.FromSeconds(30));
        var megabytes = (server.ResidentBytes - before) / 1e6 / (streams.Count / 1000.0);
        results.Against(
            $"Memory for 1,000 listening devices (of {streams.Count:N0})",
            $"{megabytes:N1} MB",
            "≤ 13 MB",
            megabytes <= BudgetInMegabytes
        );
        foreach (var stream in streams)
        {
            await stream.DisposeAsync();
        }
    }
}
