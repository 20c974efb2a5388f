using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Reweave.Crypto.Accounts;
using Reweave.Crypto.Primitives;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;
using Reweave.Protocol.Requests;

namespace Reweave.Bench.Server;

/// <summary>
/// A device with a real account and a real session that appends entries of the usual size. Keys of the account are
/// real; bodies and signatures of entries are deterministic noise, since the server reads neither: what is measured is
/// the server, not the client's signing.
/// </summary>
internal sealed class SimulatedDevice : IDisposable
{
    private const int BodyInBytes = 80 + 256;

    /// <summary>About what an encoded frame of the shortest event takes.</summary>
    public const int FrameInBytes = BodyInBytes + 260;

    private static readonly byte[] Acceptance = DeterministicBytes.Of("acceptance", 400);

    private readonly HttpClient _http;
    private readonly string _seed;
    private readonly List<byte[]> _prepared = [];
    private Head _confirmed;
    private DeviceId _device;
    private EntryHash _previous;
    private long _sequence;
    private long _sent;

    private SimulatedDevice(HttpClient http, string seed)
    {
        _http = http;
        _seed = seed;
    }

    public SpaceId Space { get; private set; }

    public MemberId Member { get; private set; }

    public MemberKeys Keys { get; private set; } = null!;

    public DeviceId Device => _device;

    public byte[] DevicePublicKey { get; private set; } = [];

    public string Token { get; private set; } = "";

    /// <summary>How many entries the server has acknowledged.</summary>
    public long Sent => _sent;

    public static async Task<SimulatedDevice> RegisterAsync(HttpClient http, string seed)
    {
        var device = new SimulatedDevice(http, seed);
        var primitives = new BclPrimitives();
        using var master = await MasterKey.GenerateAsync(primitives);
        var (keyset, identity) = await Keyset.CreateAsync(primitives, master);
        using (identity)
        {
            device.Member = identity.Member;
            device.Keys = identity.Keys;
            var (_, unlocker) = await NewUnlockers.RecoveryAsync(
                primitives,
                master,
                identity.Member
            );
            using var key = await primitives.GenerateKeyPairAsync(KeyUse.Signing);
            device.DevicePublicKey = key.PublicKey;
            device._device = KeyIds.OfDevice(key.PublicKey);
            var answer = await device.PostAsync(
                "api/accounts",
                new RegisterRequest
                {
                    LoginName = "bench",
                    Keyset = keyset.Encode(),
                    Unlockers =
                    [
                        new UnlockerWithHash(unlocker.Unlocker.Encode(), unlocker.LoginHash),
                    ],
                    DevicePublicKey = key.PublicKey,
                }.Encode()
            );
            _ = RegisterAnswer.TryRead(answer, out var registered);
            device.Token = Base64Url.EncodeToString(registered!.Token);
        }

        return device;
    }

    /// <summary>A space of its own; with a partner, a couple space that both may write to.</summary>
    public async Task MakeSpaceAsync(SimulatedDevice? partner = null)
    {
        var invitation = new InvitationId(DeterministicBytes.Of(_seed + " invitation", 16));
        if (partner is not null)
        {
            await PostAsync(
                "api/invitations",
                new InviteRequest(invitation, InvitationPurpose.Couple).Encode()
            );
            await partner.PostAsync(
                "api/invitations/accept",
                new AcceptRequest(invitation, Acceptance).Encode()
            );
        }

        var log = new Log();
        log.Add(
            new Genesis
            {
                Space = default,
                Position = new(1),
                TranscriptBefore = default,
                Author = Member,
                Kind = partner is null ? SpaceKind.Private : SpaceKind.Couple,
                Nonce = DeterministicBytes.Of(_seed + " nonce", 16),
                Keys = Keys,
                Invitation = partner is null ? null : invitation,
            }
        );
        var space = new SpaceId(log.Last.ToArray());
        log.Add(
            new DeviceCertified
            {
                Space = space,
                Position = log.Next,
                TranscriptBefore = log.Transcript,
                Author = Member,
                Device = _device,
                PublicKey = DevicePublicKey,
                Possession = new byte[64],
            }
        );
        if (partner is not null)
        {
            log.Add(
                new MemberAdded
                {
                    Space = space,
                    Position = log.Next,
                    TranscriptBefore = log.Transcript,
                    Author = Member,
                    Member = partner.Member,
                    Role = MemberRole.Partner,
                    Keys = partner.Keys,
                    Acceptance = Acceptance,
                }
            );
        }

        log.Add(
            new EpochStarted
            {
                Space = space,
                Position = log.Next,
                TranscriptBefore = log.Transcript,
                Author = Member,
                Epoch = 1,
                Commitment = DeterministicBytes.Of("commitment", 32),
                OwnCopy = DeterministicBytes.Of("own copy", 112),
                Wraps = partner is null
                    ? []
                    : [new EpochWrap(partner.Member, DeterministicBytes.Of("wrap", 113))],
            }
        );
        await PostAsync("api/spaces", new FramesRequest(log.Frames).Encode());
        Space = space;
        _confirmed = new Head(new Position(log.Frames.Count), log.Transcript);
    }

    /// <summary>Encodes the next entries beforehand, one request each.</summary>
    public void Prepare(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _sequence++;
            var frame = new Frame
            {
                Suite = 1,
                Kind = FrameKind.Event,
                Head = new EventHead
                {
                    Space = Space,
                    Epoch = 1,
                    Device = _device,
                    Sequence = _sequence,
                    PreviousOwn = _previous,
                    Confirmed = _confirmed,
                    Erasable = true,
                }.Encode(),
                Body = DeterministicBytes.Of($"{_seed} body {_sequence}", BodyInBytes),
                Signature = DeterministicBytes.Of($"{_seed} signature {_sequence}", 64),
            };
            _previous = frame.Hash();
            _prepared.Add(new FramesRequest([frame.Encode()]).Encode());
        }
    }

    public bool HasPrepared => _sent < _prepared.Count;

    public async Task AppendNextAsync()
    {
        await PostAsync($"api/spaces/{Space}/entries", _prepared[(int)_sent]);
        _sent++;
    }

    public async Task<PageAnswer> PullAsync(long after)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            $"api/spaces/{Space}/entries?after={after}"
        );
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var outcome = PageAnswer.TryRead(await answer.Content.ReadAsByteArrayAsync(), out var page);
        return page ?? throw new InvalidOperationException($"The page is {outcome}.");
    }

    public async Task<Stream> ListenAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/wake");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStreamAsync();
    }

    /// <summary>Everything acknowledged is in the log once, in order.</summary>
    public async Task VerifyAsync()
    {
        var controls = _confirmed.Position.Value;
        long at = controls;
        long next = 0;
        while (true)
        {
            var page = await PullAsync(at);
            foreach (var bytes in page.Frames)
            {
                _ = FramesRequest.TryRead(_prepared[(int)next], out var sent);
                if (!bytes.AsSpan().SequenceEqual(sent!.Frames[0]))
                {
                    throw new InvalidOperationException($"Entry {next + 1} is not what was sent.");
                }

                next++;
            }

            at += page.Frames.Count;
            if (page.Frames.Count == 0 || at >= page.Head.Position.Value)
            {
                break;
            }
        }

        if (next != _sent)
        {
            throw new InvalidOperationException($"{_sent} were acknowledged, {next} are there.");
        }
    }

    public void Dispose() => _prepared.Clear();

    private async Task<byte[]> PostAsync(string path, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/cbor");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (Token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        using var answer = await _http.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(
                $"{path}: {await answer.Content.ReadAsStringAsync()}"
            );
        }

        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>The first entries of a space, chained as the protocol says.</summary>
    private sealed class Log
    {
        public List<byte[]> Frames { get; } = [];

        public Transcript Transcript { get; private set; }

        public EntryHash Last { get; private set; }

        public Position Next => new(Frames.Count + 1);

        public void Add(ControlEntry entry)
        {
            var frame = new Frame
            {
                Suite = 1,
                Kind = FrameKind.Control,
                Head = entry.Encode(),
                Body = [],
                Signature = RandomNumberGenerator.GetBytes(64),
            };
            Last = frame.Hash();
            Transcript = Transcripts.After(Transcript, Last);
            Frames.Add(frame.Encode());
        }
    }
}
