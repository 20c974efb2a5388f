using Reweave.Protocol.Entries;

namespace Reweave.Server.Spaces;

/// <summary>A frame as it came, with what the server reads of it. Read before the writer sees it, so that the writer only decides.</summary>
internal sealed record GivenEntry
{
    public required byte[] Bytes { get; init; }
    public required Frame Frame { get; init; }
    public required EntryHash Hash { get; init; }

    /// <summary>Set for control entries.</summary>
    public ControlEntry? Control { get; init; }

    /// <summary>Set for everything a device signs.</summary>
    public DeviceHead? Head { get; init; }

    public static Refusal? ReadAll(ReadOnlyMemory<byte> body, out IReadOnlyList<GivenEntry> entries)
    {
        entries = [];
        var outcome = FramesRequest.TryRead(body, out var request);
        if (request is null)
        {
            return Refusal.Of(outcome);
        }

        if (request.Frames.Count == 0)
        {
            return new Refusal(RefusalCodes.Malformed);
        }

        var read = new GivenEntry[request.Frames.Count];
        for (var i = 0; i < read.Length; i++)
        {
            if (Read(request.Frames[i], out read[i]!) is { } refusal)
            {
                return refusal;
            }
        }

        entries = read;
        return null;
    }

    private static Refusal? Read(byte[] bytes, out GivenEntry? entry)
    {
        entry = null;
        var outcome = Frame.TryRead(bytes, out var frame);
        if (frame is null)
        {
            return Refusal.Of(outcome);
        }

        ControlEntry? control = null;
        DeviceHead? head = null;
        outcome =
            frame.Kind == FrameKind.Control
                ? ControlEntry.TryRead(frame, out control)
                : DeviceHead.TryRead(frame, out head);
        if (outcome != ReadOutcome.Fine)
        {
            return Refusal.Of(outcome);
        }

        entry = new GivenEntry
        {
            Bytes = bytes,
            Frame = frame,
            Hash = frame.Hash(),
            Control = control,
            Head = head,
        };
        return null;
    }
}
