using Reweave.Protocol.Entries;
using Reweave.Server.Accounts;
using Reweave.Server.Invitations;
using Reweave.Server.Security;
using Reweave.Server.Sessions;
using Reweave.Server.Storage;

namespace Reweave.Server.Spaces;

/// <summary>
/// The rules of docs/protocol/fundamentals.md, section 7, as far as the server keeps them, and what each control entry changes.
/// Position and transcript were checked before.
/// </summary>
internal sealed class ControlRules(Connection connection, SpaceState state, Caller caller)
{
    private const int PartnersInCare = 2;
    private const int CounsellorsInCare = 1;
    private static readonly Refusal NotAllowed = new(RefusalCodes.NotAllowed);

    /// <summary>Accounts that were added.</summary>
    public List<long> NewAccounts { get; } = [];

    /// <summary>Changes the state, or says why not.</summary>
    public Refusal? Take(ControlEntry entry, Head after)
    {
        if (entry is not Genesis && entry.Space != state.Id)
        {
            return new Refusal(RefusalCodes.Malformed);
        }

        if (entry.Author != caller.Member)
        {
            return NotAllowed;
        }

        if (state.OnlyErasesFromNowOn)
        {
            return entry switch
            {
                DeviceCertified certified => Certify(certified),
                DeviceRevoked revoked => Revoke(revoked),
                _ => new Refusal(RefusalCodes.SpaceClosed),
            };
        }

        if (state.IsClosed)
        {
            return new Refusal(RefusalCodes.SpaceClosed);
        }

        if (!state.IsPresent(caller.Member))
        {
            return NotAllowed;
        }

        if (state.IsStopped && entry is (DeviceCertified or MemberAdded or HistoryGiven))
        {
            return new Refusal(RefusalCodes.WritesStopped);
        }

        return entry switch
        {
            Genesis => state.Head.Position == Position.Start ? null : NotAllowed,
            DeviceCertified certified => Certify(certified),
            DeviceRevoked revoked => Revoke(revoked),
            MemberAdded added => Add(added),
            MemberRemoved removed => Remove(removed, after),
            MemberLeft => Leave(after),
            EpochStarted epoch => Start(epoch),
            HistoryGiven history => Give(history),
            SpaceClosed => Close(),
            _ => new Refusal(RefusalCodes.UnknownSuite),
        };
    }

    private Refusal? Certify(DeviceCertified entry)
    {
        if (
            DeviceKeys.IdOf(entry.PublicKey) != entry.Device
            || state.Devices.ContainsKey(entry.Device)
            || !IsOwnDevice(entry.Device)
        )
        {
            return NotAllowed;
        }

        var present = state.Devices.Values.Count(one =>
            one.Member == caller.Member && !one.IsRevoked
        );
        if (present >= Limits.DevicesPerMember)
        {
            return new Refusal(RefusalCodes.QuotaExceeded);
        }

        state.Devices[entry.Device] = new DeviceChain(0, caller.Member, false, 0, default);
        return null;
    }

    private Refusal? Revoke(DeviceRevoked entry)
    {
        if (
            !state.Devices.TryGetValue(entry.Device, out var chain)
            || chain.Member != caller.Member
            || chain.IsRevoked
        )
        {
            return NotAllowed;
        }

        state.Devices[entry.Device] = chain with { IsRevoked = true };
        return null;
    }

    /// <summary>Nobody is put into a space by a stranger: the account has accepted an invitation of the author's.</summary>
    private Refusal? Add(MemberAdded entry)
    {
        var keys = new PublicKeys(entry.Keys.Signing, entry.Keys.Encryption);
        if (
            keys.Member != entry.Member
            || state.Members.ContainsKey(entry.Member)
            || FindAccount(entry.Member) is not { } account
        )
        {
            return NotAllowed;
        }

        var mayCome = state.Kind switch
        {
            SpaceKind.Couple => caller.Member == state.Author
                && state.Members.Count == 1
                && entry.Role == MemberRole.Partner
                && IsTheInvited(account, entry.Acceptance),
            SpaceKind.Care => IsPartner
                && HasRoomFor(entry.Role)
                && InvitationBook.HasAccepted(connection, caller.Account, account),
            _ => false,
        };
        if (!mayCome)
        {
            return NotAllowed;
        }

        state.Members[entry.Member] = new MemberSeat(entry.Role, account, null);
        NewAccounts.Add(account);
        if (state.Kind == SpaceKind.Couple)
        {
            InvitationBook.Complete(connection, state.Invitation!.Value);
        }

        return null;
    }

    /// <summary>A counsellor can be removed; partners leave by themselves.</summary>
    private Refusal? Remove(MemberRemoved entry, Head after)
    {
        if (
            state.Kind != SpaceKind.Care
            || !IsPartner
            || !state.IsPresent(entry.Member)
            || state.Members[entry.Member].Role != MemberRole.Counsellor
        )
        {
            return NotAllowed;
        }

        End(entry.Member, after);
        state.IsStopped = true;
        return null;
    }

    private Refusal? Leave(Head after)
    {
        End(caller.Member, after);
        if (state.Kind == SpaceKind.Care && state.CountPresent(MemberRole.Partner) > 0)
        {
            state.IsStopped = true;
        }
        else
        {
            state.IsClosed = true;
        }

        return null;
    }

    private Refusal? Give(HistoryGiven entry) =>
        state.Kind == SpaceKind.Couple
        && entry.OfSpace != state.Id
        && entry.Member != caller.Member
        && state.IsPresent(entry.Member)
            ? null
            : NotAllowed;

    private Refusal? Start(EpochStarted entry)
    {
        var others = state
            .Members.Where(one => one.Value.Until is null && one.Key != caller.Member)
            .Select(one => one.Key)
            .Order();
        if (
            entry.Epoch != state.Epoch + 1
            || !others.SequenceEqual(entry.Wraps.Select(wrap => wrap.Member))
        )
        {
            return NotAllowed;
        }

        state.Epoch = entry.Epoch;
        state.IsStopped = false;
        return null;
    }

    private Refusal? Close()
    {
        if (state.Kind == SpaceKind.Care && caller.Member != state.Author)
        {
            return NotAllowed;
        }

        state.IsClosed = true;
        return null;
    }

    private bool IsPartner => state.Members[caller.Member].Role == MemberRole.Partner;

    private bool HasRoomFor(MemberRole role) =>
        state.CountPresent(role)
        < (role == MemberRole.Counsellor ? CounsellorsInCare : PartnersInCare);

    private void End(MemberId member, Head after) =>
        state.Members[member] = state.Members[member] with { Until = after };

    private bool IsTheInvited(long account, byte[] acceptance) =>
        state.Invitation is { } invitation
        && InvitationBook.Find(connection, invitation, 0) is { } known
        && known.Account == caller.Account
        && known.AcceptedBy == account
        && known.State is InvitationState.Accepted
        && known.Acceptance.AsSpan().SequenceEqual(acceptance);

    private bool IsOwnDevice(DeviceId device)
    {
        using var row = connection
            .Prepare("SELECT 1 FROM devices WHERE device = ?1 AND account = ?2 AND ended = 0")
            .Bind(1, device.Value)
            .Bind(2, caller.Account);
        return row.Step();
    }

    private long? FindAccount(MemberId member)
    {
        using var row = connection
            .Prepare("SELECT account FROM accounts WHERE member = ?1")
            .Bind(1, member.Value);
        return row.Step() ? row.Long(0) : null;
    }
}
