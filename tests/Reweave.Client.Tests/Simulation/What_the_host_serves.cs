namespace Reweave.Client.Tests.Simulation;

/// <summary>An honest host's answers leave no door for scripts that are not the app's own.</summary>
public sealed class What_the_host_serves
{
    [Theory]
    [InlineData("")]
    [InlineData("app/")]
    [InlineData("en/")]
    [InlineData("api/health")]
    [InlineData("nowhere")]
    public async Task Runs_no_script_but_its_own(string path)
    {
        await using var host = new SimulatedHost();
        using var reader = new HttpClient(host.CreateHandler());

        using var answer = await reader.GetAsync(
            new Uri($"http://localhost/{path}"),
            TestContext.Current.CancellationToken
        );

        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
        var scripts = policy
            .Split(';', StringSplitOptions.TrimEntries)
            .SingleOrDefault(part => part.StartsWith("script-src", StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-eval'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", scripts ?? "", StringComparison.Ordinal);
        Assert.Contains("default-src", policy, StringComparison.Ordinal);
    }
}
