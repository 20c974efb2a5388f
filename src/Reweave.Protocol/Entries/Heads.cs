namespace Reweave.Protocol.Entries;

/// <summary>What both kinds of device entries have: a place in the device's own chain and the last head it had verified.</summary>
public abstract record DeviceHead
{
    public required SpaceId Space { get; init; }
    public required DeviceId Device { get; init; }

    /// <summary>Counts from 1 for each device in each space, over events and erasures together.</summary>
    public required long Sequence { get; init; }

    /// <summary>The entry hash of this device's entry before; <c>default</c> (zeros) for its first.</summary>
    public required EntryHash PreviousOwn { get; init; }

    public required Head Confirmed { get; init; }

    public abstract byte[] Encode();

    public static ReadOutcome TryRead(Frame frame, out DeviceHead? head)
    {
        if (!frame.IsKnown || frame.Kind == FrameKind.Control)
        {
            head = null;
            return frame.Suite != Cbor.Suite ? ReadOutcome.UnknownSuite : ReadOutcome.UnknownKind;
        }

        if (frame.Kind == FrameKind.Erasure)
        {
            var erasure = ErasureHead.TryRead(frame.Head, out var read);
            head = read;
            return erasure;
        }

        var outcome = EventHead.TryRead(frame.Head, out var eventHead);
        head = eventHead;
        return outcome;
    }
}

/// <summary><c>[space, epoch, device, seq, previous own hash, confirmed position, confirmed transcript, erasable]</c>; the associated data of the body.</summary>
public sealed record EventHead : DeviceHead
{
    public required int Epoch { get; init; }

    /// <summary>Consents and the like are not erasable; most entries are.</summary>
    public required bool Erasable { get; init; }

    public override byte[] Encode() =>
        Cbor.Array(
            Space.ToArray(),
            Epoch,
            Device.ToArray(),
            Sequence,
            PreviousOwn.ToArray(),
            Confirmed.Position.Value,
            Confirmed.Transcript.ToArray(),
            Erasable
        );

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out EventHead? head) =>
        Cbor.TryRead(
            bytes,
            Limits.FrameInBytes,
            reader =>
            {
                reader.StartArray(8);
                var space = new SpaceId(reader.Bytes(32));
                var epoch = reader.Number();
                var device = new DeviceId(reader.Bytes(32));
                var sequence = reader.LongNumber();
                var previous = new EntryHash(reader.Bytes(32));
                var position = new Position(reader.LongNumber());
                var transcript = new Transcript(reader.Bytes(32));
                var erasable = reader.ReadBoolean();
                reader.EndArray();
                return new EventHead
                {
                    Space = space,
                    Epoch = epoch,
                    Device = device,
                    Sequence = sequence,
                    PreviousOwn = previous,
                    Confirmed = new Head(position, transcript),
                    Erasable = erasable,
                };
            },
            out head
        );
}

/// <summary><c>[space, device, seq, previous own hash, confirmed position, confirmed transcript, target position, target hash]</c></summary>
public sealed record ErasureHead : DeviceHead
{
    public required Position TargetPosition { get; init; }
    public required EntryHash TargetHash { get; init; }

    public override byte[] Encode() =>
        Cbor.Array(
            Space.ToArray(),
            Device.ToArray(),
            Sequence,
            PreviousOwn.ToArray(),
            Confirmed.Position.Value,
            Confirmed.Transcript.ToArray(),
            TargetPosition.Value,
            TargetHash.ToArray()
        );

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out ErasureHead? head) =>
        Cbor.TryRead(
            bytes,
            Limits.FrameInBytes,
            reader =>
            {
                reader.StartArray(8);
                var space = new SpaceId(reader.Bytes(32));
                var device = new DeviceId(reader.Bytes(32));
                var sequence = reader.LongNumber();
                var previous = new EntryHash(reader.Bytes(32));
                var position = new Position(reader.LongNumber());
                var transcript = new Transcript(reader.Bytes(32));
                var targetPosition = new Position(reader.LongNumber());
                var targetHash = new EntryHash(reader.Bytes(32));
                reader.EndArray();
                return new ErasureHead
                {
                    Space = space,
                    Device = device,
                    Sequence = sequence,
                    PreviousOwn = previous,
                    Confirmed = new Head(position, transcript),
                    TargetPosition = targetPosition,
                    TargetHash = targetHash,
                };
            },
            out head
        );
}
