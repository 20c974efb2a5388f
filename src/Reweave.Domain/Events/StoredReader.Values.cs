using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Reweave.Domain.Events;

/// <summary>Where each name and each value stands in the bytes, and how each kind of value is read there.</summary>
internal sealed partial class StoredReader
{
    private const int MostDepth = 64;

    // A row for each name and each value: where it starts, its length and kind, and the row after it and all that is inside it. For a
    // name the last one says whether it was asked for.
    private const int RowSize = 3;
    private const int LengthAndKind = 1;
    private const int After = 2;
    private const int LengthShift = 5;
    private const int Escaped = 1 << 4;
    private const int KindMask = Escaped - 1;
    private const int MostBytes = int.MaxValue >> LengthShift;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly ArraySegment<byte> _json;
    private int[] _rows;

    private static JsonException Unreadable() => new();

    private void Index()
    {
        if (_json.Count > MostBytes)
        {
            throw Unreadable();
        }

        var json = new Utf8JsonReader(_json, new JsonReaderOptions { MaxDepth = MostDepth });
        Span<int> open = stackalloc int[MostDepth];
        var depth = 0;
        var row = 0;
        while (json.Read())
        {
            var kind = json.TokenType;
            if (kind is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                _rows[open[--depth] + After] = row;
                continue;
            }

            if (row + RowSize > _rows.Length)
            {
                Grow();
            }

            var (start, length) = ((int)json.TokenStartIndex, json.ValueSpan.Length);
            var after = row + RowSize;
            switch (kind)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open[depth++] = row;
                    break;
                case JsonTokenType.PropertyName:
                    (start, after) = (start + 1, 0);
                    break;
                case JsonTokenType.String:
                    start++;
                    break;
            }

            _rows[row] = start;
            _rows[row + LengthAndKind] =
                (length << LengthShift) | (json.ValueIsEscaped ? Escaped : 0) | (int)kind;
            _rows[row + After] = after;
            row += RowSize;
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<int>.Shared.Rent(_rows.Length * 2);
        _rows.CopyTo(larger, 0);
        ArrayPool<int>.Shared.Return(_rows);
        _rows = larger;
    }

    // Whether it is written exactly so, with nothing escaped.
    private bool Says(int at, string text)
    {
        var length = _rows[at + LengthAndKind];
        if (length >> LengthShift != text.Length || (length & Escaped) != 0)
        {
            return false;
        }

        var bytes = _json.AsSpan(_rows[at], text.Length);
        for (var index = 0; index < bytes.Length; index++)
        {
            if (bytes[index] != text[index])
            {
                return false;
            }
        }

        return true;
    }

    private JsonTokenType Kind(int at) => (JsonTokenType)(_rows[at + LengthAndKind] & KindMask);

    private int LengthOf(int at) => _rows[at + LengthAndKind] >> LengthShift;

    private ReadOnlySpan<byte> Raw(int at) => _json.AsSpan(_rows[at], LengthOf(at));

    private ReadOnlySpan<byte> Plain(int at, JsonTokenType kind) =>
        (_rows[at + LengthAndKind] & (KindMask | Escaped)) == (int)kind
            ? Raw(at)
            : throw Unreadable();

    private string TextAt(int at)
    {
        if (Kind(at) is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            throw Unreadable();
        }

        try
        {
            return (_rows[at + LengthAndKind] & Escaped) == 0
                ? Strict.GetString(Raw(at))
                : Alone(at).GetString()!;
        }
        catch (Exception refused)
            when (refused is DecoderFallbackException or InvalidOperationException)
        {
            // Bytes or escapes that are no Unicode text.
            throw Unreadable();
        }
    }

    // With its quotation marks, as a text of its own.
    private Utf8JsonReader Alone(int at)
    {
        var json = new Utf8JsonReader(_json.AsSpan(_rows[at] - 1, LengthOf(at) + 2));
        json.Read();
        return json;
    }

    private int NumberAt(int at)
    {
        var digits = Plain(at, JsonTokenType.Number);
        return
            Utf8Parser.TryParse(digits, out int number, out var length) && length == digits.Length
            ? number
            : throw Unreadable();
    }

    private long LongNumberAt(int at)
    {
        var digits = Plain(at, JsonTokenType.Number);
        return
            Utf8Parser.TryParse(digits, out long number, out var length) && length == digits.Length
            ? number
            : throw Unreadable();
    }

    private bool FlagAt(int at) =>
        Kind(at) switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => throw Unreadable(),
        };

    private DateOnly DayAt(int at)
    {
        var text = Plain(at, JsonTokenType.String);
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
        {
            throw Unreadable();
        }

        var (year, month, day) = (Digits(text[..4]), Digits(text[5..7]), Digits(text[8..]));
        return
            year >= 1
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : throw Unreadable();
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            number = char.IsAsciiDigit((char)digit)
                ? (number * 10) + digit - '0'
                : throw Unreadable();
        }

        return number;
    }

    private DateTimeOffset MomentAt(int at)
    {
        Plain(at, JsonTokenType.String);
        return Alone(at).TryGetDateTimeOffset(out var moment) ? moment : throw Unreadable();
    }

    private byte[] BytesAt(int at)
    {
        Plain(at, JsonTokenType.String);
        return Alone(at).TryGetBytesFromBase64(out var bytes) ? bytes : throw Unreadable();
    }

    private T NameAt<T>(int at, StoredNames<T> names)
        where T : struct, Enum
    {
        Plain(at, JsonTokenType.String);
        for (var index = 0; index < names.Count; index++)
        {
            if (Says(at, names[index]))
            {
                return names.At(index);
            }
        }

        throw Unreadable();
    }

    private ImmutableList<string> TextsAt(int at)
    {
        var values = new string[CountIn(at)];
        for (var (item, index) = (at + RowSize, 0); index < values.Length; index++)
        {
            values[index] = TextAt(item);
            item = _rows[item + After];
        }

        return ImmutableList.Create(values);
    }

    private ImmutableList<T> ListAt<T>(int at, StoredRead<T> read)
    {
        var values = new T[CountIn(at)];
        for (var (item, index) = (at + RowSize, 0); index < values.Length; index++)
        {
            values[index] = Inside(item, read);
            item = _rows[item + After];
        }

        return ImmutableList.Create(values);
    }

    private int CountIn(int list)
    {
        var end = _rows[Of(JsonTokenType.StartArray, list) + After];
        var count = 0;
        for (var item = list + RowSize; item < end; item = _rows[item + After])
        {
            count++;
        }

        return count;
    }

    private int Of(JsonTokenType kind, int at) => Kind(at) == kind ? at : throw Unreadable();
}
