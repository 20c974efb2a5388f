using System.Text;

namespace Reweave.Vectors;

/// <summary>Bytes that look random and are the same each time: HKDF in blocks from a label. For vectors only.</summary>
public sealed class Chance(string label)
{
    private int _block;

    public byte[] Bytes(int count) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Encoding.UTF8.GetBytes("reweave vectors " + label),
            count,
            [],
            BitConverter.GetBytes(_block++)
        );
}
