using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Reweave.Domain.Events;

/// <summary>
/// Writes what is stored for ever as UTF-8 JSON, field by field in the order of the calls. What is null is left out. Written by hand,
/// not generated: a generator's code was more than half of this assembly, and every byte of it is loaded before anybody can unlock
/// (docs/decisions/0010).
/// </summary>
internal sealed class StoredWriter
{
    // Without escaping beyond what JSON needs, or Arabic and Chinese would take six bytes a character.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly Utf8JsonWriter _json;

    private StoredWriter(Utf8JsonWriter json) => _json = json;

    public static byte[] Write(IStored value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            new StoredWriter(json).Object(value);
        }

        return bytes.WrittenSpan.ToArray();
    }

    public void Text(string field, string? value)
    {
        if (value is not null)
        {
            _json.WriteString(field, value);
        }
    }

    public void Number(string field, long? value)
    {
        if (value is { } number)
        {
            _json.WriteNumber(field, number);
        }
    }

    public void Flag(string field, bool? value)
    {
        if (value is { } flag)
        {
            _json.WriteBoolean(field, flag);
        }
    }

    public void Day(string field, DateOnly? value)
    {
        if (value is { } day)
        {
            _json.WritePropertyName(field);
            Day(day);
        }
    }

    public void Moment(string field, DateTimeOffset? value)
    {
        if (value is { } moment)
        {
            _json.WriteString(field, moment);
        }
    }

    public void Bytes(string field, byte[]? value)
    {
        if (value is not null)
        {
            _json.WriteBase64String(field, value);
        }
    }

    public void Name<T>(string field, T? value, StoredNames<T> names)
        where T : struct, Enum
    {
        if (value is { } one)
        {
            _json.WriteString(field, names.Of(one));
        }
    }

    public void Object(string field, IStored? value)
    {
        if (value is not null)
        {
            _json.WritePropertyName(field);
            Object(value);
        }
    }

    public void Texts(string field, IEnumerable<string> values)
    {
        _json.WritePropertyName(field);
        Texts(values);
    }

    public void Numbers(string field, IEnumerable<int> values)
    {
        _json.WriteStartArray(field);
        foreach (var value in values)
        {
            _json.WriteNumberValue(value);
        }

        _json.WriteEndArray();
    }

    public void Names<T>(string field, IEnumerable<T> values, StoredNames<T> names)
        where T : struct, Enum
    {
        _json.WriteStartArray(field);
        foreach (var value in values)
        {
            _json.WriteStringValue(names.Of(value));
        }

        _json.WriteEndArray();
    }

    public void List(string field, IEnumerable<IStored> values)
    {
        _json.WritePropertyName(field);
        List(values);
    }

    public void Map<T>(string field, IEnumerable<KeyValuePair<string, T>> values)
        where T : IStored => MapOf(field, values, static (to, value) => to.Object(value));

    /// <summary>A map of anything else than objects.</summary>
    public void MapOf<T>(
        string field,
        IEnumerable<KeyValuePair<string, T>> values,
        Action<StoredWriter, T> write
    )
    {
        _json.WriteStartObject(field);
        foreach (var (key, value) in values)
        {
            _json.WritePropertyName(key);
            write(this, value);
        }

        _json.WriteEndObject();
    }

    /// <summary>A map under numbers, as rounds and sittings have them.</summary>
    public void NumberedOf<T>(
        string field,
        IEnumerable<KeyValuePair<int, T>> values,
        Action<StoredWriter, T> write
    )
    {
        Span<byte> number = stackalloc byte[11];
        _json.WriteStartObject(field);
        foreach (var (key, value) in values)
        {
            Utf8Formatter.TryFormat(key, number, out var length);
            _json.WritePropertyName(number[..length]);
            write(this, value);
        }

        _json.WriteEndObject();
    }

    /// <summary>One value of a map, as the ones below.</summary>
    public void Text(string value) => _json.WriteStringValue(value);

    public void Day(DateOnly day)
    {
        Span<byte> text = stackalloc byte[10];
        day.TryFormat(text, out _, "O");
        _json.WriteStringValue(text);
    }

    public void Texts(IEnumerable<string> values)
    {
        _json.WriteStartArray();
        foreach (var value in values)
        {
            _json.WriteStringValue(value);
        }

        _json.WriteEndArray();
    }

    public void List(IEnumerable<IStored> values)
    {
        _json.WriteStartArray();
        foreach (var value in values)
        {
            Object(value);
        }

        _json.WriteEndArray();
    }

    public void Object(IStored value)
    {
        _json.WriteStartObject();
        value.Write(this);
        _json.WriteEndObject();
    }
}
