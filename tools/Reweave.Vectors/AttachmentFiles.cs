using Reweave.Crypto.Attachments;
using static Reweave.Vectors.VectorText;

namespace Reweave.Vectors;

internal static class AttachmentFiles
{
    private const int Chunk = 256;

    public static async Task<string> AttachmentAsync()
    {
        var primitives = new SeededPrimitives(new Chance("attachment"));
        var chance = primitives.Chance;
        var space = new SpaceId(chance.Bytes(32));
        var id = new AttachmentId(chance.Bytes(16));
        var key = chance.Bytes(32);
        var content = chance.Bytes(600);
        var made = await SealedAttachment.SealAsync(primitives, space, id, key, content, Chunk);
        var again = await SealedAttachment.SealAsync(primitives, space, id, key, content, Chunk);
        var file = new VectorText(
            "attachment",
            "Files in sealed chunks: attachments. Chunks of 256 bytes here, so that the file stays readable; 262,144 on the wire."
        );
        void One(
            string name,
            string expect,
            SealedAttachment given,
            byte[]? otherKey = null,
            SpaceId? otherSpace = null
        ) =>
            file.Case(
                name,
                expect,
                [
                    ("chunk-size", Chunk),
                    ("space", (otherSpace ?? space).ToArray()),
                    ("attachment", given.Id.ToArray()),
                    ("key", otherKey ?? key),
                    ("length", given.LengthInBytes),
                    ("hash", given.Hash),
                    .. given.Chunks.Select(chunk => ("chunk", (object)chunk)),
                    ("content", content),
                ]
            );
        SealedAttachment With(params byte[][] chunks) => made with { Chunks = chunks };
        var (a, b, c) = (made.Chunks[0], made.Chunks[1], made.Chunks[2]);
        One("three chunks", "fine", made);
        One("no length", "wrong-length", made with { LengthInBytes = 0 });
        One("a length that no file has", "wrong-length", made with { LengthInBytes = 4 << 20 });
        One("cut off", "missing-chunk", With(a, b));
        One("one in the middle left out", "missing-chunk", With(a, c));
        One("one more", "missing-chunk", With(a, b, c, c));
        One("a chunk cut off", "wrong-chunk-length", With(a, b, c[..^1]));
        One("a chunk made longer", "wrong-chunk-length", With([.. a, 0], b, c));
        One("two exchanged", "other-file", With(b, a, c));
        One("a bit flipped", "other-file", With(a, Flipped(b, 100), c));
        One("a chunk sealed again with the same key", "other-file", With(a, again.Chunks[1], c));
        One("another length of as many chunks", "other-file", made with { LengthInBytes = 599 });
        One("another file's hash", "other-file", made with { Hash = again.Hash });
        One("under another id", "other-file", made with { Id = new AttachmentId(new byte[16]) });
        One("in another space", "other-file", made, otherSpace: default(SpaceId));
        One("another key", "does-not-open", made, Flipped(key, 0));
        var longer = await SealedAttachment.SealAsync(
            primitives,
            space,
            id,
            key,
            (byte[])[.. content, 1],
            Chunk
        );
        One(
            "its author says another length",
            "wrong-padding",
            SealedAttachment.Claimed(space, longer, 600)
        );
        return file.ToString();
    }
}
