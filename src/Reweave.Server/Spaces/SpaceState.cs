using Reweave.Protocol.Entries;

namespace Reweave.Server.Spaces;

/// <summary>
/// What the server knows of a space from its entries' heads: enough to keep honest clients in order, nothing of what is said.
/// Changed only by the writer, on a copy that is kept when the transaction is.
/// </summary>
internal sealed class SpaceState
{
    /// <summary>0 until the space was kept.</summary>
    public long Row { get; set; }
    public required SpaceId Id { get; init; }
    public required SpaceKind Kind { get; init; }
    public required MemberId Author { get; init; }

    /// <summary>The invitation a couple space answers.</summary>
    public InvitationId? Invitation { get; init; }
    public Head Head { get; set; }

    /// <summary>0 before the first.</summary>
    public int Epoch { get; set; }

    /// <summary>Someone left or was removed: nothing is written until a remaining member starts a new epoch.</summary>
    public bool IsStopped { get; set; }
    public bool IsClosed { get; set; }
    public Dictionary<MemberId, MemberSeat> Members { get; private init; } = [];
    public Dictionary<DeviceId, DeviceChain> Devices { get; private init; } = [];

    public SpaceState Copy() =>
        new()
        {
            Row = Row,
            Id = Id,
            Kind = Kind,
            Author = Author,
            Invitation = Invitation,
            Head = Head,
            Epoch = Epoch,
            IsStopped = IsStopped,
            IsClosed = IsClosed,
            Members = new(Members),
            Devices = new(Devices),
        };

    /// <summary>A couple's closed space: its members certify and revoke devices for erasing, and nothing else follows.</summary>
    public bool OnlyErasesFromNowOn => IsClosed && Kind == SpaceKind.Couple;

    public bool IsPresent(MemberId member) =>
        Members.TryGetValue(member, out var seat) && seat.Until is null;

    public int CountPresent(MemberRole role) =>
        Members.Values.Count(seat => seat.Until is null && seat.Role == role);

    /// <summary>
    /// Only a care space goes on when someone leaves; there a former member sees nothing of what follows. In the others nothing but
    /// erasing follows an end, and it must reach whoever still keeps the text.
    /// </summary>
    public static bool GoesOnWithoutOne(SpaceKind kind) => kind == SpaceKind.Care;

    /// <summary>The head as this member may know it.</summary>
    public Head HeadFor(MemberId member) => MemberEnd(member) ?? Head;

    /// <summary>Whom a new entry wakes.</summary>
    public IEnumerable<long> ReadingAccounts() =>
        Members
            .Where(one => one.Value.Account is not null && MemberEnd(one.Key) is null)
            .Select(one => one.Value.Account!.Value);

    private Head? MemberEnd(MemberId member) =>
        GoesOnWithoutOne(Kind) && Members.TryGetValue(member, out var seat) ? seat.Until : null;
}

/// <summary>A member with its role, the account behind it (null once deleted), and the head where the membership ended.</summary>
internal readonly record struct MemberSeat(MemberRole Role, long? Account, Head? Until);

/// <summary>A device in this space and the end of its chain.</summary>
internal readonly record struct DeviceChain(
    long Row,
    MemberId Member,
    bool IsRevoked,
    long Sequence,
    EntryHash Last
);
