using Reweave.Content;
using Reweave.Domain.Agreements;

namespace Reweave.Web.Agreements;

/// <summary>Between the types of agreements and their words.</summary>
internal static class AgreementWords
{
    /// <summary>How many beginnings each kind offers.</summary>
    private const int MostTemplates = 3;
    private const int BeginningCharacters = 140;

    /// <summary>The same from the other's side.</summary>
    public static AgreementWhose Turned(this AgreementWhose whose) =>
        whose switch
        {
            AgreementWhose.Proposer => AgreementWhose.Other,
            AgreementWhose.Other => AgreementWhose.Proposer,
            _ => AgreementWhose.Both,
        };

    public static string YesNo(this bool mine) => mine ? "yes" : "no";

    public static string WhoseLine(this AgreementsWords words, AgreementWhose whose, bool mine) =>
        words.WhoseLine(
            (mine ? whose : whose.Turned()) switch
            {
                AgreementWhose.Proposer => "me",
                AgreementWhose.Other => "partner",
                _ => "both",
            }
        );

    /// <summary>How things stand, in one line; empty when there is nothing to say.</summary>
    public static string Line(this AgreementsWords words, IReadOnlyList<AgreementView> all) =>
        words.TogetherLine(
            all.Any(one => one.Phase == AgreementPhase.Open) ? "Open"
            : all.Any(one => one.ReviewIsDue) ? "Review"
            : "None"
        );

    /// <summary>Something to begin with, in the language on the screen.</summary>
    public static IReadOnlyList<string> Templates(this AgreementsWords words, AgreementKind kind) =>
        [
            .. Enumerable
                .Range(1, MostTemplates)
                .Select(number => words.Template($"{kind}{number}"))
                .Where(text => text.Length > 0),
        ];

    /// <summary>A question about proof or access; null when the text gives no reason for one.</summary>
    public static string? ProofIn(this Words words, bool isOwn, params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (text is not null && words.Cautions.In(text, CautionKind.Proof).Count > 0)
            {
                return isOwn ? words.Agreements.Proof : words.Agreements.ProofToYou;
            }
        }

        return null;
    }

    // Cut at a word, so that no letter is torn from its joining neighbour.
    public static string Beginning(string text)
    {
        if (text.Length <= BeginningCharacters)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', BeginningCharacters, BeginningCharacters / 2);
        return text[..(end > 0 ? end : BeginningCharacters)] + "…";
    }
}
