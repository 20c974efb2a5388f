using Microsoft.Playwright;
using Reweave.Browser.Tests.Hosting;

[assembly: AssemblyFixture(typeof(Chromium))]
// Two cores are what the smallest machine we promise to build on has; key stretching alone fills one.
[assembly: Xunit.v3.Parallelization(MaxThreads = 2)]

namespace Reweave.Browser.Tests.Hosting;

/// <summary>Debian's Chromium, started once; every person in a story gets a context of their own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Paths =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(20_000);
        Browser = await LaunchAsync();
    }

    /// <summary>One more with switches of its own, for what a whole browser has and no profile can; the caller disposes it.</summary>
    public async Task<IBrowser> LaunchAsync(params string[] more) =>
        await _playwright!.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath =
                    Paths.FirstOrDefault(File.Exists)
                    ?? throw new InvalidOperationException(
                        "Chromium is missing; ./test installs it."
                    ),
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    // Nothing but this machine has an address, so a stray request cannot even succeed.
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
                    .. more,
                ],
            }
        );

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
