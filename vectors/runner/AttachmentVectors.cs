using Reweave.Crypto.Attachments;
using Reweave.Protocol.Ids;

namespace Vectors.Runner;

internal static class AttachmentVectors
{
    public static async ValueTask<string> OpenAsync(VectorPlatform platform, VectorCase given)
    {
        var attachment = new SealedAttachment
        {
            Id = new AttachmentId(given.Bytes("attachment")),
            LengthInBytes = given.Number("length"),
            Hash = given.Bytes("hash"),
            Chunks = [.. given.All("chunk").Select(Convert.FromHexString)],
        };
        var opened = await attachment.OpenAsync(
            platform.Primitives,
            new SpaceId(given.Bytes("space")),
            given.Bytes("key"),
            given.Number("chunk-size")
        );
        return opened.Content is null
            ? Outcomes.Of(opened.Outcome)
            : Outcomes.Same(("content", given.Bytes("content"), opened.Content));
    }
}
