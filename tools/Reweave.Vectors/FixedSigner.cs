using System.Numerics;

namespace Reweave.Vectors;

/// <summary>
/// ECDSA P-256 with a nonce derived from key and message, so that vectors come out the same each time; the platform's signer cannot.
/// In no way hardened: never for real keys.
/// </summary>
public static class FixedSigner
{
    private static readonly BigInteger Order = new(
        Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"),
        isUnsigned: true,
        isBigEndian: true
    );

    public static byte[] Sign(byte[] scalar, byte[] message)
    {
        var digest = SHA256.HashData(message);
        var nonce = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            scalar,
            32,
            digest,
            "nonce"u8.ToArray()
        );
        var k = Read(nonce) % Order;
        // The point k·G is the public key of the private scalar k.
        var point = PublicPoint(Write(k));
        var r = Read(point.X!) % Order;
        var inverse = BigInteger.ModPow(k, Order - 2, Order);
        var s = inverse * (Read(digest) + r * Read(scalar)) % Order;
        return [.. Write(r), .. Write(s)];
    }

    /// <summary>The other signature that verifies just as well: ECDSA is malleable.</summary>
    public static byte[] Mirrored(byte[] signature) =>
        [.. signature[..32], .. Write(Order - Read(signature[32..]))];

    public static ECPoint PublicPoint(byte[] scalar)
    {
        using var key = ECDsa.Create(
            new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar }
        );
        return key.ExportParameters(includePrivateParameters: false).Q;
    }

    private static BigInteger Read(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Write(BigInteger number)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[32 - bytes.Length], .. bytes];
    }
}
