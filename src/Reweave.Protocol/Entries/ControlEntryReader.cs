namespace Reweave.Protocol.Entries;

/// <summary>Reads control heads. An unknown type is <see cref="ReadOutcome.UnknownKind"/>: update to read.</summary>
internal static class ControlEntryReader
{
    private const int PublicKeyInBytes = 65;
    private const int SignatureInBytes = 64;
    private const int WrapInBytes = 113;
    private const int OwnCopyInBytes = 112;
    private const int AcceptanceInBytes = 1024;
    private const int WrapsAtMost = 8;
    private const int HistoryAtMost = 256;

    public static ControlEntry Read(CborReader reader)
    {
        reader.StartArray(6);
        var type = reader.Number(255);
        var space = new SpaceId(reader.Bytes(32));
        var position = new Position(reader.LongNumber());
        var before = new Transcript(reader.Bytes(32));
        var author = new MemberId(reader.Bytes(32));
        ControlEntry entry = type switch
        {
            1 => Genesis(reader, space, position, before, author),
            2 => Certified(reader, space, position, before, author),
            3 => Revoked(reader, space, position, before, author),
            4 => Added(reader, space, position, before, author),
            5 => Removed(reader, space, position, before, author),
            6 => Left(reader, space, position, before, author),
            7 => Epoch(reader, space, position, before, author),
            8 => History(reader, space, position, before, author),
            9 => Closed(reader, space, position, before, author),
            _ => throw new WireException(ReadOutcome.UnknownKind),
        };
        reader.EndArray();
        return entry;
    }

    private static Genesis Genesis(
        CborReader reader,
        SpaceId space,
        Position position,
        Transcript before,
        MemberId author
    )
    {
        reader.StartArray(5);
        var kind = reader.Number(255);
        var nonce = reader.Bytes(16);
        var keys = Keys(reader);
        var invitation = reader.BytesOrNone(16);
        reader.EndArray();
        if (kind is < (int)SpaceKind.Private or > (int)SpaceKind.Care)
        {
            throw new WireException(ReadOutcome.UnknownKind);
        }

        return new Genesis
        {
            Space = space,
            Position = position,
            TranscriptBefore = before,
            Author = author,
            Kind = (SpaceKind)kind,
            Nonce = nonce,
            Keys = keys,
            Invitation = invitation is null ? null : new InvitationId(invitation),
        };
    }

    private static DeviceCertified Certified(
        CborReader reader,
        SpaceId space,
        Position position,
        Transcript before,
        MemberId author
    )
    {
        reader.StartArray(3);
        var device = new DeviceId(reader.Bytes(32));
        var publicKey = reader.Bytes(PublicKeyInBytes);
        var possession = reader.Bytes(SignatureInBytes);
        reader.EndArray();
        return new DeviceCertified
        {
            Space = space,
            Position = position,
            TranscriptBefore = before,
            Author = author,
            Device = device,
            PublicKey = publicKey,
            Possession = possession,
        };
    }

    private static DeviceRevoked Revoked(
        CborReader reader,
        SpaceId space,
        Position position,
        Transcript before,
        MemberId author
    )
    {
        reader.StartArray(1);
        var device = new DeviceId(reader.Bytes(32));
        reader.EndArray();
        return new DeviceRevoked
        {
            Space = space,
            Position = position,
            TranscriptBefore = before,
            Author = author,
            Device = device,
        };
    }

    private static MemberAdded Added(
        CborReader reader,
        SpaceId space,
        Position position,
        Transcript before,
        MemberId author
    )
    {
        reader.StartArray(7);
        var member = new MemberId(reader.Bytes(32));
        var role = reader.Number(255);
        var keys = Keys(reader);
        var acceptance = reader.BytesUpTo(AcceptanceInBytes);
        var coSigner = reader.BytesOrNone(32);
        var coSignature = reader.BytesOrNone(64);
        reader.EndArray();
        if ((coSigner is null) != (coSignature is null))
        {
            throw new WireException(ReadOutcome.WrongShape);
        }

        if (role is not ((int)MemberRole.Partner or (int)MemberRole.Counsellor))
        {
            throw new WireException(ReadOutcome.UnknownKind);
        }

        return new MemberAdded
        {
            Space = space,
            Position = position,
            TranscriptBefore = before,
            Author = author,
            Member = member,
            Role = (MemberRole)role,
            Keys = keys,
            Acceptance = acceptance,
            CoSigner = coSigner is null ? null : new MemberId(coSigner),
            CoSignature = coSignature,
        };
    }

    private static MemberRemoved Removed(
        CborReader reader,
        SpaceId space,
        Position position,
        Transcript before,
        MemberId author
    )
    {
        reader.StartArray(1);
        var member = new MemberId(reader.Bytes(32));
        reader.EndArray();
        return new MemberRemoved
        {
            Space = space,
            Position = position,
            TranscriptBefore = before,
            Author = author,
            Member = member,
        };
    }

    private static MemberLeft Left(
        CborReader reader,
        SpaceId space,
        Position position,
        Transcript before,
        MemberId author
    )
    {
        Nothing(reader);
        return new MemberLeft
        {
            Space = space,
            Position = position,
            TranscriptBefore = before,
            Author = author,
        };
    }

    private static EpochStarted Epoch(
        CborReader reader,
        SpaceId space,
        Position position,
        Transcript before,
        MemberId author
    )
    {
        reader.StartArray(4);
        var epoch = reader.Number();
        var commitment = reader.Bytes(32);
        var ownCopy = reader.Bytes(OwnCopyInBytes);
        var count = reader.StartList(WrapsAtMost);
        var wraps = new EpochWrap[count];
        for (var i = 0; i < count; i++)
        {
            reader.StartArray(2);
            wraps[i] = new EpochWrap(new MemberId(reader.Bytes(32)), reader.Bytes(WrapInBytes));
            reader.EndArray();
        }

        reader.EndArray();
        reader.EndArray();
        return new EpochStarted
        {
            Space = space,
            Position = position,
            TranscriptBefore = before,
            Author = author,
            Epoch = epoch,
            Commitment = commitment,
            OwnCopy = ownCopy,
            Wraps = wraps,
        };
    }

    private static HistoryGiven History(
        CborReader reader,
        SpaceId space,
        Position position,
        Transcript before,
        MemberId author
    )
    {
        reader.StartArray(3);
        var member = new MemberId(reader.Bytes(32));
        var ofSpace = new SpaceId(reader.Bytes(32));
        var count = reader.StartList(HistoryAtMost);
        var keys = new HistoryWrap[count];
        for (var i = 0; i < count; i++)
        {
            reader.StartArray(3);
            keys[i] = new HistoryWrap(reader.Number(), reader.Bytes(32), reader.Bytes(WrapInBytes));
            reader.EndArray();
        }

        reader.EndArray();
        reader.EndArray();
        return new HistoryGiven
        {
            Space = space,
            Position = position,
            TranscriptBefore = before,
            Author = author,
            Member = member,
            OfSpace = ofSpace,
            Keys = keys,
        };
    }

    private static SpaceClosed Closed(
        CborReader reader,
        SpaceId space,
        Position position,
        Transcript before,
        MemberId author
    )
    {
        Nothing(reader);
        return new SpaceClosed
        {
            Space = space,
            Position = position,
            TranscriptBefore = before,
            Author = author,
        };
    }

    private static MemberKeys Keys(CborReader reader) =>
        new(reader.Bytes(PublicKeyInBytes), reader.Bytes(PublicKeyInBytes));

    private static void Nothing(CborReader reader)
    {
        reader.StartArray(0);
        reader.EndArray();
    }
}
