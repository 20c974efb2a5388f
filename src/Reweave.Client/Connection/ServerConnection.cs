using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text.Json;
using Reweave.Protocol;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;
using Reweave.Protocol.Requests;

namespace Reweave.Client.Connection;

/// <summary>
/// The server's requests (docs/protocol/flows.md, section 1) as methods. Answers are untrusted: they are read by the wire's own
/// readers, and what cannot be read counts as no answer. Throws <see cref="RefusedByServerException"/> or
/// <see cref="UnreachableException"/>, nothing else but cancellation.
/// </summary>
internal sealed class ServerConnection(HttpClient http)
{
    private static readonly MediaTypeHeaderValue ContentType = new("application/cbor");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private delegate ReadOutcome Reader<T>(ReadOnlyMemory<byte> bytes, out T? answer);

    public Task<BuildAnswer> BuildAsync(CancellationToken cancel) =>
        AskAsync<BuildAnswer>(HttpMethod.Get, "api/build", null, null, BuildAnswer.TryRead, cancel);

    public Task<RegisterAnswer> RegisterAsync(RegisterRequest request, CancellationToken cancel) =>
        AskAsync<RegisterAnswer>(
            HttpMethod.Post,
            "api/accounts",
            null,
            request.Encode(),
            RegisterAnswer.TryRead,
            cancel
        );

    public Task<LoginParametersAnswer> LoginParametersAsync(
        LoginParametersRequest request,
        CancellationToken cancel
    ) =>
        AskAsync<LoginParametersAnswer>(
            HttpMethod.Post,
            "api/login/parameters",
            null,
            request.Encode(),
            LoginParametersAnswer.TryRead,
            cancel
        );

    public Task<LoginAnswer> LoginAsync(LoginRequest request, CancellationToken cancel) =>
        AskAsync<LoginAnswer>(
            HttpMethod.Post,
            "api/login",
            null,
            request.Encode(),
            LoginAnswer.TryRead,
            cancel
        );

    public Task<ChallengeAnswer> ChallengeAsync(DeviceId device, CancellationToken cancel) =>
        AskAsync<ChallengeAnswer>(
            HttpMethod.Post,
            "api/sessions/challenge",
            null,
            new ChallengeRequest(device).Encode(),
            ChallengeAnswer.TryRead,
            cancel
        );

    public Task<SessionAnswer> SessionAsync(SessionRequest request, CancellationToken cancel) =>
        AskAsync<SessionAnswer>(
            HttpMethod.Post,
            "api/sessions",
            null,
            request.Encode(),
            SessionAnswer.TryRead,
            cancel
        );

    public Task<AccountAnswer> AccountAsync(byte[] token, CancellationToken cancel) =>
        AskAsync<AccountAnswer>(
            HttpMethod.Get,
            "api/account",
            token,
            null,
            AccountAnswer.TryRead,
            cancel
        );

    public Task ReplaceUnlockersAsync(
        byte[] token,
        ReplaceUnlockersRequest request,
        CancellationToken cancel
    ) => TellAsync(HttpMethod.Put, "api/account/unlockers", token, request.Encode(), cancel);

    public Task CheckLoginAsync(
        byte[] token,
        CheckLoginRequest request,
        CancellationToken cancel
    ) => TellAsync(HttpMethod.Post, "api/account/check", token, request.Encode(), cancel);

    public Task EndDeviceAsync(byte[] token, DeviceId device, CancellationToken cancel) =>
        TellAsync(
            HttpMethod.Post,
            "api/account/devices/end",
            token,
            new EndDeviceRequest(device).Encode(),
            cancel
        );

    public Task DeleteAccountAsync(
        byte[] token,
        DeleteAccountRequest request,
        CancellationToken cancel
    ) => TellAsync(HttpMethod.Post, "api/account/delete", token, request.Encode(), cancel);

    public Task<SpacesAnswer> SpacesAsync(byte[] token, CancellationToken cancel) =>
        AskAsync<SpacesAnswer>(
            HttpMethod.Get,
            "api/spaces",
            token,
            null,
            SpacesAnswer.TryRead,
            cancel
        );

    public Task<SpaceMadeAnswer> MakeSpaceAsync(
        byte[] token,
        IReadOnlyList<byte[]> frames,
        CancellationToken cancel
    ) =>
        AskAsync<SpaceMadeAnswer>(
            HttpMethod.Post,
            "api/spaces",
            token,
            new FramesRequest(frames).Encode(),
            SpaceMadeAnswer.TryRead,
            cancel
        );

    public Task<AppendAnswer> AppendAsync(
        byte[] token,
        SpaceId space,
        IReadOnlyList<byte[]> frames,
        CancellationToken cancel
    ) =>
        AskAsync<AppendAnswer>(
            HttpMethod.Post,
            $"api/spaces/{space}/entries",
            token,
            new FramesRequest(frames).Encode(),
            AppendAnswer.TryRead,
            cancel
        );

    public Task<PageAnswer> PullAsync(
        byte[] token,
        SpaceId space,
        Position after,
        CancellationToken cancel
    ) =>
        AskAsync<PageAnswer>(
            HttpMethod.Get,
            $"api/spaces/{space}/entries?after={after}",
            token,
            null,
            PageAnswer.TryRead,
            cancel
        );

    public Task<InviteAnswer> InviteAsync(
        byte[] token,
        InviteRequest request,
        CancellationToken cancel
    ) =>
        AskAsync<InviteAnswer>(
            HttpMethod.Post,
            "api/invitations",
            token,
            request.Encode(),
            InviteAnswer.TryRead,
            cancel
        );

    public Task<InvitationLook> LookAsync(InvitationId invitation, CancellationToken cancel) =>
        AskAsync<InvitationLook>(
            HttpMethod.Post,
            "api/invitations/look",
            null,
            new InvitationRequest(invitation).Encode(),
            InvitationLook.TryRead,
            cancel
        );

    public Task AcceptAsync(byte[] token, AcceptRequest request, CancellationToken cancel) =>
        TellAsync(HttpMethod.Post, "api/invitations/accept", token, request.Encode(), cancel);

    public Task<InvitationsAnswer> InvitationsAsync(byte[] token, CancellationToken cancel) =>
        AskAsync<InvitationsAnswer>(
            HttpMethod.Get,
            "api/invitations",
            token,
            null,
            InvitationsAnswer.TryRead,
            cancel
        );

    public Task WithdrawInvitationAsync(
        byte[] token,
        InvitationId invitation,
        CancellationToken cancel
    ) =>
        TellAsync(
            HttpMethod.Post,
            "api/invitations/withdraw",
            token,
            new InvitationRequest(invitation).Encode(),
            cancel
        );

    /// <summary>The wake-up stream, record by record, until it ends or is cancelled.</summary>
    public async IAsyncEnumerable<Wake> WakesAsync(
        byte[] token,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        using var request = Request(HttpMethod.Get, "api/wake", token, null);
        // In the browser, fetch buffers an answer unless it is asked to stream it.
        request.Options.Set(
            new HttpRequestOptionsKey<bool>("WebAssemblyEnableStreamingResponse"),
            true
        );
        using var response = await SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            cancel
        );
        await RefuseUnlessFineAsync(response, cancel);
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        var record = new byte[Wake.LengthInBytes];
        while (await FillAsync(stream, record, cancel))
        {
            yield return Wake.Read(record);
        }
    }

    private static async Task<bool> FillAsync(
        Stream stream,
        byte[] record,
        CancellationToken cancel
    )
    {
        try
        {
            return await stream.ReadAtLeastAsync(record, record.Length, false, cancel)
                == record.Length;
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException)
        {
            return false;
        }
    }

    private async Task TellAsync(
        HttpMethod method,
        string path,
        byte[] token,
        byte[] body,
        CancellationToken cancel
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        using var request = Request(method, path, token, body);
        using var response = await SendAsync(
            request,
            HttpCompletionOption.ResponseContentRead,
            cancel,
            patience.Token
        );
        await RefuseUnlessFineAsync(response, cancel);
    }

    private async Task<T> AskAsync<T>(
        HttpMethod method,
        string path,
        byte[]? token,
        byte[]? body,
        Reader<T> read,
        CancellationToken cancel
    )
        where T : class
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        using var request = Request(method, path, token, body);
        using var response = await SendAsync(
            request,
            HttpCompletionOption.ResponseContentRead,
            cancel,
            patience.Token
        );
        await RefuseUnlessFineAsync(response, cancel);
        var bytes = await BytesAsync(response, cancel);
        var outcome = read(bytes, out var answer);
        return outcome == ReadOutcome.Fine
            ? answer!
            : throw new UnreachableException($"The answer cannot be read: {outcome}.");
    }

    private static HttpRequestMessage Request(
        HttpMethod method,
        string path,
        byte[]? token,
        byte[]? body
    )
    {
        var request = new HttpRequestMessage(method, path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                Base64Url.EncodeToString(token)
            );
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = ContentType;
        }

        return request;
    }

    private Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        HttpCompletionOption completion,
        CancellationToken cancel
    ) => SendAsync(request, completion, cancel, cancel);

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        HttpCompletionOption completion,
        CancellationToken cancel,
        CancellationToken patience
    )
    {
        try
        {
            return await http.SendAsync(request, completion, patience);
        }
        catch (HttpRequestException failure)
        {
            throw new UnreachableException("No connection.", failure);
        }
        catch (IOException failure)
        {
            throw new UnreachableException("The connection broke.", failure);
        }
        catch (OperationCanceledException failure) when (!cancel.IsCancellationRequested)
        {
            throw new UnreachableException("No answer in time.", failure);
        }
    }

    private static async Task<byte[]> BytesAsync(
        HttpResponseMessage response,
        CancellationToken cancel
    )
    {
        try
        {
            return await response.Content.ReadAsByteArrayAsync(cancel);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException)
        {
            throw new UnreachableException("The answer broke off.", failure);
        }
    }

    private static async Task RefuseUnlessFineAsync(
        HttpResponseMessage response,
        CancellationToken cancel
    )
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var code = ReadCode(await BytesAsync(response, cancel));
        if (code is null)
        {
            // A proxy's page or a dying server: not an answer of ours.
            throw new UnreachableException($"Answered {(int)response.StatusCode} without a code.");
        }

        throw new RefusedByServerException(code, response.Headers.RetryAfter?.Delta);
    }

    private static string? ReadCode(byte[] body)
    {
        try
        {
            using var problem = JsonDocument.Parse(body);
            return
                problem.RootElement.ValueKind == JsonValueKind.Object
                && problem.RootElement.TryGetProperty("code", out var code)
                && code.ValueKind == JsonValueKind.String
                ? code.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
