using Reweave.Protocol.Entries;

namespace Reweave.Protocol.Requests;

/// <summary>
/// <c>[frames…]</c>: encoded frames, each as a byte string, so that what is stored, sent and hashed are the same bytes.
/// The body of an append and of making a space.
/// </summary>
public sealed record FramesRequest(IReadOnlyList<byte[]> Frames)
{
    public byte[] Encode() => Cbor.Write(writer => FrameList.Write(writer, Frames));

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out FramesRequest? request) =>
        Cbor.TryRead(
            bytes,
            Limits.BatchInBytes,
            reader => new FramesRequest(FrameList.Read(reader, Limits.BatchInFrames)),
            out request
        );
}

/// <summary>The answer to an append: <c>[first position, head position, head transcript]</c>.</summary>
public sealed record AppendAnswer(Position First, Head Head)
{
    public byte[] Encode() =>
        Cbor.Array(First.Value, Head.Position.Value, Head.Transcript.ToArray());

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out AppendAnswer? answer) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(3);
                var read = new AppendAnswer(
                    new Position(reader.LongNumber()),
                    new Head(new Position(reader.LongNumber()), new Transcript(reader.Bytes(32)))
                );
                reader.EndArray();
                return read;
            },
            out answer
        );
}

/// <summary>The answer to making a space: <c>[space, position, transcript]</c>.</summary>
public sealed record SpaceMadeAnswer(SpaceId Space, Head Head)
{
    public byte[] Encode() =>
        Cbor.Array(Space.ToArray(), Head.Position.Value, Head.Transcript.ToArray());

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out SpaceMadeAnswer? answer) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(3);
                var read = new SpaceMadeAnswer(
                    new SpaceId(reader.Bytes(32)),
                    new Head(new Position(reader.LongNumber()), new Transcript(reader.Bytes(32)))
                );
                reader.EndArray();
                return read;
            },
            out answer
        );
}

/// <summary><c>[generation, head position, head transcript, first position, [frames…]]</c></summary>
public sealed record PageAnswer
{
    /// <summary>A random number of the server's database; a new one says that it was restored from a backup.</summary>
    public required ulong Generation { get; init; }
    public required Head Head { get; init; }

    /// <summary>The position of the first frame; one after the asked-for position also when there is none.</summary>
    public required Position First { get; init; }
    public required IReadOnlyList<byte[]> Frames { get; init; }

    public byte[] Encode() =>
        Cbor.Write(writer =>
        {
            writer.WriteStartArray(5);
            writer.WriteUInt64(Generation);
            writer.WriteUInt64((ulong)Head.Position.Value);
            writer.WriteByteString(Head.Transcript.ToArray());
            writer.WriteUInt64((ulong)First.Value);
            FrameList.Write(writer, Frames);
            writer.WriteEndArray();
        });

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out PageAnswer? page) =>
        Cbor.TryRead(
            bytes,
            Limits.PageInBytes + Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(5);
                var read = new PageAnswer
                {
                    Generation = reader.ReadUInt64(),
                    Head = new Head(
                        new Position(reader.LongNumber()),
                        new Transcript(reader.Bytes(32))
                    ),
                    First = new Position(reader.LongNumber()),
                    Frames = FrameList.Read(reader, Limits.PageInFrames),
                };
                reader.EndArray();
                return read;
            },
            out page
        );
}

/// <summary>One row of <c>[[space, kind, position, generation], …]</c>.</summary>
public sealed record SpaceRow(SpaceId Space, SpaceKind Kind, Position Position, ulong Generation);

/// <summary>The spaces of an account, those it has left included (it may still read up to there).</summary>
public sealed record SpacesAnswer(IReadOnlyList<SpaceRow> Spaces)
{
    private const int SpacesAtMost = 1024;

    public byte[] Encode() =>
        Cbor.Write(writer =>
        {
            writer.WriteStartArray(Spaces.Count);
            foreach (var row in Spaces)
            {
                writer.WriteStartArray(4);
                writer.WriteByteString(row.Space.ToArray());
                writer.WriteUInt64((ulong)row.Kind);
                writer.WriteUInt64((ulong)row.Position.Value);
                writer.WriteUInt64(row.Generation);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        });

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out SpacesAnswer? answer) =>
        Cbor.TryRead(
            bytes,
            Limits.PageInBytes,
            reader =>
            {
                var rows = new SpaceRow[reader.StartList(SpacesAtMost)];
                for (var i = 0; i < rows.Length; i++)
                {
                    reader.StartArray(4);
                    rows[i] = new SpaceRow(
                        new SpaceId(reader.Bytes(32)),
                        (SpaceKind)reader.Number(255),
                        new Position(reader.LongNumber()),
                        reader.ReadUInt64()
                    );
                    reader.EndArray();
                }

                reader.EndArray();
                return new SpacesAnswer(rows);
            },
            out answer
        );
}

internal static class FrameList
{
    public static void Write(CborWriter writer, IReadOnlyList<byte[]> frames)
    {
        writer.WriteStartArray(frames.Count);
        foreach (var frame in frames)
        {
            writer.WriteByteString(frame);
        }

        writer.WriteEndArray();
    }

    public static byte[][] Read(CborReader reader, int most)
    {
        var frames = new byte[reader.StartList(most)][];
        for (var i = 0; i < frames.Length; i++)
        {
            frames[i] = reader.BytesUpTo(Limits.FrameInBytes);
        }

        reader.EndArray();
        return frames;
    }
}
