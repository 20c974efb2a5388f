using System.Security.Cryptography;
using System.Text;

namespace Reweave.Bench.Server;

/// <summary>Bytes that look random to a disk or a compressor and are the same in every run.</summary>
internal static class DeterministicBytes
{
    public static byte[] Of(string seed, int length)
    {
        var bytes = new byte[length];
        var block = SHA256.HashData(Encoding.UTF8.GetBytes(seed));
        for (var at = 0; at < length; at += block.Length)
        {
            block = SHA256.HashData(block);
            block.AsSpan(0, Math.Min(block.Length, length - at)).CopyTo(bytes.AsSpan(at));
        }

        return bytes;
    }
}
