using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Reweave.Content.Guide;
using Reweave.Content.Practices;

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

    /// <summary>The library of practices: one array of texts, in the order <see cref="PracticeLibrary"/> reads them.</summary>
    public static string Practices(IReadOnlyList<PracticeFile> practices) =>
        Json(writer =>
        {
            writer.WriteStartArray();
            Text(PracticeLibrary.Format);
            Number(practices.Count);
            foreach (
                var practice in practices
                    .OrderBy(one => PracticeChecks.PlaceOf(one, "strand"))
                    .ThenBy(one => one.Id, StringComparer.Ordinal)
            )
            {
                Text(practice.Id);
                Text(practice["title"]);
                Text(practice["purpose"]);
                Text(practice["minutes"]);
                Number(PracticeChecks.PlaceOf(practice, "strand"));
                Number(PracticeChecks.PlaceOf(practice, "track"));
                Number(PracticeChecks.PlaceOf(practice, "for"));
                Text(practice["when-not"]);
                Number(PracticeChecks.PlaceOf(practice, "evidence"));
                Text(practice["source"]);
                Number(practice["how"] == "together" ? 1 : 0);
                Text(practice["example-hurt"]);
                Text(practice["example-broke"]);
                Text(practice["ends"]);
                Number(practice.Steps.Count);
                for (var at = 0; at < practice.Steps.Count; at++)
                    Step(practice.Steps[at], at + 1);
            }
            writer.WriteEndArray();

            void Step(PracticeFileStep step, int number)
            {
                Number(number);
                Number((int)step.Kind);
                Text(step.Title);
                Text(step.Low);
                Text(step.High);
                Number(step.Kind == PracticeStepKind.SealedAnswer ? step.Beside ?? number : 0);
                Number(step.Lines.Count);
                foreach (var line in step.Lines)
                {
                    Text(line.Text);
                    Number(line.IsPoint ? 1 : 0);
                }
            }

            void Text(string text) => writer.WriteStringValue(text);

            void Number(int number) =>
                writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        });

    /// <summary>The library of small acts: its lines as one array.</summary>
    public static string SmallActions(SmallActionFile file) =>
        Json(writer =>
        {
            writer.WriteStartArray();
            foreach (var line in file.Lines)
                writer.WriteStringValue(line);
            writer.WriteEndArray();
        });

    /// <summary>The guide: one array of texts, in the order <see cref="GuideLibrary"/> reads them. The practices it offers stand in it.</summary>
    public static string Guide(
        IReadOnlyList<ArticleFile> articles,
        IReadOnlyList<PracticeFile> practices
    ) =>
        Json(writer =>
        {
            writer.WriteStartArray();
            Text(GuideLibrary.Format);
            Many(
                [
                    .. articles
                        .OrderBy(one => GuideTopics.All.ToList().IndexOf(one.ListOf("topics")[0]))
                        .ThenBy(one => one.Id, StringComparer.Ordinal),
                ],
                article =>
                {
                    Text(article.Id);
                    Text(article["slug"]);
                    Text(article["title"]);
                    Text(article["page-title"]);
                    Text(article["summary"]);
                    Text(article["since"]);
                    Many(article.ListOf("topics"), Text);
                    var practice = practices.First(one => one.Id == article["try"]);
                    Text(practice.Id);
                    Text(practice["title"]);
                    Text(practice["purpose"]);
                    Text(practice["minutes"]);
                    Many(article.ListOf("next"), Text);
                    Text(article.FoundBy);
                    Many(
                        article.Blocks,
                        block =>
                        {
                            Number((int)block.Kind);
                            Text(block.Text);
                        }
                    );
                    Many(
                        article.Evidence,
                        note =>
                        {
                            Number((int)note.Label);
                            Text(note.Text);
                            Text(note.Source);
                        }
                    );
                }
            );
            writer.WriteEndArray();

            void Many<T>(IReadOnlyList<T> all, Action<T> one)
            {
                Number(all.Count);
                foreach (var each in all)
                    one(each);
            }

            void Text(string text) => writer.WriteStringValue(text);

            void Number(int number) =>
                writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        });

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
            write(writer);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
