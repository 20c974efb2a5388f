using System.Buffers;
using System.Buffers.Text;

namespace Reweave.Protocol.Ids;

/// <summary>
/// Thirty-two bytes held by value, so that ids and hashes compare, hash and copy without sharing a buffer.
/// The typed ids wrap it; it has no meaning of its own.
/// </summary>
public readonly record struct Bytes32 : IComparable<Bytes32>
{
    public const int Length = 32;
    private readonly ulong _a,
        _b,
        _c,
        _d;

    public Bytes32(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException(
                $"Expected {Length} bytes, got {bytes.Length}.",
                nameof(bytes)
            );
        }

        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    public bool IsZero => (_a | _b | _c | _d) == 0;

    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _a);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _d);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    public int CompareTo(Bytes32 other)
    {
        var order = _a.CompareTo(other._a);
        order = order != 0 ? order : _b.CompareTo(other._b);
        order = order != 0 ? order : _c.CompareTo(other._c);
        return order != 0 ? order : _d.CompareTo(other._d);
    }

    public static bool operator <(Bytes32 left, Bytes32 right) => left.CompareTo(right) < 0;

    public static bool operator >(Bytes32 left, Bytes32 right) => left.CompareTo(right) > 0;

    public static bool operator <=(Bytes32 left, Bytes32 right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Bytes32 left, Bytes32 right) => left.CompareTo(right) >= 0;

    /// <summary>43 characters of base64url, the form in paths and exports.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads the base64url form; false for anything that is not exactly 32 bytes in canonical form.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Bytes32 value)
    {
        value = default;
        if (text.Length != 43)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[Length];
        // The decoder's Try form throws on characters outside the alphabet; this one says so.
        if (
            Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done
            || written != Length
        )
        {
            return false;
        }

        value = new Bytes32(bytes);
        return text.SequenceEqual(value.ToString());
    }
}
