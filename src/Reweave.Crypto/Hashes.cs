namespace Reweave.Crypto;

/// <summary>Labelled SHA-256: <c>H(label ‖ bytes)</c>. Every label has one purpose.</summary>
internal static class Hashes
{
    public static byte[] Of(ReadOnlySpan<byte> label, params ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(label);
        hash.AppendData(bytes);
        return hash.GetHashAndReset();
    }
}
