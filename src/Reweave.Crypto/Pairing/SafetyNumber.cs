using System.Globalization;
using System.Text;

namespace Reweave.Crypto.Pairing;

/// <summary>
/// Sixty digits that two people compare by voice or eye: thirty for each member, the smaller text first, so that both see the same.
/// The stretching makes searching for a second identity with similar digits 10,000 times dearer.
/// </summary>
public static class SafetyNumber
{
    private const int Iterations = 10_000;
    private const int Groups = 6;
    private const int BytesInGroup = 5;

    /// <summary>Sixty digits without spaces; show them in groups of five.</summary>
    public static async ValueTask<string> OfAsync(
        IPrimitives primitives,
        MemberId one,
        MemberId other
    )
    {
        var stretched = await primitives.StretchPublicAsync(
            [one.ToArray(), other.ToArray()],
            "reweave/1/safety-number"u8.ToArray(),
            Iterations,
            Groups * BytesInGroup
        );
        var (a, b) = (DigitsOf(stretched[0]), DigitsOf(stretched[1]));
        return string.CompareOrdinal(a, b) <= 0 ? a + b : b + a;
    }

    private static string DigitsOf(byte[] stretched)
    {
        var digits = new StringBuilder(Groups * 5);
        foreach (var group in stretched.Chunk(BytesInGroup))
        {
            var number = group.Aggregate(0L, (before, next) => (before << 8) | next);
            digits.Append((number % 100_000).ToString("D5", CultureInfo.InvariantCulture));
        }

        return digits.ToString();
    }
}
