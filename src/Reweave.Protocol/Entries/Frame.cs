using System.Security.Cryptography;

namespace Reweave.Protocol.Entries;

public enum FrameKind
{
    Control = 1,
    Event = 2,
    ErasedEvent = 3,
    Erasure = 4,
}

/// <summary>
/// The outer form of every entry, the same in all versions: <c>[suite, kind, head, body, signature]</c>
/// (docs/protocol/fundamentals.md, section 5). It can be hashed and chained also when its suite or kind is unknown.
/// Reading checks the form only; whether an entry is valid at its position is decided by the roster of its space.
/// </summary>
public sealed record Frame
{
    public required int Suite { get; init; }

    /// <summary>The kind as it stands on the wire; may be a number that <see cref="FrameKind"/> does not name.</summary>
    public required FrameKind Kind { get; init; }
    public required byte[] Head { get; init; }

    /// <summary>The sealed body of an event; its 32-byte hash once erased; empty for control entries and erasures.</summary>
    public required byte[] Body { get; init; }

    /// <summary>64 bytes, r ‖ s.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>True when this version knows the suite and the kind.</summary>
    public bool IsKnown =>
        Suite == Cbor.Suite && Kind is >= FrameKind.Control and <= FrameKind.Erasure;

    public byte[] Encode() =>
        Cbor.Write(writer =>
        {
            writer.WriteStartArray(5);
            writer.WriteUInt64((ulong)Suite);
            writer.WriteUInt64((ulong)Kind);
            writer.WriteByteString(Head);
            writer.WriteByteString(Body);
            writer.WriteByteString(Signature);
            writer.WriteEndArray();
        });

    /// <summary>Reads the outer form. An unknown suite or kind is <see cref="ReadOutcome.Fine"/>: see <see cref="IsKnown"/>.</summary>
    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out Frame? frame) =>
        Cbor.TryRead(
            bytes,
            Limits.FrameInBytes,
            reader =>
            {
                reader.StartArray(5);
                var read = new Frame
                {
                    Suite = reader.Number(255),
                    Kind = (FrameKind)reader.Number(255),
                    Head = reader.ReadByteString(),
                    Body = reader.ReadByteString(),
                    Signature = reader.Bytes(64),
                };
                reader.EndArray();
                var bodyFits =
                    !read.IsKnown
                    || read.Kind switch
                    {
                        FrameKind.Control or FrameKind.Erasure => read.Body.Length == 0,
                        FrameKind.ErasedEvent => read.Body.Length == 32,
                        _ => read.Body.Length > 0,
                    };
                return bodyFits ? read : throw new WireException(ReadOutcome.WrongLength);
            },
            out frame
        );

    /// <summary>The entry hash; an erased event has the hash of the event it was.</summary>
    public EntryHash Hash()
    {
        var erased = Suite == Cbor.Suite && Kind == FrameKind.ErasedEvent;
        Span<byte> bodyHash = stackalloc byte[32];
        if (erased)
        {
            Body.CopyTo(bodyHash);
        }
        else
        {
            SHA256.HashData(Body, bodyHash);
        }

        return HashOf(Suite, erased ? FrameKind.Event : Kind, Head, bodyHash);
    }

    public static EntryHash HashOf(
        int suite,
        FrameKind kind,
        byte[] head,
        ReadOnlySpan<byte> bodyHash
    )
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData([.. BeforeBodyHash(suite, kind, head), .. bodyHash], hash);
        return new EntryHash(hash);
    }

    /// <summary>
    /// What an entry hash covers, <c>label ‖ [suite, kind, head, body hash]</c>, up to the 32 bytes of the body's hash that end it.
    /// </summary>
    public static byte[] BeforeBodyHash(int suite, FrameKind kind, byte[] head)
    {
        var writer = new CborWriter(
            CborConformanceMode.Canonical,
            initialCapacity: head.Length + 48
        );
        writer.WriteStartArray(4);
        writer.WriteInt32(suite);
        writer.WriteInt32((int)kind);
        writer.WriteByteString(head);
        writer.WriteByteString(stackalloc byte[32]);
        writer.WriteEndArray();
        var label = "reweave/1/entry"u8;
        Span<byte> covered = new byte[label.Length + writer.BytesWritten];
        label.CopyTo(covered);
        writer.Encode(covered[label.Length..]);
        return covered[..^32].ToArray();
    }

    /// <summary>The same entry with its body dropped: hash and signature stay good.</summary>
    public Frame Erased() =>
        Kind != FrameKind.Event
            ? throw new InvalidOperationException("Only an event has a body to erase.")
            : this with
            {
                Kind = FrameKind.ErasedEvent,
                Body = SHA256.HashData(Body),
            };

    /// <summary>What an entry's signature covers.</summary>
    public static byte[] SignedBytes(EntryHash hash) =>
        [.. "reweave/1/sign-entry"u8, .. hash.ToArray()];
}

/// <summary>The running hash that pins every entry to its place.</summary>
public static class Transcripts
{
    /// <summary>Tₙ from Tₙ₋₁ and the hash of entry n.</summary>
    public static Transcript After(Transcript before, EntryHash entry)
    {
        Span<byte> bytes = stackalloc byte["reweave/1/transcript"u8.Length + 64];
        "reweave/1/transcript"u8.CopyTo(bytes);
        before.Value.CopyTo(bytes[^64..]);
        entry.Value.CopyTo(bytes[^32..]);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        return new Transcript(hash);
    }
}
