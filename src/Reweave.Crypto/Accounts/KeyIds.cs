namespace Reweave.Crypto.Accounts;

/// <summary>Ids that are hashes of public keys (docs/protocol/fundamentals.md, section 3): whoever knows the id knows whether a key belongs.</summary>
public static class KeyIds
{
    public static MemberId Of(MemberKeys keys) =>
        new(Hashes.Of("reweave/1/member"u8, Cbor.Array(Cbor.Suite, keys.Signing, keys.Encryption)));

    public static DeviceId OfDevice(byte[] publicKey) =>
        new(Hashes.Of("reweave/1/device"u8, Cbor.Array(Cbor.Suite, publicKey)));
}

/// <summary>The short text of a member id on the recovery kit: 120 bits, six groups of four.</summary>
public static class Fingerprint
{
    public static string Of(MemberId member) =>
        Base32.Grouped(Base32.Encode(member.ToArray().AsSpan(0, 15)));
}
