using System.Globalization;
using System.Text;

namespace Reweave.Client.Journal;

/// <summary>
/// Text as it is compared in a search: lower case, without the accents of Latin, Greek and Cyrillic letters and without Arabic vowel
/// marks. Normalisation is a silent no-op under InvariantGlobalization, so the letters that matter are folded by a table; combining
/// marks are dropped by their category, which needs no tables of the platform.
/// </summary>
internal static class SearchText
{
    private const string From =
        "àáâãäåāăąǎçćĉċčďđðèéêëēĕėęěĝğġģĥħìíîïĩīĭįıǐĵķĺļľŀłñńņňòóôõöøōŏőǒŕŗřśŝşšßţťŧùúûüũūŭůűųǔŵýÿŷźżžёйάέήίόύώϊϋΐΰςأإآٱىةؤئ";

    private const string To =
        "aaaaaaaaaacccccdddeeeeeeeeegggghhiiiiiiiiiijklllllnnnnoooooooooorrrssssstttuuuuuuuuuuuwyyyzzzеиαεηιουωιυιυσاااايهوي";

    private static readonly Dictionary<char, char> Letters = From.Zip(To)
        .ToDictionary(pair => pair.First, pair => pair.Second);

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character < 0x80)
            {
                // Most of most texts, and a table look-up for each letter is what folding a journal would cost.
                folded.Append(
                    character is >= 'A' and <= 'Z' ? (char)(character | 0x20)
                    : character is >= '\t' and <= '\r' ? ' '
                    : character
                );
                continue;
            }

            var lower = char.ToLowerInvariant(character);
            if (Letters.TryGetValue(lower, out var plain))
            {
                folded.Append(plain);
            }
            else if (
                char.GetUnicodeCategory(lower) != UnicodeCategory.NonSpacingMark
                && lower != '\u0640'
            )
            {
                folded.Append(char.IsWhiteSpace(lower) ? ' ' : lower);
            }
        }

        return folded.ToString();
    }
}
