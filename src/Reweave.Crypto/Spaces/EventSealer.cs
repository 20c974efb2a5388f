namespace Reweave.Crypto.Spaces;

/// <summary>The place of a device in its own chain in one space; <c>default</c> before its first entry.</summary>
public readonly record struct ChainTip(long Sequence, EntryHash Hash);

/// <summary>An event to be sealed at its first sending.</summary>
public readonly record struct EventToSeal(EventContent Content, bool Erasable);

/// <summary>Frames ready to be sent, with the chain's place after them.</summary>
public sealed record ChainExtended(IReadOnlyList<Frame> Frames, ChainTip Tip);

public enum EventOutcome
{
    Fine,

    /// <summary>The body does not open under this epoch's key and this head: see <see cref="OpenOutcome"/>.</summary>
    TooShort,
    WrongKeyOrContext,
    Altered,

    /// <summary>It opens, but the padding is not the one right one.</summary>
    WrongPadding,

    /// <summary>It opens, but is no event body.</summary>
    Malformed,
}

/// <summary>What opening an event came to; the content is there exactly when the outcome is fine.</summary>
public readonly record struct EventOpened(EventOutcome Outcome, EventContent? Content);

/// <summary>
/// Bodies of events: sealed under the epoch key with the head as associated data, padded, signed by the device. Sealing gives each
/// event its place in the device's chain; keep the exact frames before sending, since a retry must send the same bytes.
/// </summary>
public static class EventSealer
{
    private const string Label = "reweave/1/event";

    public static async ValueTask<ChainExtended> SealAsync(
        IPrimitives primitives,
        EpochKey key,
        KeyPairHandle device,
        ChainTip tip,
        Head confirmed,
        IReadOnlyList<EventToSeal> events
    )
    {
        var deviceId = Accounts.KeyIds.OfDevice(device.PublicKey);
        var unsigned = new List<Frame>(events.Count);
        foreach (var one in events)
        {
            if (!one.Content.Fits)
            {
                throw new ArgumentException("An event does not fit a frame.", nameof(events));
            }

            var head = new EventHead
            {
                Space = key.Space,
                Epoch = key.Epoch,
                Device = deviceId,
                Sequence = tip.Sequence + 1,
                PreviousOwn = tip.Hash,
                Confirmed = confirmed,
                Erasable = one.Erasable,
            }.Encode();
            var padded = Padding.Add(one.Content.Encode());
            var body = await primitives.SealAsync(key.Secret, Label, [new ToSeal(head, padded)]);
            var frame = new Frame
            {
                Suite = Cbor.Suite,
                Kind = FrameKind.Event,
                Head = head,
                Body = body[0],
                Signature = [],
            };
            unsigned.Add(frame);
            tip = new ChainTip(tip.Sequence + 1, frame.Hash());
        }

        return new ChainExtended(await SignAsync(primitives, device, unsigned), tip);
    }

    /// <summary>An erasure by any certified device of the target's author.</summary>
    public static async ValueTask<ChainExtended> EraseAsync(
        IPrimitives primitives,
        SpaceId space,
        KeyPairHandle device,
        ChainTip tip,
        Head confirmed,
        Position target,
        EntryHash targetHash
    )
    {
        var head = new ErasureHead
        {
            Space = space,
            Device = Accounts.KeyIds.OfDevice(device.PublicKey),
            Sequence = tip.Sequence + 1,
            PreviousOwn = tip.Hash,
            Confirmed = confirmed,
            TargetPosition = target,
            TargetHash = targetHash,
        };
        var frame = new Frame
        {
            Suite = Cbor.Suite,
            Kind = FrameKind.Erasure,
            Head = head.Encode(),
            Body = [],
            Signature = [],
        };
        var signed = await SignAsync(primitives, device, [frame]);
        return new ChainExtended(signed, new ChainTip(tip.Sequence + 1, frame.Hash()));
    }

    /// <summary>Opens events (kind 2) of one epoch, in order; one that does not open does not stop the others.</summary>
    public static async ValueTask<IReadOnlyList<EventOpened>> OpenAsync(
        IPrimitives primitives,
        EpochKey key,
        IReadOnlyList<Frame> frames
    )
    {
        var items = new ToOpen[frames.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new ToOpen(frames[i].Head, frames[i].Body);
        }

        var opened = await primitives.OpenAsync(key.Secret, Label, items);
        var results = new EventOpened[items.Length];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = Read(opened[i]);
        }

        return results;
    }

    private static EventOpened Read(Opened opened)
    {
        var outcome = opened.Outcome switch
        {
            OpenOutcome.Fine => EventOutcome.Fine,
            OpenOutcome.TooShort => EventOutcome.TooShort,
            OpenOutcome.WrongKeyOrContext => EventOutcome.WrongKeyOrContext,
            _ => EventOutcome.Altered,
        };
        if (outcome != EventOutcome.Fine)
        {
            return new EventOpened(outcome, null);
        }

        if (!Padding.TryRemove(opened.Plaintext, out var length))
        {
            return new EventOpened(EventOutcome.WrongPadding, null);
        }

        return
            EventContent.TryRead(opened.Plaintext.AsMemory(0, length), out var content)
            == ReadOutcome.Fine
            ? new EventOpened(EventOutcome.Fine, content)
            : new EventOpened(EventOutcome.Malformed, null);
    }

    private static async ValueTask<IReadOnlyList<Frame>> SignAsync(
        IPrimitives primitives,
        KeyPairHandle device,
        List<Frame> unsigned
    )
    {
        var messages = unsigned.ConvertAll(frame => Frame.SignedBytes(frame.Hash()));
        var signatures = await primitives.SignAsync(device, messages);
        return [.. unsigned.Select((frame, i) => frame with { Signature = signatures[i] })];
    }
}
