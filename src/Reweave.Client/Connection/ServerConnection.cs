using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Reweave.Client.Attachments;
using Reweave.Client.Ports;
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
internal sealed class ServerConnection(IServerLink link)
{
    private const string Get = "GET";
    private const string Post = "POST";
    private const string Put = "PUT";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private delegate ReadOutcome Reader<T>(ReadOnlyMemory<byte> bytes, out T? answer);

    public Task<BuildAnswer> BuildAsync(CancellationToken cancel) =>
        AskAsync<BuildAnswer>(Get, "api/build", null, null, BuildAnswer.TryRead, cancel);

    public Task<RegisterAnswer> RegisterAsync(RegisterRequest request, CancellationToken cancel) =>
        AskAsync<RegisterAnswer>(
            Post,
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
            Post,
            "api/login/parameters",
            null,
            request.Encode(),
            LoginParametersAnswer.TryRead,
            cancel
        );

    public Task<LoginAnswer> LoginAsync(LoginRequest request, CancellationToken cancel) =>
        AskAsync<LoginAnswer>(
            Post,
            "api/login",
            null,
            request.Encode(),
            LoginAnswer.TryRead,
            cancel
        );

    public Task<ChallengeAnswer> ChallengeAsync(DeviceId device, CancellationToken cancel) =>
        AskAsync<ChallengeAnswer>(
            Post,
            "api/sessions/challenge",
            null,
            new ChallengeRequest(device).Encode(),
            ChallengeAnswer.TryRead,
            cancel
        );

    public Task<SessionAnswer> SessionAsync(SessionRequest request, CancellationToken cancel) =>
        AskAsync<SessionAnswer>(
            Post,
            "api/sessions",
            null,
            request.Encode(),
            SessionAnswer.TryRead,
            cancel
        );

    public Task<AccountAnswer> AccountAsync(byte[] token, CancellationToken cancel) =>
        AskAsync<AccountAnswer>(Get, "api/account", token, null, AccountAnswer.TryRead, cancel);

    public Task ReplaceUnlockersAsync(
        byte[] token,
        ReplaceUnlockersRequest request,
        CancellationToken cancel
    ) => TellAsync(Put, "api/account/unlockers", token, request.Encode(), cancel);

    public Task CheckLoginAsync(
        byte[] token,
        CheckLoginRequest request,
        CancellationToken cancel
    ) => TellAsync(Post, "api/account/check", token, request.Encode(), cancel);

    public Task EndDeviceAsync(byte[] token, DeviceId device, CancellationToken cancel) =>
        TellAsync(
            Post,
            "api/account/devices/end",
            token,
            new EndDeviceRequest(device).Encode(),
            cancel
        );

    public Task DeleteAccountAsync(
        byte[] token,
        DeleteAccountRequest request,
        CancellationToken cancel
    ) => TellAsync(Post, "api/account/delete", token, request.Encode(), cancel);

    public Task<SpacesAnswer> SpacesAsync(byte[] token, CancellationToken cancel) =>
        AskAsync<SpacesAnswer>(Get, "api/spaces", token, null, SpacesAnswer.TryRead, cancel);

    public Task<SpaceMadeAnswer> MakeSpaceAsync(
        byte[] token,
        IReadOnlyList<byte[]> frames,
        CancellationToken cancel
    ) =>
        AskAsync<SpaceMadeAnswer>(
            Post,
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
            Post,
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
            Get,
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
            Post,
            "api/invitations",
            token,
            request.Encode(),
            InviteAnswer.TryRead,
            cancel
        );

    public Task<InvitationLook> LookAsync(InvitationId invitation, CancellationToken cancel) =>
        AskAsync<InvitationLook>(
            Post,
            "api/invitations/look",
            null,
            new InvitationRequest(invitation).Encode(),
            InvitationLook.TryRead,
            cancel
        );

    public Task AcceptAsync(byte[] token, AcceptRequest request, CancellationToken cancel) =>
        TellAsync(Post, "api/invitations/accept", token, request.Encode(), cancel);

    public Task<InvitationsAnswer> InvitationsAsync(byte[] token, CancellationToken cancel) =>
        AskAsync<InvitationsAnswer>(
            Get,
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
            Post,
            "api/invitations/withdraw",
            token,
            new InvitationRequest(invitation).Encode(),
            cancel
        );

    public Task<AttachmentAnswer> BeginAttachmentAsync(
        byte[] token,
        Upload upload,
        CancellationToken cancel
    ) =>
        AskAsync<AttachmentAnswer>(
            Put,
            Attachment(upload.Space, upload.Id),
            token,
            new BeginAttachmentRequest(upload.Count, upload.SealedBytes).Encode(),
            AttachmentAnswer.TryRead,
            cancel
        );

    public Task SendChunkAsync(
        byte[] token,
        Upload upload,
        int index,
        byte[] chunk,
        CancellationToken cancel
    ) => TellAsync(Put, $"{Attachment(upload.Space, upload.Id)}/{index}", token, chunk, cancel);

    public Task CommitAttachmentAsync(
        byte[] token,
        SpaceId space,
        AttachmentId id,
        CancellationToken cancel
    ) => TellAsync(Post, Attachment(space, id) + "/commit", token, [], cancel);

    /// <summary>Untrusted bytes of any length up to that of a chunk.</summary>
    public async Task<byte[]> ReadChunkAsync(
        byte[] token,
        SpaceId space,
        AttachmentId id,
        int index,
        CancellationToken cancel
    )
    {
        var reply = await ReplyAsync(
            Request(Get, $"{Attachment(space, id)}/{index}", token, null),
            cancel
        );
        RefuseUnlessFine(reply);
        return reply.Body;
    }

    public async Task RemoveAttachmentAsync(
        byte[] token,
        SpaceId space,
        AttachmentId id,
        CancellationToken cancel
    ) =>
        RefuseUnlessFine(
            await ReplyAsync(Request("DELETE", Attachment(space, id), token, null), cancel)
        );

    private static string Attachment(SpaceId space, AttachmentId id) =>
        $"api/spaces/{space}/attachments/{id}";

    /// <summary>The wake-up stream, record by record, until it ends or is cancelled.</summary>
    public async IAsyncEnumerable<Wake> WakesAsync(
        byte[] token,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var request = Request(Get, "api/wake", token, null);
        await using var stream = await BeginAsync(request, cancel);
        RefuseUnlessFine(stream.Reply);
        while (await stream.NextAsync(cancel) is { } record)
        {
            yield return Wake.Read(record);
        }
    }

    private Task<IServerStream> BeginAsync(ServerRequest request, CancellationToken cancel) =>
        PatientlyAsync(patience => link.ListenAsync(request, Wake.LengthInBytes, patience), cancel);

    private async Task TellAsync(
        string method,
        string path,
        byte[] token,
        byte[] body,
        CancellationToken cancel
    ) => RefuseUnlessFine(await ReplyAsync(Request(method, path, token, body), cancel));

    private async Task<T> AskAsync<T>(
        string method,
        string path,
        byte[]? token,
        byte[]? body,
        Reader<T> read,
        CancellationToken cancel
    )
        where T : class
    {
        var reply = await ReplyAsync(Request(method, path, token, body), cancel);
        RefuseUnlessFine(reply);
        var outcome = read(reply.Body, out var answer);
        return outcome == ReadOutcome.Fine
            ? answer!
            : throw new UnreachableException($"The answer cannot be read: {outcome}.");
    }

    private static ServerRequest Request(string method, string path, byte[]? token, byte[]? body) =>
        new()
        {
            Method = method,
            Path = path,
            Token = token is null ? null : Base64Url.EncodeToString(token),
            Body = body,
        };

    private Task<ServerReply> ReplyAsync(ServerRequest request, CancellationToken cancel) =>
        PatientlyAsync(patience => link.AskAsync(request, patience), cancel);

    private static async Task<T> PatientlyAsync<T>(
        Func<CancellationToken, Task<T>> ask,
        CancellationToken cancel
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            return await ask(patience.Token);
        }
        catch (NoAnswerException failure)
        {
            throw new UnreachableException("No connection.", failure);
        }
        catch (OperationCanceledException failure) when (!cancel.IsCancellationRequested)
        {
            throw new UnreachableException("No answer in time.", failure);
        }
    }

    private static void RefuseUnlessFine(ServerReply reply)
    {
        if (reply.IsFine)
        {
            return;
        }

        if (ReadCode(reply.Body) is not { } code)
        {
            // A proxy's page or a dying server: not an answer of ours.
            throw new UnreachableException($"Answered {reply.Status} without a code.");
        }

        throw new RefusedByServerException(code, reply.RetryAfter);
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
