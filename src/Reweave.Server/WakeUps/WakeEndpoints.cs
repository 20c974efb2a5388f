using Microsoft.AspNetCore.Http.Features;
using Reweave.Server.Security;

namespace Reweave.Server.WakeUps;

/// <summary>The stream of wake-ups, read by fetch: no tokens in addresses, nothing but space and position in it.</summary>
internal sealed class WakeEndpoints(WakeHub hub)
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/wake", (RequestDelegate)Stream)
            .WithMetadata(new AccessRule(Access.NeedsSession));

    private async Task Stream(HttpContext http)
    {
        var caller =
            http.Features.Get<Caller>()
            ?? throw new InvalidOperationException("The stream needs a session.");
        var listener = hub.Listen(caller);
        await using var gone = http.RequestAborted.UnsafeRegister(
            static state => ((Listener)state!).End(),
            listener
        );
        try
        {
            http.Response.ContentType = "application/octet-stream";
            http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            // Says at once that the line is open, so that whoever waits for the headers has them.
            listener.Wake(Wake.Heartbeat);
            while (await listener.NextAsync() is { } records)
            {
                await http.Response.Body.WriteAsync(records, http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
            }
        }
        finally
        {
            hub.Leave(listener);
        }
    }
}
