using System.Collections.Concurrent;
using System.Text;

namespace Reweave.Crypto.Primitives;

/// <summary>
/// The .NET base class library as provider: tests, tools and headless hosts. Secrets are plain memory here, so it protects nothing
/// against the machine it runs on; the browser's vault does. It refuses what the vault cannot do (sealing a settled secret), so that
/// a mistake shows in tests first.
/// </summary>
public sealed class BclPrimitives : IPrimitives, IDisposable
{
    private const int SecretInBytes = 32;
    private const int PublicKeysKept = 64;
    private readonly IDictionary<string, byte[]> _deviceKeys;
    private readonly ConcurrentDictionary<Bytes32, ECDsa> _verifiers = new();

    /// <summary>
    /// <paramref name="deviceKeys"/> holds the named keys of this device as bytes: hand the same dictionary to a second provider and
    /// it is the same device after a restart.
    /// </summary>
    public BclPrimitives(IDictionary<string, byte[]>? deviceKeys = null) =>
        _deviceKeys = deviceKeys ?? new Dictionary<string, byte[]>();

    /// <summary>
    /// A passphrase for tests and tools. Takes text that is NFKD already (ASCII always is): normalising is not possible under invariant
    /// globalization, and other text is refused rather than stretched to another root than the browser's.
    /// </summary>
    public static PassphraseHandle Passphrase(string text)
    {
        var trimmed = text.Trim();
        return Ascii.IsValid(trimmed)
            ? new BclPassphrase(Encoding.UTF8.GetBytes(trimmed))
            : throw new ArgumentException("Only ASCII is certain to be normalised.", nameof(text));
    }

    /// <summary>A passphrase whose NFKD form, trimmed, in UTF-8 the caller has made elsewhere.</summary>
    public static PassphraseHandle NormalisedPassphrase(ReadOnlySpan<byte> utf8) =>
        new BclPassphrase(utf8.ToArray());

    public ValueTask<SecretHandle> GenerateSecretAsync() =>
        new(new BclSecret(RandomNumberGenerator.GetBytes(SecretInBytes), settled: false));

    public ValueTask<SecretHandle> ImportSecretAsync(ReadOnlyMemory<byte> secret) =>
        new(new BclSecret(secret.ToArray(), settled: false));

    public ValueTask SettleAsync(SecretHandle secret)
    {
        Own(secret).Settled = true;
        return ValueTask.CompletedTask;
    }

    public ValueTask<SecretHandle> DeriveSecretAsync(
        SecretHandle key,
        ReadOnlyMemory<byte> salt,
        ReadOnlyMemory<byte> info
    ) => new(new BclSecret(Hkdf(Own(key).Bytes, salt, info, SecretInBytes), settled: false));

    public ValueTask<byte[]> DeriveBytesAsync(
        SecretHandle key,
        ReadOnlyMemory<byte> salt,
        ReadOnlyMemory<byte> info,
        int lengthInBytes
    ) => new(Hkdf(Own(key).Bytes, salt, info, lengthInBytes));

    public ValueTask<SecretHandle> StretchAsync(
        PassphraseHandle passphrase,
        SecretHandle secretKey,
        ReadOnlyMemory<byte> salt,
        int iterations,
        ReadOnlyMemory<byte> info
    )
    {
        var stretched = Rfc2898DeriveBytes.Pbkdf2(
            ((BclPassphrase)passphrase).Utf8,
            salt.Span,
            iterations,
            HashAlgorithmName.SHA256,
            SecretInBytes
        );
        byte[] both = [.. stretched, .. Own(secretKey).Bytes];
        var root = Hkdf(both, salt, info, SecretInBytes);
        CryptographicOperations.ZeroMemory(both);
        CryptographicOperations.ZeroMemory(stretched);
        return new(new BclSecret(root, settled: true));
    }

    public ValueTask<IReadOnlyList<byte[]>> StretchPublicAsync(
        IReadOnlyList<byte[]> items,
        ReadOnlyMemory<byte> salt,
        int iterations,
        int lengthInBytes
    ) =>
        new([
            .. items.Select(item =>
                Rfc2898DeriveBytes.Pbkdf2(
                    item,
                    salt.Span,
                    iterations,
                    HashAlgorithmName.SHA256,
                    lengthInBytes
                )
            ),
        ]);

    public ValueTask<IReadOnlyList<byte[]>> SealAsync(
        SecretHandle key,
        string label,
        IReadOnlyList<ToSeal> items
    )
    {
        var bytes = Own(key).Bytes;
        var result = new byte[items.Count][];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Seal.With(
                bytes,
                label,
                items[i].AssociatedData.Span,
                items[i].Plaintext.Span
            );
        }

        return new(result);
    }

    public ValueTask<IReadOnlyList<Opened>> OpenAsync(
        SecretHandle key,
        string label,
        IReadOnlyList<ToOpen> items
    )
    {
        var bytes = Own(key).Bytes;
        var result = new Opened[items.Count];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Seal.Open(bytes, label, items[i].AssociatedData.Span, items[i].Sealed.Span);
        }

        return new(result);
    }

    public ValueTask<byte[]> SealSecretAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        SecretHandle secret
    ) => new(Seal.With(Own(key).Bytes, label, associatedData.Span, Own(secret).BytesToWrap()));

    public ValueTask<SecretHandle?> OpenSecretAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        ReadOnlyMemory<byte> sealedSecret,
        bool settled = true
    )
    {
        var opened = Seal.Open(Own(key).Bytes, label, associatedData.Span, sealedSecret.Span);
        return new(
            opened.Outcome == OpenOutcome.Fine ? new BclSecret(opened.Plaintext, settled) : null
        );
    }

    public ValueTask<KeyPairHandle> GenerateKeyPairAsync(KeyUse use)
    {
        using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = fresh.ExportParameters(includePrivateParameters: true);
        return new(BclKeyPair.From(parameters, use, mayBeSealed: true));
    }

    public ValueTask<byte[]> SealPrivateKeyAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        KeyPairHandle pair
    )
    {
        var scalar = ((BclKeyPair)pair).ScalarToSealOnce();
        return new(Seal.With(Own(key).Bytes, label, associatedData.Span, scalar));
    }

    public ValueTask<KeyPairHandle?> OpenPrivateKeyAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        ReadOnlyMemory<byte> sealedPrivateKey,
        ReadOnlyMemory<byte> publicKey,
        KeyUse use
    )
    {
        var opened = Seal.Open(Own(key).Bytes, label, associatedData.Span, sealedPrivateKey.Span);
        return new(
            opened.Outcome == OpenOutcome.Fine
                ? BclKeyPair.IfBelonging(opened.Plaintext, publicKey.Span, use)
                : null
        );
    }

    public ValueTask<KeyPairHandle?> DeviceKeyAsync(string name, bool create)
    {
        var kept = Kept(
            name + "/signing",
            create,
            () =>
            {
                using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                var made = fresh.ExportParameters(includePrivateParameters: true);
                return [.. made.D!, .. Points.Write(made.Q)];
            }
        );
        return new(
            kept is null
                ? null
                : BclKeyPair.From(
                    new ECParameters
                    {
                        Curve = ECCurve.NamedCurves.nistP256,
                        D = kept[..32],
                        Q = Points.TryRead(kept.AsSpan(32))!.Value,
                    },
                    KeyUse.Signing,
                    mayBeSealed: false
                )
        );
    }

    public ValueTask<SecretHandle?> DeviceSecretAsync(string name, bool create)
    {
        var kept = Kept(
            name + "/secret",
            create,
            () => RandomNumberGenerator.GetBytes(SecretInBytes)
        );
        return new(kept is null ? null : new BclSecret([.. kept], settled: true));
    }

    public ValueTask ForgetDeviceAsync(string name)
    {
        lock (_deviceKeys)
        {
            _deviceKeys.Remove(name + "/signing");
            _deviceKeys.Remove(name + "/secret");
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<byte[]>> SignAsync(
        KeyPairHandle pair,
        IReadOnlyList<byte[]> messages
    )
    {
        var signer = ((BclKeyPair)pair).Signer;
        var signatures = new byte[messages.Count][];
        for (var i = 0; i < signatures.Length; i++)
        {
            signatures[i] = signer.SignData(messages[i], HashAlgorithmName.SHA256);
        }

        return new(signatures);
    }

    public ValueTask<IReadOnlyList<bool>> VerifyAsync(IReadOnlyList<ToVerify> items)
    {
        var results = new bool[items.Count];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = Verify(items[i]);
        }

        return new(results);
    }

    public ValueTask<byte[]> DigestAsync(IReadOnlyList<ToDigest> items)
    {
        var digests = new byte[32 * items.Count];
        Span<byte> inner = stackalloc byte[32];
        for (var i = 0; i < items.Count; i++)
        {
            SHA256.HashData(items[i].Inner.Span, inner);
            SHA256.HashData([.. items[i].Before.Span, .. inner], digests.AsSpan(32 * i));
        }

        return new(digests);
    }

    public ValueTask<byte[]?> HpkeSealSecretAsync(
        HpkeContext context,
        ReadOnlyMemory<byte> recipientPublicKey,
        SecretHandle psk,
        SecretHandle secret
    )
    {
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return new(
            Hpke.Aes256Gcm.Seal(
                ephemeral,
                recipientPublicKey.Span,
                context.Info,
                Own(psk).Bytes,
                context.PskId,
                context.AssociatedData,
                Own(secret).BytesToWrap()
            )
        );
    }

    public ValueTask<SecretHandle?> HpkeOpenSecretAsync(
        HpkeContext context,
        KeyPairHandle recipient,
        SecretHandle psk,
        ReadOnlyMemory<byte> wrapped,
        bool settled = true
    )
    {
        var plaintext = Hpke.Aes256Gcm.Open(
            ((BclKeyPair)recipient).Agreement,
            recipient.PublicKey,
            context.Info,
            Own(psk).Bytes,
            context.PskId,
            context.AssociatedData,
            wrapped.Span
        );
        return new(plaintext is null ? null : new BclSecret(plaintext, settled));
    }

    public void Dispose()
    {
        foreach (var verifier in _verifiers.Values)
        {
            verifier.Dispose();
        }

        _verifiers.Clear();
    }

    private bool Verify(ToVerify item)
    {
        // A cached key verifies three times as fast, and a space has a handful of keys.
        var id = new Bytes32(SHA256.HashData(item.PublicKey.Span));
        if (!_verifiers.TryGetValue(id, out var key))
        {
            key = Points.TryVerifier(item.PublicKey.Span);
            if (key is null)
            {
                return false;
            }

            if (_verifiers.Count >= PublicKeysKept || !_verifiers.TryAdd(id, key))
            {
                using (key)
                {
                    return Fits(key, item);
                }
            }
        }

        return Fits(key, item);
    }

    private static bool Fits(ECDsa key, ToVerify item) =>
        item.Signature.Length == 64
        && key.VerifyData(item.Message.Span, item.Signature.Span, HashAlgorithmName.SHA256);

    private byte[]? Kept(string name, bool create, Func<byte[]> make)
    {
        lock (_deviceKeys)
        {
            if (!_deviceKeys.TryGetValue(name, out var kept) && create)
            {
                kept = make();
                _deviceKeys[name] = kept;
            }

            return kept;
        }
    }

    private static byte[] Hkdf(
        byte[] key,
        ReadOnlyMemory<byte> salt,
        ReadOnlyMemory<byte> info,
        int length
    )
    {
        var output = new byte[length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, output, salt.Span, info.Span);
        return output;
    }

    private static BclSecret Own(SecretHandle handle) => (BclSecret)handle;
}
