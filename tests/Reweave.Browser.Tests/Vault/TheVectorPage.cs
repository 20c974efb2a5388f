using Microsoft.Playwright;
using Reweave.Browser.Tests.Hosting;

namespace Reweave.Browser.Tests.Vault;

/// <summary>
/// The app's WebCrypto primitives and its store in a real browser, under the server's own policy: every vector file, and every
/// operation once there and back. The page has no server; its files are given to the browser as if one had answered.
/// </summary>
public sealed class TheVectorPage(Chromium chromium)
{
    private const string Address = "http://localhost/";

    private const string Policy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; img-src data:; "
        + "base-uri 'self'; require-trusted-types-for 'script'; trusted-types default";

    [Fact]
    public async Task Passes_every_vector_on_WebCrypto()
    {
        var folder = await Published.VectorPageAsync();
        await using var context = await chromium.Browser.NewContextAsync();
        var witness = await Witness.OfAsync(context, new Uri(Address));
        await context.RouteAsync("**/*", route => AnswerAsync(route, folder));

        var page = await context.NewPageAsync();
        await page.GotoAsync(Address);
        var results = page.Locator("#results[data-state=done]");
        await results.WaitForAsync(new() { Timeout = 120_000 });

        var lines = (await results.InnerTextAsync()).Split('\n');
        Assert.DoesNotContain(lines, line => line.StartsWith("FAILED", StringComparison.Ordinal));
        Assert.True(
            lines.Count(line => line.StartsWith("passed vectors", StringComparison.Ordinal)) >= 20,
            "Vector files are missing."
        );
        Assert.Empty(witness.Faults);
    }

    private static Task AnswerAsync(IRoute route, string folder)
    {
        var path = new Uri(route.Request.Url).AbsolutePath.TrimStart('/');
        var file = Path.Combine(folder, path.Length == 0 ? "index.html" : path);
        if (!File.Exists(file))
        {
            return route.FulfillAsync(new() { Status = 404 });
        }

        return route.FulfillAsync(
            new()
            {
                Path = file,
                ContentType = Path.GetExtension(file) switch
                {
                    ".html" => "text/html; charset=utf-8",
                    ".js" => "text/javascript",
                    ".wasm" => "application/wasm",
                    ".json" => "application/json",
                    _ => "application/octet-stream",
                },
                Headers = [KeyValuePair.Create("Content-Security-Policy", Policy)],
            }
        );
    }
}
