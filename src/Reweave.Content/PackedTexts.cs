using System.Globalization;
using System.Text.Json;

namespace Reweave.Content;

/// <summary>Goes through one flat array of texts in the order in which the compiler wrote them; the first names the format.</summary>
internal sealed class PackedTexts
{
    private readonly List<string> _texts;
    private int _at;

    private PackedTexts(List<string> texts) => _texts = texts;

    /// <summary>Null when the bytes are no such array, of another format, or say more or less than is read.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> json, string format, Func<PackedTexts, T> read)
        where T : class
    {
        try
        {
            var texts = new List<string>();
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.String)
                    texts.Add(reader.GetString()!);
            }

            var packed = new PackedTexts(texts);
            if (packed.Text() != format)
                return null;
            var whole = read(packed);
            return packed._at == texts.Count ? whole : null;
        }
        catch (Exception malformed)
            when (malformed
                    is JsonException
                        or FormatException
                        or ArgumentException
                        or OverflowException
                        or InvalidOperationException
            )
        {
            return null;
        }
    }

    public List<T> Many<T>(Func<T> one)
    {
        var count = Number();
        var many = new List<T>();
        for (var i = 0; i < count; i++)
            many.Add(one());
        return many;
    }

    public int Number() => int.Parse(Text(), NumberStyles.None, CultureInfo.InvariantCulture);

    public string Text() =>
        _at < _texts.Count ? _texts[_at++] : throw new FormatException("The texts break off.");
}
