using Reweave.Bench.Hosting;
using Reweave.Bench.Report;

namespace Reweave.Bench.Server;

internal static class StartAndIdle
{
    private const int Starts = 5;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(8);

    public static async Task MeasureAsync(string site, Table results)
    {
        var ready = new Samples();
        for (var i = 0; i < Starts; i++)
        {
            await using var server = await ServerProcess.StartSiteAsync(site);
            ready.Add(server.Ready);
        }

        results.Against(
            $"Process start to first answer, empty database, median of {Starts}",
            $"{ready.Median:N0} ms",
            "≤ 1,000 ms",
            ready.Median <= 1000
        );

        await using var idle = await ServerProcess.StartSiteAsync(site);
        await Task.Delay(Rest);
        var megabytes = idle.ResidentBytes / 1e6;
        results.Against("Resident memory, idle", $"{megabytes:N0} MB", "≤ 90 MB", megabytes <= 90);
    }
}
