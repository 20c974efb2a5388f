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

    /// <summary>Sixty digits without spaces; show them in groups of five.</summary>
    public static string Of(MemberId one, MemberId other)
    {
        var (a, b) = (DigitsOf(one), DigitsOf(other));
        return string.CompareOrdinal(a, b) <= 0 ? a + b : b + a;
    }

    private static string DigitsOf(MemberId member)
    {
        var bytes = Rfc2898DeriveBytes.Pbkdf2(
            member.ToArray(),
            "reweave/1/safety-number"u8,
            Iterations,
            HashAlgorithmName.SHA256,
            Groups * 5
        );
        var digits = new StringBuilder(Groups * 5);
        for (var group = 0; group < Groups; group++)
        {
            long number = 0;
            foreach (var one in bytes.AsSpan(group * 5, 5))
            {
                number = (number << 8) | one;
            }

            digits.Append((number % 100_000).ToString("D5", CultureInfo.InvariantCulture));
        }

        return digits.ToString();
    }
}
