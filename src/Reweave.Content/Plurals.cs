namespace Reweave.Content;

/// <summary>CLDR's names for the forms a language gives to a counted thing.</summary>
public enum PluralCategory
{
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

/// <summary>
/// CLDR's cardinal plural rules (release 46) for whole numbers in the eleven languages. Fractions are not counted anywhere in
/// Reweave, so the rules' operands <c>v, f, e</c> are all zero here.
/// </summary>
public static class Plurals
{
    /// <summary>The category a whole number takes in a language; the sign is ignored, as in CLDR.</summary>
    public static PluralCategory Of(string language, long number)
    {
        var n = Math.Abs(number);
        var ten = n % 10;
        var hundred = n % 100;
        return language switch
        {
            "ja" or "zh" => PluralCategory.Other,
            "en" or "de" => n == 1 ? PluralCategory.One : PluralCategory.Other,
            "it" or "es" => n == 1 ? PluralCategory.One
            : IsMillions(n) ? PluralCategory.Many
            : PluralCategory.Other,
            "fr" or "pt" => n is 0 or 1 ? PluralCategory.One
            : IsMillions(n) ? PluralCategory.Many
            : PluralCategory.Other,
            "pl" => n == 1 ? PluralCategory.One
            : IsFewSlavic(ten, hundred) ? PluralCategory.Few
            : PluralCategory.Many,
            "ru" => ten == 1 && hundred != 11 ? PluralCategory.One
            : IsFewSlavic(ten, hundred) ? PluralCategory.Few
            : PluralCategory.Many,
            "ar" => n switch
            {
                0 => PluralCategory.Zero,
                1 => PluralCategory.One,
                2 => PluralCategory.Two,
                _ when hundred is >= 3 and <= 10 => PluralCategory.Few,
                _ when hundred is >= 11 and <= 99 => PluralCategory.Many,
                _ => PluralCategory.Other,
            },
            _ => throw new ArgumentOutOfRangeException(
                nameof(language),
                language,
                "No plural rule for this language."
            ),
        };
    }

    /// <summary>
    /// The categories a text must hold. CLDR's <c>many</c> of Italian, French, Portuguese and Spanish is for whole millions only and
    /// may be left out; <c>other</c> is always asked for, as everywhere in ICU.
    /// </summary>
    public static IReadOnlyList<PluralCategory> Required(string language) =>
        language switch
        {
            "ja" or "zh" => [PluralCategory.Other],
            "en" or "de" or "it" or "es" or "fr" or "pt" =>
            [
                PluralCategory.One,
                PluralCategory.Other,
            ],
            "pl" or "ru" =>
            [
                PluralCategory.One,
                PluralCategory.Few,
                PluralCategory.Many,
                PluralCategory.Other,
            ],
            "ar" =>
            [
                PluralCategory.Zero,
                PluralCategory.One,
                PluralCategory.Two,
                PluralCategory.Few,
                PluralCategory.Many,
                PluralCategory.Other,
            ],
            _ => throw new ArgumentOutOfRangeException(
                nameof(language),
                language,
                "No plural rule for this language."
            ),
        };

    /// <summary>Whether a text of the language may hold the category at all.</summary>
    public static bool IsAllowed(string language, PluralCategory category) =>
        Required(language).Contains(category)
        || (category == PluralCategory.Many && language is "it" or "es" or "fr" or "pt");

    private static bool IsMillions(long n) => n != 0 && n % 1_000_000 == 0;

    private static bool IsFewSlavic(long ten, long hundred) =>
        ten is >= 2 and <= 4 && hundred is not (>= 12 and <= 14);
}
