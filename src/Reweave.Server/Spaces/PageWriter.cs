using System.Buffers;
using System.Buffers.Binary;
using Reweave.Server.Storage;

namespace Reweave.Server.Spaces;

/// <summary>
/// Writes <see cref="PageAnswer"/> straight from the database into one rented buffer: pages are the largest thing the server sends,
/// and copying each frame three times was what reading cost most. The frames come first, the fields before them are put in front at
/// the end, when their number is known.
/// </summary>
internal static class PageWriter
{
    private const int RoomForFields = 80;
    private const int RoomForLength = 5;
    private const byte Unsigned = 0x00;
    private const byte ByteString = 0x40;
    private const byte Array = 0x80;

    public static Answer Write(
        Connection connection,
        long space,
        Position after,
        Head head,
        ulong generation
    )
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Limits.RequestInBytes);
        var at = RoomForFields;
        var frames = 0;
        using (
            var row = connection
                .Prepare(
                    """
                    SELECT frame FROM entries WHERE space = ?1 AND position > ?2 AND position <= ?3
                    ORDER BY position LIMIT ?4
                    """
                )
                .Bind(1, space)
                .Bind(2, after.Value)
                .Bind(3, head.Position.Value)
                .Bind(4, Limits.PageInFrames)
        )
        {
            var bytes = 0;
            while (row.Step())
            {
                var frame = row.Blob(0);
                bytes += frame.Length;
                if (frames > 0 && bytes > Limits.PageInBytes)
                {
                    break;
                }

                buffer = WithRoom(buffer, at, frame.Length + RoomForLength);
                at += WriteHead(buffer.AsSpan(at), ByteString, (ulong)frame.Length);
                frame.CopyTo(buffer.AsSpan(at));
                at += frame.Length;
                frames++;
            }
        }

        Span<byte> fields = stackalloc byte[RoomForFields];
        var length = WriteHead(fields, Array, 5);
        length += WriteHead(fields[length..], Unsigned, generation);
        length += WriteHead(fields[length..], Unsigned, (ulong)head.Position.Value);
        length += WriteHead(fields[length..], ByteString, Bytes32.Length);
        head.Transcript.Value.CopyTo(fields[length..]);
        length += Bytes32.Length;
        length += WriteHead(fields[length..], Unsigned, (ulong)after.Next.Value);
        length += WriteHead(fields[length..], Array, (ulong)frames);
        var start = RoomForFields - length;
        fields[..length].CopyTo(buffer.AsSpan(start));
        return new Answer(buffer.AsMemory(start, at - start)) { Rented = buffer };
    }

    private static byte[] WithRoom(byte[] buffer, int used, int more)
    {
        if (buffer.Length >= used + more)
        {
            return buffer;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 4, used + more));
        buffer.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    /// <summary>The shortest form, as the deterministic encoding wants it.</summary>
    private static int WriteHead(Span<byte> destination, byte major, ulong value)
    {
        switch (value)
        {
            case < 24:
                destination[0] = (byte)(major | value);
                return 1;
            case <= byte.MaxValue:
                destination[0] = (byte)(major | 24);
                destination[1] = (byte)value;
                return 2;
            case <= ushort.MaxValue:
                destination[0] = (byte)(major | 25);
                BinaryPrimitives.WriteUInt16BigEndian(destination[1..], (ushort)value);
                return 3;
            case <= uint.MaxValue:
                destination[0] = (byte)(major | 26);
                BinaryPrimitives.WriteUInt32BigEndian(destination[1..], (uint)value);
                return 5;
            default:
                destination[0] = (byte)(major | 27);
                BinaryPrimitives.WriteUInt64BigEndian(destination[1..], value);
                return 9;
        }
    }
}
