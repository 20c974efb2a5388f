namespace Reweave.Crypto.Spaces;

/// <summary>
/// A frame as it came, read and hashed, and nothing judged yet. It can only be made from the bytes themselves, so that a verifier
/// may rely on the hash whichever thread computed it.
/// </summary>
public sealed class HashedFrame
{
    private HashedFrame(byte[] bytes, Frame? frame, EntryHash hash)
    {
        Bytes = bytes;
        Frame = frame;
        Hash = hash;
    }

    public byte[] Bytes { get; }

    /// <summary>Null when the bytes are no frame; then there is no hash either.</summary>
    public Frame? Frame { get; }
    public EntryHash Hash { get; }

    public static HashedFrame Of(byte[] bytes) =>
        Frame.TryRead(bytes, out var frame) == ReadOutcome.Fine
            ? new HashedFrame(bytes, frame, frame!.Hash())
            : new HashedFrame(bytes, null, default);

    /// <summary>
    /// The frames of a page in one crossing: in the browser the digests of bodies are made beside the thread that interprets.
    /// </summary>
    /// <param name="breathe">Called between frames, so that a long page does not hold the thread.</param>
    public static async ValueTask<IReadOnlyList<HashedFrame>> OfAsync(
        IPrimitives primitives,
        IReadOnlyList<byte[]> page,
        Func<ValueTask> breathe
    )
    {
        var frames = new Frame?[page.Count];
        var items = new List<ToDigest>(page.Count);
        for (var i = 0; i < page.Count; i++)
        {
            if (Frame.TryRead(page[i], out frames[i]) == ReadOutcome.Fine && HasBody(frames[i]!))
            {
                items.Add(
                    new ToDigest(
                        Frame.BeforeBodyHash(frames[i]!.Suite, frames[i]!.Kind, frames[i]!.Head),
                        frames[i]!.Body
                    )
                );
            }

            await breathe();
        }

        var digests = await primitives.DigestAsync(items);
        var hashed = new HashedFrame[page.Count];
        var at = 0;
        for (var i = 0; i < page.Count; i++)
        {
            hashed[i] = frames[i] switch
            {
                null => new HashedFrame(page[i], null, default),
                { } frame when HasBody(frame) => new HashedFrame(
                    page[i],
                    frame,
                    new EntryHash(digests.AsSpan(32 * at++, 32))
                ),
                { } frame => new HashedFrame(page[i], frame, frame.Hash()),
            };
        }

        return hashed;
    }

    // Almost every entry; the few others are small.
    private static bool HasBody(Frame frame) => frame is { IsKnown: true, Kind: FrameKind.Event };
}
