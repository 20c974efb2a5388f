using System.Text.RegularExpressions;
using Reweave.Content.Practices;

namespace Reweave.Content.Compiler;

internal sealed record PracticeFileStep(
    PracticeStepKind Kind,
    string Title,
    string Low,
    string High,
    int? Beside,
    IReadOnlyList<PracticeLine> Lines,
    int Line
);

/// <summary>
/// One practice in one language, <c>{language}/practices/{id}.md</c>: front matter between two lines of <c>---</c>, then a heading
/// <c>## kind: title</c> for each step with its text. Paragraphs and points only: what a step may look like is the app's.
/// </summary>
internal sealed partial record PracticeFile(
    string Id,
    string Path,
    IReadOnlyDictionary<string, string> Front,
    IReadOnlyList<PracticeFileStep> Steps
)
{
    public const string Folder = "practices";

    private static readonly Dictionary<string, PracticeStepKind> Kinds = new()
    {
        ["read"] = PracticeStepKind.Read,
        ["reflect"] = PracticeStepKind.Reflect,
        ["rate"] = PracticeStepKind.Rate,
        ["write"] = PracticeStepKind.Write,
        ["sealed answer"] = PracticeStepKind.SealedAnswer,
        ["converse"] = PracticeStepKind.Converse,
        ["agree"] = PracticeStepKind.Agree,
        ["act"] = PracticeStepKind.Act,
        ["breathe"] = PracticeStepKind.Breathe,
    };

    public string this[string key] => Front.GetValueOrDefault(key, "");

    public static IReadOnlyList<PracticeFile> ReadAll(
        LanguageFolder language,
        List<Mistake> mistakes
    )
    {
        var folder = System.IO.Path.Combine(language.Path, Folder);
        return Directory.Exists(folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(folder, "*.md")
                    .Order(StringComparer.Ordinal)
                    .Select(path => Read(path, mistakes)),
            ]
            : [];
    }

    private static PracticeFile Read(string path, List<Mistake> mistakes)
    {
        var id = System.IO.Path.GetFileNameWithoutExtension(path);
        if (!Neutral().IsMatch(id))
            Say(1, 40, $"'{id}' cannot be a practice's id: small letters and hyphens.");
        var front = new Dictionary<string, string>();
        var steps = new List<PracticeFileStep>();
        var lines = File.ReadAllLines(path);
        var at = 0;
        if (lines is not ["---", ..])
            Say(1, 41, "A practice begins with its front matter between two lines of ---.");
        else
            for (at = 1; at < lines.Length && lines[at] != "---"; at++)
            {
                if (lines[at].Split(':', 2) is not [var key, var text] || text.Trim().Length == 0)
                    Say(at + 1, 42, "A line of front matter is 'key: text'.");
                else if (!front.TryAdd(key.Trim(), text.Trim()))
                    Say(at + 1, 42, $"'{key.Trim()}' stands here twice.");
            }

        for (at++; at < lines.Length; at++)
        {
            if (lines[at].StartsWith("## ", StringComparison.Ordinal))
                steps.Add(Step(lines, ref at));
            else if (lines[at].Trim().Length > 0)
                Say(at + 1, 43, "Text stands under the heading of a step.");
        }

        return new PracticeFile(id, path, front, steps);

        PracticeFileStep Step(string[] lines, ref int at)
        {
            var line = at + 1;
            var heading = lines[at][3..].Split(':', 2);
            if (
                heading is not [var named, var title]
                || title.Trim().Length == 0
                || !Kinds.TryGetValue(named.Trim(), out var kind)
            )
            {
                Say(
                    line,
                    44,
                    $"A step is '## kind: title', a kind one of {string.Join(", ", Kinds.Keys)}."
                );
                (kind, title) = (PracticeStepKind.Read, "");
            }

            string low = "",
                high = "";
            int? beside = null;
            var texts = new List<PracticeLine>();
            var open = false;
            for (; at + 1 < lines.Length; at++)
            {
                var text = lines[at + 1];
                if (text.StartsWith("## ", StringComparison.Ordinal))
                    break;
                if (text.Trim().Length == 0)
                {
                    open = false;
                }
                else if (Field("low: ") is { } from)
                {
                    low = from;
                }
                else if (Field("high: ") is { } to)
                {
                    high = to;
                }
                else if (Field("beside: ") is { } other)
                {
                    beside = int.TryParse(other, out var number) ? number : 0;
                }
                else if (text.StartsWith("- ", StringComparison.Ordinal))
                {
                    texts.Add(new PracticeLine(text[2..].Trim(), true));
                    open = true;
                }
                else if (open)
                {
                    texts[^1] = texts[^1] with { Text = $"{texts[^1].Text} {text.Trim()}" };
                }
                else
                {
                    texts.Add(new PracticeLine(text.Trim(), false));
                    open = true;
                }

                string? Field(string name) =>
                    texts.Count == 0 && text.StartsWith(name, StringComparison.Ordinal)
                        ? text[name.Length..].Trim()
                        : null;
            }

            foreach (var markup in texts.Where(one => Markup().IsMatch(one.Text)))
                Say(line, 45, $"Paragraphs and points only, no other markup: {markup.Text}");
            return new PracticeFileStep(kind, title.Trim(), low, high, beside, texts, line);
        }

        void Say(int line, int code, string what) =>
            mistakes.Add(new Mistake(path, line, code, what));
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Neutral();

    [GeneratedRegex(@"[*_`<>#\[\]|]|^\d+\.")]
    private static partial Regex Markup();
}
