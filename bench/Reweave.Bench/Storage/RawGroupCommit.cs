using System.Diagnostics;
using Reweave.Bench.Report;
using Reweave.Bench.Server;
using SQLitePCL;

namespace Reweave.Bench.Storage;

/// <summary>
/// What SQLite alone gives on this disk: rows like the server's (two unique indexes, a frame of the usual size), 64 in
/// a transaction, write-ahead log, synchronous = FULL. It is the ceiling that durable appends are compared with.
/// </summary>
internal static class RawGroupCommit
{
    private const int RowsInGroup = 64;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    public static double Measure(Table results)
    {
        Batteries_V2.Init();
        var folder = Directory.CreateTempSubdirectory("reweave-bench-");
        try
        {
            var rate = Rate(Path.Combine(folder.FullName, "raw.db"));
            results.Part("Storage and server");
            results.Note(
                $"Raw SQLite group commit, {RowsInGroup} rows each, FULL",
                $"{rate:N0} rows/s"
            );
            return rate;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Rate(string path)
    {
        Check(raw.sqlite3_open(path, out var database));
        using (database)
        {
            foreach (var statement in Schema)
            {
                Check(raw.sqlite3_exec(database, statement));
            }

            Check(
                raw.sqlite3_prepare_v2(
                    database,
                    "INSERT INTO entries VALUES (NULL,?,?,?,?,?)",
                    out var insert
                )
            );
            var watch = Stopwatch.StartNew();
            long rows = 0;
            using (insert)
            {
                while (watch.Elapsed < Duration)
                {
                    Check(raw.sqlite3_exec(database, "BEGIN IMMEDIATE"));
                    for (var i = 0; i < RowsInGroup; i++)
                    {
                        rows++;
                        raw.sqlite3_bind_int64(insert, 1, rows % RowsInGroup);
                        raw.sqlite3_bind_int64(insert, 2, rows);
                        raw.sqlite3_bind_int64(insert, 3, rows % RowsInGroup);
                        raw.sqlite3_bind_int64(insert, 4, rows);
                        raw.sqlite3_bind_blob(insert, 5, Frame);
                        if (raw.sqlite3_step(insert) != raw.SQLITE_DONE)
                        {
                            throw new InvalidOperationException(
                                raw.sqlite3_errmsg(database).utf8_to_string()
                            );
                        }

                        raw.sqlite3_reset(insert);
                    }

                    Check(raw.sqlite3_exec(database, "COMMIT"));
                }
            }

            var rate = rows / watch.Elapsed.TotalSeconds;
            Verify(database, rows);
            return rate;
        }
    }

    private static readonly string[] Schema =
    [
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "CREATE TABLE entries (id INTEGER PRIMARY KEY, space INTEGER, position INTEGER, device INTEGER, seq INTEGER, frame BLOB)",
        "CREATE UNIQUE INDEX by_position ON entries (space, position)",
        "CREATE UNIQUE INDEX by_seq ON entries (device, seq)",
    ];

    private static readonly byte[] Frame = DeterministicBytes.Of(
        "raw frame",
        SimulatedDevice.FrameInBytes
    );

    private static void Verify(sqlite3 database, long rows)
    {
        Check(raw.sqlite3_prepare_v2(database, "SELECT count(*) FROM entries", out var count));
        using (count)
        {
            _ = raw.sqlite3_step(count);
            if (raw.sqlite3_column_int64(count, 0) != rows)
            {
                throw new InvalidOperationException("Rows are missing.");
            }
        }
    }

    private static void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new InvalidOperationException($"SQLite says {result}.");
        }
    }
}
