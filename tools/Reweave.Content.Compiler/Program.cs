using Reweave.Content.Compiler;

// usage: <folder of Reweave.Content> <output folder>
// Reads {language}/{Feature}.text, {language}/practices/{id}.md, {language}/small-actions.txt and {language}/guide/{id}.md, checks
// every language against English, and writes Words.g.cs, text/*.json and guide/*.json.
var source = Path.GetFullPath(args[0]);
var output = Path.GetFullPath(args[1]);

var mistakes = new List<Mistake>();
var languages = LanguageFolder.ReadAll(source, mistakes);
Checks.Run(languages, mistakes);
var practices = languages
    .Select(language => (language.Tag, Practices: PracticeFile.ReadAll(language, mistakes)))
    .ToList();
PracticeChecks.Run(practices, mistakes);
var actions = SmallActionFile.ReadAll(languages, mistakes);
var articles = languages
    .Select(language => (language.Tag, Articles: ArticleFile.ReadAll(language, mistakes)))
    .ToList();
ArticleChecks.Run(
    articles,
    practices.SelectMany(own => own.Practices).Select(practice => practice.Id).ToHashSet(),
    mistakes
);
if (mistakes.Count > 0)
{
    // MSBuild's own format, so that an editor jumps to the line.
    foreach (var mistake in mistakes)
        Console.Error.WriteLine(
            $"{mistake.Path}({mistake.Line}): error RWT{mistake.Code:000}: {mistake.What}"
        );
    return 1;
}

var catalogue = Catalogue.Of(languages);
Output.Write(Path.Combine(output, "Words.g.cs"), AccessorWriter.Write(catalogue));
foreach (var language in languages)
{
    Output.Write(
        Path.Combine(output, "text", $"{language.Tag}.json"),
        PackWriter.Pack(catalogue, language)
    );
    Output.Write(
        Path.Combine(output, "text", $"shell.{language.Tag}.json"),
        PackWriter.Shell(language)
    );
    Output.Write(
        Path.Combine(output, "text", $"passphrase.{language.Tag}.json"),
        PackWriter.PassphraseWords(language)
    );
}

foreach (var (tag, own) in practices)
    Output.Write(Path.Combine(output, "text", $"practices.{tag}.json"), PackWriter.Practices(own));

// In a folder of its own: the server carries it, and the app does not.
foreach (var (tag, own) in articles)
    Output.Write(
        Path.Combine(output, "guide", $"{tag}.json"),
        PackWriter.Guide(own, practices.First(language => language.Tag == tag).Practices)
    );

foreach (var file in actions)
    Output.Write(
        Path.Combine(output, "text", $"small-actions.{file.Tag}.json"),
        PackWriter.SmallActions(file)
    );

// A language that is gone leaves no pack behind.
foreach (
    var pack in new[] { "text", "guide" }.SelectMany(folder =>
        Directory.EnumerateFiles(Path.Combine(output, folder), "*.json")
    )
)
{
    if (
        !languages.Any(language =>
            Path.GetFileNameWithoutExtension(pack).Split('.')[^1] == language.Tag
        )
    )
        File.Delete(pack);
}
return 0;
