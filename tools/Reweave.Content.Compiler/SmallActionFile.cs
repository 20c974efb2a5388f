using Reweave.Content.SmallActions;

namespace Reweave.Content.Compiler;

/// <summary>
/// The small acts of one language, <c>{language}/small-actions.txt</c>: one a line. English says which there are; kind, cost and
/// nearness are the same in every language.
/// </summary>
internal sealed record SmallActionFile(string Tag, IReadOnlyList<string> Lines)
{
    private const string Name = "small-actions.txt";

    public static IReadOnlyList<SmallActionFile> ReadAll(
        IReadOnlyList<LanguageFolder> languages,
        List<Mistake> mistakes
    )
    {
        var files = new List<SmallActionFile>();
        IReadOnlyList<string>? english = null;
        foreach (var language in languages)
        {
            var path = Path.Combine(language.Path, Name);
            var lines = new List<string>();
            var ids = new HashSet<string>(StringComparer.Ordinal);
            var number = 0;
            foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
            {
                number++;
                if (line.StartsWith('#') || string.IsNullOrWhiteSpace(line))
                    continue;
                if (SmallActionLibrary.ReadLine(line) is not { } action)
                    mistakes.Add(
                        new Mistake(
                            path,
                            number,
                            50,
                            "A line is 'id | kind | free or some | how near | what it is'; only touch is near."
                        )
                    );
                else if (!ids.Add(action.Id))
                    mistakes.Add(
                        new Mistake(path, number, 51, $"'{action.Id}' stands here twice.")
                    );
                lines.Add(line.Trim());
            }

            english ??= lines;
            foreach (var line in english.Select(Facts).Except(lines.Select(Facts)))
                mistakes.Add(new Mistake(path, 1, 52, $"Missing, or not as in English: '{line}'."));
            foreach (var line in lines.Select(Facts).Except(english.Select(Facts)))
                mistakes.Add(new Mistake(path, 1, 53, $"Not there in English: '{line}'."));
            files.Add(new SmallActionFile(language.Tag, lines));
        }

        return files;
    }

    /// <summary>All of a line but its words.</summary>
    private static string Facts(string line) =>
        line.LastIndexOf(" | ", StringComparison.Ordinal) is var at and >= 0 ? line[..at] : line;
}
