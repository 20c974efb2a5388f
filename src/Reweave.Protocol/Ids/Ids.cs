using System.Buffers;
using System.Buffers.Text;

namespace Reweave.Protocol.Ids;

/// <summary>An account's identity: the hash of its two public keys, and the fingerprint people compare.</summary>
public readonly record struct MemberId(Bytes32 Value) : IComparable<MemberId>
{
    public MemberId(ReadOnlySpan<byte> bytes)
        : this(new Bytes32(bytes)) { }

    public byte[] ToArray() => Value.ToArray();

    public int CompareTo(MemberId other) => Value.CompareTo(other.Value);

    public static bool operator <(MemberId left, MemberId right) => left.CompareTo(right) < 0;

    public static bool operator >(MemberId left, MemberId right) => left.CompareTo(right) > 0;

    public static bool operator <=(MemberId left, MemberId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(MemberId left, MemberId right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value.ToString();
}

/// <summary>A device: the hash of its public key.</summary>
public readonly record struct DeviceId(Bytes32 Value)
{
    public DeviceId(ReadOnlySpan<byte> bytes)
        : this(new Bytes32(bytes)) { }

    public byte[] ToArray() => Value.ToArray();

    public override string ToString() => Value.ToString();
}

/// <summary>A space: the entry hash of its genesis.</summary>
public readonly record struct SpaceId(Bytes32 Value)
{
    public SpaceId(ReadOnlySpan<byte> bytes)
        : this(new Bytes32(bytes)) { }

    public byte[] ToArray() => Value.ToArray();

    public override string ToString() => Value.ToString();

    public static bool TryParse(ReadOnlySpan<char> text, out SpaceId space)
    {
        var parsed = Bytes32.TryParse(text, out var value);
        space = new SpaceId(value);
        return parsed;
    }
}

/// <summary>The hash of an entry: covers suite, kind, head and the hash of the body, never the signature.</summary>
public readonly record struct EntryHash(Bytes32 Value)
{
    public EntryHash(ReadOnlySpan<byte> bytes)
        : this(new Bytes32(bytes)) { }

    public byte[] ToArray() => Value.ToArray();

    public override string ToString() => Value.ToString();
}

/// <summary>The running hash of a space's log; <c>default</c> is T₀, thirty-two zero bytes.</summary>
public readonly record struct Transcript(Bytes32 Value)
{
    public Transcript(ReadOnlySpan<byte> bytes)
        : this(new Bytes32(bytes)) { }

    public byte[] ToArray() => Value.ToArray();

    public override string ToString() => Value.ToString();
}

/// <summary>A place in a space's log, counted from 1; 0 is before the first entry.</summary>
public readonly record struct Position(long Value) : IComparable<Position>
{
    public static readonly Position Start = new(0);

    public Position Next => new(Value + 1);

    public int CompareTo(Position other) => Value.CompareTo(other.Value);

    public static bool operator <(Position left, Position right) => left.Value < right.Value;

    public static bool operator >(Position left, Position right) => left.Value > right.Value;

    public static bool operator <=(Position left, Position right) => left.Value <= right.Value;

    public static bool operator >=(Position left, Position right) => left.Value >= right.Value;

    public override string ToString() => Value.ToString();
}

/// <summary>The last position someone has verified, with the transcript there.</summary>
public readonly record struct Head(Position Position, Transcript Transcript);

/// <summary>Sixteen random bytes that name an invitation; whoever holds them may look it up.</summary>
public readonly record struct InvitationId(Bytes16 Value)
{
    public InvitationId(ReadOnlySpan<byte> bytes)
        : this(new Bytes16(bytes)) { }

    public byte[] ToArray() => Value.ToArray();

    public override string ToString() => Value.ToString();
}

/// <summary>Sixteen random bytes that name one sealed answer's exchange.</summary>
public readonly record struct ExchangeId(Bytes16 Value)
{
    public ExchangeId(ReadOnlySpan<byte> bytes)
        : this(new Bytes16(bytes)) { }

    public byte[] ToArray() => Value.ToArray();

    public override string ToString() => Value.ToString();
}

/// <summary>Sixteen random bytes that name one file; a file that is encoded again gets another.</summary>
public readonly record struct AttachmentId(Bytes16 Value)
{
    public AttachmentId(ReadOnlySpan<byte> bytes)
        : this(new Bytes16(bytes)) { }

    public byte[] ToArray() => Value.ToArray();

    public override string ToString() => Value.ToString();

    public static bool TryParse(ReadOnlySpan<char> text, out AttachmentId attachment)
    {
        var parsed = Bytes16.TryParse(text, out var value);
        attachment = new AttachmentId(value);
        return parsed;
    }
}

/// <summary>Sixteen bytes held by value.</summary>
public readonly record struct Bytes16
{
    public const int Length = 16;
    private readonly ulong _a,
        _b;

    public Bytes16(ReadOnlySpan<byte> bytes)
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
    }

    public bool IsZero => (_a | _b) == 0;

    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _a);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), _b);
        return bytes;
    }

    public override string ToString() => Base64Url.EncodeToString(ToArray());

    public static bool TryParse(ReadOnlySpan<char> text, out Bytes16 value)
    {
        value = default;
        if (text.Length != 22)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[Length];
        if (
            Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done
            || written != Length
        )
        {
            return false;
        }

        value = new Bytes16(bytes);
        return text.SequenceEqual(value.ToString());
    }
}
