using Reweave.Server.Storage;

namespace Reweave.Server.Attachments;

/// <summary>
/// Files in SQLite: one row each, their sealed chunks beside it. What is removed keeps its row and loses its chunks, so that a late
/// upload does not bring it back. An account's usage counts what its rows hold.
/// </summary>
internal static class AttachmentStore
{
    /// <summary>Rows of one account, removed ones included: nobody fills the table with names, and nobody's filling stops the other.</summary>
    private const int RowsOfOneAccount = 10_000;

    public static KeptAttachment? Find(Connection connection, long space, AttachmentId id)
    {
        using var row = connection
            .Prepare(
                """
                SELECT attachment, account, state, count, bytes FROM attachments
                WHERE space = ?1 AND id = ?2
                """
            )
            .Bind(1, space)
            .Bind(2, id.ToArray());
        return row.Step()
            ? new KeptAttachment(
                row.Long(0),
                row.IsNull(1) ? null : row.Long(1),
                (AttachmentState)row.Int(2),
                row.Int(3),
                row.Long(4)
            )
            : null;
    }

    public static bool HasRoomFor(Connection connection, long account)
    {
        using var row = connection
            .Prepare("SELECT count(*) FROM attachments WHERE account = ?1")
            .Bind(1, account);
        return row.Step() && row.Long(0) < RowsOfOneAccount;
    }

    public static void Add(
        Connection connection,
        long space,
        AttachmentId id,
        KeptAttachment kept,
        DateTimeOffset now
    ) =>
        connection
            .Prepare(
                """
                INSERT INTO attachments (space, id, account, state, count, bytes, begun)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                """
            )
            .Bind(1, space)
            .Bind(2, id.ToArray())
            .BindOrNull(3, kept.Account)
            .Bind(4, (int)kept.State)
            .Bind(5, kept.Count)
            .Bind(6, kept.Bytes)
            .Bind(7, now.ToUnixTimeSeconds())
            .Run();

    /// <summary>Ascending.</summary>
    public static List<int> Present(Connection connection, long attachment)
    {
        using var row = connection
            .Prepare("SELECT place FROM attachment_chunks WHERE attachment = ?1 ORDER BY place")
            .Bind(1, attachment);
        var present = new List<int>();
        while (row.Step())
        {
            present.Add(row.Int(0));
        }

        return present;
    }

    /// <summary>Null when it is not there; otherwise whether it is these bytes.</summary>
    public static bool? IsSame(
        Connection connection,
        long attachment,
        int index,
        ReadOnlySpan<byte> bytes
    )
    {
        using var row = connection
            .Prepare("SELECT bytes FROM attachment_chunks WHERE attachment = ?1 AND place = ?2")
            .Bind(1, attachment)
            .Bind(2, index);
        return row.Step() ? row.Blob(0).SequenceEqual(bytes) : null;
    }

    public static void AddChunk(
        Connection connection,
        long attachment,
        int index,
        ReadOnlySpan<byte> bytes
    ) =>
        connection
            .Prepare("INSERT INTO attachment_chunks (attachment, place, bytes) VALUES (?1, ?2, ?3)")
            .Bind(1, attachment)
            .Bind(2, index)
            .Bind(3, bytes)
            .Run();

    /// <summary>How many sealed bytes are there.</summary>
    public static long BytesPresent(Connection connection, long attachment)
    {
        using var row = connection
            .Prepare(
                "SELECT coalesce(sum(length(bytes)), 0) FROM attachment_chunks WHERE attachment = ?1"
            )
            .Bind(1, attachment);
        return row.Step() ? row.Long(0) : 0;
    }

    public static void Complete(Connection connection, long attachment) =>
        connection
            .Prepare("UPDATE attachments SET state = 2 WHERE attachment = ?1")
            .Bind(1, attachment)
            .Run();

    /// <summary>The chunks are erased and their room is given back; the name stays taken.</summary>
    public static void Remove(Connection connection, KeptAttachment kept)
    {
        GiveBack(connection, kept.Account, kept.Bytes);
        connection
            .Prepare("DELETE FROM attachment_chunks WHERE attachment = ?1")
            .Bind(1, kept.Row)
            .Run();
        connection
            .Prepare("UPDATE attachments SET state = 3, bytes = 0 WHERE attachment = ?1")
            .Bind(1, kept.Row)
            .Run();
    }

    /// <summary>Everything an account sent, when it goes with its own words.</summary>
    public static void RemoveAllOf(Connection connection, long account)
    {
        connection
            .Prepare(
                """
                DELETE FROM attachment_chunks WHERE attachment IN (
                    SELECT attachment FROM attachments WHERE account = ?1)
                """
            )
            .Bind(1, account)
            .Run();
        connection
            .Prepare("UPDATE attachments SET state = 3, bytes = 0 WHERE account = ?1")
            .Bind(1, account)
            .Run();
    }

    /// <summary>What was begun and never finished; it may begin again.</summary>
    public static void DropUnfinished(Connection connection, DateTimeOffset begunBefore)
    {
        var unfinished = new List<(long Row, long? Account, long Bytes)>();
        using (
            var row = connection
                .Prepare(
                    "SELECT attachment, account, bytes FROM attachments WHERE state = 1 AND begun <= ?1"
                )
                .Bind(1, begunBefore.ToUnixTimeSeconds())
        )
        {
            while (row.Step())
            {
                unfinished.Add((row.Long(0), row.IsNull(1) ? null : row.Long(1), row.Long(2)));
            }
        }

        foreach (var (attachment, account, bytes) in unfinished)
        {
            GiveBack(connection, account, bytes);
            connection
                .Prepare("DELETE FROM attachments WHERE attachment = ?1")
                .Bind(1, attachment)
                .Run();
        }
    }

    /// <summary>True when the account's usage, this included, stays within the quota.</summary>
    public static bool Take(Connection connection, long account, long bytes, long quota)
    {
        using var row = connection
            .Prepare(
                "UPDATE accounts SET bytes_used = bytes_used + ?2 WHERE account = ?1 RETURNING bytes_used"
            )
            .Bind(1, account)
            .Bind(2, bytes);
        return row.Step() && row.Long(0) <= quota;
    }

    private static void GiveBack(Connection connection, long? account, long bytes)
    {
        if (account is { } owner)
        {
            connection
                .Prepare(
                    "UPDATE accounts SET bytes_used = max(0, bytes_used - ?2) WHERE account = ?1"
                )
                .Bind(1, owner)
                .Bind(2, bytes)
                .Run();
        }
    }
}

internal enum AttachmentState
{
    Begun = 1,
    Whole = 2,
    Removed = 3,
}

/// <summary>A file as its row says; the account is null once deleted.</summary>
internal sealed record KeptAttachment(
    long Row,
    long? Account,
    AttachmentState State,
    int Count,
    long Bytes
);
