using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Reweave.Server.Security;

namespace Reweave.Server.Tests.Security;

public sealed class EveryResponse : IDisposable
{
    private readonly ServerInProcess _server = new();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("GET", "/api/health", 200)]
    [InlineData("GET", "/api/build", 200)]
    [InlineData("GET", "/api/account", 401)]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("DELETE", "/api/account", 404)]
    [InlineData("POST", "/api/login", 400)]
    [InlineData("GET", "/nothing-here-at-all.txt", 404)]
    [InlineData("GET", "/app/nothing.js", 404)]
    public async Task Carries_the_strict_headers(string method, string path, int status)
    {
        using var response = await Send(method, path);

        Assert.Equal(status, (int)response.StatusCode);
        IsStrict(response);
        Assert.Contains("require-trusted-types-for 'script'", Policy(response));
        Assert.Equal(
            path.StartsWith("/api", StringComparison.Ordinal),
            response.Headers.CacheControl?.NoStore ?? false
        );
    }

    [Fact]
    public async Task Streams_carry_them_too()
    {
        var anna = await Person.Registered(_server);

        using var response = await anna.Raw(HttpMethod.Get, "/api/wake", null);

        IsStrict(response);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Only_the_service_workers_script_is_without_trusted_types()
    {
        using var response = await Send("GET", "/app/service-worker.js");

        IsStrict(response);
        Assert.DoesNotContain("trusted-types", Policy(response));
    }

    [Fact]
    public async Task Says_https_only_where_it_came_by_https()
    {
        using var plain = await Send("GET", "/api/health");
        using var client = _server.CreateClient(new() { BaseAddress = new("https://localhost") });
        using var secure = await client.GetAsync(
            "/api/health",
            TestContext.Current.CancellationToken
        );

        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
        Assert.True(secure.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task An_assembly_is_neither_document_nor_worker_and_says_only_what_concerns_it()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        app.UseStrictHeaders();
        app.MapGet("/some.wasm", () => Results.Bytes([0], "application/wasm"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = app.GetTestClient();

        using var response = await client.GetAsync(
            "/some.wasm",
            TestContext.Current.CancellationToken
        );

        Is(response, "X-Content-Type-Options", "nosniff");
        Is(response, "Cross-Origin-Resource-Policy", "same-origin");
        Assert.False(response.Headers.Contains("Content-Security-Policy"));
        Assert.False(response.Headers.Contains("Permissions-Policy"));
    }

    [Fact]
    public async Task Refuses_with_a_code_and_nothing_else()
    {
        using var response = await Send("POST", "/api/login");

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            """{"status":400,"code":"malformed"}""",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    private static void IsStrict(HttpResponseMessage response)
    {
        var policy = Policy(response);
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        foreach (
            var part in new[]
            {
                "script-src 'self' 'wasm-unsafe-eval';",
                "frame-ancestors 'none'",
                "base-uri 'self'",
                "style-src 'self';",
            }
        )
        {
            Assert.Contains(part, policy);
        }

        Assert.DoesNotContain("unsafe-inline", policy);
        Assert.DoesNotContain("'unsafe-eval'", policy);
        Assert.DoesNotContain("http", policy);
        Is(response, "X-Content-Type-Options", "nosniff");
        Is(response, "Referrer-Policy", "no-referrer");
        Is(response, "Cross-Origin-Opener-Policy", "same-origin");
        Is(response, "Cross-Origin-Resource-Policy", "same-origin");
        var permissions = Assert.Single(response.Headers.GetValues("Permissions-Policy"));
        Assert.Contains("camera=(self)", permissions);
        Assert.Contains("geolocation=()", permissions);
        Assert.Contains("microphone=()", permissions);
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    private static string Policy(HttpResponseMessage response) =>
        Assert.Single(response.Headers.GetValues("Content-Security-Policy"));

    private static void Is(HttpResponseMessage response, string header, string value) =>
        Assert.Equal(value, Assert.Single(response.Headers.GetValues(header)));

    private async Task<HttpResponseMessage> Send(string method, string path)
    {
        using var client = _server.CreateClient(new() { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
