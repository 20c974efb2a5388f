using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Reweave.Server.Tests.Running;

/// <summary>The real server in this process, with its own folder, its own clock, and a log that can be searched.</summary>
public sealed class ServerInProcess : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string> _settings;
    private readonly bool _keepsFolder;

    public ServerInProcess(
        Dictionary<string, string>? settings = null,
        string? folder = null,
        bool registrationIsOpen = true
    )
    {
        _settings = settings ?? [];
        _keepsFolder = folder is not null;
        Folder = folder ?? Directory.CreateTempSubdirectory("reweave-test-").FullName;
        _settings["Reweave:Data"] = Folder;
        _settings.TryAdd("Reweave:Registration", registrationIsOpen ? "open" : "invited");
    }

    public string Folder { get; }

    public string DatabasePath => Path.Combine(Folder, "reweave.db");

    public FakeTimeProvider Clock { get; } =
        new(new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero));

    public KeptLog Log { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.UseEnvironment("Production");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton<ILoggerProvider>(Log);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && !_keepsFolder && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
