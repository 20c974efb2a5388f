using System.Buffers;
using System.Globalization;
using Reweave.Server.Security;
using Reweave.Server.Storage;

namespace Reweave.Server;

/// <summary>What an endpoint is given: the body, and who asks where the access rule says that somebody must.</summary>
internal readonly struct ApiRequest(HttpContext http, ReadOnlyMemory<byte> body)
{
    public HttpContext Http { get; } = http;

    public ReadOnlyMemory<byte> Body { get; } = body;

    public Caller Caller =>
        Http.Features.Get<Caller>()
        ?? throw new InvalidOperationException("This endpoint needs a session in its access rule.");

    public Seat Seat =>
        Http.Features.Get<Seat>()
        ?? throw new InvalidOperationException(
            "This endpoint needs a membership in its access rule."
        );
}

internal delegate ValueTask<Reply> ApiHandler(ApiRequest request);

/// <summary>
/// How requests become HTTP: CBOR in, CBOR or a problem document out. Handlers see bytes and return a <see cref="Reply"/>.
/// </summary>
internal static class Api
{
    private const string Cbor = "application/cbor";
    private const string Raw = "application/octet-stream";
    private const string Problem = "application/problem+json";

    public static void MapApi(
        this IEndpointRouteBuilder routes,
        string method,
        string path,
        Access access,
        ApiHandler handler,
        int bodyLimit = Limits.RequestInBytes,
        Func<HttpContext, IDisposable?>? admit = null
    ) =>
        routes
            .MapMethods(
                "/api/" + path,
                [method],
                async http =>
                {
                    // Before the body is read: what waits for a place holds no memory.
                    using var place = admit?.Invoke(http);
                    if (admit is not null && place is null)
                    {
                        await Write(http, new Refusal(RefusalCodes.Busy));
                        return;
                    }

                    var (refusal, body) = await ReadBody(http, bodyLimit);
                    var reply = refusal ?? await handler(new ApiRequest(http, body));
                    await Write(http, reply);
                }
            )
            .WithMetadata(new AccessRule(access));

    /// <summary>Routes that are not listed: the same problem document as for anything else that is not there.</summary>
    public static void MapNothingElse(this IEndpointRouteBuilder routes) =>
        routes
            .Map("/api/{**rest}", http => Write(http, new Refusal(RefusalCodes.NotFound)))
            .WithMetadata(new AccessRule(Access.AllowAnyone));

    /// <summary>Turns what went wrong outside a handler's own words into a problem document; nothing of it is shown or logged but its kind.</summary>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILogger<Refusal>>();
        return app.Use(
            async (http, next) =>
            {
                try
                {
                    await next(http);
                }
                catch (OperationCanceledException)
                    when (http.RequestAborted.IsCancellationRequested)
                {
                    // Whoever asked is gone.
                }
                catch (Exception failure) when (!http.Response.HasStarted)
                {
                    http.Response.Clear();
                    switch (failure)
                    {
                        case StorageFailure storage:
                            await Write(http, new Refusal(storage.Code));
                            break;
                        case BadHttpRequestException
                        {
                            StatusCode: StatusCodes.Status413PayloadTooLarge
                        }:
                            await Write(http, new Refusal(RefusalCodes.TooLarge));
                            break;
                        case BadHttpRequestException:
                            await Write(http, new Refusal(RefusalCodes.Malformed));
                            break;
                        default:
                            // The message may hold what was sent, so only the place is kept.
                            log.LogError(
                                "Our mistake: {Kind}{Place}{Stack}",
                                failure.GetType().Name,
                                Environment.NewLine,
                                failure.StackTrace
                            );
                            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
                            break;
                    }
                }
            }
        );
    }

    public static IApplicationBuilder UseAccessGate(this IApplicationBuilder app)
    {
        var gate = app.ApplicationServices.GetRequiredService<AccessGate>();
        return app.Use(
            (http, next) =>
                http.GetEndpoint() is { } endpoint && gate.Refuse(http, endpoint) is { } refusal
                    ? Write(http, refusal)
                    : next(http)
        );
    }

    private static Task Write(HttpContext http, Reply reply) =>
        reply switch
        {
            Answer answer => Write(http, answer),
            Refusal refusal => Write(http, refusal),
            _ => throw new InvalidOperationException("There is no third kind of reply."),
        };

    private static async Task Write(HttpContext http, Answer answer)
    {
        http.Response.ContentType = answer.IsRaw ? Raw : Cbor;
        http.Response.ContentLength = answer.Body.Length;
        await http.Response.Body.WriteAsync(answer.Body);
        if (answer.Rented is not null)
        {
            ArrayPool<byte>.Shared.Return(answer.Rented);
        }
    }

    private static Task Write(HttpContext http, Refusal refusal)
    {
        var bytes = refusal.ToProblem();
        http.Response.StatusCode = refusal.Status;
        http.Response.ContentType = Problem;
        http.Response.ContentLength = bytes.Length;
        if (refusal.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds)
                .ToString(CultureInfo.InvariantCulture);
        }

        return http.Response.Body.WriteAsync(bytes).AsTask();
    }

    private static async ValueTask<(Refusal? Refusal, ReadOnlyMemory<byte> Body)> ReadBody(
        HttpContext http,
        int limit
    )
    {
        var length = http.Request.ContentLength;
        if (length > limit)
        {
            return (new Refusal(RefusalCodes.TooLarge), default);
        }

        if (length is { } known)
        {
            var exact = new byte[known];
            await http.Request.Body.ReadExactlyAsync(exact, http.RequestAborted);
            return (null, exact);
        }

        // Length not said: read one byte past the limit to know.
        using var all = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            if (all.Length + read > limit)
            {
                return (new Refusal(RefusalCodes.TooLarge), default);
            }

            all.Write(buffer, 0, read);
        }

        return (null, all.ToArray());
    }
}
