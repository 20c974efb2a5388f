using System.Globalization;
using System.Runtime.InteropServices.JavaScript;
using Reweave.Client.Ports;

namespace Reweave.Web.Browser;

/// <summary>
/// The way to the server in a browser: its own fetch (<c>browser/link.js</c>). HttpClient would be one more layer over the same
/// fetch, and a thirtieth of everything the app's first load transfers.
/// </summary>
internal sealed partial class FetchServerLink(Uri address) : IServerLink
{
    internal const string Module = "reweave/link";

    public Uri Address { get; } = address;

    public async Task<ServerReply> AskAsync(ServerRequest request, CancellationToken cancel)
    {
        var number = Number();
        using var answer = await UntilCancelledAsync(
            AskAsync(number, request.Method, Full(request), request.Token, request.Body),
            number,
            cancel
        );
        return Reply(answer);
    }

    public async Task<IServerStream> ListenAsync(
        ServerRequest request,
        int recordInBytes,
        CancellationToken cancel
    )
    {
        var number = Number();
        using var answer = await UntilCancelledAsync(
            ListenAsync(number, Full(request), request.Token),
            number,
            cancel
        );
        return new Listening(number, Reply(answer), recordInBytes);
    }

    /// <summary>One of the app's own files, or null when it is not to be had.</summary>
    public static async Task<byte[]?> FileAsync(string address)
    {
        using var answer = await ReadFileAsync(address);
        return answer.GetPropertyAsByteArray("bytes");
    }

    private string Full(ServerRequest request) => new Uri(Address, request.Path).AbsoluteUri;

    private static ServerReply Reply(JSObject answer) =>
        new()
        {
            Status = answer.GetPropertyAsInt32("status"),
            Body = answer.GetPropertyAsByteArray("bytes")!,
            RetryAfter = Seconds(answer.GetPropertyAsString("retryAfter")),
        };

    private static TimeSpan? Seconds(string? header) =>
        int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary>Every failure of fetch is the same to the page, and that is all the engine needs to know.</summary>
    private static async Task<JSObject> UntilCancelledAsync(
        Task<JSObject> asking,
        int number,
        CancellationToken cancel
    )
    {
        using var ending = cancel.Register(() => End(number));
        try
        {
            return await asking;
        }
        catch (JSException failure)
        {
            cancel.ThrowIfCancellationRequested();
            throw new NoAnswerException("No whole answer.", failure);
        }
    }

    private sealed class Listening(int number, ServerReply reply, int recordInBytes) : IServerStream
    {
        public ServerReply Reply => reply;

        public async ValueTask<byte[]?> NextAsync(CancellationToken cancel)
        {
            try
            {
                using var answer = await UntilCancelledAsync(
                    FetchServerLink.NextAsync(number, recordInBytes),
                    number,
                    cancel
                );
                return answer.GetPropertyAsByteArray("bytes");
            }
            catch (NoAnswerException)
            {
                return null;
            }
        }

        public ValueTask DisposeAsync()
        {
            End(number);
            return ValueTask.CompletedTask;
        }
    }

    [JSImport("number", Module)]
    private static partial int Number();

    [JSImport("ask", Module)]
    private static partial Task<JSObject> AskAsync(
        int number,
        string method,
        string address,
        string? token,
        byte[]? body
    );

    [JSImport("listen", Module)]
    private static partial Task<JSObject> ListenAsync(int number, string address, string? token);

    [JSImport("next", Module)]
    private static partial Task<JSObject> NextAsync(int number, int length);

    [JSImport("end", Module)]
    private static partial void End(int number);

    [JSImport("file", Module)]
    private static partial Task<JSObject> ReadFileAsync(string address);
}
