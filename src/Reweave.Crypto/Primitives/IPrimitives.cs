namespace Reweave.Crypto.Primitives;

/// <summary>
/// The platform's cryptography, as the protocol needs it: two providers, the .NET base class library (tests, tools) and
/// WebCrypto (the browser's vault, where secrets stay non-extractable behind handles). Hashes, HMAC over public data and random
/// numbers are not here: <see cref="System.Security.Cryptography"/> gives them everywhere.
/// Everything that takes a list works on the whole list in one crossing: a call into the vault costs milliseconds.
/// </summary>
public interface IPrimitives
{
    /// <summary>A fresh random 32-byte secret. It can be sealed or wrapped for others until <see cref="SettleAsync"/>.</summary>
    ValueTask<SecretHandle> GenerateSecretAsync();

    /// <summary>Takes given bytes as a secret (an invitation's, a recovery secret). The caller wipes its copy.</summary>
    ValueTask<SecretHandle> ImportSecretAsync(ReadOnlyMemory<byte> secret);

    /// <summary>From here on the secret can only be used, no longer sealed or wrapped.</summary>
    ValueTask SettleAsync(SecretHandle secret);

    /// <summary>HKDF to 32 bytes that stay behind a handle; not settled yet, like a generated or imported secret (a pairing key is kept sealed).</summary>
    ValueTask<SecretHandle> DeriveSecretAsync(
        SecretHandle key,
        ReadOnlyMemory<byte> salt,
        ReadOnlyMemory<byte> info
    );

    /// <summary>HKDF to bytes meant for others (commitments, login secrets, reveals).</summary>
    ValueTask<byte[]> DeriveBytesAsync(
        SecretHandle key,
        ReadOnlyMemory<byte> salt,
        ReadOnlyMemory<byte> info,
        int lengthInBytes
    );

    /// <summary>
    /// The root of a passphrase unlocker: <c>HKDF(PBKDF2(passphrase, salt, iterations, 32) ‖ secretKey, salt, info, 32)</c>.
    /// The passphrase is normalised (NFKD, trimmed) by whoever made the handle and never becomes a .NET string in the browser.
    /// </summary>
    ValueTask<SecretHandle> StretchAsync(
        PassphraseHandle passphrase,
        SecretHandle secretKey,
        ReadOnlyMemory<byte> salt,
        int iterations,
        ReadOnlyMemory<byte> info
    );

    /// <summary>PBKDF2-HMAC-SHA256 over bytes that are no secret, each stretched for itself; in the browser beside the page, which stays quick.</summary>
    ValueTask<IReadOnlyList<byte[]>> StretchPublicAsync(
        IReadOnlyList<byte[]> items,
        ReadOnlyMemory<byte> salt,
        int iterations,
        int lengthInBytes
    );

    /// <summary>SEAL for each item, in order (docs/protocol/fundamentals.md, section 2).</summary>
    ValueTask<IReadOnlyList<byte[]>> SealAsync(
        SecretHandle key,
        string label,
        IReadOnlyList<ToSeal> items
    );

    /// <summary>Opens each item, in order; one that does not open is a named failure and does not stop the others.</summary>
    ValueTask<IReadOnlyList<Opened>> OpenAsync(
        SecretHandle key,
        string label,
        IReadOnlyList<ToOpen> items
    );

    /// <summary>SEAL over a secret that never leaves the provider; it must not be settled yet.</summary>
    ValueTask<byte[]> SealSecretAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        SecretHandle secret
    );

    /// <summary>
    /// Opens a sealed secret to a handle; null when it does not open. With <paramref name="settled"/> false it can be wrapped again
    /// (handing over history).
    /// </summary>
    ValueTask<SecretHandle?> OpenSecretAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        ReadOnlyMemory<byte> sealedSecret,
        bool settled = true
    );

    /// <summary>A fresh P-256 key pair whose private part can be sealed once by <see cref="SealPrivateKeyAsync"/>.</summary>
    ValueTask<KeyPairHandle> GenerateKeyPairAsync(KeyUse use);

    /// <summary>SEAL over the 32-byte private scalar of a freshly generated pair; afterwards the pair is non-extractable.</summary>
    ValueTask<byte[]> SealPrivateKeyAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        KeyPairHandle pair
    );

    /// <summary>
    /// Opens a sealed private scalar and tests it against its public key by use; null when it does not open or does not belong.
    /// </summary>
    ValueTask<KeyPairHandle?> OpenPrivateKeyAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        ReadOnlyMemory<byte> sealedPrivateKey,
        ReadOnlyMemory<byte> publicKey,
        KeyUse use
    );

    /// <summary>
    /// The signing key of this device under a name, made non-extractable and kept by the provider; created when absent and
    /// <paramref name="create"/>, else null.
    /// </summary>
    ValueTask<KeyPairHandle?> DeviceKeyAsync(string name, bool create);

    /// <summary>A secret of this device under a name, likewise: wraps the Secret Key at rest.</summary>
    ValueTask<SecretHandle?> DeviceSecretAsync(string name, bool create);

    /// <summary>Forgets device key and device secret of that name.</summary>
    ValueTask ForgetDeviceAsync(string name);

    /// <summary>ECDSA P-256/SHA-256 over each message, 64 bytes r ‖ s.</summary>
    ValueTask<IReadOnlyList<byte[]>> SignAsync(KeyPairHandle pair, IReadOnlyList<byte[]> messages);

    /// <summary>False also for keys that are no points of the curve and signatures of the wrong length.</summary>
    ValueTask<IReadOnlyList<bool>> VerifyAsync(IReadOnlyList<ToVerify> items);

    /// <summary>
    /// <c>SHA-256(Before ‖ SHA-256(Inner))</c> of each item, 32 bytes after 32 bytes. Nothing of it is secret: it is here because a
    /// browser digests quickly and interprets slowly.
    /// </summary>
    ValueTask<byte[]> DigestAsync(IReadOnlyList<ToDigest> items);

    /// <summary>HPKE PSK mode, suite of section 6, over a secret that never leaves the provider; <c>enc ‖ ct</c>. Null when the recipient's key is no point of the curve.</summary>
    ValueTask<byte[]?> HpkeSealSecretAsync(
        HpkeContext context,
        ReadOnlyMemory<byte> recipientPublicKey,
        SecretHandle psk,
        SecretHandle secret
    );

    /// <summary>Null when it does not open.</summary>
    ValueTask<SecretHandle?> HpkeOpenSecretAsync(
        HpkeContext context,
        KeyPairHandle recipient,
        SecretHandle psk,
        ReadOnlyMemory<byte> wrapped,
        bool settled = true
    );
}

public enum KeyUse
{
    Signing,
    Agreement,
}

/// <summary>What an HPKE message is bound to.</summary>
public sealed record HpkeContext(byte[] Info, byte[] AssociatedData, byte[] PskId);

public readonly record struct ToSeal(
    ReadOnlyMemory<byte> AssociatedData,
    ReadOnlyMemory<byte> Plaintext
);

public readonly record struct ToOpen(
    ReadOnlyMemory<byte> AssociatedData,
    ReadOnlyMemory<byte> Sealed
);

public readonly record struct ToDigest(ReadOnlyMemory<byte> Before, ReadOnlyMemory<byte> Inner);

public readonly record struct ToVerify(
    ReadOnlyMemory<byte> PublicKey,
    ReadOnlyMemory<byte> Message,
    ReadOnlyMemory<byte> Signature
);

public enum OpenOutcome
{
    Fine,
    TooShort,

    /// <summary>The commitment differs: another key, label or associated data.</summary>
    WrongKeyOrContext,

    /// <summary>The commitment fits but the ciphertext was altered.</summary>
    Altered,
}

public readonly record struct Opened(OpenOutcome Outcome, byte[] Plaintext);

/// <summary>A secret behind its provider; disposing drops it. It never prints.</summary>
public abstract class SecretHandle : IDisposable
{
    public abstract void Dispose();

    public sealed override string ToString() => "(secret)";
}

/// <summary>A passphrase behind its provider: in the browser it goes from the input element to the vault.</summary>
public abstract class PassphraseHandle : IDisposable
{
    public abstract void Dispose();

    public sealed override string ToString() => "(passphrase)";
}

/// <summary>A key pair behind its provider; only the public part (65 bytes) is visible.</summary>
public abstract class KeyPairHandle : IDisposable
{
    public abstract byte[] PublicKey { get; }

    public abstract void Dispose();

    public sealed override string ToString() => "(key pair)";
}
