using Reweave.Client.Practices;

namespace Reweave.Client.Tests.Simulation;

/// <summary>What a simulated person does with practices, and what both, or all of one's own devices, must see alike in the end.</summary>
internal static class PracticeSteps
{
    private static readonly string[] Practices = ["felt-and-guessed", "our-concerns"];
    private static readonly string[] Sittings = ["sitting-one", "sitting-two"];

    public static (string What, Func<Task<Refusal?>> Do) Any(
        Session session,
        SeededChance chance,
        string words
    )
    {
        var desk = session.Practices;
        var practice = chance.Of(Practices);
        return chance.Below(12) switch
        {
            0 or 1 or 2 => (
                "go on with a practice",
                () =>
                    desk.ReachAsync(
                        chance.Of(Sittings),
                        practice,
                        1 + chance.Below(6),
                        (1 + chance.Below(3), words),
                        chance.Once(5)
                    )
            ),
            3 => chance.Once(4)
                ? ("discard a practice", () => desk.DiscardAsync(chance.Of(Sittings)))
                : ("set an invitation aside", desk.SetInvitationAsideAsync),
            4 => ("invite to a practice", () => desk.InviteAsync(practice)),
            5 => ("take an invitation back", desk.TakeInvitationBackAsync),
            6 or 7 => ("seal answers", () => desk.SealAsync(practice, [words, ""])),
            8 or 9 => ("open an answer", () => desk.OpenAsync(practice, [1])),
            10 => ("open the rest", () => desk.OpenAsync(practice, [2])),
            _ => chance.Below(3) switch
            {
                0 => ("withdraw answers", () => desk.WithdrawAsync(practice)),
                1 => ("stop opening answers", () => desk.StopAsync(practice)),
                _ => ("take answers out", () => desk.TakeBackAsync(practice, 1)),
            },
        };
    }

    /// <summary>What is the same on all four devices: answers that both have opened, whoever calls them mine.</summary>
    public static string Shown(Session session) =>
        string.Join(
            '\n',
            Practices.SelectMany(practice =>
            {
                var view = session.Practices.AnswersOf(practice);
                return view
                    .Items.Concat(view.Earlier.SelectMany(round => round.Items))
                    .Where(item => item.State == PracticeItemState.Open)
                    .Select(item =>
                        $"{practice} {item.Number} {string.Join(',', new[] { item.Mine, item.Theirs }.Order(StringComparer.Ordinal))}"
                    )
                    .Order(StringComparer.Ordinal);
            })
        );

    /// <summary>What is the same on one person's devices.</summary>
    public static string Own(Session session)
    {
        var view = session.Practices.View;
        return string.Join(
            '\n',
            view.GoingOn.Concat(view.History)
                .OrderBy(sitting => sitting.Id, StringComparer.Ordinal)
                .Select(sitting =>
                    $"{sitting.Id} {sitting.Practice} {sitting.Step} {sitting.Finished} {string.Join(',', sitting.Written.OrderBy(part => part.Key).Select(part => $"{part.Key}={part.Value}"))}"
                )
                .Append($"{view.InvitedByMe} {view.InvitedToMe} {string.Join(',', view.Answered)}")
                .Concat(
                    Practices.Select(practice => $"{session.Practices.AnswersOf(practice).Stage}")
                )
        );
    }
}
