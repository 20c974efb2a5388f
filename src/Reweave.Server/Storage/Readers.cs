using System.Collections.Concurrent;

namespace Reweave.Server.Storage;

/// <summary>Connections for reading; each is lent to one caller at a time and never blocks the writer.</summary>
internal sealed class Readers(DatabaseFile file) : IDisposable
{
    private const int KeptAtMost = 16;
    private readonly ConcurrentBag<Connection> _idle = [];

    public T Read<T>(Func<Connection, T> read)
    {
        var connection = Take();
        try
        {
            return read(connection);
        }
        finally
        {
            GiveBack(connection);
        }
    }

    /// <summary>Several statements over the same moment of the database.</summary>
    public T ReadTogether<T>(Func<Connection, T> read) =>
        Read(connection =>
        {
            connection.Prepare("BEGIN").Run();
            try
            {
                return read(connection);
            }
            finally
            {
                connection.Prepare("COMMIT").Run();
            }
        });

    private Connection Take() => _idle.TryTake(out var connection) ? connection : file.OpenReader();

    private void GiveBack(Connection connection)
    {
        if (_idle.Count < KeptAtMost)
        {
            _idle.Add(connection);
        }
        else
        {
            connection.Dispose();
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }
}
