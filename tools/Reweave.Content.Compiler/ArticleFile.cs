using System.Text.RegularExpressions;
using Reweave.Content.Guide;

namespace Reweave.Content.Compiler;

/// <summary>One paragraph, heading or point as it is written, with the line it begins at.</summary>
internal sealed record ArticleFileBlock(ArticleBlockKind Kind, string Text, int Line);

/// <summary>
/// One article in one language, <c>{language}/guide/{id}.md</c>: front matter between two lines of <c>---</c>, paragraphs, headings
/// and points, and at the end <c>## evidence</c> with a line <c>- label | what | source</c> for each note.
/// </summary>
internal sealed partial record ArticleFile(
    string Id,
    string Path,
    IReadOnlyDictionary<string, string> Front,
    IReadOnlyList<ArticleFileBlock> Blocks,
    IReadOnlyList<ArticleNote> Evidence,
    string FoundBy
)
{
    public const string Folder = "guide";

    /// <summary>Beside the articles: <c>id = words that people search it by</c>, a line for each.</summary>
    public const string FoundByFile = "found-by.txt";

    private const string EvidenceHeading = "## evidence";

    public string this[string key] => Front.GetValueOrDefault(key, "");

    /// <summary>The parts of a line of front matter that lists something.</summary>
    public IReadOnlyList<string> ListOf(string key) =>
        this[key]
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static IReadOnlyList<ArticleFile> ReadAll(
        LanguageFolder language,
        List<Mistake> mistakes
    )
    {
        var folder = System.IO.Path.Combine(language.Path, Folder);
        if (!Directory.Exists(folder))
            return [];
        var foundBy = ReadFoundBy(System.IO.Path.Combine(folder, FoundByFile), mistakes);
        var articles = Directory
            .EnumerateFiles(folder, "*.md")
            .Order(StringComparer.Ordinal)
            .Select(path => Read(path, foundBy, mistakes))
            .ToList();
        foreach (var id in foundBy.Keys.Where(id => articles.TrueForAll(one => one.Id != id)))
            mistakes.Add(
                new Mistake(
                    System.IO.Path.Combine(folder, FoundByFile),
                    1,
                    70,
                    $"There is no article '{id}'."
                )
            );
        return articles;
    }

    private static Dictionary<string, string> ReadFoundBy(string path, List<Mistake> mistakes)
    {
        var words = new Dictionary<string, string>();
        var number = 0;
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            number++;
            if (line.StartsWith('#') || string.IsNullOrWhiteSpace(line))
                continue;
            if (
                line.Split('=', 2) is not [var id, var text]
                || !words.TryAdd(id.Trim(), text.Trim())
            )
                mistakes.Add(new Mistake(path, number, 71, "A line is 'id = words', once an id."));
        }

        return words;
    }

    private static ArticleFile Read(
        string path,
        Dictionary<string, string> foundBy,
        List<Mistake> mistakes
    )
    {
        var id = System.IO.Path.GetFileNameWithoutExtension(path);
        if (!Neutral().IsMatch(id))
            Say(1, 72, $"'{id}' cannot be an article's id: small letters and hyphens.");
        var front = new Dictionary<string, string>();
        var blocks = new List<ArticleFileBlock>();
        var evidence = new List<ArticleNote>();
        var lines = File.ReadAllLines(path);
        var at = 0;
        if (lines is not ["---", ..])
            Say(1, 73, "An article begins with its front matter between two lines of ---.");
        else
            for (at = 1; at < lines.Length && lines[at] != "---"; at++)
            {
                if (lines[at].Split(':', 2) is not [var key, var text] || text.Trim().Length == 0)
                    Say(at + 1, 74, "A line of front matter is 'key: text'.");
                else if (!front.TryAdd(key.Trim(), text.Trim()))
                    Say(at + 1, 74, $"'{key.Trim()}' stands here twice.");
            }

        var open = false;
        for (at++; at < lines.Length && lines[at].Trim() != EvidenceHeading; at++)
        {
            var line = lines[at].Trim();
            if (line.Length == 0)
                open = false;
            else if (line.StartsWith("## ", StringComparison.Ordinal))
                Begin(ArticleBlockKind.Heading, line[3..].Trim(), goesOn: false);
            else if (line.StartsWith("- ", StringComparison.Ordinal))
                Begin(ArticleBlockKind.Point, line[2..].Trim(), goesOn: true);
            else if (open)
                blocks[^1] = blocks[^1] with { Text = $"{blocks[^1].Text} {line}" };
            else
                Begin(ArticleBlockKind.Paragraph, line, goesOn: true);
        }

        for (at++; at < lines.Length; at++)
        {
            if (lines[at].Trim().Length > 0)
                Note(lines[at].Trim());
        }

        foreach (var block in blocks)
        {
            var plain = ArticleText
                .Read(block.Text)
                .Where(span => span.Kind == ArticleSpanKind.Plain);
            if (plain.Any(span => Markup().IsMatch(span.Text)))
                Say(block.Line, 75, $"**strong** and three kinds of links only: {block.Text}");
        }

        return new ArticleFile(
            id,
            path,
            front,
            blocks,
            evidence,
            foundBy.GetValueOrDefault(id, "")
        );

        void Begin(ArticleBlockKind kind, string text, bool goesOn)
        {
            blocks.Add(new ArticleFileBlock(kind, text, at + 1));
            open = goesOn;
        }

        void Note(string line)
        {
            var parts = line.Split('|', 3, StringSplitOptions.TrimEntries);
            if (
                parts.Length < 2
                || Labels.IndexOf(parts[0]) is var label
                    && (label < 0 || parts.ElementAtOrDefault(2) is null or "" && label != 2)
            )
                Say(
                    at + 1,
                    76,
                    "A note is '- tested | what | source' or '- used | what | source' or '- own | what'."
                );
            else
                evidence.Add(
                    new ArticleNote(
                        (ArticleEvidence)Labels.IndexOf(parts[0]),
                        parts[1],
                        parts.ElementAtOrDefault(2) ?? ""
                    )
                );
        }

        void Say(int line, int code, string what) =>
            mistakes.Add(new Mistake(path, line, code, what));
    }

    private static readonly List<string> Labels = ["- tested", "- used", "- own"];

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Neutral();

    [GeneratedRegex(@"[*_`<>#\[\]|]|^\d+\.")]
    private static partial Regex Markup();
}
