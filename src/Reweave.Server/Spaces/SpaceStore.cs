using Reweave.Protocol.Entries;
using Reweave.Server.Storage;

namespace Reweave.Server.Spaces;

/// <summary>
/// Spaces in SQLite, for the writer. What was loaded is remembered between transactions and dropped when one is lost.
/// </summary>
internal sealed class SpaceStore
{
    private const int RememberedAtMost = 20_000;
    private readonly Dictionary<SpaceId, SpaceState> _remembered = [];

    public SpaceStore(Writer writer) => writer.Lost += _remembered.Clear;

    /// <summary>On the writer's thread. Null when there is no such space.</summary>
    public SpaceState? Find(Connection connection, SpaceId id)
    {
        if (_remembered.TryGetValue(id, out var known))
        {
            return known;
        }

        var loaded = Load(connection, id);
        if (loaded is not null)
        {
            Remember(loaded);
        }

        return loaded;
    }

    /// <summary>The last step of a piece: after it nothing of the piece may fail.</summary>
    public void Remember(SpaceState state)
    {
        if (_remembered.Count >= RememberedAtMost)
        {
            _remembered.Clear();
        }

        _remembered[state.Id] = state;
    }

    public void Forget() => _remembered.Clear();

    /// <summary>Writes a space and everything about it but its entries.</summary>
    public static void Keep(Connection connection, SpaceState state)
    {
        if (state.Row == 0)
        {
            connection
                .Prepare(
                    """
                    INSERT INTO spaces (id, kind, author, invitation, epoch, stopped, closed)
                    VALUES (?1, ?2, ?3, ?4, 0, 0, 0)
                    """
                )
                .Bind(1, state.Id.Value)
                .Bind(2, (int)state.Kind)
                .Bind(3, state.Author.Value)
                .BindOrNull(4, state.Invitation?.ToArray())
                .Run();
            state.Row = connection.LastRowId;
        }

        connection
            .Prepare("UPDATE spaces SET epoch = ?2, stopped = ?3, closed = ?4 WHERE space = ?1")
            .Bind(1, state.Row)
            .Bind(2, state.Epoch)
            .Bind(3, state.IsStopped ? 1 : 0)
            .Bind(4, state.IsClosed ? 1 : 0)
            .Run();
        foreach (var (member, seat) in state.Members)
        {
            connection
                .Prepare(
                    """
                    INSERT INTO members (space, member, account, until_position, until_transcript, role)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                    ON CONFLICT (space, member) DO UPDATE
                    SET until_position = excluded.until_position, until_transcript = excluded.until_transcript
                    """
                )
                .Bind(1, state.Row)
                .Bind(2, member.Value)
                .BindOrNull(3, seat.Account)
                .BindOrNull(4, seat.Until?.Position.Value)
                .BindOrNull(5, seat.Until?.Transcript.ToArray())
                .Bind(6, (int)seat.Role)
                .Run();
        }

        foreach (var (device, chain) in state.Devices.ToArray())
        {
            connection
                .Prepare(
                    """
                    INSERT INTO space_devices (space, device, member, revoked) VALUES (?1, ?2, ?3, ?4)
                    ON CONFLICT (space, device) DO UPDATE SET revoked = excluded.revoked
                    """
                )
                .Bind(1, state.Row)
                .Bind(2, device.Value)
                .Bind(3, chain.Member.Value)
                .Bind(4, chain.IsRevoked ? 1 : 0)
                .Run();
            if (chain.Row == 0)
            {
                state.Devices[device] = chain with { Row = connection.LastRowId };
            }
        }
    }

    public static void Append(Connection connection, long space, in EntryRow entry) =>
        connection
            .Prepare(
                """
                INSERT INTO entries (space, position, space_device, sequence, hash, transcript, frame)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                """
            )
            .Bind(1, space)
            .Bind(2, entry.Position.Value)
            .BindOrNull(3, entry.DeviceRow)
            .BindOrNull(4, entry.Sequence)
            .Bind(5, entry.Hash.Value)
            .Bind(6, entry.Transcript.Value)
            .Bind(7, entry.Frame)
            .Run();

    public static EntryHash? HashAt(Connection connection, long space, Position position)
    {
        using var row = connection
            .Prepare("SELECT hash FROM entries WHERE space = ?1 AND position = ?2")
            .Bind(1, space)
            .Bind(2, position.Value);
        return row.Step() ? new EntryHash(row.Bytes32(0)) : null;
    }

    /// <summary>Where a device's entry of that number is, and its hash.</summary>
    public static (Position Position, EntryHash Hash)? FindOwn(
        Connection connection,
        long deviceRow,
        long sequence
    )
    {
        using var row = connection
            .Prepare("SELECT position, hash FROM entries WHERE space_device = ?1 AND sequence = ?2")
            .Bind(1, deviceRow)
            .Bind(2, sequence);
        return row.Step() ? (new Position(row.Long(0)), new EntryHash(row.Bytes32(1))) : null;
    }

    /// <summary>The frame at a position and whose device wrote it; null for control entries and where there is none.</summary>
    public static (byte[] Frame, EntryHash Hash, MemberId Member)? FindEvent(
        Connection connection,
        long space,
        Position position
    )
    {
        using var row = connection
            .Prepare(
                """
                SELECT e.frame, e.hash, d.member
                FROM entries e JOIN space_devices d ON d.space_device = e.space_device
                WHERE e.space = ?1 AND e.position = ?2
                """
            )
            .Bind(1, space)
            .Bind(2, position.Value);
        return row.Step()
            ? (row.Bytes(0), new EntryHash(row.Bytes32(1)), new MemberId(row.Bytes32(2)))
            : null;
    }

    public static void Replace(
        Connection connection,
        long space,
        Position position,
        byte[] frame
    ) =>
        connection
            .Prepare("UPDATE entries SET frame = ?3 WHERE space = ?1 AND position = ?2")
            .Bind(1, space)
            .Bind(2, position.Value)
            .Bind(3, frame)
            .Run();

    private static SpaceState? Load(Connection connection, SpaceId id)
    {
        using var row = connection
            .Prepare(
                "SELECT space, kind, author, invitation, epoch, stopped, closed FROM spaces WHERE id = ?1"
            )
            .Bind(1, id.Value);
        if (!row.Step())
        {
            return null;
        }

        var state = new SpaceState
        {
            Row = row.Long(0),
            Id = id,
            Kind = (SpaceKind)row.Int(1),
            Author = new MemberId(row.Bytes32(2)),
            Invitation = row.IsNull(3) ? null : new InvitationId(row.Blob(3)),
            Epoch = row.Int(4),
            IsStopped = row.Int(5) != 0,
            IsClosed = row.Int(6) != 0,
        };
        state.Head = ReadHead(connection, state.Row);
        LoadMembers(connection, state);
        LoadDevices(connection, state);
        return state;
    }

    public static Head ReadHead(Connection connection, long space)
    {
        using var row = connection
            .Prepare(
                "SELECT position, transcript FROM entries WHERE space = ?1 ORDER BY position DESC LIMIT 1"
            )
            .Bind(1, space);
        return row.Step()
            ? new Head(new Position(row.Long(0)), new Transcript(row.Bytes32(1)))
            : default;
    }

    private static void LoadMembers(Connection connection, SpaceState state)
    {
        using var row = connection
            .Prepare(
                "SELECT member, account, until_position, until_transcript, role FROM members WHERE space = ?1"
            )
            .Bind(1, state.Row);
        while (row.Step())
        {
            state.Members[new MemberId(row.Bytes32(0))] = new MemberSeat(
                (MemberRole)row.Int(4),
                row.IsNull(1) ? null : row.Long(1),
                row.IsNull(2)
                    ? null
                    : new Head(new Position(row.Long(2)), new Transcript(row.Bytes32(3)))
            );
        }
    }

    private static void LoadDevices(Connection connection, SpaceState state)
    {
        using var row = connection
            .Prepare(
                """
                SELECT d.space_device, d.device, d.member, d.revoked, e.sequence, e.hash
                FROM space_devices d LEFT JOIN entries e ON e.space_device = d.space_device
                    AND e.sequence = (SELECT max(sequence) FROM entries WHERE space_device = d.space_device)
                WHERE d.space = ?1
                """
            )
            .Bind(1, state.Row);
        while (row.Step())
        {
            state.Devices[new DeviceId(row.Bytes32(1))] = new DeviceChain(
                row.Long(0),
                new MemberId(row.Bytes32(2)),
                row.Int(3) != 0,
                row.IsNull(4) ? 0 : row.Long(4),
                row.IsNull(5) ? default : new EntryHash(row.Bytes32(5))
            );
        }
    }
}

/// <summary>One entry as it is kept; device and sequence are null for control entries.</summary>
internal readonly record struct EntryRow(
    Position Position,
    long? DeviceRow,
    long? Sequence,
    EntryHash Hash,
    Transcript Transcript,
    byte[] Frame
);
