namespace Reweave.Protocol.Entries;

public enum SpaceKind
{
    Private = 1,
    Couple = 2,
    Care = 3,
}

/// <summary>What a member is in a space. The founder is always a partner.</summary>
public enum MemberRole
{
    Partner = 1,

    /// <summary>Only in care spaces; removes and adds nobody.</summary>
    Counsellor = 2,
}

/// <summary>The two public keys of a member; 65 bytes each. Their hash is the <see cref="MemberId"/> (computed in Crypto).</summary>
public sealed record MemberKeys(byte[] Signing, byte[] Encryption);

/// <summary>An epoch key wrapped for one member: HPKE enc(65) ‖ ct(48).</summary>
public sealed record EpochWrap(MemberId Member, byte[] Wrapped);

/// <summary>An old epoch key handed over, with the commitment that it has to meet.</summary>
public sealed record HistoryWrap(int Epoch, byte[] Commitment, byte[] Wrapped);

/// <summary>
/// A signed statement about a space itself: who belongs to it, with which devices, under which key. Valid at exactly one position.
/// The head is <c>[type, space, position, transcript before, author, fields]</c>.
/// </summary>
public abstract record ControlEntry
{
    /// <summary>Zeros for a genesis.</summary>
    public required SpaceId Space { get; init; }
    public required Position Position { get; init; }
    public required Transcript TranscriptBefore { get; init; }
    public required MemberId Author { get; init; }

    protected abstract int Type { get; }

    protected abstract void WriteFields(CborWriter writer);

    public byte[] Encode() =>
        Cbor.Write(writer =>
        {
            writer.WriteStartArray(6);
            writer.WriteUInt64((ulong)Type);
            writer.WriteByteString(Space.ToArray());
            writer.WriteUInt64((ulong)Position.Value);
            writer.WriteByteString(TranscriptBefore.ToArray());
            writer.WriteByteString(Author.ToArray());
            WriteFields(writer);
            writer.WriteEndArray();
        });

    public static ReadOutcome TryRead(Frame frame, out ControlEntry? entry)
    {
        if (!frame.IsKnown || frame.Kind != FrameKind.Control)
        {
            entry = null;
            return frame.Suite != Cbor.Suite ? ReadOutcome.UnknownSuite : ReadOutcome.UnknownKind;
        }

        return Cbor.TryRead(frame.Head, Limits.FrameInBytes, ControlEntryReader.Read, out entry);
    }
}

public sealed record Genesis : ControlEntry
{
    public required SpaceKind Kind { get; init; }
    public required byte[] Nonce { get; init; }
    public required MemberKeys Keys { get; init; }

    /// <summary>The invitation this couple space answers; null elsewhere.</summary>
    public InvitationId? Invitation { get; init; }
    protected override int Type => 1;

    protected override void WriteFields(CborWriter writer)
    {
        writer.WriteStartArray(5);
        writer.WriteInt32((int)Kind);
        writer.WriteByteString(Nonce);
        writer.WriteByteString(Keys.Signing);
        writer.WriteByteString(Keys.Encryption);
        writer.WriteByteString(Invitation?.ToArray() ?? []);
        writer.WriteEndArray();
    }
}

public sealed record DeviceCertified : ControlEntry
{
    public required DeviceId Device { get; init; }
    public required byte[] PublicKey { get; init; }

    /// <summary>
    /// The device's own signature over space, member and device: without it a member could certify somebody else's new device first
    /// and have that person's words count as theirs.
    /// </summary>
    public required byte[] Possession { get; init; }
    protected override int Type => 2;

    protected override void WriteFields(CborWriter writer)
    {
        writer.WriteStartArray(3);
        writer.WriteByteString(Device.ToArray());
        writer.WriteByteString(PublicKey);
        writer.WriteByteString(Possession);
        writer.WriteEndArray();
    }
}

public sealed record DeviceRevoked : ControlEntry
{
    public required DeviceId Device { get; init; }
    protected override int Type => 3;

    protected override void WriteFields(CborWriter writer)
    {
        writer.WriteStartArray(1);
        writer.WriteByteString(Device.ToArray());
        writer.WriteEndArray();
    }
}

public sealed record MemberAdded : ControlEntry
{
    public required MemberId Member { get; init; }
    public required MemberRole Role { get; init; }
    public required MemberKeys Keys { get; init; }

    /// <summary>The pairing acceptance, as it was sent (at most 1 KiB); empty in care spaces entered without one.</summary>
    public required byte[] Acceptance { get; init; }
    public MemberId? CoSigner { get; init; }
    public byte[]? CoSignature { get; init; }
    protected override int Type => 4;

    protected override void WriteFields(CborWriter writer)
    {
        writer.WriteStartArray(7);
        writer.WriteByteString(Member.ToArray());
        writer.WriteInt32((int)Role);
        writer.WriteByteString(Keys.Signing);
        writer.WriteByteString(Keys.Encryption);
        writer.WriteByteString(Acceptance);
        writer.WriteByteString(CoSigner?.ToArray() ?? []);
        writer.WriteByteString(CoSignature ?? []);
        writer.WriteEndArray();
    }
}

public sealed record MemberRemoved : ControlEntry
{
    public required MemberId Member { get; init; }
    protected override int Type => 5;

    protected override void WriteFields(CborWriter writer)
    {
        writer.WriteStartArray(1);
        writer.WriteByteString(Member.ToArray());
        writer.WriteEndArray();
    }
}

public sealed record MemberLeft : ControlEntry
{
    protected override int Type => 6;

    protected override void WriteFields(CborWriter writer)
    {
        writer.WriteStartArray(0);
        writer.WriteEndArray();
    }
}

public sealed record EpochStarted : ControlEntry
{
    public required int Epoch { get; init; }
    public required byte[] Commitment { get; init; }

    /// <summary>SEAL of the epoch key under the author's master key: 112 bytes.</summary>
    public required byte[] OwnCopy { get; init; }
    public required IReadOnlyList<EpochWrap> Wraps { get; init; }
    protected override int Type => 7;

    protected override void WriteFields(CborWriter writer)
    {
        writer.WriteStartArray(4);
        writer.WriteInt32(Epoch);
        writer.WriteByteString(Commitment);
        writer.WriteByteString(OwnCopy);
        writer.WriteStartArray(Wraps.Count);
        foreach (var wrap in Wraps)
        {
            writer.WriteStartArray(2);
            writer.WriteByteString(wrap.Member.ToArray());
            writer.WriteByteString(wrap.Wrapped);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndArray();
    }
}

public sealed record HistoryGiven : ControlEntry
{
    public required MemberId Member { get; init; }

    /// <summary>The space whose old epoch keys these are: the one that was closed before pairing anew.</summary>
    public required SpaceId OfSpace { get; init; }
    public required IReadOnlyList<HistoryWrap> Keys { get; init; }
    protected override int Type => 8;

    protected override void WriteFields(CborWriter writer)
    {
        writer.WriteStartArray(3);
        writer.WriteByteString(Member.ToArray());
        writer.WriteByteString(OfSpace.ToArray());
        writer.WriteStartArray(Keys.Count);
        foreach (var key in Keys)
        {
            writer.WriteStartArray(3);
            writer.WriteInt32(key.Epoch);
            writer.WriteByteString(key.Commitment);
            writer.WriteByteString(key.Wrapped);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndArray();
    }
}

public sealed record SpaceClosed : ControlEntry
{
    protected override int Type => 9;

    protected override void WriteFields(CborWriter writer)
    {
        writer.WriteStartArray(0);
        writer.WriteEndArray();
    }
}
