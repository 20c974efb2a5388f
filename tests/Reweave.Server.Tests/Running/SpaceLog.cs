namespace Reweave.Server.Tests.Running;

/// <summary>A space as an honest client keeps it: builds the next frame in its right place. Bodies and signatures are random.</summary>
public sealed class SpaceLog
{
    private readonly Dictionary<DeviceId, (long Sequence, EntryHash Last)> _chains = [];
    private readonly List<byte[]> _new = [];

    public SpaceId Id { get; private set; }

    public Head Head { get; private set; }

    public int Epoch { get; private set; }

    /// <summary>Genesis, own device, first epoch.</summary>
    public static SpaceLog Private(Person person)
    {
        var log = new SpaceLog();
        log.Genesis(person, SpaceKind.Private, null);
        log.Certify(person);
        log.NextEpoch(person);
        return log;
    }

    public static SpaceLog Couple(Person inviter, Person invited, InvitationId invitation)
    {
        var log = new SpaceLog();
        log.Genesis(inviter, SpaceKind.Couple, invitation);
        log.Certify(inviter);
        log.Add(inviter, invited, invited.AcceptanceOf(invitation));
        log.NextEpoch(inviter, invited);
        return log;
    }

    /// <summary>The frames made since the last call.</summary>
    public byte[][] TakeNew()
    {
        var frames = _new.ToArray();
        _new.Clear();
        return frames;
    }

    /// <summary>Makes the next frames as if everything so far had been the case.</summary>
    public SpaceLog Fork()
    {
        var fork = new SpaceLog
        {
            Id = Id,
            Head = Head,
            Epoch = Epoch,
        };
        foreach (var (device, chain) in _chains)
        {
            fork._chains[device] = chain;
        }

        return fork;
    }

    public byte[] Genesis(Person author, SpaceKind kind, InvitationId? invitation)
    {
        var frame = Control(
            new Genesis
            {
                Space = default,
                Position = Head.Position.Next,
                TranscriptBefore = Head.Transcript,
                Author = author.Member,
                Kind = kind,
                Nonce = RandomNumberGenerator.GetBytes(16),
                Keys = author.MemberKeys,
                Invitation = invitation,
            }
        );
        _ = Frame.TryRead(frame, out var read);
        Id = new SpaceId(read!.Hash().Value);
        return frame;
    }

    public byte[] Certify(Person person) =>
        Control(
            new DeviceCertified
            {
                Space = Id,
                Position = Head.Position.Next,
                TranscriptBefore = Head.Transcript,
                Author = person.Member,
                Device = person.Device.Id,
                PublicKey = person.Device.PublicKey,
                Possession = new byte[64],
            }
        );

    public byte[] Revoke(Person person, Device device) =>
        Control(
            new DeviceRevoked
            {
                Space = Id,
                Position = Head.Position.Next,
                TranscriptBefore = Head.Transcript,
                Author = person.Member,
                Device = device.Id,
            }
        );

    public byte[] Add(
        Person author,
        Person member,
        byte[] acceptance,
        MemberRole role = MemberRole.Partner
    ) =>
        Control(
            new MemberAdded
            {
                Space = Id,
                Position = Head.Position.Next,
                TranscriptBefore = Head.Transcript,
                Author = author.Member,
                Member = member.Member,
                Role = role,
                Keys = member.MemberKeys,
                Acceptance = acceptance,
            }
        );

    public byte[] Remove(Person author, Person member) =>
        Control(
            new MemberRemoved
            {
                Space = Id,
                Position = Head.Position.Next,
                TranscriptBefore = Head.Transcript,
                Author = author.Member,
                Member = member.Member,
            }
        );

    public byte[] Leave(Person author) =>
        Control(
            new MemberLeft
            {
                Space = Id,
                Position = Head.Position.Next,
                TranscriptBefore = Head.Transcript,
                Author = author.Member,
            }
        );

    public byte[] NextEpoch(Person author, params Person[] others) =>
        Control(
            new EpochStarted
            {
                Space = Id,
                Position = Head.Position.Next,
                TranscriptBefore = Head.Transcript,
                Author = author.Member,
                Epoch = ++Epoch,
                Commitment = RandomNumberGenerator.GetBytes(32),
                OwnCopy = RandomNumberGenerator.GetBytes(112),
                Wraps =
                [
                    .. others
                        .OrderBy(one => one.Member)
                        .Select(one => new EpochWrap(one.Member, new byte[113])),
                ],
            }
        );

    public byte[] Event(Person author, byte[]? body = null, bool erasable = true, int? epoch = null)
    {
        var chain = _chains.GetValueOrDefault(author.Device.Id);
        return FromDevice(
            author,
            FrameKind.Event,
            new EventHead
            {
                Space = Id,
                Device = author.Device.Id,
                Sequence = chain.Sequence + 1,
                PreviousOwn = chain.Last,
                Confirmed = Head,
                Epoch = epoch ?? Epoch,
                Erasable = erasable,
            },
            body ?? RandomNumberGenerator.GetBytes(336)
        );
    }

    public byte[] Erase(Person author, Position position, byte[] target)
    {
        _ = Frame.TryRead(target, out var frame);
        var chain = _chains.GetValueOrDefault(author.Device.Id);
        return FromDevice(
            author,
            FrameKind.Erasure,
            new ErasureHead
            {
                Space = Id,
                Device = author.Device.Id,
                Sequence = chain.Sequence + 1,
                PreviousOwn = chain.Last,
                Confirmed = Head,
                TargetPosition = position,
                TargetHash = frame!.Hash(),
            },
            []
        );
    }

    private byte[] FromDevice(Person author, FrameKind kind, DeviceHead head, byte[] body)
    {
        var frame = new Frame
        {
            Suite = 1,
            Kind = kind,
            Head = head.Encode(),
            Body = body,
            Signature = RandomNumberGenerator.GetBytes(64),
        };
        _chains[author.Device.Id] = (head.Sequence, frame.Hash());
        return Place(frame);
    }

    private byte[] Control(ControlEntry entry) =>
        Place(
            new Frame
            {
                Suite = 1,
                Kind = FrameKind.Control,
                Head = entry.Encode(),
                Body = [],
                Signature = RandomNumberGenerator.GetBytes(64),
            }
        );

    private byte[] Place(Frame frame)
    {
        Head = new Head(Head.Position.Next, Transcripts.After(Head.Transcript, frame.Hash()));
        var bytes = frame.Encode();
        _new.Add(bytes);
        return bytes;
    }
}
