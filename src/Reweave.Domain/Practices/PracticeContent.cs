using System.Text;

namespace Reweave.Domain.Practices;

/// <summary>
/// What one sealed answer says: its words as UTF-8, filled up with blanks, so that a few words and none at all are sealed at the same
/// length.
/// </summary>
public static class PracticeContent
{
    /// <summary>In UTF-16 characters, so that four of them fit one frame in any script.</summary>
    public const int WordsLength = 2_000;

    private const int LeastBytes = 600;
    private const byte Blank = (byte)' ';

    private static readonly UTF8Encoding Strict = new(false, true);

    public static bool Fits(string words) => words.Length <= WordsLength;

    /// <summary>The plaintext to seal (before padding).</summary>
    public static byte[] Write(string words)
    {
        // Half a character, which a phone's keyboard can leave at the end, becomes the mark for one.
        var bytes = Encoding.UTF8.GetBytes(words.Trim());
        if (bytes.Length >= LeastBytes)
        {
            return bytes;
        }

        var filled = new byte[LeastBytes];
        bytes.CopyTo(filled, 0);
        filled.AsSpan(bytes.Length).Fill(Blank);
        return filled;
    }

    /// <summary>Empty when it was left out; null when the other's device sealed something that cannot be shown.</summary>
    public static string? TryRead(ReadOnlySpan<byte> plaintext)
    {
        try
        {
            var words = Strict.GetString(plaintext).Trim();
            return Fits(words) ? words : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
