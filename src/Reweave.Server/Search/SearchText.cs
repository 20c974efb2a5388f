using System.Globalization;
using System.Text;

namespace Reweave.Server.Search;

/// <summary>What people type, made safe to look for and to show again.</summary>
internal static class SearchText
{
    public const int LongestQuery = 200;

    /// <summary>
    /// Letters and signs as they were typed, at most <see cref="LongestQuery"/> of them. Control characters, marks that turn the
    /// direction of what stands around them and halves of characters become spaces.
    /// </summary>
    public static string Clean(string typed)
    {
        var clean = new StringBuilder();
        foreach (var rune in typed.EnumerateRunes())
        {
            var isText =
                rune != Rune.ReplacementChar
                && Rune.GetUnicodeCategory(rune)
                    is not (
                        UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
                        or UnicodeCategory.PrivateUse
                        or UnicodeCategory.OtherNotAssigned
                    )
                && !Rune.IsWhiteSpace(rune);
            if (isText)
                clean.Append(rune);
            else if (clean.Length > 0 && clean[^1] != ' ')
                clean.Append(' ');
            if (clean.Length >= LongestQuery)
                break;
        }

        return clean.ToString().Trim();
    }

    /// <summary>
    /// Typing errors between two words, at most <paramref name="most"/>: letters left out, put in, changed, or two of them swapped.
    /// Greater than <paramref name="most"/> when there are more.
    /// </summary>
    public static int Errors(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return most + 1;
        Span<int> before = stackalloc int[other.Length + 1];
        Span<int> last = stackalloc int[other.Length + 1];
        Span<int> now = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            now[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = one[i - 1] == other[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(now[j - 1], last[j]) + 1, last[j - 1] + changed);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                least = Math.Min(least, now[j]);
            }

            if (least > most)
                return most + 1;
            last.CopyTo(before);
            now.CopyTo(last);
        }

        return last[other.Length];
    }
}
