namespace Reweave.Content.Messages;

/// <summary>CLDR's written names of the categories, as they stand in a message.</summary>
internal static class PluralNames
{
    public static string Of(PluralCategory category) =>
        category switch
        {
            PluralCategory.Zero => "zero",
            PluralCategory.One => "one",
            PluralCategory.Two => "two",
            PluralCategory.Few => "few",
            PluralCategory.Many => "many",
            _ => "other",
        };

    public static PluralCategory? Find(string name) =>
        Enum.GetValues<PluralCategory>()
            .Where(category => Of(category) == name)
            .Cast<PluralCategory?>()
            .FirstOrDefault();
}
