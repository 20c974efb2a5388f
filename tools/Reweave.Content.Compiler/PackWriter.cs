using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Reweave.Content.Compiler;

/// <summary>Writes what the app and the server load at run time.</summary>
internal static class PackWriter
{
    public const string ShellFeature = "Shell";

    // Letters as they are, not as escapes: an Arabic pack is a third of the size then.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary><c>{"language", "fingerprint", "texts": […]}</c>, in the catalogue's order.</summary>
    public static string Pack(Catalogue catalogue, LanguageFolder language) =>
        Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("language", language.Tag);
            writer.WriteString("fingerprint", catalogue.Fingerprint);
            writer.WriteStartArray("texts");
            foreach (var feature in catalogue.Features)
            foreach (var key in feature.Keys)
                writer.WriteStringValue(language.Find(feature.Name)!.Find(key.Name)!.Text);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });

    /// <summary>The unlock shell's texts by key, for a script that knows nothing of packs: <c>{"Unlock": "…", …}</c>.</summary>
    public static string Shell(LanguageFolder language) =>
        Json(writer =>
        {
            writer.WriteStartObject();
            foreach (var entry in language.Find(ShellFeature)?.Entries ?? [])
                writer.WriteString(entry.Key, entry.Text);
            writer.WriteEndObject();
        });

    /// <summary>The words a passphrase is drawn from, as one array.</summary>
    public static string PassphraseWords(LanguageFolder language) =>
        Json(writer =>
        {
            writer.WriteStartArray();
            foreach (
                var line in File.ReadLines(
                    Path.Combine(language.Path, LanguageFolder.PassphraseFile)
                )
            )
            {
                if (line.Length > 0 && !line.StartsWith('#'))
                    writer.WriteStringValue(line.Trim());
            }
            writer.WriteEndArray();
        });

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
            write(writer);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
