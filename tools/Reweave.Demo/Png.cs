using System.Buffers.Binary;
using System.IO.Compression;

namespace Reweave.Demo;

/// <summary>A picture as a PNG file: eight bits, true colour, every row as its difference from the one above (filter 2).</summary>
internal static class Png
{
    private const byte TrueColour = 2;
    private const byte Up = 2;

    public static byte[] Encode(Picture picture)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        (header[8], header[9]) = (8, TrueColour);
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Rows(picture));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Rows(Picture picture)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            var length = picture.Width * 3;
            var row = new byte[1 + length];
            row[0] = Up;
            for (var y = 0; y < picture.Height; y++)
            {
                for (var i = 0; i < length; i++)
                {
                    var above = y == 0 ? 0 : picture.Pixels[(y - 1) * length + i];
                    row[1 + i] = (byte)(picture.Pixels[y * length + i] - above);
                }

                zlib.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc([.. type, .. data]));
        file.Write(number);
    }

    /// <summary>CRC-32 as in the PNG specification, annex D.</summary>
    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }
}
