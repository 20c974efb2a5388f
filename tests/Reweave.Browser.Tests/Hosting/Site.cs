using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Reweave.Browser.Tests.Hosting;

/// <summary>
/// The published server as a real process on a free port, with a data folder of its own that is deleted at the
/// end. Stopping it is how a whole story goes offline.
/// </summary>
internal sealed class Site : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly int _port = FreePort();
    private readonly StringBuilder _output = new();
    private Process? _process;

    private Site() => DataFolder = Directory.CreateTempSubdirectory("reweave-site-").FullName;

    public string DataFolder { get; }

    public Uri Address => new($"http://localhost:{_port}/");

    /// <summary>What the server said on its console, for the record of a failure.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static async Task<Site> StartAsync(string registration = "open")
    {
        var site = new Site { Registration = registration };
        await site.StartAgainAsync();
        return site;
    }

    private string Registration { get; init; } = "open";

    /// <summary>Another published folder from the next start on: a host has put a new version in place.</summary>
    public string? Folder { get; set; }

    public async Task StartAgainAsync()
    {
        var folder = Folder ?? await Published.ServerAsync();
        var start = new ProcessStartInfo(Path.Combine(folder, "Reweave.Server"))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = $"http://localhost:{_port}";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Reweave__Data"] = DataFolder;
        start.Environment["Reweave__Registration"] = Registration;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ReadyAsync();
    }

    /// <summary>A graceful stop, as an operator would do it.</summary>
    public async Task StopAsync()
    {
        if (_process is null or { HasExited: true })
        {
            return;
        }

        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Ages what is in the database while the server is stopped: the one clock a story can turn.</summary>
    public void LetInvitationsExpire()
    {
        SQLitePCL.Batteries_V2.Init();
        var file = Directory.EnumerateFiles(DataFolder, "*.db").Single();
        if (SQLitePCL.raw.sqlite3_open(file, out var database) != SQLitePCL.raw.SQLITE_OK)
        {
            throw new InvalidOperationException("The database could not be opened.");
        }

        using (database)
        {
            var result = SQLitePCL.raw.sqlite3_exec(database, "UPDATE invitations SET expires = 1");
            Assert.Equal(SQLitePCL.raw.SQLITE_OK, result);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process?.Dispose();
        Directory.Delete(DataFolder, recursive: true);
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("api/health", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
                when (_process is { HasExited: false } && waited.Elapsed < StartLimit)
            {
                // Not listening yet.
            }

            if (_process is { HasExited: true } || waited.Elapsed > StartLimit)
            {
                throw new InvalidOperationException($"The server did not start:\n{Output}");
            }

            await Task.Delay(50);
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
