using System.Buffers.Text;
using System.Net.Http.Headers;

namespace Reweave.Server.Tests.Running;

/// <summary>
/// Somebody with an account, as the server sees them. What the server cannot open is random here: the tests of the engine use the
/// real thing.
/// </summary>
public sealed class Person
{
    private HttpClient _http;
    private readonly byte[] _signing = Keys.NewPublic();
    private readonly byte[] _encryption = Keys.NewPublic();
    private readonly byte[] _recoverySecret = RandomNumberGenerator.GetBytes(32);

    private Person(HttpClient http) => _http = http;

    public MemberKeys MemberKeys => new(_signing, _encryption);

    public MemberId Member =>
        new(SHA256.HashData([.. "reweave/1/member"u8, .. Cbor.Array(1, _signing, _encryption)]));

    public string Name { get; private set; } = "";

    public byte[]? Token { get; set; }

    public Device Device { get; private set; } = new();

    public byte[] LoginSecret { get; private set; } = RandomNumberGenerator.GetBytes(32);

    public byte[] RecoveryLoginSecret => _recoverySecret;

    public byte[] Keyset => Cbor.Array(1, _signing, _encryption, new byte[112], new byte[112]);

    public byte[] Salt { get; } = RandomNumberGenerator.GetBytes(32);

    public static Person Stranger(HttpClient http) => new(http);

    public static Task<Person> Registered(
        ServerInProcess server,
        string name = "anna",
        InvitationId? invitation = null
    ) => Registered(server.CreateClient(), name, invitation);

    public static async Task<Person> Registered(
        HttpClient http,
        string name,
        InvitationId? invitation = null
    )
    {
        var person = new Person(http);
        var answered = await person.Register(name, invitation);
        _ = RegisterAnswer.TryRead(answered.Fine(), out var answer);
        person.Name = answer!.CompletedLoginName;
        person.Token = answer.Token;
        return person;
    }

    /// <summary>The same person at another device, not signed in.</summary>
    public Person Elsewhere()
    {
        var other = (Person)MemberwiseClone();
        other.Token = null;
        other.Device = new Device();
        return other;
    }

    /// <summary>The same person and device, talking to another server that has the same database.</summary>
    public Person At(ServerInProcess server) => At(server.CreateClient());

    public Person At(HttpClient http)
    {
        var same = (Person)MemberwiseClone();
        same._http = http;
        return same;
    }

    public byte[] Unlocker(int kind) =>
        Cbor.Array(1, kind, kind == 1 ? 1_200_000 : 0, Salt, new byte[112]);

    public static byte[] LoginHash(byte[] secret) =>
        SHA256.HashData([.. "reweave/1/login-hash"u8, .. secret]);

    public Task<Answered> Register(string name, InvitationId? invitation = null) =>
        Post(
            "accounts",
            new RegisterRequest
            {
                LoginName = name,
                Invitation = invitation,
                Keyset = Keyset,
                Unlockers =
                [
                    new UnlockerWithHash(Unlocker(1), LoginHash(LoginSecret)),
                    new UnlockerWithHash(Unlocker(2), LoginHash(_recoverySecret)),
                ],
                DevicePublicKey = Device.PublicKey,
            }.Encode()
        );

    public async Task<Answered> Login(string? name = null, int kind = 1, byte[]? secret = null)
    {
        var answered = await Post(
            "login",
            new LoginRequest(
                name ?? Name,
                kind,
                secret ?? (kind == 1 ? LoginSecret : _recoverySecret),
                Device.PublicKey
            ).Encode()
        );
        if (
            answered.Status == HttpStatusCode.OK
            && LoginAnswer.TryRead(answered.Body, out var answer) == ReadOutcome.Fine
        )
        {
            Token = answer!.Token;
        }

        return answered;
    }

    public async Task<Answered> ChangePassphrase(byte[] newSecret)
    {
        var answered = await Send(
            HttpMethod.Put,
            "account/unlockers",
            new ReplaceUnlockersRequest(
                LoginSecret,
                1,
                [new UnlockerWithHash(Unlocker(1), LoginHash(newSecret))]
            ).Encode()
        );
        if (answered.Status == HttpStatusCode.OK)
        {
            LoginSecret = newSecret;
        }

        return answered;
    }

    public async Task<Answered> RenewSession()
    {
        var nonce = await Challenge();
        return await Renew(nonce, Device.Sign(SessionRequest.SignedBytes(Device.Id, nonce)));
    }

    public async Task<byte[]> Challenge()
    {
        var challenge = await Post("sessions/challenge", new ChallengeRequest(Device.Id).Encode());
        _ = ChallengeAnswer.TryRead(challenge.Fine(), out var answer);
        return answer!.Nonce;
    }

    public async Task<Answered> Renew(byte[] nonce, byte[] signature)
    {
        var answered = await Post(
            "sessions",
            new SessionRequest(Device.Id, nonce, signature).Encode()
        );
        if (
            answered.Status == HttpStatusCode.OK
            && SessionAnswer.TryRead(answered.Body, out var answer) == ReadOutcome.Fine
        )
        {
            Token = answer!.Token;
        }

        return answered;
    }

    public async Task<InvitationId> Invites(InvitationPurpose purpose = InvitationPurpose.Couple)
    {
        var invitation = new InvitationId(RandomNumberGenerator.GetBytes(16));
        (await Invite(invitation, purpose)).Fine();
        return invitation;
    }

    public Task<Answered> Invite(InvitationId invitation, InvitationPurpose purpose) =>
        Post("invitations", new InviteRequest(invitation, purpose).Encode());

    public Task<Answered> Accept(InvitationId invitation, byte[]? acceptance = null) =>
        Post(
            "invitations/accept",
            new AcceptRequest(invitation, acceptance ?? AcceptanceOf(invitation)).Encode()
        );

    /// <summary>Always the same bytes for one invitation and person.</summary>
    public byte[] AcceptanceOf(InvitationId invitation) =>
        SHA256.HashData([.. invitation.ToArray(), .. Member.ToArray()]);

    public async Task<InvitationLook> LookAt(InvitationId invitation)
    {
        var answered = await Post("invitations/look", new InvitationRequest(invitation).Encode());
        _ = InvitationLook.TryRead(answered.Fine(), out var look);
        return look!;
    }

    public async Task<IReadOnlyList<InvitationRow>> Invitations()
    {
        _ = InvitationsAnswer.TryRead((await Get("invitations")).Fine(), out var answer);
        return answer!.Invitations;
    }

    public async Task<IReadOnlyList<SpaceRow>> Spaces()
    {
        _ = SpacesAnswer.TryRead((await Get("spaces")).Fine(), out var answer);
        return answer!.Spaces;
    }

    public async Task<AccountAnswer> Account()
    {
        _ = AccountAnswer.TryRead((await Get("account")).Fine(), out var answer);
        return answer!;
    }

    /// <summary>Makes a space of its log's first frames.</summary>
    public Task<Answered> Make(SpaceLog log) =>
        Post("spaces", new FramesRequest(log.TakeNew()).Encode());

    public Task<Answered> Append(SpaceLog log, params byte[][] frames) => AppendTo(log.Id, frames);

    public Task<Answered> AppendTo(SpaceId space, params byte[][] frames) =>
        Post($"spaces/{space}/entries", new FramesRequest(frames).Encode());

    public async Task<PageAnswer> Read(SpaceLog log, long after = 0)
    {
        _ = PageAnswer.TryRead(
            (await Get($"spaces/{log.Id}/entries?after={after}")).Fine(),
            out var page
        );
        return page!;
    }

    public Task<Answered> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Answered> Post(string path, byte[] body) => Send(HttpMethod.Post, path, body);

    public async Task<Answered> Send(HttpMethod method, string path, byte[]? body)
    {
        using var response = await Raw(method, "/api/" + path, body);
        return await Answered.Read(response);
    }

    /// <summary>Where requests seem to come from, when the server believes a proxy.</summary>
    public string? From { get; set; }

    public Task<HttpResponseMessage> Raw(HttpMethod method, string path, byte[]? body)
    {
        var request = new HttpRequestMessage(method, path);
        if (Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                Base64Url.EncodeToString(Token)
            );
        }

        if (From is not null)
        {
            request.Headers.Add("X-Forwarded-For", From);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cbor");
        }

        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
