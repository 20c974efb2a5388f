namespace Reweave.Protocol;

/// <summary>
/// The one way structures are written and read: definite-length arrays in the deterministic encoding of RFC 8949 section 4.2.1.
/// </summary>
public static class Cbor
{
    public const int Suite = 1;

    /// <summary>Writes one structure. <paramref name="write"/> must write exactly one value.</summary>
    public static byte[] Write(Action<CborWriter> write)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        write(writer);
        return writer.Encode();
    }

    /// <summary>An array of byte strings and unsigned integers, as labels and associated data need it.</summary>
    public static byte[] Array(params ReadOnlySpan<object> fields)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(fields.Length);
        foreach (var field in fields)
        {
            switch (field)
            {
                case byte[] bytes:
                    writer.WriteByteString(bytes);
                    break;
                case int number:
                    writer.WriteUInt64(checked((ulong)number));
                    break;
                case long number:
                    writer.WriteUInt64(checked((ulong)number));
                    break;
                case string text:
                    writer.WriteTextString(text);
                    break;
                case bool flag:
                    writer.WriteBoolean(flag);
                    break;
                default:
                    throw new ArgumentException(
                        $"A field of type {field.GetType()} has no place on the wire."
                    );
            }
        }

        writer.WriteEndArray();
        return writer.Encode();
    }

    /// <summary>
    /// Reads one structure from untrusted bytes. <paramref name="read"/> may throw <see cref="WireException"/> through the extension
    /// methods below; every failure becomes a named outcome here, and nothing escapes.
    /// </summary>
    public static ReadOutcome TryRead<T>(
        ReadOnlyMemory<byte> bytes,
        int limitInBytes,
        Func<CborReader, T> read,
        out T? value
    )
        where T : class
    {
        value = null;
        if (bytes.Length > limitInBytes)
        {
            return ReadOutcome.TooLarge;
        }

        try
        {
            var reader = new CborReader(bytes, CborConformanceMode.Canonical);
            var result = read(reader);
            if (reader.BytesRemaining > 0)
            {
                return ReadOutcome.TrailingBytes;
            }

            value = result;
            return ReadOutcome.Fine;
        }
        catch (WireException refusal)
        {
            return refusal.Outcome;
        }
        catch (CborContentException)
        {
            return ReadOutcome.NotCanonical;
        }
        catch (InvalidOperationException)
        {
            // The reader met another type of value than the one asked for.
            return ReadOutcome.WrongShape;
        }
        catch (OverflowException)
        {
            return ReadOutcome.WrongShape;
        }
    }

    /// <summary>Starts an array of exactly <paramref name="fields"/> fields.</summary>
    public static void StartArray(this CborReader reader, int fields)
    {
        if (reader.ReadStartArray() != fields)
        {
            throw new WireException(ReadOutcome.WrongShape);
        }
    }

    /// <summary>Starts an array of any number of fields up to <paramref name="most"/>, and says how many.</summary>
    public static int StartList(this CborReader reader, int most)
    {
        var count = reader.ReadStartArray() ?? throw new WireException(ReadOutcome.NotCanonical);
        return count <= most ? count : throw new WireException(ReadOutcome.WrongShape);
    }

    public static void EndArray(this CborReader reader) => reader.ReadEndArray();

    /// <summary>Reads the suite and refuses any but ours as <see cref="ReadOutcome.UnknownSuite"/>.</summary>
    public static void OwnSuite(this CborReader reader)
    {
        if (reader.ReadUInt64() != Suite)
        {
            throw new WireException(ReadOutcome.UnknownSuite);
        }
    }

    public static byte[] Bytes(this CborReader reader, int length)
    {
        var bytes = reader.ReadByteString();
        return bytes.Length == length ? bytes : throw new WireException(ReadOutcome.WrongLength);
    }

    /// <summary>Bytes of the given length, or none: null stands for an empty byte string.</summary>
    public static byte[]? BytesOrNone(this CborReader reader, int length)
    {
        var bytes = reader.ReadByteString();
        return bytes.Length == 0 ? null
            : bytes.Length == length ? bytes
            : throw new WireException(ReadOutcome.WrongLength);
    }

    public static byte[] BytesUpTo(this CborReader reader, int most)
    {
        var bytes = reader.ReadByteString();
        return bytes.Length <= most ? bytes : throw new WireException(ReadOutcome.WrongLength);
    }

    public static string Text(this CborReader reader, int mostCharacters)
    {
        var text = reader.ReadTextString();
        return text.Length <= mostCharacters
            ? text
            : throw new WireException(ReadOutcome.WrongLength);
    }

    public static int Number(this CborReader reader, int most = int.MaxValue)
    {
        var number = reader.ReadUInt64();
        return number <= (ulong)most
            ? (int)number
            : throw new WireException(ReadOutcome.WrongShape);
    }

    public static long LongNumber(this CborReader reader)
    {
        var number = reader.ReadUInt64();
        return number <= long.MaxValue
            ? (long)number
            : throw new WireException(ReadOutcome.WrongShape);
    }
}

/// <summary>Leaves a reader early with a named outcome; caught in <see cref="Cbor.TryRead"/> and nowhere else.</summary>
public sealed class WireException(ReadOutcome outcome) : Exception(outcome.ToString())
{
    public ReadOutcome Outcome { get; } = outcome;
}
