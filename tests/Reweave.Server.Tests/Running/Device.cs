namespace Reweave.Server.Tests.Running;

/// <summary>A device with a real key, so that challenges are really signed.</summary>
public sealed class Device
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public Device()
    {
        PublicKey = Keys.PublicPart(_key);
        Id = new DeviceId(SHA256.HashData([.. "reweave/1/device"u8, .. Cbor.Array(1, PublicKey)]));
    }

    public byte[] PublicKey { get; }

    public DeviceId Id { get; }

    public byte[] Sign(byte[] message) => _key.SignData(message, HashAlgorithmName.SHA256);
}

internal static class Keys
{
    public static byte[] PublicPart(ECDsa key)
    {
        var point = key.ExportParameters(false).Q;
        return [4, .. point.X!, .. point.Y!];
    }

    public static byte[] NewPublic()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return PublicPart(key);
    }
}
