using Reweave.Protocol;
using Reweave.Protocol.Ids;

namespace Reweave.Client.Attachments;

/// <summary>
/// A file that the server does not have whole yet. Its sealed chunks are kept beside it until it is; the fact that adds it waits.
/// </summary>
internal sealed record Upload : Unprinted
{
    public required AttachmentId Id { get; init; }
    public required SpaceId Space { get; init; }

    /// <summary>Orders uploads as they were begun.</summary>
    public required long Time { get; init; }
    public required int Count { get; init; }
    public required int SealedBytes { get; init; }

    public const string Prefix = "upload/";

    public string Key => Prefix + Id;

    public byte[] Encode() => Cbor.Array(Cbor.Suite, Space.ToArray(), Time, Count, SealedBytes);

    public static Upload? Read(string key, byte[] bytes) =>
        !AttachmentId.TryParse(key.AsSpan(Prefix.Length), out var id) ? null
        : Cbor.TryRead(
            bytes,
            Limits.RequestInBytes,
            reader =>
            {
                reader.StartArray(5);
                reader.OwnSuite();
                var read = new Upload
                {
                    Id = id,
                    Space = new SpaceId(reader.Bytes(32)),
                    Time = reader.LongNumber(),
                    Count = reader.Number(Limits.AttachmentChunksAtMost),
                    SealedBytes = reader.Number(),
                };
                reader.EndArray();
                return read;
            },
            out var upload
        ) == ReadOutcome.Fine
            ? upload
        : null;
}

/// <summary>What the device keeps of files, under which keys. The chunks are as they travel: sealed under their file's key.</summary>
internal static class FileKeys
{
    /// <summary>An empty mark for each file whose chunks are all here, so that they are found without being read.</summary>
    public const string Here = "have/";

    /// <summary>A file that is removed: the server is asked until it has answered. The mark stays, so that it does not show again.</summary>
    public const string Gone = "gone/";

    public static string Chunk(AttachmentId id, int index) => $"file/{id}/{index:D2}";
}
