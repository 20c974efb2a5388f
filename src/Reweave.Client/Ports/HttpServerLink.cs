using System.Net.Http.Headers;

namespace Reweave.Client.Ports;

/// <summary>
/// The link of every host but the browser. The client brings the server's address (<see cref="HttpClient.BaseAddress"/>) and the
/// handler. In the browser this class is trimmed away, and System.Net.Http with it.
/// </summary>
public sealed class HttpServerLink(HttpClient http) : IServerLink
{
    private static readonly MediaTypeHeaderValue ContentType = new("application/cbor");

    public Uri Address => http.BaseAddress!;

    public async Task<ServerReply> AskAsync(ServerRequest request, CancellationToken cancel)
    {
        using var message = Message(request);
        using var answer = await SendAsync(
            message,
            HttpCompletionOption.ResponseContentRead,
            cancel
        );
        return await ReplyAsync(answer, cancel);
    }

    public async Task<IServerStream> ListenAsync(
        ServerRequest request,
        int recordInBytes,
        CancellationToken cancel
    )
    {
        using var message = Message(request);
        var answer = await SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
        try
        {
            return answer.IsSuccessStatusCode
                ? new Listening(
                    answer,
                    Reply(answer, []),
                    await answer.Content.ReadAsStreamAsync(cancel),
                    recordInBytes
                )
                : new Listening(
                    answer,
                    await ReplyAsync(answer, cancel),
                    Stream.Null,
                    recordInBytes
                );
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private static HttpRequestMessage Message(ServerRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Path);
        if (request.Token is not null)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", request.Token);
        }

        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(request.Body);
            message.Content.Headers.ContentType = ContentType;
        }

        return message;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage message,
        HttpCompletionOption completion,
        CancellationToken cancel
    )
    {
        try
        {
            return await http.SendAsync(message, completion, cancel);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new NoAnswerException("No connection.", failure);
        }
    }

    private static async Task<ServerReply> ReplyAsync(
        HttpResponseMessage answer,
        CancellationToken cancel
    )
    {
        try
        {
            return Reply(answer, await answer.Content.ReadAsByteArrayAsync(cancel));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new NoAnswerException("The answer broke off.", failure);
        }
    }

    private static ServerReply Reply(HttpResponseMessage answer, byte[] body) =>
        new()
        {
            Status = (int)answer.StatusCode,
            Body = body,
            RetryAfter = answer.Headers.RetryAfter?.Delta,
        };

    private sealed class Listening(
        HttpResponseMessage answer,
        ServerReply reply,
        Stream stream,
        int recordInBytes
    ) : IServerStream
    {
        public ServerReply Reply => reply;

        public async ValueTask<byte[]?> NextAsync(CancellationToken cancel)
        {
            var record = new byte[recordInBytes];
            try
            {
                var read = await stream.ReadAtLeastAsync(record, recordInBytes, false, cancel);
                return read == recordInBytes ? record : null;
            }
            catch (Exception failure) when (failure is IOException or HttpRequestException)
            {
                return null;
            }
        }

        public async ValueTask DisposeAsync()
        {
            await stream.DisposeAsync();
            answer.Dispose();
        }
    }
}
