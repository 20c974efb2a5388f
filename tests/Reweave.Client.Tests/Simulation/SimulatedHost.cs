using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Reweave.Client.Tests.Simulation;

/// <summary>
/// The real server in this process: its own folder, its own clock, every log line at every level kept for searching. It can be stopped
/// and put back from a backup; the devices' ways lead to whichever server runs.
/// </summary>
public sealed class SimulatedHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Begin = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private readonly KeptLog _log = new();
    private Running _running;

    public SimulatedHost()
    {
        _running = new Running(this);
    }

    public string Folder { get; } =
        Directory.CreateTempSubdirectory("reweave-simulation-").FullName;

    public FakeTimeProvider Clock { get; } = new(Begin);

    public IReadOnlyCollection<string> LogLines => _log.Lines;

    public HttpMessageHandler CreateHandler() => new ToWhoeverRuns(this);

    /// <summary>What lies on the host's disk: the database, its write-ahead log, whatever else.</summary>
    public IEnumerable<(string Where, byte[] Bytes)> AtRest()
    {
        foreach (var path in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            using var file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            yield return (Path.GetFileName(path), bytes);
        }
    }

    /// <summary>Stops, copies the folder, and runs on.</summary>
    public async Task<Backup> BackUpAsync()
    {
        await _running.DisposeAsync();
        var backup = new Backup(AtRest().ToList());
        _running = new Running(this);
        return backup;
    }

    /// <summary>Stops, puts a backup back, says so with the server's own command, and runs on.</summary>
    public async Task RestoreAsync(Backup backup)
    {
        await _running.DisposeAsync();
        foreach (var path in Directory.EnumerateFiles(Folder))
        {
            File.Delete(path);
        }

        foreach (var (name, bytes) in backup.Files)
        {
            await File.WriteAllBytesAsync(Path.Combine(Folder, name), bytes);
        }

        string[] command = ["restored", $"--Reweave:Data={Folder}"];
        Assert.Equal(0, typeof(Program).Assembly.EntryPoint!.Invoke(null, [command]));
        _running = new Running(this);
    }

    public async ValueTask DisposeAsync()
    {
        await _running.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    public sealed record Backup(IReadOnlyList<(string Name, byte[] Bytes)> Files);

    private sealed class Running(SimulatedHost host) : WebApplicationFactory<Program>
    {
        private HttpMessageInvoker? _invoker;

        public HttpMessageInvoker Invoker => _invoker ??= new(Server.CreateHandler());

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Reweave:Data", host.Folder);
            builder.UseSetting("Reweave:Registration", "open");
            builder.UseSetting("Reweave:RateLimits", "off");
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(host.Clock);
                services.AddSingleton<ILoggerProvider>(host._log);
            });
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _invoker?.Dispose();
            }

            base.Dispose(disposing);
        }
    }

    private sealed class ToWhoeverRuns(SimulatedHost host) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => host._running.Invoker.SendAsync(request, cancellationToken);
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => _lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
