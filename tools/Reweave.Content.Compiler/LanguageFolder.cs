using System.Text.RegularExpressions;
using Reweave.Content.Messages;

namespace Reweave.Content.Compiler;

/// <summary>Something that stops the build, at a line of a file.</summary>
internal sealed record Mistake(string Path, int Line, int Code, string What);

internal sealed record Entry(string Key, string Text, Message Message, int Line);

/// <summary>One feature's texts in one language: <c>{language}/{Feature}.text</c>.</summary>
internal sealed record FeatureFile(string Feature, string Path, IReadOnlyList<Entry> Entries)
{
    public Entry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
}

internal sealed partial record LanguageFolder(
    string Tag,
    string Path,
    IReadOnlyList<FeatureFile> Features
)
{
    public const string PassphraseFile = "passphrase-words.txt";

    public FeatureFile? Find(string feature) =>
        Features.FirstOrDefault(file => file.Feature == feature);

    /// <summary>English first: it is the one the others are checked against.</summary>
    public static IReadOnlyList<LanguageFolder> ReadAll(string source, List<Mistake> mistakes) =>
        [
            .. Directory
                .EnumerateDirectories(source)
                .Where(folder => LanguageTag().IsMatch(System.IO.Path.GetFileName(folder)))
                .Select(folder => Read(folder, mistakes))
                .OrderBy(language => language.Tag != "en")
                .ThenBy(language => language.Tag, StringComparer.Ordinal),
        ];

    private static LanguageFolder Read(string folder, List<Mistake> mistakes) =>
        new(
            System.IO.Path.GetFileName(folder),
            folder,
            [
                .. Directory
                    .EnumerateFiles(folder, "*.text")
                    .Order(StringComparer.Ordinal)
                    .Select(path => ReadFile(path, mistakes)),
            ]
        );

    private static FeatureFile ReadFile(string path, List<Mistake> mistakes)
    {
        var feature = System.IO.Path.GetFileNameWithoutExtension(path);
        if (!Name().IsMatch(feature))
            mistakes.Add(
                new Mistake(
                    path,
                    1,
                    1,
                    $"'{feature}' cannot be a feature's name: letters and digits, starting with a capital."
                )
            );

        var entries = new List<Entry>();
        string? key = null;
        var text = "";
        var keyLine = 0;
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.StartsWith('#') || string.IsNullOrWhiteSpace(line))
                continue;
            // A line that starts with space carries on the text above it.
            if (char.IsWhiteSpace(line[0]) && key is not null)
            {
                text += " " + line.Trim();
                continue;
            }
            End();
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            key = equals < 0 ? line.Trim() : line[..equals].Trim();
            text = equals < 0 ? "" : line[(equals + 1)..].Trim();
            keyLine = number;
            if (equals < 0 || !Name().IsMatch(key))
            {
                mistakes.Add(
                    new Mistake(
                        path,
                        number,
                        2,
                        $"A line is 'Key = text', and a key is letters and digits, starting with a capital: '{key}'."
                    )
                );
                key = null;
            }
        }
        End();
        return new FeatureFile(feature, path, entries);

        void End()
        {
            if (key is null)
                return;
            if (entries.Any(entry => entry.Key == key))
                mistakes.Add(new Mistake(path, keyLine, 3, $"'{key}' stands here twice."));
            if (text.Length == 0)
                mistakes.Add(new Mistake(path, keyLine, 4, $"'{key}' has no text."));
            try
            {
                // A paragraph's end is written \n, so that a long text can run over several lines.
                var whole = text.Replace(@" \n ", "\n", StringComparison.Ordinal)
                    .Replace(@"\n", "\n", StringComparison.Ordinal);
                entries.Add(new Entry(key, whole, MessageReader.Read(whole), keyLine));
            }
            catch (MessageFormatException wrong)
            {
                mistakes.Add(new Mistake(path, keyLine, 5, $"'{key}': {wrong.Message}."));
            }
            key = null;
        }
    }

    [GeneratedRegex("^[a-z]{2}$")]
    private static partial Regex LanguageTag();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex Name();
}
