using System.Numerics;

namespace Reweave.Crypto.Spaces;

/// <summary>
/// Hides lengths: content, 80, zeros up to 256 bytes or to the next Padmé length (Nikitin et al., PURBs, 2019), which costs at most
/// 12 % and leaves O(log log L) bits of the length visible. Only the one right padding is accepted on removal.
/// </summary>
public static class Padding
{
    public static byte[] Add(ReadOnlySpan<byte> content)
    {
        var padded = new byte[LengthOf(content.Length + 1)];
        content.CopyTo(padded);
        padded[content.Length] = 0x80;
        return padded;
    }

    /// <summary>The content's length, or false when this is not what <see cref="Add"/> makes.</summary>
    public static bool TryRemove(ReadOnlySpan<byte> padded, out int contentLength)
    {
        contentLength = padded.LastIndexOfAnyExcept((byte)0);
        return contentLength >= 0
            && padded[contentLength] == 0x80
            && padded.Length == LengthOf(contentLength + 1);
    }

    /// <summary>The padded length for content and marker together.</summary>
    public static int LengthOf(int length)
    {
        if (length <= Limits.PaddingFloorInBytes)
        {
            return Limits.PaddingFloorInBytes;
        }

        var e = BitOperations.Log2((uint)length);
        var s = BitOperations.Log2((uint)e) + 1;
        var step = 1 << (e - s);
        return (length + step - 1) & ~(step - 1);
    }
}
