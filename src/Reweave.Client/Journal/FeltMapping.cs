using Reweave.Domain.Feelings;

namespace Reweave.Client.Journal;

/// <summary>Between what screens hold and what facts carry.</summary>
internal static class FeltMapping
{
    public static FeelingMark ToMark(this Felt felt)
    {
        var known = felt.Code is { } code ? Known(code) : null;
        return new FeelingMark
        {
            Feeling = known ?? Feeling.OwnWords,
            Intensity = felt.Intensity,
            OwnWords = known is null ? felt.OwnWord ?? felt.Code ?? "" : null,
        };
    }

    public static IReadOnlyList<FeelingMark> ToMarks(this IEnumerable<Felt> felt) =>
        [.. felt.Select(ToMark)];

    public static Felt ToFelt(this FeelingMark mark) =>
        new()
        {
            Code = mark.Feeling == Feeling.OwnWords ? null : Feelings.Known[(int)mark.Feeling - 1],
            OwnWord = mark.OwnWords,
            Intensity = mark.Intensity,
        };

    public static IReadOnlyList<Felt> ToFelt(this IEnumerable<FeelingMark> marks) =>
        [.. marks.Select(ToFelt)];

    private static Feeling? Known(string code)
    {
        for (var i = 0; i < Feelings.Known.Count; i++)
        {
            if (Feelings.Known[i] == code)
            {
                return (Feeling)(i + 1);
            }
        }

        return null;
    }
}
