using System.Diagnostics;
using System.Net.Http.Headers;
using Reweave.Bench.Hosting;
using Reweave.Bench.Report;

namespace Reweave.Bench.Server;

/// <summary>The same requests to an endpoint that reads the body and answers at once: what HTTP and these clients cost by themselves.</summary>
internal static class KestrelFloor
{
    private const int Clients = 64;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    public static async Task ServeAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        app.MapGet("/api/health", () => "fine");
        app.MapPost(
            "/floor",
            async (HttpRequest request) =>
            {
                var body = new byte[request.ContentLength ?? 0];
                await request.Body.ReadExactlyAsync(body);
                return TypedResults.Bytes(body.AsMemory(0, 40), "application/cbor");
            }
        );
        await app.RunAsync();
    }

    public static async Task MeasureAsync(Table results)
    {
        await using var server = await ServerProcess.StartAsync(
            Environment.ProcessPath!,
            address => ["floor", address.ToString()],
            AppContext.BaseDirectory
        );
        using var http = Load.Http(server.Address, Clients);
        var body = DeterministicBytes.Of("floor", SimulatedDevice.FrameInBytes);
        var samples = await Load.RunAsync(
            Clients,
            Duration,
            async _ =>
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/cbor");
                using var answer = await http.PostAsync(
                    new Uri("floor", UriKind.Relative),
                    content
                );
                answer.EnsureSuccessStatusCode();
                return true;
            }
        );
        results.Note(
            $"HTTP floor, {Clients} clients, nothing stored",
            $"{samples.Count / Duration.TotalSeconds:N0} requests/s"
        );
    }
}
