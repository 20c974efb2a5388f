namespace Reweave.Content;

/// <summary>A language Reweave speaks or will speak: its tag (BCP 47), its own name for itself, and its direction.</summary>
public sealed record Language(string Tag, string Endonym, bool IsRightToLeft = false)
{
    /// <summary>The value of an HTML <c>dir</c> attribute.</summary>
    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    public override string ToString() => Tag;
}

/// <summary>The eleven languages, and the choice among those whose texts are present (<see cref="Present"/> is generated from the folders).</summary>
public static partial class Languages
{
    public static Language English { get; } = new("en", "English");

    public static Language Arabic { get; } = new("ar", "العربية", IsRightToLeft: true);

    /// <summary>All that are planned, in the order a person meets them in a list.</summary>
    public static IReadOnlyList<Language> Planned { get; } =
    [
        English,
        new("it", "Italiano"),
        new("fr", "Français"),
        new("de", "Deutsch"),
        new("pl", "Polski"),
        new("pt", "Português"),
        new("ru", "Русский"),
        Arabic,
        new("ja", "日本語"),
        new("zh", "中文"),
        new("es", "Español"),
    ];

    /// <summary>Those with a folder of texts, in the same order.</summary>
    public static IReadOnlyList<Language> Present { get; } =
    [.. Planned.Where(language => PresentTags.Contains(language.Tag))];

    /// <summary>The present language with exactly this tag, or null.</summary>
    public static Language? Find(string? tag) =>
        Present.FirstOrDefault(language => language.Tag == tag);

    /// <summary>
    /// The best present language for an <c>Accept-Language</c> header or a browser's list of languages joined by commas; English
    /// when nothing fits. Regions are ignored: <c>ar-LB</c> reads Arabic. Never throws, whatever the header holds.
    /// </summary>
    public static Language Choose(string? acceptLanguage)
    {
        var best = English;
        var bestWeight = 0.0;
        foreach (var range in (acceptLanguage ?? "").Split(',', 32, StringSplitOptions.TrimEntries))
        {
            var semicolon = range.IndexOf(';', StringComparison.Ordinal);
            var tag = (semicolon < 0 ? range : range[..semicolon]).Trim();
            var weight = semicolon < 0 ? 1.0 : Weight(range[(semicolon + 1)..]);
            var primary = tag.Split('-', '_')[0].ToLowerInvariant();
            if (weight > bestWeight && Find(primary) is { } language)
            {
                best = language;
                bestWeight = weight;
            }
        }
        return best;
    }

    private static double Weight(string parameter)
    {
        var value = parameter.Trim();
        return
            value.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(value.AsSpan(2), out var weight)
            && weight is >= 0 and <= 1
            ? weight
            : 0;
    }
}
