using Reweave.Crypto.Accounts;

namespace Reweave.Crypto.Spaces;

/// <summary>
/// Builds and signs control entries one after the other. Each is good for exactly one position: when the server says that the head
/// moved, throw them away, verify what is new, and begin again.
/// </summary>
public sealed class ControlSigner
{
    private readonly Identity _identity;

    /// <summary>For entries after <paramref name="at"/> in a space that exists.</summary>
    public ControlSigner(Identity identity, SpaceId space, Head at)
    {
        _identity = identity;
        Space = space;
        At = at;
    }

    public SpaceId Space { get; private set; }

    /// <summary>The head after the entries signed so far.</summary>
    public Head At { get; private set; }

    /// <summary>Begins a new space: the genesis, and a signer for what follows.</summary>
    public static ValueTask<(Frame Genesis, ControlSigner Next)> BeginAsync(
        Identity identity,
        SpaceKind kind,
        InvitationId? invitation = null
    ) => BeginAsync(identity, kind, invitation, RandomNumberGenerator.GetBytes(16));

    internal static async ValueTask<(Frame Genesis, ControlSigner Next)> BeginAsync(
        Identity identity,
        SpaceKind kind,
        InvitationId? invitation,
        byte[] nonce
    )
    {
        var signer = new ControlSigner(identity, default, default);
        var frame = await signer.SignAsync(
            new Genesis
            {
                Space = default,
                Position = Position.Start.Next,
                TranscriptBefore = default,
                Author = identity.Member,
                Kind = kind,
                Nonce = nonce,
                Keys = identity.Keys,
                Invitation = invitation,
            }
        );
        signer.Space = new SpaceId(frame.Hash().Value);
        return (frame, signer);
    }

    /// <summary>Signed by the identity, and by the device to show that it is here.</summary>
    public async ValueTask<Frame> CertifyDeviceAsync(IPrimitives primitives, KeyPairHandle device)
    {
        var id = KeyIds.OfDevice(device.PublicKey);
        var shown = PossessionBytes(Space, _identity.Member, id);
        var possession = await primitives.SignAsync(device, [shown]);
        return await SignAsync(
            new DeviceCertified
            {
                Space = Space,
                Position = At.Position.Next,
                TranscriptBefore = At.Transcript,
                Author = _identity.Member,
                Device = id,
                PublicKey = device.PublicKey,
                Possession = possession[0],
            }
        );
    }

    public ValueTask<Frame> RevokeDeviceAsync(DeviceId device) =>
        SignAsync(
            new DeviceRevoked
            {
                Space = Space,
                Position = At.Position.Next,
                TranscriptBefore = At.Transcript,
                Author = _identity.Member,
                Device = device,
            }
        );

    /// <summary>In a care space of two partners with the co-signature of the other (<see cref="CoSignAsync"/>).</summary>
    public ValueTask<Frame> AddMemberAsync(
        MemberKeys keys,
        MemberRole role,
        byte[] acceptance,
        MemberId? coSigner = null,
        byte[]? coSignature = null
    ) =>
        SignAsync(
            new MemberAdded
            {
                Space = Space,
                Position = At.Position.Next,
                TranscriptBefore = At.Transcript,
                Author = _identity.Member,
                Member = KeyIds.Of(keys),
                Role = role,
                Keys = keys,
                Acceptance = acceptance,
                CoSigner = coSigner,
                CoSignature = coSignature,
            }
        );

    public ValueTask<Frame> RemoveMemberAsync(MemberId member) =>
        SignAsync(
            new MemberRemoved
            {
                Space = Space,
                Position = At.Position.Next,
                TranscriptBefore = At.Transcript,
                Author = _identity.Member,
                Member = member,
            }
        );

    public ValueTask<Frame> LeaveAsync() =>
        SignAsync(
            new MemberLeft
            {
                Space = Space,
                Position = At.Position.Next,
                TranscriptBefore = At.Transcript,
                Author = _identity.Member,
            }
        );

    public ValueTask<Frame> StartEpochAsync(EpochMade made) =>
        SignAsync(
            new EpochStarted
            {
                Space = Space,
                Position = At.Position.Next,
                TranscriptBefore = At.Transcript,
                Author = _identity.Member,
                Epoch = made.Key.Epoch,
                Commitment = made.Key.Commitment,
                OwnCopy = made.OwnCopy,
                Wraps = made.Wraps,
            }
        );

    public ValueTask<Frame> GiveHistoryAsync(
        MemberId member,
        SpaceId ofSpace,
        IReadOnlyList<HistoryWrap> keys
    ) =>
        SignAsync(
            new HistoryGiven
            {
                Space = Space,
                Position = At.Position.Next,
                TranscriptBefore = At.Transcript,
                Author = _identity.Member,
                Member = member,
                OfSpace = ofSpace,
                Keys = keys,
            }
        );

    public ValueTask<Frame> CloseAsync() =>
        SignAsync(
            new SpaceClosed
            {
                Space = Space,
                Position = At.Position.Next,
                TranscriptBefore = At.Transcript,
                Author = _identity.Member,
            }
        );

    /// <summary>The other partner's consent to a counsellor, or to whoever joins a care space of two partners.</summary>
    public static ValueTask<byte[]> CoSignAsync(
        Identity identity,
        SpaceId space,
        MemberRole role,
        MemberKeys keys
    ) => identity.SignAsync(CoSignedBytes(space, role, keys));

    internal static byte[] PossessionBytes(SpaceId space, MemberId member, DeviceId device) =>
        [
            .. "reweave/1/device-possession"u8,
            .. Cbor.Array(space.ToArray(), member.ToArray(), device.ToArray()),
        ];

    internal static byte[] CoSignedBytes(SpaceId space, MemberRole role, MemberKeys keys) =>
        [
            .. "reweave/1/cosign"u8,
            .. Cbor.Array(
                space.ToArray(),
                KeyIds.Of(keys).ToArray(),
                (int)role,
                keys.Signing,
                keys.Encryption
            ),
        ];

    /// <summary>Signs whatever it is given; the named methods above give it what is right.</summary>
    internal async ValueTask<Frame> SignAsync(ControlEntry entry)
    {
        var unsigned = new Frame
        {
            Suite = Cbor.Suite,
            Kind = FrameKind.Control,
            Head = entry.Encode(),
            Body = [],
            Signature = [],
        };
        var hash = unsigned.Hash();
        var signature = await _identity.SignAsync(Frame.SignedBytes(hash));
        At = new Head(At.Position.Next, Transcripts.After(At.Transcript, hash));
        return unsigned with { Signature = signature };
    }
}
