using System.Text;

namespace Reweave.Crypto.Accounts;

/// <summary>Crockford's base32: upper case, no I, L, O, U. Most significant bits first, the last character filled with zero bits.</summary>
internal static class Base32
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        int buffer = 0,
            bits = 0;
        foreach (var one in bytes)
        {
            buffer = (buffer << 8) | one;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Alphabet[(buffer >> bits) & 31]);
            }

            buffer &= (1 << bits) - 1;
        }

        return bits > 0
            ? text.Append(Alphabet[(buffer << (5 - bits)) & 31]).ToString()
            : text.ToString();
    }

    /// <summary>Groups of four, joined by hyphens.</summary>
    public static string Grouped(string text) =>
        string.Join('-', text.Chunk(4).Select(group => new string(group)));

    /// <summary>The value of a character as people type it: any case, O as 0, I and L as 1; -1 when it is none.</summary>
    public static int ValueOf(char character) =>
        char.ToUpperInvariant(character) switch
        {
            'O' => 0,
            'I' or 'L' => 1,
            var upper => Alphabet.IndexOf(upper, StringComparison.Ordinal),
        };

    /// <summary>The bytes of given values; false when the bits after the last whole byte are not zero.</summary>
    public static bool TryDecode(ReadOnlySpan<int> values, Span<byte> bytes)
    {
        int buffer = 0,
            bits = 0,
            written = 0;
        foreach (var value in values)
        {
            buffer = (buffer << 5) | value;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[written++] = (byte)(buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }

        return written == bytes.Length && buffer == 0;
    }
}
