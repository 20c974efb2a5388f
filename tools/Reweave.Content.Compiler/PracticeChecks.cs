using System.Globalization;
using Reweave.Content.Practices;

namespace Reweave.Content.Compiler;

/// <summary>What must be true of every practice before anything is written. English says which there are and how each is built.</summary>
internal static class PracticeChecks
{
    /// <summary>Answers to one practice are sealed together and share one frame.</summary>
    public const int MostSealed = 4;

    private const int FewestSteps = 5;
    private const int FewestKinds = 3;
    private const string English = "en";

    private static readonly string[] Texts =
    [
        "title",
        "purpose",
        "when-not",
        "source",
        "example-hurt",
        "example-broke",
        "ends",
    ];

    /// <summary>The same in every language, with what each may be.</summary>
    private static readonly Dictionary<string, string[]> Shared = new()
    {
        ["strand"] = ["steady", "acknowledge", "understand", "agree", "reconnect", "keep-going"],
        ["track"] = ["me", "you", "us"],
        ["for"] = ["hurt", "broke", "both", "alone"],
        ["evidence"] = ["tested", "used", "own"],
        ["how"] = ["private", "together"],
    };

    private const string Minutes = "minutes";

    public static int PlaceOf(PracticeFile practice, string key) =>
        Array.IndexOf(Shared[key], practice[key]);

    public static void Run(
        IReadOnlyList<(string Tag, IReadOnlyList<PracticeFile> Practices)> languages,
        List<Mistake> mistakes
    )
    {
        foreach (var practice in languages.SelectMany(language => language.Practices))
        {
            CheckFront(practice, mistakes);
            CheckSteps(practice, mistakes);
        }

        var english = languages.FirstOrDefault(language => language.Tag == English).Practices ?? [];
        foreach (var (tag, practices) in languages.Where(language => language.Tag != English))
        {
            foreach (var missing in english.Where(one => practices.All(own => own.Id != one.Id)))
                mistakes.Add(
                    new Mistake(missing.Path, 1, 60, $"'{missing.Id}' is missing in '{tag}'.")
                );
            foreach (var practice in practices)
            {
                if (english.FirstOrDefault(one => one.Id == practice.Id) is { } original)
                    CheckSame(practice, original, mistakes);
                else
                    mistakes.Add(
                        new Mistake(practice.Path, 1, 61, $"English has no '{practice.Id}'.")
                    );
            }
        }
    }

    private static void CheckFront(PracticeFile practice, List<Mistake> mistakes)
    {
        string[] keys = [.. Texts, .. Shared.Keys, Minutes];
        foreach (var missing in keys.Where(key => !practice.Front.ContainsKey(key)))
            mistakes.Add(new Mistake(practice.Path, 1, 50, $"'{missing}' is missing."));
        foreach (var extra in practice.Front.Keys.Except(keys))
            mistakes.Add(new Mistake(practice.Path, 1, 51, $"'{extra}' is no key of a practice."));
        foreach (var (key, values) in Shared)
        {
            if (practice.Front.ContainsKey(key) && !values.Contains(practice[key]))
                mistakes.Add(
                    new Mistake(
                        practice.Path,
                        1,
                        52,
                        $"'{key}' is one of {string.Join(", ", values)}, not '{practice[key]}'."
                    )
                );
        }

        if (
            practice.Front.ContainsKey(Minutes)
            && !(
                int.TryParse(practice[Minutes], CultureInfo.InvariantCulture, out var minutes)
                && minutes is > 0 and <= 90
            )
        )
            mistakes.Add(new Mistake(practice.Path, 1, 52, "'minutes' is a number up to 90."));
    }

    private static void CheckSteps(PracticeFile practice, List<Mistake> mistakes)
    {
        if (practice.Steps.Count < FewestSteps)
            mistakes.Add(
                new Mistake(
                    practice.Path,
                    1,
                    53,
                    $"{practice.Steps.Count} steps; {FewestSteps} at least."
                )
            );
        if (
            practice.Steps.Select(step => step.Kind).Distinct().Count()
            is var kinds
                and < FewestKinds
        )
            mistakes.Add(
                new Mistake(
                    practice.Path,
                    1,
                    54,
                    $"{kinds} kinds of steps; {FewestKinds} at least."
                )
            );
        foreach (var step in practice.Steps)
        {
            if (step.Lines.Count == 0)
                mistakes.Add(
                    new Mistake(practice.Path, step.Line, 55, $"'{step.Title}' has no text.")
                );
            if (
                (step.Kind == PracticeStepKind.Rate)
                != (step.Low.Length > 0 && step.High.Length > 0)
            )
                mistakes.Add(
                    new Mistake(
                        practice.Path,
                        step.Line,
                        56,
                        "low: and high: belong to a step to rate, both of them."
                    )
                );
            if (!IsBesideRight(practice, step))
                mistakes.Add(
                    new Mistake(
                        practice.Path,
                        step.Line,
                        57,
                        "beside: names a sealed answer by the number of its step."
                    )
                );
        }

        var marked = practice
            .Steps.Select(step => step.Kind == PracticeStepKind.SealedAnswer)
            .ToList();
        var count = marked.Count(isSealed => isSealed);
        if (practice["how"] == "together" ? count is 0 or > MostSealed : count > 0)
            mistakes.Add(
                new Mistake(
                    practice.Path,
                    1,
                    58,
                    $"A practice for both has 1 to {MostSealed} sealed answers, a private one none."
                )
            );
        if (count > 0 && marked.LastIndexOf(true) - marked.IndexOf(true) + 1 != count)
            mistakes.Add(
                new Mistake(
                    practice.Path,
                    1,
                    59,
                    "Sealed answers follow each other: they are sealed in one go."
                )
            );
    }

    private static bool IsBesideRight(PracticeFile practice, PracticeFileStep step) =>
        step.Kind == PracticeStepKind.SealedAnswer
            ? step.Beside is null
                || practice.Steps.ElementAtOrDefault(step.Beside.Value - 1)
                    is { Kind: PracticeStepKind.SealedAnswer }
            : step.Beside is null;

    private static void CheckSame(
        PracticeFile practice,
        PracticeFile original,
        List<Mistake> mistakes
    )
    {
        foreach (
            var key in Shared.Keys.Append(Minutes).Where(key => practice[key] != original[key])
        )
            mistakes.Add(
                new Mistake(
                    practice.Path,
                    1,
                    62,
                    $"'{key}' is '{practice[key]}', in English '{original[key]}'."
                )
            );
        var own = Shape(practice);
        var english = Shape(original);
        if (!own.SequenceEqual(english))
            mistakes.Add(
                new Mistake(
                    practice.Path,
                    1,
                    63,
                    $"The steps are {string.Join(", ", own)}; in English {string.Join(", ", english)}."
                )
            );
    }

    private static List<string> Shape(PracticeFile practice) =>
        [
            .. practice.Steps.Select(step =>
                step.Beside is { } beside ? $"{step.Kind} {beside}" : $"{step.Kind}"
            ),
        ];
}
