namespace Reweave.Crypto.Accounts;

/// <summary>Who an account is: two key pairs whose public parts hash to the member id. Present only while unlocked.</summary>
public sealed class Identity : IDisposable
{
    private readonly IPrimitives _primitives;
    private readonly KeyPairHandle _signing;

    internal Identity(IPrimitives primitives, KeyPairHandle signing, KeyPairHandle encryption)
    {
        _primitives = primitives;
        _signing = signing;
        Encryption = encryption;
        Keys = new MemberKeys(signing.PublicKey, encryption.PublicKey);
        Member = KeyIds.Of(Keys);
    }

    public MemberId Member { get; }

    public MemberKeys Keys { get; }

    internal KeyPairHandle Encryption { get; }

    /// <summary>ECDSA by the identity signing key, 64 bytes. What is signed starts with a label of its own.</summary>
    public async ValueTask<byte[]> SignAsync(byte[] message) =>
        (await _primitives.SignAsync(_signing, [message]))[0];

    public void Dispose()
    {
        _signing.Dispose();
        Encryption.Dispose();
    }
}
