using System.Globalization;
using System.Text;

namespace Reweave.Content;

/// <summary>What a text may be asked about, gently and without ever being held back.</summary>
public enum CautionKind
{
    /// <summary>It asks for location, devices, passwords or constant proof: transparency is told, not taken.</summary>
    Proof,

    /// <summary>It gives a responsibility away again: <em>but</em>, <em>if you hadn’t</em>, <em>you also</em>.</summary>
    Blame,
}

/// <summary>
/// Looks for phrases that a language's <c>Cautions.text</c> lists. It knows words, not meaning: it finds what nobody meant and misses
/// what was meant, so what it finds may become a question and never a barrier.
/// </summary>
public static class CautionedPhrases
{
    private const char OpenEnd = '*';

    /// <summary>
    /// The phrases of that kind that stand in the text, each once, in the list's order; empty when there are none. Upper and lower
    /// case, accents as combining marks, Arabic vowel marks, kinds of apostrophe and kinds of space make no difference.
    /// </summary>
    public static IReadOnlyList<string> In(this CautionsWords words, string text, CautionKind kind)
    {
        var list = kind == CautionKind.Proof ? words.Proof : words.Blame;
        var folded = Fold(text);
        return
        [
            .. list.Split(
                    '|',
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                )
                .Where(phrase => StandsIn(folded, phrase))
                .Select(phrase => phrase.Trim(OpenEnd)),
        ];
    }

    private static bool StandsIn(string text, string phrase)
    {
        var sought = Fold(phrase.Trim(OpenEnd));
        for (
            var at = text.IndexOf(sought, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(sought, at + 1, StringComparison.Ordinal)
        )
        {
            var end = at + sought.Length;
            if (
                (phrase.StartsWith(OpenEnd) || at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                && (
                    phrase.EndsWith(OpenEnd)
                    || end == text.Length
                    || !char.IsLetterOrDigit(text[end])
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (
                char.GetUnicodeCategory(character)
                    is UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.Format
                || character == '\u0640'
            )
            {
                continue;
            }

            if (char.IsWhiteSpace(character))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }

                continue;
            }

            folded.Append(
                character switch
                {
                    '\u2018' or '\u2019' or '\u02BC' or '\u0060' or '\u00B4' => '\'',
                    'أ' or 'إ' or 'آ' => 'ا',
                    _ => char.ToLowerInvariant(character),
                }
            );
        }

        return folded.ToString();
    }
}
