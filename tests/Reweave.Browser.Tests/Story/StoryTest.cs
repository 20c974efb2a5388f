using Microsoft.Playwright;
using Reweave.Browser.Tests.Hosting;

namespace Reweave.Browser.Tests.Story;

/// <summary>
/// One story: a server of its own and the people in it. When it fails, every open page is kept as a picture with its
/// console under <c>artifacts/browser</c>; when a browser complained about anything not announced, it has failed.
/// </summary>
public abstract class StoryTest(Chromium chromium) : IAsyncLifetime
{
    private readonly List<Person> _people = [];

    private protected Chromium Chromium { get; } = chromium;

    internal Site Site { get; private set; } = null!;

    private protected virtual string Registration => "open";

    public async ValueTask InitializeAsync() => Site = await Site.StartAsync(Registration);

    /// <summary>A person with a browser profile of their own, on a phone by default.</summary>
    private protected async Task<Person> PersonAsync(
        string name,
        string language = "en",
        bool script = true,
        bool keptByTheBrowser = true,
        IBrowser? browser = null,
        string? timeZone = null
    )
    {
        var context = await (browser ?? Chromium.Browser).NewContextAsync(
            new()
            {
                BaseURL = Site.Address.ToString(),
                Locale = language,
                TimezoneId = timeZone,
                ViewportSize = new() { Width = 390, Height = 844 },
                HasTouch = false,
                JavaScriptEnabled = script,
                ServiceWorkers = keptByTheBrowser
                    ? ServiceWorkerPolicy.Allow
                    : ServiceWorkerPolicy.Block,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        context.SetDefaultTimeout(20_000);
        var person = new Person(
            name,
            await Texts.WordsAsync(Site, language),
            context,
            await Witness.OfAsync(context, Site.Address)
        );
        _people.Add(person);
        return person;
    }

    /// <summary>Alice and Bob, each with an account and a browser, paired and not yet compared: where most stories of two begin.</summary>
    private protected async Task<(Person Alice, Person Bob)> TwoPartnersAsync(
        string language = "en"
    )
    {
        var alice = await PersonAsync("alice", language);
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice", beginning: Beginning.Inviting);
        var bob = await PersonAsync("bob", language);
        var link = await alice.InvitesAsync();
        await bob.OpensTheInvitationAsync(link);
        await bob.MakesAnAccountAsync("bob", beginning: Beginning.Invited);
        await bob.AcceptsAsync();
        await bob.SeesAtLastAsync(bob.Words.Pairing.NotVerifiedTitle);
        await alice.SeesAtLastAsync(alice.Words.Pairing.NotVerifiedTitle);
        return (alice, bob);
    }

    /// <summary>From here on, requests that find nobody belong to the story.</summary>
    private protected void AnnounceThatTheServerIsGone()
    {
        foreach (var person in _people)
        {
            person.Witness.Announce("net::ERR_CONNECTION_REFUSED");
            person.Witness.Announce("net::ERR_FAILED");
            person.Witness.Announce("net::ERR_EMPTY_RESPONSE");
            person.Witness.Announce("net::ERR_INCOMPLETE_CHUNKED_ENCODING");
            person.Witness.Announce("net::ERR_CONNECTION_RESET");
            person.Witness.Announce("net::ERR_SOCKET_NOT_CONNECTED");
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var complaints = _people
            .SelectMany(person =>
                person.Witness.Faults.Select(fault => $"{person.Name}'s browser: {fault}")
            )
            .Concat(
                _people.SelectMany(person =>
                    person.ScreenFaults.Select(fault => $"{person.Name}'s screen, {fault}")
                )
            )
            .ToList();
        if (complaints.Count > 0 || TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            await KeepEvidenceAsync();
        }

        foreach (var person in _people)
        {
            await person.DisposeAsync();
        }

        await Site.DisposeAsync();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    private async Task KeepEvidenceAsync()
    {
        var test = TestContext.Current.TestMethod?.MethodName ?? "unknown";
        var folder = Path.Combine(Published.Root, "artifacts", "browser", test);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "server.log"), Site.Output);
        foreach (var person in _people)
        {
            await File.WriteAllLinesAsync(
                Path.Combine(folder, $"{person.Name}.log"),
                person.Witness.Record
            );
            foreach (
                var (page, number) in person.Context.Pages.Select(
                    (page, index) => (page, index + 1)
                )
            )
            {
                try
                {
                    var path = Path.Combine(folder, $"{person.Name}-{number}.png");
                    await page.ScreenshotAsync(
                        new()
                        {
                            Path = path,
                            FullPage = true,
                            Timeout = 5_000,
                        }
                    );
                }
                catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
                {
                    // A page that has crashed leaves no picture; the record says so.
                    await File.AppendAllTextAsync(
                        Path.Combine(folder, $"{person.Name}.log"),
                        failure.Message
                    );
                }
            }
        }
    }
}
