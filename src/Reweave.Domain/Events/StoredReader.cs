using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Reweave.Domain.Events;

/// <summary>
/// Reads what <see cref="StoredWriter"/> wrote, and refuses everything else without throwing outward: a required field that is missing
/// or null, a value of another type, a field that comes twice, JSON that is broken, too deep or goes on after its end. Fields nobody
/// asks for are skipped. Only texts may hold escaped characters: no honest device escapes a name, a number or a day.
/// <para>
/// It goes over the bytes once and notes where each value stands; then each type asks for its fields in the order in which they are
/// written, so that the next one is nearly always the one that is asked for. No reflection and nothing allocated for an object but the
/// object: under an interpreter a rebuild of years is mostly this.
/// </para>
/// </summary>
internal sealed partial class StoredReader
{
    // The object whose fields are asked for now; in order as long as nothing was passed over.
    private int _first;
    private int _next;
    private int _end;
    private bool _isInOrder;

    // The value of a map that is read now, which has no name.
    private int _value;

    private StoredReader(ReadOnlyMemory<byte> json)
    {
        _json = MemoryMarshal.TryGetArray(json, out var bytes) ? bytes : json.ToArray();
        _rows = ArrayPool<int>.Shared.Rent(RowSize * (16 + (json.Length / 8)));
    }

    /// <summary>Null when the bytes are anything else than what <paramref name="read"/> asks for.</summary>
    public static T? TryRead<T>(ReadOnlyMemory<byte> json, StoredRead<T?> read)
        where T : class
    {
        var reader = new StoredReader(json);
        try
        {
            reader.Index();
            return reader.Inside(0, read);
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(reader._rows);
        }
    }

    public string Text(string field) => TextAt(Required(field));

    public string? TextOrNull(string field) =>
        Optional(field) is > 0 and var at ? TextAt(at) : null;

    public int Number(string field) => NumberAt(Required(field));

    public int? NumberOrNull(string field) =>
        Optional(field) is > 0 and var at ? NumberAt(at) : null;

    public long LongNumber(string field) => LongNumberAt(Required(field));

    public bool Flag(string field) => FlagAt(Required(field));

    public bool? FlagOrNull(string field) => Optional(field) is > 0 and var at ? FlagAt(at) : null;

    public DateOnly Day(string field) => DayAt(Required(field));

    public DateOnly? DayOrNull(string field) =>
        Optional(field) is > 0 and var at ? DayAt(at) : null;

    public DateTimeOffset Moment(string field) => MomentAt(Required(field));

    public DateTimeOffset? MomentOrNull(string field) =>
        Optional(field) is > 0 and var at ? MomentAt(at) : null;

    public byte[] Bytes(string field) => BytesAt(Required(field));

    public byte[]? BytesOrNull(string field) =>
        Optional(field) is > 0 and var at ? BytesAt(at) : null;

    public T Name<T>(string field, StoredNames<T> names)
        where T : struct, Enum => NameAt(Required(field), names);

    public T? NameOrNull<T>(string field, StoredNames<T> names)
        where T : struct, Enum => Optional(field) is > 0 and var at ? NameAt(at, names) : null;

    public T Object<T>(string field, StoredRead<T> read) => Inside(Required(field), read);

    public T? ObjectOrNull<T>(string field, StoredRead<T> read)
        where T : class => Optional(field) is > 0 and var at ? Inside(at, read) : null;

    /// <summary>For a part that a snapshot from before it was there does not have.</summary>
    public T ObjectOr<T>(string field, StoredRead<T> read, T otherwise) =>
        Find(field) is > 0 and var at ? Inside(at, read) : otherwise;

    public ImmutableList<string> Texts(string field) => TextsAt(Required(field));

    public ImmutableList<T> Names<T>(string field, StoredNames<T> names)
        where T : struct, Enum
    {
        var at = Required(field);
        var values = new T[CountIn(at)];
        for (var (item, index) = (at + RowSize, 0); index < values.Length; index++)
        {
            values[index] = NameAt(item, names);
            item = _rows[item + After];
        }

        return ImmutableList.Create(values);
    }

    public ImmutableList<T> List<T>(string field, StoredRead<T> read) =>
        ListAt(Required(field), read);

    /// <summary>Empty when it is absent, for a part that a snapshot from before it was there does not have; likewise sets and maps.</summary>
    public ImmutableList<T> ListOrEmpty<T>(string field, StoredRead<T> read) =>
        Find(field) is > 0 and var at ? ListAt(at, read) : [];

    public ImmutableHashSet<string> Set(string field) =>
        Find(field) is > 0 and var at ? ImmutableHashSet.CreateRange(TextsAt(at)) : [];

    public ImmutableHashSet<int> NumberSet(string field)
    {
        if (Find(field) is not (> 0 and var at))
        {
            return [];
        }

        var values = new int[CountIn(at)];
        for (var (item, index) = (at + RowSize, 0); index < values.Length; index++)
        {
            values[index] = NumberAt(item);
            item = _rows[item + After];
        }

        return ImmutableHashSet.Create(values);
    }

    public ImmutableDictionary<string, T> Map<T>(string field, StoredRead<T> read) =>
        MapOf(field, from => from.Inside(from._value, read));

    /// <summary>A map of anything else than objects: <paramref name="read"/> takes the value by the methods without a field.</summary>
    public ImmutableDictionary<string, T> MapOf<T>(string field, StoredRead<T> read)
    {
        if (Find(field) is not (> 0 and var at))
        {
            return ImmutableDictionary<string, T>.Empty;
        }

        var map = ImmutableDictionary.CreateBuilder<string, T>();
        var end = _rows[Of(JsonTokenType.StartObject, at) + After];
        for (var name = at + RowSize; name < end; )
        {
            _value = name + RowSize;
            var next = _rows[_value + After];
            if (!map.TryAdd(TextAt(name), read(this)))
            {
                throw Unreadable();
            }

            name = next;
        }

        return map.ToImmutable();
    }

    /// <summary>A map under numbers, as rounds and sittings have them; likewise.</summary>
    public ImmutableSortedDictionary<int, T> NumberedOf<T>(string field, StoredRead<T> read)
    {
        if (Find(field) is not (> 0 and var at))
        {
            return ImmutableSortedDictionary<int, T>.Empty;
        }

        var map = ImmutableSortedDictionary.CreateBuilder<int, T>();
        var end = _rows[Of(JsonTokenType.StartObject, at) + After];
        for (var name = at + RowSize; name < end; )
        {
            _value = name + RowSize;
            var next = _rows[_value + After];
            if (
                !Utf8Parser.TryParse(
                    Plain(name, JsonTokenType.PropertyName),
                    out int number,
                    out var length
                )
                || length != LengthOf(name)
                || map.ContainsKey(number)
            )
            {
                throw Unreadable();
            }

            map.Add(number, read(this));
            name = next;
        }

        return map.ToImmutable();
    }

    public string Text() => TextAt(_value);

    public DateOnly Day() => DayAt(_value);

    public ImmutableHashSet<string> Set() => ImmutableHashSet.CreateRange(TextsAt(_value));

    public T Object<T>(StoredRead<T> read) => Inside(_value, read);

    public ImmutableList<T> List<T>(StoredRead<T> read) => ListAt(_value, read);

    private T Inside<T>(int at, StoredRead<T> read)
    {
        var end = _rows[Of(JsonTokenType.StartObject, at) + After];
        var outer = (_first, _next, _end, _isInOrder);
        (_first, _next, _end, _isInOrder) = (at + RowSize, at + RowSize, end, true);
        var value = read(this);
        if (!_isInOrder || _next != _end)
        {
            RefuseWhatCameTwice();
        }

        (_first, _next, _end, _isInOrder) = outer;
        return value;
    }

    // Fields that nobody asked for are skipped, however many they are, unless one is a second time what somebody asked for.
    private void RefuseWhatCameTwice()
    {
        for (var asked = _first; asked < _end; asked = _rows[asked + RowSize + After])
        {
            for (
                var other = _first;
                _rows[asked + After] != 0 && other < _end;
                other = _rows[other + RowSize + After]
            )
            {
                if (_rows[other + After] == 0 && Raw(asked).SequenceEqual(Raw(other)))
                {
                    throw Unreadable();
                }
            }
        }
    }

    private int Required(string field) => Find(field) is > 0 and var at ? at : throw Unreadable();

    private int Optional(string field) =>
        Find(field) is > 0 and var at && Kind(at) != JsonTokenType.Null ? at : 0;

    // The row of its value, and zero when there is none.
    private int Find(string field)
    {
        var name = _next;
        if (name >= _end || !IsNamed(name, field))
        {
            name = _isInOrder ? _next : _first;
            while (name < _end && !IsNamed(name, field))
            {
                name = _rows[name + RowSize + After];
            }

            if (name >= _end)
            {
                return 0;
            }

            _isInOrder = false;
        }

        var value = name + RowSize;
        _rows[name + After] = 1;
        _next = _rows[value + After];
        return value;
    }

    private bool IsNamed(int name, string field) => _rows[name + After] == 0 && Says(name, field);
}
