using System.Diagnostics;
using SQLitePCL;

namespace Reweave.Server.Storage;

/// <summary>A prepared statement on loan from its connection. Parameters count from 1, columns from 0.</summary>
internal sealed class Statement(Connection connection, sqlite3_stmt handle) : IDisposable
{
    private bool _taken;

    internal void Take()
    {
        Debug.Assert(!_taken, "A statement was asked for while it was still being read.");
        _taken = true;
    }

    public Statement Bind(int index, long value)
    {
        connection.Check(raw.sqlite3_bind_int64(handle, index, value));
        return this;
    }

    public Statement Bind(int index, ReadOnlySpan<byte> value)
    {
        connection.Check(raw.sqlite3_bind_blob(handle, index, value));
        return this;
    }

    public Statement Bind(int index, in Bytes32 value)
    {
        Span<byte> bytes = stackalloc byte[Protocol.Ids.Bytes32.Length];
        value.CopyTo(bytes);
        return Bind(index, (ReadOnlySpan<byte>)bytes);
    }

    public Statement Bind(int index, string value)
    {
        connection.Check(raw.sqlite3_bind_text(handle, index, value));
        return this;
    }

    public Statement BindNull(int index)
    {
        connection.Check(raw.sqlite3_bind_null(handle, index));
        return this;
    }

    public Statement BindOrNull(int index, long? value) =>
        value is { } number ? Bind(index, number) : BindNull(index);

    public Statement BindOrNull(int index, byte[]? value) =>
        value is null ? BindNull(index) : Bind(index, value);

    /// <summary>True while there is a row.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        connection.Check(result);
        return false;
    }

    /// <summary>Runs to the end and gives the statement back.</summary>
    public void Run()
    {
        try
        {
            while (Step()) { }
        }
        finally
        {
            Dispose();
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(handle, column);

    public int Int(int column) => checked((int)raw.sqlite3_column_int64(handle, column));

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string();

    /// <summary>Valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(handle, column);

    public byte[] Bytes(int column) => Blob(column).ToArray();

    public byte[]? BytesOrNone(int column) => IsNull(column) ? null : Bytes(column);

    public Bytes32 Bytes32(int column) => new(Blob(column));

    public void Dispose()
    {
        _ = raw.sqlite3_reset(handle);
        _ = raw.sqlite3_clear_bindings(handle);
        _taken = false;
    }

    internal void Finish() => handle.Dispose();
}
