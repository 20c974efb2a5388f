using System.Diagnostics;
using Reweave.Bench.Report;

namespace Reweave.Bench.Server;

/// <summary>Clients that each wait for an answer before they ask again.</summary>
internal static class Load
{
    /// <summary>One connection for each client, kept open.</summary>
    public static HttpClient Http(Uri address, int connections) =>
        new(
            new SocketsHttpHandler
            {
                MaxConnectionsPerServer = connections,
                UseCookies = false,
                UseProxy = false,
            }
        )
        {
            BaseAddress = address,
            Timeout = Timeout.InfiniteTimeSpan,
        };

    /// <summary>Runs until the time is over or <paramref name="step"/> says that it has nothing left.</summary>
    public static async Task<Samples> RunAsync(
        int clients,
        TimeSpan duration,
        Func<int, Task<bool>> step
    )
    {
        var all = new Samples();
        var watch = Stopwatch.StartNew();
        var runs = Enumerable
            .Range(0, clients)
            .Select(client =>
                Task.Run(async () =>
                {
                    var own = new Samples();
                    while (watch.Elapsed < duration)
                    {
                        var started = watch.Elapsed;
                        if (!await step(client))
                        {
                            break;
                        }

                        own.Add(watch.Elapsed - started);
                    }

                    return own;
                })
            )
            .ToList();
        foreach (var run in runs)
        {
            all.AddAll(await run);
        }

        return all;
    }
}
