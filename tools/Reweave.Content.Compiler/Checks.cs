using Reweave.Content.Messages;

namespace Reweave.Content.Compiler;

/// <summary>What must be true of every language before anything is written. English says which keys and placeholders there are.</summary>
internal static class Checks
{
    public static void Run(IReadOnlyList<LanguageFolder> languages, List<Mistake> mistakes)
    {
        if (languages is not [{ Tag: "en" } english, ..])
        {
            mistakes.Add(
                new Mistake(
                    "en",
                    1,
                    10,
                    "There is no folder of English texts to check the others against."
                )
            );
            return;
        }
        foreach (var language in languages)
        {
            if (!File.Exists(Path.Combine(language.Path, LanguageFolder.PassphraseFile)))
                mistakes.Add(
                    new Mistake(
                        language.Path,
                        1,
                        11,
                        $"'{LanguageFolder.PassphraseFile}' is missing."
                    )
                );
            CheckFiles(english, language, mistakes);
            foreach (var file in language.Features)
            foreach (var entry in file.Entries)
            {
                CheckPlurals(language.Tag, file, entry, entry.Message, mistakes);
                if (
                    file.Feature == PackWriter.ShellFeature
                    && entry.Message.Slots.Any(slot => slot.Kind != SlotKind.Text)
                )
                    mistakes.Add(
                        At(file, entry, 12, "the shell's small script fills in plain {names} only")
                    );
            }
        }
    }

    private static void CheckFiles(
        LanguageFolder english,
        LanguageFolder language,
        List<Mistake> mistakes
    )
    {
        foreach (var reference in english.Features)
        {
            if (language.Find(reference.Feature) is not { } file)
            {
                mistakes.Add(
                    new Mistake(
                        language.Path,
                        1,
                        20,
                        $"'{reference.Feature}.text' is missing in '{language.Tag}'."
                    )
                );
                continue;
            }
            foreach (var missing in reference.Entries.Where(entry => file.Find(entry.Key) is null))
                mistakes.Add(
                    new Mistake(
                        file.Path,
                        1,
                        21,
                        $"'{missing.Key}' is missing (English, line {missing.Line}: {missing.Text})."
                    )
                );
            foreach (var entry in file.Entries)
            {
                if (reference.Find(entry.Key) is not { } original)
                    mistakes.Add(At(file, entry, 22, "not in the English file"));
                else
                    CheckSlots(file, entry, original, mistakes);
            }
        }
        foreach (var extra in language.Features.Where(file => english.Find(file.Feature) is null))
            mistakes.Add(new Mistake(extra.Path, 1, 23, $"English has no '{extra.Feature}.text'."));
    }

    private static void CheckSlots(
        FeatureFile file,
        Entry entry,
        Entry original,
        List<Mistake> mistakes
    )
    {
        var here = entry.Message.Slots.ToHashSet();
        var there = original.Message.Slots.ToHashSet();
        if (!here.SetEquals(there))
            mistakes.Add(
                At(file, entry, 24, $"placeholders are {Listed(here)}, in English {Listed(there)}")
            );
        foreach (var (name, options) in Selects(original.Message))
        {
            if (Selects(entry.Message).TryGetValue(name, out var own) && !own.SetEquals(options))
                mistakes.Add(
                    At(
                        file,
                        entry,
                        25,
                        $"the choices of '{name}' are {string.Join(", ", own.Order())}, in English {string.Join(", ", options.Order())}"
                    )
                );
        }
    }

    private static void CheckPlurals(
        string language,
        FeatureFile file,
        Entry entry,
        Message message,
        List<Mistake> mistakes
    )
    {
        foreach (var choice in message.Parts.OfType<Choice>())
        {
            foreach (var arm in choice.Arms.Values)
                CheckPlurals(language, file, entry, arm, mistakes);
            if (choice.Slot.Kind != SlotKind.Plural)
                continue;
            foreach (
                var required in Plurals
                    .Required(language)
                    .Where(category => !choice.Arms.ContainsKey(PluralNames.Of(category)))
            )
                mistakes.Add(
                    At(
                        file,
                        entry,
                        26,
                        $"'{choice.Slot.Name}' needs the form '{PluralNames.Of(required)}' in '{language}'"
                    )
                );
            foreach (var arm in choice.Arms.Keys.Where(arm => !IsPluralForm(language, arm)))
                mistakes.Add(At(file, entry, 27, $"'{arm}' is no plural form of '{language}'"));
        }
    }

    private static bool IsPluralForm(string language, string arm) =>
        arm.StartsWith('=')
            ? long.TryParse(arm.AsSpan(1), out _)
            : PluralNames.Find(arm) is { } category && Plurals.IsAllowed(language, category);

    private static Dictionary<string, HashSet<string>> Selects(Message message)
    {
        var selects = new Dictionary<string, HashSet<string>>();
        Collect(message);
        return selects;

        void Collect(Message part)
        {
            foreach (var choice in part.Parts.OfType<Choice>())
            {
                if (choice.Slot.Kind == SlotKind.Select)
                {
                    if (!selects.TryGetValue(choice.Slot.Name, out var options))
                        selects[choice.Slot.Name] = options = [];
                    options.UnionWith(choice.Arms.Keys);
                }
                foreach (var arm in choice.Arms.Values)
                    Collect(arm);
            }
        }
    }

    private static string Listed(IEnumerable<Slot> slots)
    {
        var names = slots
            .Select(slot => $"{{{slot.Name}, {slot.Kind}}}")
            .Order(StringComparer.Ordinal)
            .ToArray();
        return names.Length == 0 ? "none" : string.Join(' ', names);
    }

    private static Mistake At(FeatureFile file, Entry entry, int code, string what) =>
        new(file.Path, entry.Line, code, $"'{entry.Key}': {what}.");
}
