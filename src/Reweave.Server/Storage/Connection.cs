using SQLitePCL;

namespace Reweave.Server.Storage;

/// <summary>
/// One SQLite connection with its prepared statements. Used by one thread at a time. Statements are kept by their text, so a text
/// must be a constant.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly sqlite3 _handle;
    private readonly Dictionary<string, Statement> _statements = [];

    static Connection() => Batteries_V2.Init();

    private Connection(sqlite3 handle) => _handle = handle;

    /// <summary>For the one writer: creates the file, write-ahead log, synchronous to the disk at each commit, overwriting what is deleted.</summary>
    public static Connection OpenWriter(string path, TimeSpan busyTimeout)
    {
        var connection = Open(
            path,
            raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX,
            busyTimeout
        );
        connection.Execute("PRAGMA journal_mode = WAL");
        connection.Execute("PRAGMA synchronous = FULL");
        connection.Execute("PRAGMA secure_delete = ON");
        connection.Execute("PRAGMA foreign_keys = ON");
        // The writer itself decides when to copy the log back, between transactions.
        connection.Execute("PRAGMA wal_autocheckpoint = 0");
        connection.Execute("PRAGMA cache_size = -16384");
        return connection;
    }

    public static Connection OpenReader(string path, TimeSpan busyTimeout)
    {
        var connection = Open(
            path,
            raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX,
            busyTimeout
        );
        connection.Execute("PRAGMA query_only = ON");
        connection.Execute("PRAGMA cache_size = -2048");
        return connection;
    }

    private static Connection Open(string path, int flags, TimeSpan busyTimeout)
    {
        var result = raw.sqlite3_open_v2(path, out var handle, flags, null);
        if (result != raw.SQLITE_OK)
        {
            handle?.Dispose();
            throw new StorageFailure(result, result);
        }

        _ = raw.sqlite3_busy_timeout(handle, (int)busyTimeout.TotalMilliseconds);
        return new Connection(handle);
    }

    /// <summary>True while no transaction is open; a failing statement may have rolled one back by itself.</summary>
    public bool IsOutsideTransaction => raw.sqlite3_get_autocommit(_handle) != 0;

    public long LastRowId => raw.sqlite3_last_insert_rowid(_handle);

    /// <summary>Rows changed by the last insert, update or delete.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>Runs statements without parameters or rows.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>A statement to bind and step; dispose it to give it back.</summary>
    public Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            Check(raw.sqlite3_prepare_v2(_handle, sql, out var prepared));
            statement = new Statement(this, prepared);
            _statements.Add(sql, statement);
        }

        statement.Take();
        return statement;
    }

    public long ReadLong(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Long(0) : 0;
    }

    public string ReadText(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Text(0) : "";
    }

    /// <summary>Copies the log back into the file and cuts it to nothing. False when a reader was in the way.</summary>
    public bool TruncateLog()
    {
        var result = raw.sqlite3_wal_checkpoint_v2(
            _handle,
            "main",
            raw.SQLITE_CHECKPOINT_TRUNCATE,
            out _,
            out _
        );
        if (result is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            return false;
        }

        Check(result);
        return true;
    }

    /// <summary>Copies back what no reader needs, waiting for nobody. Returns the pages left in the log.</summary>
    public int CopyLogBack()
    {
        var result = raw.sqlite3_wal_checkpoint_v2(
            _handle,
            "main",
            raw.SQLITE_CHECKPOINT_PASSIVE,
            out var inLog,
            out var copied
        );
        if (result is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            return int.MaxValue;
        }

        Check(result);
        return inLog - copied;
    }

    /// <summary>An online copy of the whole database into a new file, while others read and write.</summary>
    public void BackUpTo(string path)
    {
        using var copy = Open(
            path,
            raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX,
            TimeSpan.FromSeconds(5)
        );
        using var backup = raw.sqlite3_backup_init(copy._handle, "main", _handle, "main");
        if (backup is null || backup.IsInvalid)
        {
            throw new StorageFailure(raw.sqlite3_errcode(copy._handle), 0);
        }

        var result = raw.sqlite3_backup_step(backup, -1);
        if (result != raw.SQLITE_DONE)
        {
            throw new StorageFailure(result, result);
        }

        copy.Check(raw.sqlite3_backup_finish(backup));
    }

    internal void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new StorageFailure(result & 0xff, raw.sqlite3_extended_errcode(_handle));
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Finish();
        }

        _handle.Dispose();
    }
}
