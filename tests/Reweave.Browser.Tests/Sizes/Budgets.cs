using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Sizes;

/// <summary>The budgets of ARCHITECTURE.md that are counts of bytes, and so the same on every machine.</summary>
[Trait("kind", "size")]
public sealed class Budgets(Chromium chromium) : StoryTest(chromium)
{
    private const long PublicPage = 30_000;
    private const long Shell = 60_000;

    /// <summary>The budget is 2,400,000 and not met: bench/README.md names the shortfall and its causes. It was raised once, for the road; otherwise it only goes down.</summary>
    private const long App = 2_850_000;

    /// <summary>Every screen but Today and help, fetched when one is opened or the line is quiet: about a second of it on a slow phone.</summary>
    private const long Rooms = 175_000;

    /// <summary>
    /// Parts that once came with the first load. Each returns with a single careless line: HttpClient in the app, a component bound
    /// to an enum, QRCoder's types outside its one file.
    /// </summary>
    private static readonly string[] StaysAway =
    [
        "System.Net.Http.",
        "System.ComponentModel.TypeConverter.",
        "QRCoder.",
        "Reweave.Web.Rooms.",
    ];

    [Theory]
    [InlineData("en/")]
    [InlineData("ar/")]
    [InlineData("en/help")]
    [InlineData("ar/help")]
    [InlineData("en/first-days")]
    [InlineData("ar/first-days")]
    [InlineData("en/safe-use")]
    [InlineData("ar/safe-use")]
    public async Task A_public_page_with_all_it_needs(string page)
    {
        var reader = await PersonAsync("reader");
        await reader.OpensAsync(page);
        await WithinAsync(PublicPage, reader.Witness.Requests);
    }

    [Fact]
    public async Task The_unlock_shell_before_the_runtime_begins_to_load()
    {
        var person = await PersonAsync("person");
        await person.OpensAsync("app/");
        await person.SeesTheAppReadyAsync();
        await WithinAsync(Shell, person.Witness.Requests.TakeWhile(request => !IsRuntime(request)));
    }

    [Fact]
    public async Task The_app_in_one_language()
    {
        // Without the service worker: it fetches the rest for later, at its own pace, and is not what anybody waits for.
        var person = await PersonAsync("person", keptByTheBrowser: false);
        person.Witness.Announce("Service Worker registration blocked");
        await person.OpensAsync("app/");
        await person.IsAskedToUnlockAsync();
        var first = person.Witness.Requests.ToList();
        await WithinAsync(App, first);
        Assert.DoesNotContain(
            first,
            request => StaysAway.Any(part => request.Contains(part, StringComparison.Ordinal))
        );

        await person.SeesTheAppReadyAsync();
        await WithinAsync(Rooms, person.Witness.Requests.Except(first));
    }

    [Theory]
    [InlineData("app/")]
    [InlineData("app/journal/new")]
    public async Task The_apps_page_comes_compressed_and_is_asked_for_anew(string address)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = 0 });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Site.Address, address));
        request.Headers.AcceptEncoding.ParseAdd("gzip, deflate, br");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoCache);
        Assert.Contains(
            "trusted-types",
            answer.Headers.GetValues("Content-Security-Policy").Single()
        );
    }

    private static bool IsRuntime(string request) =>
        request.Contains("/_framework/", StringComparison.Ordinal);

    private async Task WithinAsync(long budget, IEnumerable<string> requests)
    {
        var sizes = await Transfer.OfAsync(Site, requests);
        var total = sizes.Sum(size => size.Bytes);
        TestContext.Current.TestOutputHelper?.WriteLine($"{total:N0} of {budget:N0} bytes");
        Assert.True(
            total <= budget,
            $"{total:N0} bytes of {budget:N0}:\n{Transfer.Describe(sizes)}"
        );
    }
}
