namespace Reweave.Server.Storage;

/// <summary>
/// The tables, as a list of steps that each lead from one version to the next. A released step is never changed: a database of any
/// released version opens in every later one.
/// </summary>
internal static class Schema
{
    public static int Newest => Steps.Length;

    /// <summary>Brings the database to the newest version, each step in its own transaction. Refuses a database from the future.</summary>
    public static void Migrate(Connection connection)
    {
        var version = (int)connection.ReadLong("PRAGMA user_version");
        if (version > Newest)
        {
            throw new InvalidOperationException(
                $"The database has version {version}; this server knows up to {Newest}. Use the newer server."
            );
        }

        for (; version < Newest; version++)
        {
            connection.Execute("BEGIN IMMEDIATE");
            connection.Execute(Steps[version]);
            connection.Execute($"PRAGMA user_version = {version + 1}");
            connection.Execute("COMMIT");
        }
    }

    private static readonly string[] Steps =
    [
        // Version 1. Entries are appended by row id; head and device chains are read from the newest entries, so that an append
        // touches this one table and the account's usage. What the server cannot read stands in blobs.
        """
            CREATE TABLE facts (
                name TEXT PRIMARY KEY,
                value BLOB NOT NULL
            ) STRICT, WITHOUT ROWID;
            INSERT INTO facts VALUES ('generation', randomblob(8)), ('name-key', randomblob(32));

            CREATE TABLE accounts (
                account INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                member BLOB NOT NULL UNIQUE,
                keyset BLOB NOT NULL,
                bytes_used INTEGER NOT NULL DEFAULT 0,
                entries_used INTEGER NOT NULL DEFAULT 0
            ) STRICT;

            CREATE TABLE unlockers (
                account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
                kind INTEGER NOT NULL,
                unlocker BLOB NOT NULL,
                login_hash BLOB NOT NULL,
                PRIMARY KEY (account, kind)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE devices (
                device BLOB PRIMARY KEY,
                account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
                public_key BLOB NOT NULL,
                ended INTEGER NOT NULL DEFAULT 0
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX devices_of_account ON devices (account);

            CREATE TABLE sessions (
                token_hash BLOB PRIMARY KEY,
                account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
                device BLOB NOT NULL,
                expires INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX sessions_of_account ON sessions (account);
            CREATE INDEX sessions_by_expiry ON sessions (expires);

            CREATE TABLE invitations (
                invitation BLOB PRIMARY KEY,
                account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
                purpose INTEGER NOT NULL,
                state INTEGER NOT NULL,
                created INTEGER NOT NULL,
                expires INTEGER NOT NULL,
                registered INTEGER REFERENCES accounts ON DELETE SET NULL,
                accepted_by INTEGER REFERENCES accounts ON DELETE SET NULL,
                acceptance BLOB
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX invitations_of_account ON invitations (account);
            CREATE INDEX invitations_registered ON invitations (registered) WHERE registered IS NOT NULL;
            CREATE INDEX invitations_accepted ON invitations (accepted_by) WHERE accepted_by IS NOT NULL;

            CREATE TABLE spaces (
                space INTEGER PRIMARY KEY,
                id BLOB NOT NULL UNIQUE,
                kind INTEGER NOT NULL,
                author BLOB NOT NULL,
                invitation BLOB,
                epoch INTEGER NOT NULL,
                stopped INTEGER NOT NULL,
                closed INTEGER NOT NULL
            ) STRICT;

            CREATE TABLE members (
                space INTEGER NOT NULL REFERENCES spaces ON DELETE CASCADE,
                member BLOB NOT NULL,
                role INTEGER NOT NULL,
                account INTEGER REFERENCES accounts ON DELETE SET NULL,
                until_position INTEGER,
                until_transcript BLOB,
                PRIMARY KEY (space, member)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX members_by_account ON members (account, space) WHERE account IS NOT NULL;

            CREATE TABLE space_devices (
                space_device INTEGER PRIMARY KEY,
                space INTEGER NOT NULL REFERENCES spaces ON DELETE CASCADE,
                device BLOB NOT NULL,
                member BLOB NOT NULL,
                revoked INTEGER NOT NULL DEFAULT 0,
                UNIQUE (space, device)
            ) STRICT;

            CREATE TABLE entries (
                entry INTEGER PRIMARY KEY,
                space INTEGER NOT NULL REFERENCES spaces ON DELETE CASCADE,
                position INTEGER NOT NULL,
                space_device INTEGER,
                sequence INTEGER,
                hash BLOB NOT NULL,
                transcript BLOB NOT NULL,
                frame BLOB NOT NULL
            ) STRICT;
            CREATE UNIQUE INDEX entries_by_position ON entries (space, position);
            CREATE UNIQUE INDEX entries_by_device ON entries (space_device, sequence) WHERE space_device IS NOT NULL;
            """,
        // Version 2. Files beside the log, in sealed chunks. States: 1 begun, 2 whole, 3 removed.
        """
            CREATE TABLE attachments (
                attachment INTEGER PRIMARY KEY,
                space INTEGER NOT NULL REFERENCES spaces ON DELETE CASCADE,
                id BLOB NOT NULL,
                account INTEGER REFERENCES accounts ON DELETE SET NULL,
                state INTEGER NOT NULL,
                count INTEGER NOT NULL,
                bytes INTEGER NOT NULL,
                begun INTEGER NOT NULL,
                UNIQUE (space, id)
            ) STRICT;
            CREATE INDEX attachments_of_account ON attachments (account) WHERE account IS NOT NULL;
            CREATE INDEX attachments_begun ON attachments (begun) WHERE state = 1;

            CREATE TABLE attachment_chunks (
                chunk INTEGER PRIMARY KEY,
                attachment INTEGER NOT NULL REFERENCES attachments ON DELETE CASCADE,
                place INTEGER NOT NULL,
                bytes BLOB NOT NULL,
                UNIQUE (attachment, place)
            ) STRICT;
            """,
    ];
}
