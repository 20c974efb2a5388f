using System.Collections.Immutable;
using Reweave.Crypto.Accounts;
using Reweave.Crypto.Pairing;

namespace Reweave.Crypto.Spaces;

/// <summary>A member of a space, from the position where they came to the one where they ended, if they did.</summary>
public sealed record RosterMember
{
    public required MemberId Id { get; init; }
    public required MemberRole Role { get; init; }
    public required MemberKeys Keys { get; init; }
    public required Position From { get; init; }

    /// <summary>The position of the entry that ended the membership; from there on nothing of theirs is valid but erasing their own.</summary>
    public Position? Until { get; init; }

    public bool IsPresent => Until is null;
}

/// <summary>A device of a member, from the position where it was certified to the one where it was revoked, if it was.</summary>
public sealed record RosterDevice
{
    public required DeviceId Id { get; init; }
    public required MemberId Member { get; init; }
    public required byte[] PublicKey { get; init; }
    public required Position From { get; init; }
    public Position? Until { get; init; }

    public bool IsPresent => Until is null;
}

/// <summary>An epoch that was started, as its valid entry said.</summary>
public sealed record RosterEpoch
{
    public required int Number { get; init; }
    public required byte[] Commitment { get; init; }
    public required MemberId Author { get; init; }
    public required Position From { get; init; }
}

/// <summary>What one control entry does to a roster: unchanged unless the verdict is valid.</summary>
public readonly record struct RosterStep(EntryVerdict Verdict, Roster Roster);

/// <summary>
/// Who belongs to a space, with which devices, under which epoch: the pure fold of its control entries with every rule of
/// docs/protocol/fundamentals.md, section 7, except the signatures, which <see cref="LogVerifier"/> checks beside it. Nothing the host
/// says enters here except through entries.
/// </summary>
public sealed record Roster
{
    private Roster() { }

    public static Roster Empty { get; } = new();

    /// <summary>Zeros before the genesis.</summary>
    public SpaceId Space { get; init; }
    public SpaceKind Kind { get; init; }
    public MemberId Founder { get; init; }
    public InvitationId? Invitation { get; init; }
    public ImmutableDictionary<MemberId, RosterMember> Members { get; init; } =
        ImmutableDictionary<MemberId, RosterMember>.Empty;
    public ImmutableDictionary<DeviceId, RosterDevice> Devices { get; init; } =
        ImmutableDictionary<DeviceId, RosterDevice>.Empty;

    /// <summary>In order; the last one is the present epoch.</summary>
    public ImmutableArray<RosterEpoch> Epochs { get; init; } = [];

    /// <summary>A member ended, and no remaining member has started a new epoch yet.</summary>
    public bool WritesStopped { get; init; }

    /// <summary>The position of the entry that closed the space; after it only erasing is valid, and what that needs.</summary>
    public Position? ClosedAt { get; init; }

    /// <summary>0 before the first.</summary>
    public int Epoch => Epochs.Length;

    public bool IsEmpty => Kind == 0;

    public IEnumerable<RosterMember> PresentMembers => Members.Values.Where(m => m.IsPresent);

    /// <summary>The present members besides one, in the order of their ids: who gets a wrap of the next epoch key.</summary>
    public IReadOnlyList<RosterMember> OthersThan(MemberId member) =>
        [.. PresentMembers.Where(m => m.Id != member).OrderBy(m => m.Id)];

    public bool MayWrite(DeviceId device) => WhyNotWrite(device) == EntryVerdict.Valid;

    /// <summary><see cref="EntryVerdict.Valid"/>, or the rule that keeps this device from writing events now.</summary>
    public EntryVerdict WhyNotWrite(DeviceId device)
    {
        if (!IsEmpty && ClosedAt is not null)
        {
            return EntryVerdict.SpaceClosed;
        }

        var why = WhyNotErase(device);
        if (why != EntryVerdict.Valid)
        {
            return why;
        }

        return !Members[Devices[device].Member].IsPresent ? EntryVerdict.MemberEnded
            : WritesStopped ? EntryVerdict.WritesStopped
            : Epochs.IsEmpty ? EntryVerdict.NoEpochYet
            : EntryVerdict.Valid;
    }

    /// <summary>
    /// <see cref="EntryVerdict.Valid"/>, or the rule that keeps this device from erasing entries of its member. Neither leaving nor the
    /// end of the space takes that right away.
    /// </summary>
    public EntryVerdict WhyNotErase(DeviceId device) =>
        IsEmpty ? EntryVerdict.GenesisMissing
        : !Devices.TryGetValue(device, out var known) ? EntryVerdict.DeviceNotCertified
        : known.IsPresent ? EntryVerdict.Valid
        : EntryVerdict.DeviceRevoked;

    /// <summary>
    /// Whether this member may still certify and revoke own devices although the space is closed: a device bought after the end must be
    /// able to erase. A care space has others in it whom that does not concern.
    /// </summary>
    public bool TendsDevicesAfterTheEnd(MemberId member) =>
        Kind == SpaceKind.Couple && ClosedAt is not null && Members.ContainsKey(member);

    /// <summary>
    /// Folds one control entry whose signature was found good (or is yet to be). <paramref name="at"/> is the head before it,
    /// <paramref name="hash"/> its entry hash.
    /// </summary>
    public RosterStep After(ControlEntry entry, EntryHash hash, Head at)
    {
        var verdict = Check(entry, at);
        return verdict == EntryVerdict.Valid
            ? new RosterStep(verdict, Apply(entry, hash))
            : new RosterStep(verdict, this);
    }

    private EntryVerdict Check(ControlEntry entry, Head at)
    {
        if (entry is Genesis genesis)
        {
            return CheckGenesis(genesis, at);
        }

        if (IsEmpty)
        {
            return EntryVerdict.GenesisMissing;
        }

        if (entry.Space != Space)
        {
            return EntryVerdict.WrongSpace;
        }

        if (entry.Position != at.Position.Next)
        {
            return EntryVerdict.WrongPosition;
        }

        if (entry.TranscriptBefore != at.Transcript)
        {
            return EntryVerdict.WrongTranscript;
        }

        if (ClosedAt is not null)
        {
            if (
                entry is not (DeviceCertified or DeviceRevoked)
                || !TendsDevicesAfterTheEnd(entry.Author)
            )
            {
                return EntryVerdict.SpaceClosed;
            }
        }
        else if (!IsPresentMember(entry.Author))
        {
            return EntryVerdict.AuthorNotPresent;
        }

        return entry switch
        {
            DeviceCertified certified => CheckCertified(certified),
            DeviceRevoked revoked => CheckRevoked(revoked),
            MemberAdded added => CheckAdded(added),
            MemberRemoved removed => CheckRemoved(removed),
            MemberLeft => EntryVerdict.Valid,
            EpochStarted epoch => CheckEpoch(epoch),
            HistoryGiven history => CheckHistory(history),
            SpaceClosed => Kind == SpaceKind.Care && entry.Author != Founder
                ? EntryVerdict.CloseNotAllowed
                : EntryVerdict.Valid,
            _ => EntryVerdict.MalformedHead,
        };
    }

    private EntryVerdict CheckGenesis(Genesis genesis, Head at)
    {
        if (!IsEmpty)
        {
            return EntryVerdict.SecondGenesis;
        }

        if (genesis.Space != default)
        {
            return EntryVerdict.WrongSpace;
        }

        if (genesis.Position.Value != 1 || at.Position != Position.Start)
        {
            return EntryVerdict.WrongPosition;
        }

        if (genesis.TranscriptBefore != default)
        {
            return EntryVerdict.WrongTranscript;
        }

        return KeyIds.Of(genesis.Keys) == genesis.Author
            ? EntryVerdict.Valid
            : EntryVerdict.AuthorNotKeysHash;
    }

    private EntryVerdict CheckCertified(DeviceCertified entry)
    {
        if (KeyIds.OfDevice(entry.PublicKey) != entry.Device)
        {
            return EntryVerdict.DeviceNotKeyHash;
        }

        if (Devices.TryGetValue(entry.Device, out var known))
        {
            return known.Member != entry.Author ? EntryVerdict.DeviceOfAnother
                : known.IsPresent ? EntryVerdict.DeviceAlreadyCertified
                : EntryVerdict.DeviceRevokedBefore;
        }

        var present = Devices.Values.Count(d => d.Member == entry.Author && d.IsPresent);
        return present >= Limits.DevicesPerMember
            ? EntryVerdict.TooManyDevices
            : EntryVerdict.Valid;
    }

    private EntryVerdict CheckRevoked(DeviceRevoked entry)
    {
        if (!Devices.TryGetValue(entry.Device, out var known))
        {
            return EntryVerdict.DeviceUnknown;
        }

        return known.Member != entry.Author ? EntryVerdict.DeviceOfAnother
            : !known.IsPresent ? EntryVerdict.DeviceRevokedBefore
            : EntryVerdict.Valid;
    }

    private EntryVerdict CheckAdded(MemberAdded entry)
    {
        if (Kind == SpaceKind.Private)
        {
            return EntryVerdict.MembersFixed;
        }

        if (KeyIds.Of(entry.Keys) != entry.Member)
        {
            return EntryVerdict.MemberNotKeysHash;
        }

        if (Members.TryGetValue(entry.Member, out var known))
        {
            return known.IsPresent
                ? EntryVerdict.MemberAlreadyPresent
                : EntryVerdict.MemberEndedBefore;
        }

        return Kind == SpaceKind.Couple ? CheckAddedToCouple(entry) : CheckAddedToCare(entry);
    }

    private EntryVerdict CheckAddedToCouple(MemberAdded entry)
    {
        if (entry.Author != Founder)
        {
            return EntryVerdict.NotTheFounder;
        }

        if (Members.Count > 1)
        {
            return EntryVerdict.MembersFixed;
        }

        return entry.Role != MemberRole.Partner ? EntryVerdict.RoleNotAllowed
            : entry.Acceptance.Length == 0 ? EntryVerdict.AcceptanceMissing
            : CheckAcceptance(entry);
    }

    private EntryVerdict CheckAddedToCare(MemberAdded entry)
    {
        if (Members[entry.Author].Role != MemberRole.Partner)
        {
            return EntryVerdict.NotAPartner;
        }

        var partners = PresentMembers.Where(m => m.Role == MemberRole.Partner).ToArray();
        var room = entry.Role == MemberRole.Partner ? 2 : 1;
        if (PresentMembers.Count(m => m.Role == entry.Role) >= room)
        {
            return EntryVerdict.TooManyMembers;
        }

        if (partners.Length == 2)
        {
            if (entry.CoSigner is not { } coSigner)
            {
                return EntryVerdict.CoSignatureMissing;
            }

            if (coSigner == entry.Author || !partners.Any(p => p.Id == coSigner))
            {
                return EntryVerdict.CoSignerNotTheOtherPartner;
            }
        }
        else if (entry.CoSigner is not null)
        {
            return EntryVerdict.CoSignerNotTheOtherPartner;
        }

        return entry.Acceptance.Length == 0 ? EntryVerdict.Valid : CheckAcceptance(entry);
    }

    private EntryVerdict CheckAcceptance(MemberAdded entry)
    {
        var read = Acceptance.TryRead(entry.Acceptance, out var acceptance);
        return
            read == ReadOutcome.Fine
            && acceptance!.Inviter == entry.Author
            && acceptance.Member == entry.Member
            && (Kind != SpaceKind.Couple || acceptance.Invitation == Invitation)
            ? EntryVerdict.Valid
            : EntryVerdict.AcceptanceOfAnother;
    }

    private EntryVerdict CheckRemoved(MemberRemoved entry)
    {
        if (Kind != SpaceKind.Care)
        {
            return EntryVerdict.MembersFixed;
        }

        if (Members[entry.Author].Role != MemberRole.Partner)
        {
            return EntryVerdict.NotAPartner;
        }

        if (!IsPresentMember(entry.Member))
        {
            return EntryVerdict.MemberNotPresent;
        }

        return Members[entry.Member].Role == MemberRole.Counsellor
            ? EntryVerdict.Valid
            : EntryVerdict.NotRemovable;
    }

    private EntryVerdict CheckEpoch(EpochStarted entry)
    {
        if (entry.Epoch != Epoch + 1)
        {
            return EntryVerdict.EpochNotNext;
        }

        var others = OthersThan(entry.Author).Select(m => m.Id);
        return entry.Wraps.Select(w => w.Member).SequenceEqual(others)
            ? EntryVerdict.Valid
            : EntryVerdict.WrapsNotForTheOthers;
    }

    private EntryVerdict CheckHistory(HistoryGiven entry)
    {
        if (Kind != SpaceKind.Couple || entry.OfSpace == Space || entry.Member == entry.Author)
        {
            return EntryVerdict.HistoryNotAllowed;
        }

        return IsPresentMember(entry.Member) ? EntryVerdict.Valid : EntryVerdict.MemberNotPresent;
    }

    private Roster Apply(ControlEntry entry, EntryHash hash) =>
        entry switch
        {
            Genesis genesis => this with
            {
                Space = new SpaceId(hash.Value),
                Kind = genesis.Kind,
                Founder = genesis.Author,
                Invitation = genesis.Invitation,
                Members = Members.Add(
                    genesis.Author,
                    new RosterMember
                    {
                        Id = genesis.Author,
                        Role = MemberRole.Partner,
                        Keys = genesis.Keys,
                        From = entry.Position,
                    }
                ),
            },
            DeviceCertified certified => this with
            {
                Devices = Devices.Add(
                    certified.Device,
                    new RosterDevice
                    {
                        Id = certified.Device,
                        Member = certified.Author,
                        PublicKey = certified.PublicKey,
                        From = entry.Position,
                    }
                ),
            },
            DeviceRevoked revoked => this with
            {
                Devices = Devices.SetItem(
                    revoked.Device,
                    Devices[revoked.Device] with
                    {
                        Until = entry.Position,
                    }
                ),
            },
            MemberAdded added => this with
            {
                Members = Members.Add(
                    added.Member,
                    new RosterMember
                    {
                        Id = added.Member,
                        Role = added.Role,
                        Keys = added.Keys,
                        From = entry.Position,
                    }
                ),
            },
            MemberRemoved removed => Ended(removed.Member, entry.Position),
            MemberLeft => Ended(entry.Author, entry.Position),
            EpochStarted epoch => this with
            {
                WritesStopped = false,
                Epochs = Epochs.Add(
                    new RosterEpoch
                    {
                        Number = epoch.Epoch,
                        Commitment = epoch.Commitment,
                        Author = epoch.Author,
                        From = entry.Position,
                    }
                ),
            },
            SpaceClosed => this with { ClosedAt = entry.Position },
            _ => this,
        };

    private Roster Ended(MemberId member, Position at)
    {
        var members = Members.SetItem(member, Members[member] with { Until = at });
        // A care space without a partner has no matter left; a counsellor alone does not carry it on.
        var closes =
            Kind != SpaceKind.Care
            || !members.Values.Any(m => m.IsPresent && m.Role == MemberRole.Partner);
        return this with
        {
            Members = members,
            WritesStopped = true,
            ClosedAt = closes ? at : ClosedAt,
        };
    }

    private bool IsPresentMember(MemberId member) =>
        Members.TryGetValue(member, out var known) && known.IsPresent;
}
