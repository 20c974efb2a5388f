using Reweave.Protocol.Entries;
using Reweave.Server.Security;
using Reweave.Server.Storage;

namespace Reweave.Server.Spaces;

/// <summary>
/// One batch on its way into a space, inside the writer's savepoint: each entry is checked against what came before it and written
/// at once; the first refusal undoes them all. Checks order and belonging, never signatures: clients check everything again.
/// </summary>
internal sealed class Append(
    Connection connection,
    SpaceState state,
    Caller caller,
    ServerOptions options
)
{
    private readonly ControlRules _control = new(connection, state, caller);
    private readonly Head _headBefore = state.HeadFor(caller.Member);
    private long _bytes;
    private long _entries;
    private bool _grows;
    private bool _rosterChanged;

    /// <summary>Where the first entry of the batch is.</summary>
    public Position First { get; private set; }

    /// <summary>True when the batch changed who belongs to the space.</summary>
    public bool MembersChanged { get; private set; }

    /// <summary>Accounts that came in with this batch: they are told that they have a new space.</summary>
    public List<long> NewAccounts => _control.NewAccounts;

    public Refusal? TakeAll(IReadOnlyList<GivenEntry> entries)
    {
        if (!state.IsPresent(caller.Member) && !entries.All(IsForErasing))
        {
            return new Refusal(RefusalCodes.NotAllowed);
        }

        foreach (var entry in entries)
        {
            var refusal = entry.Control is { } control
                ? TakeControl(entry, control)
                : TakeDevice(entry, entry.Head!);
            if (refusal is not null)
            {
                return
                    refusal.Code
                        is RefusalCodes.HeadMoved
                            or RefusalCodes.ChainGap
                            or RefusalCodes.ChainFork
                            or RefusalCodes.WritesStopped
                            or RefusalCodes.SpaceClosed
                    ? refusal with
                    {
                        Head = _headBefore,
                    }
                    : refusal;
            }
        }

        KeepRoster();
        return CountUsage();
    }

    /// <summary>What a former member may still ask for: taking their own back, in a couple's space also from a new device.</summary>
    private bool IsForErasing(GivenEntry entry) =>
        entry.Head is ErasureHead
        || entry.Control is DeviceCertified or DeviceRevoked && state.OnlyErasesFromNowOn;

    private Refusal? TakeControl(GivenEntry entry, ControlEntry control)
    {
        if (control.Position <= state.Head.Position)
        {
            return SpaceStore.HashAt(connection, state.Row, control.Position) == entry.Hash
                ? IsThere(control.Position)
                : new Refusal(RefusalCodes.HeadMoved);
        }

        if (
            control.Position != state.Head.Position.Next
            || control.TranscriptBefore != state.Head.Transcript
        )
        {
            return new Refusal(RefusalCodes.HeadMoved);
        }

        var after = new Head(
            control.Position,
            Transcripts.After(state.Head.Transcript, entry.Hash)
        );
        if (_control.Take(control, after) is { } refusal)
        {
            return refusal;
        }

        _rosterChanged = true;
        MembersChanged |= control is MemberAdded or MemberRemoved or MemberLeft;
        _grows |=
            control is DeviceCertified or MemberAdded or HistoryGiven && !state.OnlyErasesFromNowOn;
        KeepRoster();
        Write(entry, null, null);
        return null;
    }

    private Refusal? TakeDevice(GivenEntry entry, DeviceHead head)
    {
        if (head.Space != state.Id)
        {
            return new Refusal(RefusalCodes.Malformed);
        }

        if (!state.Devices.TryGetValue(head.Device, out var chain) || chain.Member != caller.Member)
        {
            return new Refusal(RefusalCodes.NotAllowed);
        }

        if (head.Sequence <= chain.Sequence)
        {
            return
                SpaceStore.FindOwn(connection, chain.Row, head.Sequence) is { } known
                && known.Hash == entry.Hash
                ? IsThere(known.Position)
                : new Refusal(RefusalCodes.ChainFork);
        }

        if (RefuseDevice(entry, head, chain) is { } refusal)
        {
            return refusal;
        }

        if (head is ErasureHead erasure && Erase(erasure) is { } notErased)
        {
            return notErased;
        }

        _grows |= head is EventHead;
        Write(entry, chain.Row, head.Sequence);
        state.Devices[head.Device] = chain with { Sequence = head.Sequence, Last = entry.Hash };
        return null;
    }

    private Refusal? RefuseDevice(GivenEntry entry, DeviceHead head, DeviceChain chain)
    {
        if (head is EventHead && state.IsClosed)
        {
            return new Refusal(RefusalCodes.SpaceClosed);
        }

        if (chain.IsRevoked || (head is EventHead && !state.IsPresent(caller.Member)))
        {
            return new Refusal(RefusalCodes.NotAllowed);
        }

        if (head.Sequence != chain.Sequence + 1)
        {
            return new Refusal(RefusalCodes.ChainGap);
        }

        if (head.PreviousOwn != chain.Last)
        {
            return new Refusal(RefusalCodes.ChainFork);
        }

        if (head.Confirmed.Position > state.Head.Position)
        {
            return new Refusal(RefusalCodes.HeadMoved);
        }

        return head is EventHead written ? RefuseEpoch(written) : null;
    }

    /// <summary>Erasing needs no epoch, and neither one that is missing nor the end of everything stops it.</summary>
    private Refusal? RefuseEpoch(EventHead head)
    {
        if (state.IsStopped || state.Epoch == 0)
        {
            return new Refusal(RefusalCodes.WritesStopped);
        }

        return head.Epoch != state.Epoch ? new Refusal(RefusalCodes.HeadMoved) : null;
    }

    /// <summary>Drops the body of an own, erasable entry in this same transaction. Erasing twice is fine.</summary>
    private Refusal? Erase(ErasureHead erasure)
    {
        if (
            SpaceStore.FindEvent(connection, state.Row, erasure.TargetPosition) is not { } target
            || target.Hash != erasure.TargetHash
            || Frame.TryRead(target.Frame, out var frame) != ReadOutcome.Fine
        )
        {
            return new Refusal(RefusalCodes.NotFound);
        }

        if (frame!.Kind == FrameKind.ErasedEvent)
        {
            return null;
        }

        if (
            target.Member != caller.Member
            || frame.Kind != FrameKind.Event
            || EventHead.TryRead(frame.Head, out var head) != ReadOutcome.Fine
            || !head!.Erasable
        )
        {
            return new Refusal(RefusalCodes.NotAllowed);
        }

        var erased = frame.Erased().Encode();
        SpaceStore.Replace(connection, state.Row, erasure.TargetPosition, erased);
        _bytes -= target.Frame.Length - erased.Length;
        return null;
    }

    private Refusal? IsThere(Position position)
    {
        if (First == Position.Start)
        {
            First = position;
        }

        return null;
    }

    private void Write(GivenEntry entry, long? deviceRow, long? sequence)
    {
        var position = state.Head.Position.Next;
        var transcript = Transcripts.After(state.Head.Transcript, entry.Hash);
        SpaceStore.Append(
            connection,
            state.Row,
            new EntryRow(position, deviceRow, sequence, entry.Hash, transcript, entry.Bytes)
        );
        state.Head = new Head(position, transcript);
        _bytes += entry.Bytes.Length;
        _entries++;
        _ = IsThere(position);
    }

    private void KeepRoster()
    {
        if (_rosterChanged)
        {
            SpaceStore.Keep(connection, state);
            _rosterChanged = false;
        }
    }

    /// <summary>The quota stops what grows; what erases, leaves or closes always goes through.</summary>
    private Refusal? CountUsage()
    {
        if (_entries == 0)
        {
            return null;
        }

        using var row = connection
            .Prepare(
                """
                UPDATE accounts SET bytes_used = bytes_used + ?2, entries_used = entries_used + ?3
                WHERE account = ?1 RETURNING bytes_used, entries_used
                """
            )
            .Bind(1, caller.Account)
            .Bind(2, _bytes)
            .Bind(3, _entries);
        var isOver =
            !row.Step()
            || row.Long(0) > options.BytesPerAccount
            || row.Long(1) > options.EntriesPerAccount;
        return _grows && isOver ? new Refusal(RefusalCodes.QuotaExceeded) : null;
    }
}
