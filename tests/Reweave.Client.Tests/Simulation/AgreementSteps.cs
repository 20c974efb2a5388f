using Reweave.Client.Agreements;
using Reweave.Domain.Agreements;

namespace Reweave.Client.Tests.Simulation;

/// <summary>Anything a person can do with agreements, and what both must see alike in the end.</summary>
internal static class AgreementSteps
{
    private static readonly AgreementKind[] Kinds =
    [
        AgreementKind.Money,
        AgreementKind.TimeTogether,
    ];

    public static (string What, Func<Task<Refusal?>> Do) Any(
        AgreementsDesk desk,
        SeededChance chance,
        string words
    )
    {
        if (desk.All is not { Count: > 0 } all || chance.Once(4))
        {
            return ("propose an agreement", () => desk.ProposeAsync(Terms(chance, words)));
        }

        var one = chance.Of(all);
        return chance.Below(8) switch
        {
            0 => ("talk", () => desk.TalkedAboutAsync(one.Id)),
            1 => ("end an agreement", () => desk.WithdrawAsync(one.Id)),
            2 => ("note", () => desk.KeepNoteAsync(one.Id, AgreementNoteAbout.Repaired, words)),
            3 => ("renew", () => desk.RenewAsync(one.Id, desk.Today.AddDays(20))),
            4 => (
                "amend",
                () =>
                    one.Terms is { } terms
                        ? desk.ProposeAsync(terms with { What = words }, one.Id, instead: true)
                        : desk.LookAsync()
            ),
            5 => ("look", desk.LookAsync),
            _ => ("consent", () => desk.ConsentAsync(one.Id)),
        };
    }

    /// <summary>
    /// What both see alike. What is being talked about is each one's own: who offered it does not see that the other set it aside.
    /// </summary>
    public static string Shown(AgreementsDesk desk) =>
        string.Join(
            '\n',
            desk.All.Where(view => view.Phase is not (AgreementPhase.Queued or AgreementPhase.Open))
                .OrderBy(view => view.Agreement, StringComparer.Ordinal)
                .Select(view =>
                    $"{view.Agreement} {view.Phase} {view.Terms?.What} {view.Begins} {view.EndedOn} {view.Review} "
                    + string.Join(
                        ", ",
                        view.Timeline.Select(moment =>
                                $"{moment.Day} {moment.Kind} {moment.Note?.Text}"
                            )
                            .Order(StringComparer.Ordinal)
                    )
                )
        );

    private static AgreementTerms Terms(SeededChance chance, string words) =>
        new()
        {
            Kind = chance.Of(Kinds),
            What = words,
            Whose = AgreementWhose.Both,
            Telling = AgreementTelling.None,
            CoolingOffDays = chance.Below(2),
        };
}
