namespace Reweave.Crypto.Spaces;

/// <summary>What an event says: a name of the catalogue, its version, the writer's clock, and a JSON payload as UTF-8.</summary>
public sealed record EventContent
{
    private const int TypeAtMost = 64;

    public required string Type { get; init; }
    public required int Version { get; init; }

    /// <summary>Unix milliseconds by the clock of the device that wrote it; nobody vouches for it.</summary>
    public required long ClientTime { get; init; }
    public required byte[] Payload { get; init; }

    /// <summary>False when it would not fit a frame; say so to the person before anything is kept.</summary>
    public bool Fits =>
        Type.Length <= TypeAtMost
        && Padding.LengthOf(Encode().Length + 1) <= Limits.PaddedBodyInBytes;

    public byte[] Encode() => Cbor.Array(Type, Version, ClientTime, Payload);

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out EventContent? content) =>
        Cbor.TryRead(
            bytes,
            Limits.FrameInBytes,
            reader =>
            {
                reader.StartArray(4);
                var read = new EventContent
                {
                    Type = reader.Text(TypeAtMost),
                    Version = reader.Number(),
                    ClientTime = reader.LongNumber(),
                    Payload = reader.ReadByteString(),
                };
                reader.EndArray();
                return read;
            },
            out content
        );
}
