namespace Reweave.Crypto.Primitives;

internal sealed class BclSecret(byte[] bytes, bool settled) : SecretHandle
{
    private bool _dropped;

    public bool Settled { get; set; } = settled;

    public byte[] Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(_dropped, this);
            return bytes;
        }
    }

    /// <summary>The bytes for sealing or wrapping: not after settling, as the vault could not either.</summary>
    public byte[] BytesToWrap() =>
        Settled
            ? throw new InvalidOperationException("A settled secret can no longer be wrapped.")
            : Bytes;

    public override void Dispose()
    {
        _dropped = true;
        CryptographicOperations.ZeroMemory(bytes);
    }
}

internal sealed class BclPassphrase(byte[] utf8) : PassphraseHandle
{
    private bool _dropped;

    public byte[] Utf8
    {
        get
        {
            ObjectDisposedException.ThrowIf(_dropped, this);
            return utf8;
        }
    }

    public override void Dispose()
    {
        _dropped = true;
        CryptographicOperations.ZeroMemory(utf8);
    }
}

/// <summary>One P-256 pair with one use; asking for the other use is our bug.</summary>
internal sealed class BclKeyPair : KeyPairHandle
{
    private readonly ECDsa? _signer;
    private readonly ECDiffieHellman? _agreement;
    private byte[]? _scalarToSeal;

    private BclKeyPair(ECParameters parameters, KeyUse use, bool mayBeSealed)
    {
        PublicKey = Points.Write(parameters.Q);
        _scalarToSeal = mayBeSealed ? parameters.D : null;
        if (use == KeyUse.Signing)
        {
            _signer = ECDsa.Create(parameters);
        }
        else
        {
            _agreement = ECDiffieHellman.Create(parameters);
        }
    }

    public override byte[] PublicKey { get; }

    public ECDsa Signer =>
        _signer ?? throw new InvalidOperationException("This pair is not for signing.");

    public ECDiffieHellman Agreement =>
        _agreement ?? throw new InvalidOperationException("This pair is not for agreement.");

    public static BclKeyPair From(ECParameters parameters, KeyUse use, bool mayBeSealed) =>
        new(parameters, use, mayBeSealed);

    /// <summary>The pair, when the scalar's own public point is <paramref name="publicKey"/>; otherwise null.</summary>
    public static BclKeyPair? IfBelonging(byte[] scalar, ReadOnlySpan<byte> publicKey, KeyUse use)
    {
        if (scalar.Length != 32)
        {
            return null;
        }

        try
        {
            using var recomputed = ECDsa.Create(
                new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar }
            );
            var parameters = recomputed.ExportParameters(includePrivateParameters: true);
            return publicKey.SequenceEqual(Points.Write(parameters.Q))
                ? new BclKeyPair(parameters, use, mayBeSealed: false)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public byte[] ScalarToSealOnce()
    {
        var scalar =
            _scalarToSeal
            ?? throw new InvalidOperationException("A private key is sealed once, when fresh.");
        _scalarToSeal = null;
        return scalar;
    }

    public override void Dispose()
    {
        _signer?.Dispose();
        _agreement?.Dispose();
    }
}

/// <summary>P-256 points in their one form on the wire: 65 bytes, <c>04 ‖ x ‖ y</c>.</summary>
internal static class Points
{
    public const int LengthInBytes = 65;

    public static byte[] Write(ECPoint point) => [4, .. point.X!, .. point.Y!];

    /// <summary>The form only; whether the point lies on the curve shows when it is imported.</summary>
    public static ECPoint? TryRead(ReadOnlySpan<byte> bytes) =>
        bytes.Length == LengthInBytes && bytes[0] == 4
            ? new ECPoint { X = bytes[1..33].ToArray(), Y = bytes[33..].ToArray() }
            : null;

    public static ECDsa? TryVerifier(ReadOnlySpan<byte> publicKey) =>
        Import(publicKey, parameters => ECDsa.Create(parameters));

    public static ECDiffieHellman? TryAgreement(ReadOnlySpan<byte> publicKey) =>
        Import(publicKey, parameters => ECDiffieHellman.Create(parameters));

    private static T? Import<T>(ReadOnlySpan<byte> publicKey, Func<ECParameters, T> create)
        where T : class
    {
        if (TryRead(publicKey) is not { } point)
        {
            return null;
        }

        try
        {
            return create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
