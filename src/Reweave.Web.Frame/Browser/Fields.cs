using System.Buffers.Binary;
using System.Text;

namespace Reweave.Web.Browser;

/// <summary>
/// The format in which bytes cross into script and back: a list of byte strings as one buffer (<c>browser/fields.js</c> says how
/// and why). Nothing untrusted is read with it: the other side is our own script in the same page.
/// </summary>
internal sealed class Fields
{
    private readonly List<ReadOnlyMemory<byte>> _fields = [];

    public Fields Add(ReadOnlyMemory<byte> bytes)
    {
        _fields.Add(bytes);
        return this;
    }

    public Fields Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    public Fields Add(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return Add(bytes);
    }

    public Fields Add(bool flag) => Add(new[] { flag ? (byte)1 : (byte)0 });

    public byte[] Pack()
    {
        var packed = new byte[4 + _fields.Sum(field => 4 + field.Length)];
        BinaryPrimitives.WriteInt32LittleEndian(packed, _fields.Count);
        var rest = packed.AsSpan(4);
        foreach (var field in _fields)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest, field.Length);
            field.Span.CopyTo(rest[4..]);
            rest = rest[(4 + field.Length)..];
        }
        return packed;
    }

    public static IReadOnlyList<ReadOnlyMemory<byte>> Unpack(byte[] packed)
    {
        var fields = new ReadOnlyMemory<byte>[BinaryPrimitives.ReadInt32LittleEndian(packed)];
        var at = 4;
        for (var i = 0; i < fields.Length; i++)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(packed.AsSpan(at));
            fields[i] = packed.AsMemory(at + 4, length);
            at += 4 + length;
        }
        return fields;
    }

    public static int ToNumber(ReadOnlyMemory<byte> field) =>
        BinaryPrimitives.ReadInt32LittleEndian(field.Span);
}
