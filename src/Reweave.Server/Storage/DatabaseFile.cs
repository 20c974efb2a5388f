using System.Buffers.Binary;

namespace Reweave.Server.Storage;

/// <summary>
/// The one file everything is in, opened and brought to the newest schema on first use. Its folder is readable by its owner only.
/// </summary>
internal sealed class DatabaseFile
{
    private const string FileName = "reweave.db";
    private const string ClaimName = "reweave.lock";
    private readonly TimeSpan _busyTimeout;

    public DatabaseFile(ServerOptions options)
    {
        _busyTimeout = options.BusyTimeout;
        Folder = Path.GetFullPath(options.DataFolder);
        FilePath = Path.Combine(Folder, FileName);
        MakeFolder();
        using var connection = OpenWriter();
        Schema.Migrate(connection);
        Generation = ReadGeneration(connection);
        NameKey = ReadFact(connection, "name-key");
    }

    public string Folder { get; }

    public string FilePath { get; }

    /// <summary>A random number of this database; a new one tells clients that it came back from a backup.</summary>
    public ulong Generation { get; }

    /// <summary>Makes the parameters of login names that do not exist steady.</summary>
    public byte[] NameKey { get; }

    /// <summary>For tests: what happens between the last statement of a group and its commit.</summary>
    internal Action? BeforeCommit { get; set; }

    public Connection OpenWriter() => Connection.OpenWriter(FilePath, _busyTimeout);

    public Connection OpenReader() => Connection.OpenReader(FilePath, _busyTimeout);

    /// <summary>
    /// Holds the folder for one server: two would remember different heads of the same space. A lock of one byte, which keeps nobody
    /// from copying the folder; the system lets go of it when the process ends, however it ends. Throws <see cref="IOException"/>
    /// when another server has it.
    /// </summary>
    public IDisposable Claim()
    {
        var claim = new FileStream(
            Path.Combine(Folder, ClaimName),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.ReadWrite
        );
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            claim.Lock(0, 1);
        }

        return claim;
    }

    /// <summary>Says that this database was put back from a backup: the next start has a new generation.</summary>
    public void RenewGeneration()
    {
        using var connection = OpenWriter();
        connection.Execute("UPDATE facts SET value = randomblob(8) WHERE name = 'generation'");
    }

    private static ulong ReadGeneration(Connection connection) =>
        BinaryPrimitives.ReadUInt64BigEndian(ReadFact(connection, "generation"));

    private static byte[] ReadFact(Connection connection, string name)
    {
        using var statement = connection
            .Prepare("SELECT value FROM facts WHERE name = ?1")
            .Bind(1, name);
        return statement.Step()
            ? statement.Bytes(0)
            : throw new InvalidOperationException($"The database has no {name}.");
    }

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
        }
        else
        {
            Directory.CreateDirectory(
                Folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
    }
}
