using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Reweave.Client.Tests.Story;

/// <summary>The real server on a data folder of its own, in this process; its clock is the story's.</summary>
internal sealed class StoryServer : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reweave-story-").FullName;
    private readonly FakeTimeProvider _clock;

    private readonly long? _bytesPerAccount;

    public StoryServer(FakeTimeProvider clock, bool isOpen = true, long? bytesPerAccount = null)
    {
        _clock = clock;
        _bytesPerAccount = bytesPerAccount;
        IsOpen = isOpen;
    }

    public bool IsOpen { get; }

    public string Folder => _folder;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Reweave:Data", _folder);
        builder.UseSetting("Reweave:Registration", IsOpen ? "open" : "invited");
        builder.UseSetting("Reweave:RateLimits", "off");
        if (_bytesPerAccount is { } bytes)
        {
            builder.UseSetting("Reweave:Quota:Bytes", $"{bytes}");
        }

        builder.ConfigureServices(services =>
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock))
        );
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, true);
        }
    }
}
