namespace Reweave.Content.Tests.Texts;

/// <summary>One text as it stands in its file; the name is <c>Feature.Key</c>.</summary>
internal sealed record SourceText(string Name, string Text);

/// <summary>The .text files in the repository, by name, so that a failing test names the key.</summary>
internal static class Sources
{
    private static readonly Dictionary<string, IReadOnlyList<SourceText>> Read = [];

    public static string Folder { get; } = Path.Combine(Root(), "src", "Reweave.Content");

    public static IReadOnlyList<SourceText> Of(string language)
    {
        lock (Read)
        {
            if (!Read.TryGetValue(language, out var texts))
                Read[language] = texts = [
                    .. Directory
                        .EnumerateFiles(Path.Combine(Folder, language), "*.text")
                        .Order()
                        .SelectMany(Texts),
                ];
            return texts;
        }
    }

    private static IEnumerable<SourceText> Texts(string path)
    {
        var feature = Path.GetFileNameWithoutExtension(path);
        var texts = new List<SourceText>();
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (char.IsWhiteSpace(line[0]))
                texts[^1] = texts[^1] with { Text = $"{texts[^1].Text} {line.Trim()}" };
            else if (line.Split('=', 2) is [var key, var text])
                texts.Add(new SourceText($"{feature}.{key.Trim()}", text.Trim()));
        }
        return texts;
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Reweave.slnx")))
            folder =
                Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder;
    }
}
