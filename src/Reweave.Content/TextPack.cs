using System.Text.Json;
using Reweave.Content.Messages;

namespace Reweave.Content;

/// <summary>
/// All texts of one language, as the compiler wrote them (<c>text/{tag}.json</c>): an array in the order the generated accessors
/// know. Messages are read when first used, so opening a pack costs one pass over its bytes.
/// </summary>
public sealed class TextPack
{
    private readonly string[] _texts;
    private readonly Message?[] _messages;

    private TextPack(Language language, string[] texts)
    {
        Language = language;
        _texts = texts;
        _messages = new Message?[texts.Length];
    }

    public Language Language { get; }

    /// <summary>
    /// Null when the bytes are no pack, or one made for other accessors (an old file from a cache beside a new app): load it again
    /// past the cache then.
    /// </summary>
    public static TextPack? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            string? tag = null;
            string? fingerprint = null;
            var texts = new List<string>(Words.TextCount);
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName)
                    continue;
                var name = reader.GetString();
                reader.Read();
                if (name == "language")
                    tag = reader.GetString();
                else if (name == "fingerprint")
                    fingerprint = reader.GetString();
                else if (name == "texts" && reader.TokenType == JsonTokenType.StartArray)
                    while (reader.Read() && reader.TokenType == JsonTokenType.String)
                        texts.Add(reader.GetString()!);
            }
            var language = Languages.Find(tag);
            return
                language is not null
                && fingerprint == Words.Fingerprint
                && texts.Count == Words.TextCount
                ? new TextPack(language, [.. texts])
                : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    internal string Text(int index) => _texts[index];

    internal string Text(int index, IFormats formats, params ReadOnlySpan<Argument> arguments) =>
        MessageWriter.Write(
            _messages[index] ??= MessageReader.Read(_texts[index]),
            formats,
            arguments
        );
}
