namespace Reweave.Protocol.Requests;

/// <summary>Begins a file or asks which of its chunks are there: <c>[count, sealed bytes in all]</c>.</summary>
public sealed record BeginAttachmentRequest(int Count, int SealedBytes)
{
    public byte[] Encode() => Cbor.Array(Count, SealedBytes);

    public static ReadOutcome TryRead(
        ReadOnlyMemory<byte> bytes,
        out BeginAttachmentRequest? request
    ) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(2);
                var read = new BeginAttachmentRequest(
                    reader.Number(Limits.AttachmentChunksAtMost),
                    reader.Number(Limits.AttachmentChunksAtMost * Limits.SealedChunkInBytes)
                );
                reader.EndArray();
                return read;
            },
            out request
        );
}

/// <summary>The answer: <c>[whole, [index, …]]</c>, the chunks that are there in ascending order.</summary>
public sealed record AttachmentAnswer(bool IsWhole, IReadOnlyList<int> Present)
{
    public byte[] Encode() =>
        Cbor.Write(writer =>
        {
            writer.WriteStartArray(2);
            writer.WriteBoolean(IsWhole);
            writer.WriteStartArray(Present.Count);
            foreach (var index in Present)
            {
                writer.WriteInt32(index);
            }

            writer.WriteEndArray();
            writer.WriteEndArray();
        });

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out AttachmentAnswer? answer) =>
        Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(2);
                var whole = reader.ReadBoolean();
                var present = new int[reader.StartList(Limits.AttachmentChunksAtMost)];
                for (var i = 0; i < present.Length; i++)
                {
                    present[i] = reader.Number(Limits.AttachmentChunksAtMost - 1);
                }

                reader.EndArray();
                reader.EndArray();
                return new AttachmentAnswer(whole, present);
            },
            out answer
        );
}
