using Reweave.Crypto.Primitives;

namespace Reweave.Client.Tests.Simulation;

/// <summary>
/// The real cryptography with two differences: stretching a passphrase runs one iteration instead of a million, or a simulation that
/// unlocks hundreds of times would only measure PBKDF2 (what is refused as too weak is decided elsewhere, before it); and sealing can
/// be switched off, so that the search for canaries can prove that it finds them.
/// </summary>
internal sealed class SimulatedPrimitives(
    IDictionary<string, byte[]> deviceKeys,
    bool sealingIsOff = false
) : IPrimitives, IDisposable
{
    private const int SaltAndCommitment = 64;
    private const int Tag = 16;
    private readonly BclPrimitives _real = new(deviceKeys);

    public ValueTask<SecretHandle> StretchAsync(
        PassphraseHandle passphrase,
        SecretHandle secretKey,
        ReadOnlyMemory<byte> salt,
        int iterations,
        ReadOnlyMemory<byte> info
    ) => _real.StretchAsync(passphrase, secretKey, salt, 1, info);

    public ValueTask<IReadOnlyList<byte[]>> StretchPublicAsync(
        IReadOnlyList<byte[]> items,
        ReadOnlyMemory<byte> salt,
        int iterations,
        int lengthInBytes
    ) => _real.StretchPublicAsync(items, salt, iterations, lengthInBytes);

    public ValueTask<IReadOnlyList<byte[]>> SealAsync(
        SecretHandle key,
        string label,
        IReadOnlyList<ToSeal> items
    ) =>
        sealingIsOff
            ? new([
                .. items.Select(item =>
                    (byte[])
                        [.. new byte[SaltAndCommitment], .. item.Plaintext.Span, .. new byte[Tag]]
                ),
            ])
            : _real.SealAsync(key, label, items);

    public ValueTask<IReadOnlyList<Opened>> OpenAsync(
        SecretHandle key,
        string label,
        IReadOnlyList<ToOpen> items
    ) =>
        sealingIsOff
            ? new([
                .. items.Select(item =>
                    item.Sealed.Length < SaltAndCommitment + Tag
                        ? new Opened(OpenOutcome.TooShort, [])
                        : new Opened(
                            OpenOutcome.Fine,
                            item.Sealed[SaltAndCommitment..^Tag].ToArray()
                        )
                ),
            ])
            : _real.OpenAsync(key, label, items);

    public void Dispose() => _real.Dispose();

    public ValueTask<SecretHandle> GenerateSecretAsync() => _real.GenerateSecretAsync();

    public ValueTask<SecretHandle> ImportSecretAsync(ReadOnlyMemory<byte> secret) =>
        _real.ImportSecretAsync(secret);

    public ValueTask SettleAsync(SecretHandle secret) => _real.SettleAsync(secret);

    public ValueTask<SecretHandle> DeriveSecretAsync(
        SecretHandle key,
        ReadOnlyMemory<byte> salt,
        ReadOnlyMemory<byte> info
    ) => _real.DeriveSecretAsync(key, salt, info);

    public ValueTask<byte[]> DeriveBytesAsync(
        SecretHandle key,
        ReadOnlyMemory<byte> salt,
        ReadOnlyMemory<byte> info,
        int lengthInBytes
    ) => _real.DeriveBytesAsync(key, salt, info, lengthInBytes);

    public ValueTask<byte[]> SealSecretAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        SecretHandle secret
    ) => _real.SealSecretAsync(key, label, associatedData, secret);

    public ValueTask<SecretHandle?> OpenSecretAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        ReadOnlyMemory<byte> sealedSecret,
        bool settled = true
    ) => _real.OpenSecretAsync(key, label, associatedData, sealedSecret, settled);

    public ValueTask<KeyPairHandle> GenerateKeyPairAsync(KeyUse use) =>
        _real.GenerateKeyPairAsync(use);

    public ValueTask<byte[]> SealPrivateKeyAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        KeyPairHandle pair
    ) => _real.SealPrivateKeyAsync(key, label, associatedData, pair);

    public ValueTask<KeyPairHandle?> OpenPrivateKeyAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        ReadOnlyMemory<byte> sealedPrivateKey,
        ReadOnlyMemory<byte> publicKey,
        KeyUse use
    ) => _real.OpenPrivateKeyAsync(key, label, associatedData, sealedPrivateKey, publicKey, use);

    public ValueTask<KeyPairHandle?> DeviceKeyAsync(string name, bool create) =>
        _real.DeviceKeyAsync(name, create);

    public ValueTask<SecretHandle?> DeviceSecretAsync(string name, bool create) =>
        _real.DeviceSecretAsync(name, create);

    public ValueTask ForgetDeviceAsync(string name) => _real.ForgetDeviceAsync(name);

    public ValueTask<IReadOnlyList<byte[]>> SignAsync(
        KeyPairHandle pair,
        IReadOnlyList<byte[]> messages
    ) => _real.SignAsync(pair, messages);

    public ValueTask<IReadOnlyList<bool>> VerifyAsync(IReadOnlyList<ToVerify> items) =>
        _real.VerifyAsync(items);

    public ValueTask<byte[]> DigestAsync(IReadOnlyList<ToDigest> items) => _real.DigestAsync(items);

    public ValueTask<byte[]?> HpkeSealSecretAsync(
        HpkeContext context,
        ReadOnlyMemory<byte> recipientPublicKey,
        SecretHandle psk,
        SecretHandle secret
    ) => _real.HpkeSealSecretAsync(context, recipientPublicKey, psk, secret);

    public ValueTask<SecretHandle?> HpkeOpenSecretAsync(
        HpkeContext context,
        KeyPairHandle recipient,
        SecretHandle psk,
        ReadOnlyMemory<byte> wrapped,
        bool settled = true
    ) => _real.HpkeOpenSecretAsync(context, recipient, psk, wrapped, settled);
}
