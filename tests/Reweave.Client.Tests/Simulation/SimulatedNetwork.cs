using System.Net;
using System.Net.Http.Headers;

namespace Reweave.Client.Tests.Simulation;

internal enum Trouble
{
    None,
    RequestLost,
    AnswerLost,

    /// <summary>The request arrives twice, as after a retry below us.</summary>
    Twice,
}

/// <summary>
/// The way between one device and the host: numbered like every port, with trouble as the seed decides, everything recorded, and a
/// place where a hostile host can stand.
/// </summary>
internal sealed class SimulatedNetwork(HttpMessageHandler server, PortCalls calls)
    : HttpMessageHandler
{
    private readonly HttpMessageInvoker _server = new(server, disposeHandler: false);

    public Func<Trouble> Trouble { get; set; } = () => Simulation.Trouble.None;

    public bool IsOffline { get; set; }

    /// <summary>Null: the honest server.</summary>
    public IHostileHost? Host { get; set; }

    /// <summary>Everything that left the device: address, headers, body.</summary>
    public List<Sent> Record { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        calls.Called($"ask {request.Method} {request.RequestUri!.AbsolutePath}");
        var body = request.Content is null
            ? []
            : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        lock (Record)
        {
            Record.Add(
                new Sent(
                    request.Method.Method,
                    request.RequestUri,
                    request.Headers.ToString(),
                    body
                )
            );
        }

        var trouble = IsOffline ? Simulation.Trouble.RequestLost : Trouble();
        if (trouble == Simulation.Trouble.RequestLost)
        {
            throw new HttpRequestException("Lost on the way there.");
        }

        if (trouble == Simulation.Trouble.Twice)
        {
            (await ForwardAsync(request, body, cancellationToken)).Dispose();
        }

        var response = await ForwardAsync(request, body, cancellationToken);
        calls.Called($"answered {request.RequestUri.AbsolutePath}");
        if (trouble == Simulation.Trouble.AnswerLost)
        {
            response.Dispose();
            throw new HttpRequestException("Lost on the way back.");
        }

        return response;
    }

    private async Task<HttpResponseMessage> ForwardAsync(
        HttpRequestMessage request,
        byte[] body,
        CancellationToken cancel
    )
    {
        var ask = new Asked(
            request.Method.Method,
            request.RequestUri!.PathAndQuery.TrimStart('/'),
            body,
            request.Headers.Authorization
        );
        if (Host is null || ask.Path == "api/wake")
        {
            return await SendAsync(ask, cancel);
        }

        return await Host.AnswerAsync(ask, asked => SendAsync(asked, cancel));
    }

    private Task<HttpResponseMessage> SendAsync(Asked ask, CancellationToken cancel)
    {
        var request = new HttpRequestMessage(
            new HttpMethod(ask.Method),
            new Uri($"http://localhost/{ask.Path}")
        );
        request.Headers.Authorization = ask.Session;
        if (ask.Body.Length > 0)
        {
            request.Content = new ByteArrayContent(ask.Body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cbor");
        }

        return _server.SendAsync(request, cancel);
    }
}

internal sealed record Sent(string Method, Uri Address, string Headers, byte[] Body);

/// <summary>A request as a host sees it; the path without the leading slash.</summary>
internal sealed record Asked(
    string Method,
    string Path,
    byte[] Body,
    AuthenticationHeaderValue? Session
);

/// <summary>Stands where the host stands: may pass a request on, change it, change the answer, or make one up.</summary>
internal interface IHostileHost
{
    Task<HttpResponseMessage> AnswerAsync(
        Asked ask,
        Func<Asked, Task<HttpResponseMessage>> honestly
    );
}

internal static class Answers
{
    public static HttpResponseMessage Of(byte[] body) =>
        new(HttpStatusCode.OK)
        {
            Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/cbor") },
            },
        };
}
