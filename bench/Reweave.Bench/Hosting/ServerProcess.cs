using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Reweave.Bench.Hosting;

/// <summary>A process that listens on a free port of its own, until disposed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _data;

    private ServerProcess(Process process, Uri address, string data)
    {
        _process = process;
        _data = data;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to the first answer.</summary>
    public TimeSpan Ready { get; private set; }

    /// <summary>The real server, on an empty database of its own, without rate limits: one address is all the clients here have.</summary>
    public static Task<ServerProcess> StartSiteAsync(string folder) =>
        StartAsync(Path.Combine(folder, "Reweave.Server"), _ => [], folder);

    public static async Task<ServerProcess> StartAsync(
        string program,
        Func<Uri, IEnumerable<string>> arguments,
        string folder
    )
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var data = Directory.CreateTempSubdirectory("reweave-bench-").FullName;
        var start = new ProcessStartInfo(program, arguments(address))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Reweave__Data"] = data;
        start.Environment["Reweave__Registration"] = "open";
        start.Environment["Reweave__RateLimits"] = "off";
        start.Environment["Reweave__Quota__Entries"] = "100000000";
        start.Environment["Reweave__Quota__Bytes"] = $"{1L << 40}";
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var server = new ServerProcess(process, address, data);
        using var http = new HttpClient { BaseAddress = address };
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("api/health", UriKind.Relative));
                answer.EnsureSuccessStatusCode();
                server.Ready = watch.Elapsed;
                return server;
            }
            catch (HttpRequestException)
                when (!process.HasExited && watch.Elapsed < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(5);
            }
        }
    }

    /// <summary>Resident memory in bytes, as the operating system counts it.</summary>
    public long ResidentBytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status")
                .First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
