using Reweave.Crypto.Accounts;

namespace Reweave.Crypto.Pairing;

public enum AcceptanceOutcome
{
    Fine,
    OtherInvitation,
    OtherInviter,

    /// <summary>The inviter's own keys came back.</summary>
    OwnKeys,

    /// <summary>Made by someone who does not hold the invitation's secret.</summary>
    WrongMac,

    /// <summary>Not signed by the identity that it names.</summary>
    WrongSignature,
}

/// <summary>
/// The answer to an invitation: <c>[1, invitation, inviter, signing pub, encryption pub, nonce, mac, signature]</c>. The MAC shows
/// that the answering person held the link, the signature that the keys are theirs. Who saw the link on its way could have answered
/// first: comparing the acceptance check or the safety number excludes that.
/// </summary>
public sealed record Acceptance
{
    public required InvitationId Invitation { get; init; }
    public required MemberId Inviter { get; init; }
    public required MemberKeys Keys { get; init; }
    public required byte[] Nonce { get; init; }
    public required byte[] Mac { get; init; }
    public required byte[] Signature { get; init; }

    public MemberId Member => KeyIds.Of(Keys);

    public byte[] Encode() =>
        Cbor.Array(
            Cbor.Suite,
            Invitation.ToArray(),
            Inviter.ToArray(),
            Keys.Signing,
            Keys.Encryption,
            Nonce,
            Mac,
            Signature
        );

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out Acceptance? acceptance) =>
        Cbor.TryRead(
            bytes,
            1024,
            reader =>
            {
                reader.StartArray(8);
                reader.OwnSuite();
                var read = new Acceptance
                {
                    Invitation = new InvitationId(reader.Bytes(16)),
                    Inviter = new MemberId(reader.Bytes(32)),
                    Keys = new MemberKeys(reader.Bytes(65), reader.Bytes(65)),
                    Nonce = reader.Bytes(16),
                    Mac = reader.Bytes(32),
                    Signature = reader.Bytes(64),
                };
                reader.EndArray();
                return read;
            },
            out acceptance
        );

    public static ValueTask<Acceptance> CreateAsync(
        IPrimitives primitives,
        Invitation invitation,
        Identity identity
    ) => CreateAsync(primitives, invitation, identity, RandomNumberGenerator.GetBytes(16));

    internal static async ValueTask<Acceptance> CreateAsync(
        IPrimitives primitives,
        Invitation invitation,
        Identity identity,
        byte[] nonce
    )
    {
        var unsigned = new Acceptance
        {
            Invitation = invitation.Id,
            Inviter = invitation.Inviter,
            Keys = identity.Keys,
            Nonce = nonce,
            Mac = [],
            Signature = [],
        };
        var withMac = unsigned with { Mac = await unsigned.MacAsync(primitives, invitation) };
        return withMac with { Signature = await identity.SignAsync(withMac.SignedBytes()) };
    }

    /// <summary>What the inviter checks before anything is derived from it.</summary>
    public async ValueTask<AcceptanceOutcome> VerifyAsync(
        IPrimitives primitives,
        Invitation invitation
    )
    {
        if (Invitation != invitation.Id)
        {
            return AcceptanceOutcome.OtherInvitation;
        }

        if (Inviter != invitation.Inviter)
        {
            return AcceptanceOutcome.OtherInviter;
        }

        if (Member == invitation.Inviter)
        {
            return AcceptanceOutcome.OwnKeys;
        }

        var mac = await MacAsync(primitives, invitation);
        if (!CryptographicOperations.FixedTimeEquals(mac, Mac))
        {
            return AcceptanceOutcome.WrongMac;
        }

        var verified = await primitives.VerifyAsync([
            new ToVerify(Keys.Signing, SignedBytes(), Signature),
        ]);
        return verified[0] ? AcceptanceOutcome.Fine : AcceptanceOutcome.WrongSignature;
    }

    internal byte[] SignedBytes() => [.. "reweave/1/acceptance-signature"u8, .. Covered(), .. Mac];

    private byte[] Covered() =>
        Cbor.Array(
            Cbor.Suite,
            Invitation.ToArray(),
            Inviter.ToArray(),
            Keys.Signing,
            Keys.Encryption,
            Nonce
        );

    private async ValueTask<byte[]> MacAsync(IPrimitives primitives, Invitation invitation)
    {
        using var secret = await primitives.ImportSecretAsync(invitation.Secret);
        var key = await primitives.DeriveBytesAsync(
            secret,
            invitation.Id.ToArray(),
            "reweave/1/pairing-mac"u8.ToArray(),
            32
        );
        byte[] message = [.. "reweave/1/acceptance"u8, .. Covered()];
        return HMACSHA256.HashData(key, message);
    }
}
