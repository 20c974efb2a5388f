using Reweave.Bench.Hosting;
using Reweave.Bench.Report;

namespace Reweave.Bench.Server;

/// <summary>
/// One event in each request, acknowledged after the commit, in a space of its own for each client; then the same
/// entries pulled page by page. Afterwards every acknowledged entry is compared with what was sent.
/// </summary>
internal static class Appends
{
    private const double ShareOfRaw = 0.25;
    private const double SlowestInMilliseconds = 60;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    public static async Task MeasureAsync(string site, Table results, double rawRate)
    {
        foreach (var clients in new[] { 1, 8, 64 })
        {
            await using var server = await ServerProcess.StartSiteAsync(site);
            using var http = Load.Http(server.Address, clients);
            var devices = new List<SimulatedDevice>();
            for (var i = 0; i < clients; i++)
            {
                var device = await SimulatedDevice.RegisterAsync(http, $"device {i}");
                await device.MakeSpaceAsync();
                device.Prepare(120_000 / (clients + 7));
                devices.Add(device);
            }

            Func<int, Task<bool>> append = async client =>
            {
                if (!devices[client].HasPrepared)
                {
                    return false;
                }

                await devices[client].AppendNextAsync();
                return true;
            };
            await Load.RunAsync(clients, WarmUp, append);
            var samples = await Load.RunAsync(clients, Duration, append);
            var rate = samples.Count / Duration.TotalSeconds;
            var slowest = samples.Percentile(0.99);
            var measured =
                $"{rate:N0}/s, p50 {samples.Median:N1} ms, p99 {slowest:N1} ms, {rate / rawRate:P0} of raw";
            if (clients == 64)
            {
                results.Against(
                    $"Durable appends, {clients} clients",
                    measured,
                    "≥ 25 % of raw, p99 ≤ 60 ms",
                    rate >= ShareOfRaw * rawRate && slowest <= SlowestInMilliseconds
                );
            }
            else
            {
                results.Note(
                    $"Durable appends, {clients} client{(clients > 1 ? "s" : "")}",
                    measured
                );
            }

            await PullAsync(results, clients, devices);
            foreach (var device in devices)
            {
                await device.VerifyAsync();
                device.Dispose();
            }
        }
    }

    private static async Task PullAsync(Table results, int clients, List<SimulatedDevice> devices)
    {
        long entries = 0;
        var positions = new long[clients];
        var samples = await Load.RunAsync(
            clients,
            Duration,
            async client =>
            {
                var page = await devices[client].PullAsync(positions[client]);
                positions[client] =
                    page.Frames.Count == 0 ? 0 : positions[client] + page.Frames.Count;
                Interlocked.Add(ref entries, page.Frames.Count);
                return true;
            }
        );
        results.Note(
            $"Pulls, {clients} client{(clients > 1 ? "s" : "")}, pages up to 512",
            $"{entries / Duration.TotalSeconds:N0} entries/s, {samples.Count / Duration.TotalSeconds:N0} pages/s, "
                + $"p50 {samples.Median:N1} ms, p99 {samples.Percentile(0.99):N1} ms"
        );
    }
}
