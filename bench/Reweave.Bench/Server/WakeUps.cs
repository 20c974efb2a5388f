using System.Diagnostics;
using Reweave.Bench.Hosting;
using Reweave.Bench.Report;
using Reweave.Protocol.Requests;

namespace Reweave.Bench.Server;

/// <summary>One partner appends; how long after the acknowledgement does the other's listening device know, and have it?</summary>
internal static class WakeUps
{
    private const int Times = 200;
    private const double BudgetInMilliseconds = 10;

    public static async Task MeasureAsync(string site, Table results)
    {
        await using var server = await ServerProcess.StartSiteAsync(site);
        using var http = Load.Http(server.Address, 8);
        using var writer = await SimulatedDevice.RegisterAsync(http, "writer");
        using var reader = await SimulatedDevice.RegisterAsync(http, "reader");
        await writer.MakeSpaceAsync(reader);
        writer.Prepare(Times);
        await using var wakes = await reader.ListenAsync();
        var woken = new Samples();
        var buffer = new byte[Wake.LengthInBytes];
        for (var i = 0; i < Times; i++)
        {
            var heard = HearAsync();
            await writer.AppendNextAsync();
            var acknowledged = Stopwatch.GetTimestamp();
            // It may be heard before the writer has its answer; then there is no delay.
            var at = await heard.WaitAsync(TimeSpan.FromSeconds(10));
            woken.Add(
                at > acknowledged ? Stopwatch.GetElapsedTime(acknowledged, at) : TimeSpan.Zero
            );
            await Task.Delay(5);
        }

        await writer.VerifyAsync();
        results.Against(
            $"Partner's device woken after the acknowledgement, {Times} times",
            $"p50 {woken.Median:N2} ms, p99 {woken.Percentile(0.99):N2} ms",
            "p50 ≤ 10 ms",
            woken.Median <= BudgetInMilliseconds
        );

        async Task<long> HearAsync()
        {
            // Named before the append: when the wake-up is read, the writer may have its answer already.
            var expected = 4 + writer.Sent + 1;
            while (true)
            {
                await wakes.ReadExactlyAsync(buffer);
                var wake = Wake.Read(buffer);
                if (wake.Space == writer.Space && wake.Position.Value == expected)
                {
                    return Stopwatch.GetTimestamp();
                }
            }
        }
    }
}
