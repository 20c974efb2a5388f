namespace Reweave.Server.Sessions;

/// <summary>The public keys of devices: the only signatures the server checks are over its own challenges.</summary>
internal static class DeviceKeys
{
    private const int LengthInBytes = 65;
    private const byte Uncompressed = 4;

    /// <summary><c>H("reweave/1/device" ‖ [1, device pub])</c></summary>
    public static DeviceId IdOf(byte[] publicKey) =>
        new(SHA256.HashData([.. "reweave/1/device"u8, .. Cbor.Array(Cbor.Suite, publicKey)]));

    /// <summary>False for what is no point of the curve.</summary>
    public static bool IsUsable(byte[] publicKey)
    {
        using var key = Import(publicKey);
        return key is not null;
    }

    public static bool Verifies(byte[] publicKey, byte[] message, byte[] signature)
    {
        using var key = Import(publicKey);
        return key is not null
            && key.VerifyData(
                message,
                signature,
                HashAlgorithmName.SHA256,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation
            );
    }

    private static ECDsa? Import(byte[] publicKey)
    {
        if (publicKey.Length != LengthInBytes || publicKey[0] != Uncompressed)
        {
            return null;
        }

        try
        {
            return ECDsa.Create(
                new ECParameters
                {
                    Curve = ECCurve.NamedCurves.nistP256,
                    Q = new ECPoint { X = publicKey[1..33], Y = publicKey[33..] },
                }
            );
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
