namespace Reweave.Vectors;

/// <summary>The base class library's primitives with chance from a seed, and secrets that can be written down. For vectors only.</summary>
public sealed class SeededPrimitives(Chance chance) : IPrimitives
{
    private readonly BclPrimitives _inner = new();
    private readonly Dictionary<string, byte[]> _scalars = [];

    public Chance Chance { get; private set; } = chance;

    /// <summary>The same keys with chance from another seed.</summary>
    public SeededPrimitives Restarted(Chance chance)
    {
        Chance = chance;
        return this;
    }

    public static byte[] BytesOf(SecretHandle secret) => ((BclSecret)secret).Bytes;

    public ValueTask<SecretHandle> GenerateSecretAsync() =>
        _inner.ImportSecretAsync(Chance.Bytes(32));

    public ValueTask<SecretHandle> ImportSecretAsync(ReadOnlyMemory<byte> secret) =>
        _inner.ImportSecretAsync(secret);

    public ValueTask SettleAsync(SecretHandle secret) => _inner.SettleAsync(secret);

    public ValueTask<SecretHandle> DeriveSecretAsync(
        SecretHandle key,
        ReadOnlyMemory<byte> salt,
        ReadOnlyMemory<byte> info
    ) => _inner.DeriveSecretAsync(key, salt, info);

    public ValueTask<byte[]> DeriveBytesAsync(
        SecretHandle key,
        ReadOnlyMemory<byte> salt,
        ReadOnlyMemory<byte> info,
        int lengthInBytes
    ) => _inner.DeriveBytesAsync(key, salt, info, lengthInBytes);

    public ValueTask<SecretHandle> StretchAsync(
        PassphraseHandle passphrase,
        SecretHandle secretKey,
        ReadOnlyMemory<byte> salt,
        int iterations,
        ReadOnlyMemory<byte> info
    ) => _inner.StretchAsync(passphrase, secretKey, salt, iterations, info);

    public ValueTask<IReadOnlyList<byte[]>> StretchPublicAsync(
        IReadOnlyList<byte[]> items,
        ReadOnlyMemory<byte> salt,
        int iterations,
        int lengthInBytes
    ) => _inner.StretchPublicAsync(items, salt, iterations, lengthInBytes);

    public ValueTask<IReadOnlyList<byte[]>> SealAsync(
        SecretHandle key,
        string label,
        IReadOnlyList<ToSeal> items
    ) =>
        new([
            .. items.Select(item =>
                SealWithChance(key, label, item.AssociatedData, item.Plaintext.Span)
            ),
        ]);

    public ValueTask<IReadOnlyList<Opened>> OpenAsync(
        SecretHandle key,
        string label,
        IReadOnlyList<ToOpen> items
    ) => _inner.OpenAsync(key, label, items);

    public ValueTask<byte[]> SealSecretAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        SecretHandle secret
    ) => new(SealWithChance(key, label, associatedData, BytesOf(secret)));

    public ValueTask<SecretHandle?> OpenSecretAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        ReadOnlyMemory<byte> sealedSecret,
        bool settled = true
    ) => _inner.OpenSecretAsync(key, label, associatedData, sealedSecret, settled);

    public ValueTask<KeyPairHandle> GenerateKeyPairAsync(KeyUse use)
    {
        var scalar = Chance.Bytes(32);
        var parameters = new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = scalar,
            Q = FixedSigner.PublicPoint(scalar),
        };
        var pair = BclKeyPair.From(parameters, use, mayBeSealed: true);
        _scalars[Convert.ToHexString(pair.PublicKey)] = scalar;
        return new(pair);
    }

    public ValueTask<byte[]> SealPrivateKeyAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        KeyPairHandle pair
    ) => new(SealWithChance(key, label, associatedData, ScalarOf(pair)));

    public ValueTask<KeyPairHandle?> OpenPrivateKeyAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        ReadOnlyMemory<byte> sealedPrivateKey,
        ReadOnlyMemory<byte> publicKey,
        KeyUse use
    ) => _inner.OpenPrivateKeyAsync(key, label, associatedData, sealedPrivateKey, publicKey, use);

    public async ValueTask<KeyPairHandle?> DeviceKeyAsync(string name, bool create) =>
        await GenerateKeyPairAsync(KeyUse.Signing);

    public ValueTask<SecretHandle?> DeviceSecretAsync(string name, bool create) =>
        throw new NotSupportedException("Vectors do not need what a device keeps.");

    public ValueTask ForgetDeviceAsync(string name) =>
        throw new NotSupportedException("Vectors do not need what a device keeps.");

    public ValueTask<IReadOnlyList<byte[]>> SignAsync(
        KeyPairHandle pair,
        IReadOnlyList<byte[]> messages
    ) => new([.. messages.Select(message => FixedSigner.Sign(ScalarOf(pair), message))]);

    public ValueTask<IReadOnlyList<bool>> VerifyAsync(IReadOnlyList<ToVerify> items) =>
        _inner.VerifyAsync(items);

    public ValueTask<byte[]> DigestAsync(IReadOnlyList<ToDigest> items) =>
        _inner.DigestAsync(items);

    public ValueTask<byte[]?> HpkeSealSecretAsync(
        HpkeContext context,
        ReadOnlyMemory<byte> recipientPublicKey,
        SecretHandle psk,
        SecretHandle secret
    )
    {
        var scalar = Chance.Bytes(32);
        using var ephemeral = ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                D = scalar,
                Q = FixedSigner.PublicPoint(scalar),
            }
        );
        return new(
            Hpke.Aes256Gcm.Seal(
                ephemeral,
                recipientPublicKey.Span,
                context.Info,
                BytesOf(psk),
                context.PskId,
                context.AssociatedData,
                BytesOf(secret)
            )
        );
    }

    public ValueTask<SecretHandle?> HpkeOpenSecretAsync(
        HpkeContext context,
        KeyPairHandle recipient,
        SecretHandle psk,
        ReadOnlyMemory<byte> wrapped,
        bool settled = true
    ) => _inner.HpkeOpenSecretAsync(context, recipient, psk, wrapped, settled);

    private byte[] ScalarOf(KeyPairHandle pair) => _scalars[Convert.ToHexString(pair.PublicKey)];

    private byte[] SealWithChance(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        ReadOnlySpan<byte> plaintext
    ) => Seal.With(BytesOf(key), label, associatedData.Span, plaintext, Chance.Bytes(32));
}
