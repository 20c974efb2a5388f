using Reweave.Domain.Feelings;

namespace Reweave.Domain.Events;

/// <summary>
/// How long things may be, so that every fact fits one frame of 64 KiB in any script (three bytes a character), and so that a
/// modified client cannot make folding expensive.
/// </summary>
public static class Bounds
{
    /// <summary>A journal or shared text, in UTF-16 characters.</summary>
    public const int TextLength = 16_000;

    /// <summary>A check-in answer or a reply: three sealed answers share one frame.</summary>
    public const int AnswerLength = 4_000;

    public const int TitleLength = 200;
    public const int TagLength = 40;
    public const int TagCount = 20;
    public const int OwnWordsLength = 60;
    public const int FeelingCount = 20;
    public const int IdLength = 64;
    public const int FadesAfterDays = 7;

    /// <summary>Opaque identities are base64url text: letters, digits, hyphen, underscore.</summary>
    internal static bool IsId(string? text)
    {
        if (text is null || text.Length is 0 or > IdLength)
        {
            return false;
        }

        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_'))
            {
                return false;
            }
        }

        return true;
    }

    internal static bool IsText(string? text, int maximum) =>
        text is not null && text.Length <= maximum;

    internal static bool IsOptionalText(string? text, int maximum) =>
        text is null || text.Length <= maximum;

    internal static bool IsBytes(byte[]? bytes, int length) => bytes?.Length == length;

    internal static bool AreTags(IReadOnlyList<string>? tags) =>
        tags is not null
        && tags.Count <= TagCount
        && tags.All(tag => tag is { Length: > 0 and <= TagLength });

    internal static bool AreFeelings(IReadOnlyList<FeelingMark>? feelings) =>
        feelings is not null
        && feelings.Count <= FeelingCount
        && feelings.All(mark => mark is not null && mark.IsWellFormed);
}
