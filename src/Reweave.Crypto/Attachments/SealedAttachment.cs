using Reweave.Crypto.Spaces;

namespace Reweave.Crypto.Attachments;

/// <summary>
/// One file, sealed in chunks under a key of its own (docs/protocol/attachments.md). The key travels in the event that adds the file,
/// sealed with it, and nowhere else. Hides content and, roughly, size; binds every chunk to its space, file, place and number of chunks.
/// </summary>
public sealed record SealedAttachment
{
    private const string ChunkLabel = "reweave/1/attachment-chunk";
    public const int KeyInBytes = 32;

    public required AttachmentId Id { get; init; }

    /// <summary>Of the content, before padding.</summary>
    public required int LengthInBytes { get; init; }

    /// <summary>Over all sealed chunks: whoever else has the key cannot put another file in this one's place.</summary>
    public required byte[] Hash { get; init; }
    public required IReadOnlyList<byte[]> Chunks { get; init; }

    /// <summary>How many chunks content of this length makes; 0 when no file has it.</summary>
    public static int CountFor(int lengthInBytes) =>
        CountFor(lengthInBytes, Limits.AttachmentChunkInBytes);

    /// <param name="key">32 random bytes, used for this file only.</param>
    public static ValueTask<SealedAttachment> SealAsync(
        IPrimitives primitives,
        SpaceId space,
        AttachmentId id,
        ReadOnlyMemory<byte> key,
        ReadOnlyMemory<byte> content
    ) => SealAsync(primitives, space, id, key, content, Limits.AttachmentChunkInBytes);

    /// <summary>With a given size of chunks: vectors are made with small ones, so that they can be read.</summary>
    internal static async ValueTask<SealedAttachment> SealAsync(
        IPrimitives primitives,
        SpaceId space,
        AttachmentId id,
        ReadOnlyMemory<byte> key,
        ReadOnlyMemory<byte> content,
        int chunkInBytes
    )
    {
        var count = CountFor(content.Length, chunkInBytes);
        if (count == 0)
        {
            throw new ArgumentException("No file has this length.", nameof(content));
        }

        var padded = Padding.Add(content.Span);
        var items = new ToSeal[count];
        for (var i = 0; i < count; i++)
        {
            var start = i * chunkInBytes;
            items[i] = new ToSeal(
                Binding(space, id, i, count),
                padded.AsMemory(start, Math.Min(chunkInBytes, padded.Length - start))
            );
        }

        using var secret = await primitives.ImportSecretAsync(key);
        var chunks = await primitives.SealAsync(secret, ChunkLabel, items);
        return new SealedAttachment
        {
            Id = id,
            LengthInBytes = content.Length,
            Hash = HashOf(space, id, content.Length, chunks),
            Chunks = chunks,
        };
    }

    /// <summary>Opens a file from what came from elsewhere, against the length, hash and key of its event. All of it or nothing.</summary>
    public ValueTask<AttachmentOpened> OpenAsync(
        IPrimitives primitives,
        SpaceId space,
        ReadOnlyMemory<byte> key
    ) => OpenAsync(primitives, space, key, Limits.AttachmentChunkInBytes);

    internal async ValueTask<AttachmentOpened> OpenAsync(
        IPrimitives primitives,
        SpaceId space,
        ReadOnlyMemory<byte> key,
        int chunkInBytes
    )
    {
        if (Check(space, chunkInBytes) is { } failure)
        {
            return new AttachmentOpened(failure, null);
        }

        using var secret = await primitives.ImportSecretAsync(key);
        var opened = await primitives.OpenAsync(
            secret,
            ChunkLabel,
            [.. Chunks.Select((chunk, i) => new ToOpen(Binding(space, Id, i, Chunks.Count), chunk))]
        );
        if (opened.Any(chunk => chunk.Outcome != OpenOutcome.Fine))
        {
            return new AttachmentOpened(AttachmentOutcome.DoesNotOpen, null);
        }

        var padded = new byte[opened.Sum(chunk => chunk.Plaintext.Length)];
        var at = 0;
        foreach (var chunk in opened)
        {
            chunk.Plaintext.CopyTo(padded, at);
            at += chunk.Plaintext.Length;
        }

        return Padding.TryRemove(padded, out var length) && length == LengthInBytes
            ? new AttachmentOpened(AttachmentOutcome.Fine, padded[..length])
            : new AttachmentOpened(AttachmentOutcome.WrongPadding, null);
    }

    /// <summary>For vectors: what an author's client seals that says another length than it sealed.</summary>
    internal static SealedAttachment Claimed(
        SpaceId space,
        SealedAttachment made,
        int lengthInBytes
    ) =>
        made with
        {
            LengthInBytes = lengthInBytes,
            Hash = HashOf(space, made.Id, lengthInBytes, made.Chunks),
        };

    private AttachmentOutcome? Check(SpaceId space, int chunkInBytes)
    {
        var count = CountFor(LengthInBytes, chunkInBytes);
        if (count == 0)
        {
            return AttachmentOutcome.WrongLength;
        }

        if (Chunks.Count != count)
        {
            return AttachmentOutcome.MissingChunk;
        }

        var left = Padding.LengthOf(LengthInBytes + 1);
        foreach (var chunk in Chunks)
        {
            if (chunk.Length != Math.Min(left, chunkInBytes) + Seal.OverheadInBytes)
            {
                return AttachmentOutcome.WrongChunkLength;
            }

            left -= chunkInBytes;
        }

        return CryptographicOperations.FixedTimeEquals(
            HashOf(space, Id, LengthInBytes, Chunks),
            Hash
        )
            ? null
            : AttachmentOutcome.OtherFile;
    }

    private static int CountFor(int lengthInBytes, int chunkInBytes) =>
        lengthInBytes is < 1 or > Limits.AttachmentInBytes
            ? 0
            : (Padding.LengthOf(lengthInBytes + 1) + chunkInBytes - 1) / chunkInBytes;

    private static byte[] Binding(SpaceId space, AttachmentId id, int index, int count) =>
        Cbor.Array(space.ToArray(), id.ToArray(), index, count);

    private static byte[] HashOf(
        SpaceId space,
        AttachmentId id,
        int lengthInBytes,
        IReadOnlyList<byte[]> chunks
    ) =>
        Hashes.Of(
            "reweave/1/attachment"u8,
            Cbor.Write(writer =>
            {
                writer.WriteStartArray(4);
                writer.WriteByteString(space.ToArray());
                writer.WriteByteString(id.ToArray());
                writer.WriteInt32(lengthInBytes);
                writer.WriteStartArray(chunks.Count);
                foreach (var chunk in chunks)
                {
                    writer.WriteByteString(SHA256.HashData(chunk));
                }

                writer.WriteEndArray();
                writer.WriteEndArray();
            })
        );
}

public enum AttachmentOutcome
{
    Fine,

    /// <summary>The event names a length that no file has.</summary>
    WrongLength,

    /// <summary>Not as many chunks as the length makes: cut off, or longer than said.</summary>
    MissingChunk,
    WrongChunkLength,

    /// <summary>Exchanged, reordered, older or altered: not what the event's author sealed.</summary>
    OtherFile,

    /// <summary>It is what the author sealed, and it does not open: that client made a mistake, or nonsense.</summary>
    DoesNotOpen,
    WrongPadding,
}

/// <summary>What opening came to; the content is there exactly when the outcome is fine.</summary>
public readonly record struct AttachmentOpened(AttachmentOutcome Outcome, byte[]? Content);
