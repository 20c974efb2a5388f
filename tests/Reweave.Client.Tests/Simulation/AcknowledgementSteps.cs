using Reweave.Client.Acknowledgement;
using Reweave.Domain.Acknowledgement;

namespace Reweave.Client.Tests.Simulation;

/// <summary>Anything a person can do about being heard, and what both must see alike in the end.</summary>
internal static class AcknowledgementSteps
{
    public static (string What, Func<Task<Refusal?>> Do) Any(
        AcknowledgementDesk desk,
        SeededChance chance,
        string words
    )
    {
        var view = desk.View;
        return chance.Below(9) switch
        {
            0 when view.MyImpact is { Count: > 0 } mine => (
                "take a part back",
                () => desk.TakeBackAsync(chance.Of(mine).Part)
            ),
            1 => ("pause a sitting", desk.PauseAsync),
            2 => ("begin a sitting", desk.BeginAsync),
            3 or 4 when view.TheirImpact is { Count: > 0 } theirs => (
                "reflect",
                () => desk.ReflectAsync(chance.Of(theirs).Part, words)
            ),
            5
            or 6
                when view.MyImpact.SelectMany(part => part.Reflections).ToList()
                    is { Count: > 0 } given => (
                "mark",
                () =>
                    desk.MarkAsync(
                        chance.Of(given).Reflection,
                        chance.Once(2) ? HearingMark.Partly : HearingMark.Heard,
                        words
                    )
            ),
            7 when view.TheirAccount is { Count: > 0 } accounts => (
                "answer an account",
                () => desk.AnswerAsync(chance.Of(accounts).Part, AccountReply.HeardYou, words)
            ),
            _ => (
                "hand a part over",
                () =>
                    desk.HandOverAsync(
                        chance.Once(4) ? StatementKind.Account : StatementKind.Impact,
                        "own",
                        null,
                        words
                    )
            ),
        };
    }

    /// <summary>What both see alike: a reflection that came into a pause is hidden from the one who is to mark it.</summary>
    public static string Shown(AcknowledgementDesk desk)
    {
        var view = desk.View;
        return $"{view.IsPaused}\n"
            + string.Join(
                '\n',
                view.MyImpact.Concat(view.TheirImpact)
                    .Concat(view.MyAccount)
                    .Concat(view.TheirAccount)
                    .Where(part => !part.IsBehind)
                    .OrderBy(part => part.Part, StringComparer.Ordinal)
                    .Select(part =>
                        $"{part.Part} {part.Text} {part.Reply?.Words} "
                        + string.Join(
                            ", ",
                            part.Reflections.Where(one => one.Mark is not null)
                                .Select(one => $"{one.Text} {one.Mark} {one.Addition}")
                        )
                    )
            );
    }
}
