using Reweave.Client.CheckIns;
using Reweave.Client.Rhythm;
using static Reweave.Client.Tests.Simulation.World;

namespace Reweave.Client.Tests.Simulation;

/// <summary>Does anything a person can do, on any own device, and remembers what they were promised is kept.</summary>
internal sealed class SimulatedPerson(string name, params SimulatedDevice[] devices)
{
    private static readonly CheckInItemKind[] Items =
    [
        CheckInItemKind.HowIAm,
        CheckInItemKind.OneThing,
        CheckInItemKind.Need,
    ];

    private readonly HashSet<string> _kept = [];

    /// <summary>Texts whose fate a dying process left open: there or not, both are right.</summary>
    private readonly HashSet<string> _uncertain = [];

    private int _written;

    /// <summary>What was done how often, so that a run can say whether it came anywhere.</summary>
    public Dictionary<string, int> Done { get; } = [];

    public IReadOnlyList<SimulatedDevice> Devices { get; } = devices;

    public async Task StepAsync(SimulatedDevice device, SeededChance chance)
    {
        if (!device.IsUnlocked || device.Calls.IsDead)
        {
            await device.DieAsync();
            Fine(await device.UnlockAsync());
        }

        if (chance.Once(12))
        {
            device.Calls.DieAt = device.Calls.Count + 1 + chance.Below(40);
        }

        try
        {
            await ActAsync(device, chance);
            if (chance.Once(2) && device.IsUnlocked)
            {
                await device.SyncAsync();
            }
        }
        catch (ProcessDiedException)
        {
            Assert.True(device.Calls.IsDead);
            Did("died");
        }
    }

    public void ExpectNothingLost()
    {
        foreach (var device in Devices)
        {
            var shown = device.Session.Journal.View.Entries.Select(entry => entry.Text).ToList();
            var lost = _kept.Except(shown);
            var unexpected = shown.Except(_kept).Except(_uncertain);
            Assert.Equal(
                ("lost: ", "unexpected: "),
                ($"lost: {string.Join(", ", lost)}", $"unexpected: {string.Join(", ", unexpected)}")
            );
            Assert.Equal(shown.Count, shown.Distinct().Count());
        }
    }

    private async Task ActAsync(SimulatedDevice device, SeededChance chance)
    {
        var session = device.Session;
        var checkIns = session.CheckIns;
        (string What, Func<Task<Refusal?>> Do) act = chance.Below(56) switch
        {
            0 or 1 or 2 => ("write", () => WriteAsync(session)),
            3 => ("edit", () => EditAsync(session, chance)),
            4 => ("delete", () => DeleteAsync(session, chance)),
            5 or 6 => (
                "share",
                () => session.Journal.ShareAsync(null, $"{name} shares {++_written}")
            ),
            7 => ("take back", () => TakeBackAsync(session, chance)),
            8 or 9 => ("answer", () => checkIns.AnswerAsync(AnAnswer(chance))),
            10 or 11 or 12 => ("open", () => checkIns.OpenAsync(chance.Of(Items))),
            13 => (
                "answer a need",
                () => checkIns.AnswerNeedAsync(NeedReply.AnotherWay, $"{name} offers {++_written}")
            ),
            14 => chance.Below(3) switch
            {
                0 => ("withdraw", checkIns.WithdrawAsync),
                1 => ("stop", checkIns.StopAsync),
                _ => ("not now", checkIns.NotNowAsync),
            },
            15 => (
                "propose",
                () =>
                    session.Rhythm.ProposeAsync(
                        new WeeklyTime((DayOfWeek)chance.Below(7), new TimeOnly(19, 0))
                    )
            ),
            16 => chance.Once(2)
                ? ("accept", session.Rhythm.AcceptAsync)
                : ("end a rhythm", session.Rhythm.WithdrawAsync),
            >= 20 and < 26 => SimulatedQuestions.Act(
                session,
                chance,
                $"{name} on questions {++_written}"
            ),
            >= 26 and < 30 => AcknowledgementSteps.Any(
                session.Acknowledgement,
                chance,
                $"{name} says what it did {++_written}"
            ),
            17 => ("restart", () => RestartAsync(device)),
            18 or 19 => AgreementSteps.Any(
                session.Agreements,
                chance,
                $"{name} agrees {++_written}"
            ),
            >= 30 and < 34 => WhySteps.Any(session, chance, $"{name} looks {++_written}"),
            39 => chance.Once(2)
                ? ("pause", () => session.Parting.PauseAsync(7))
                : ("go on", session.Parting.GoOnAsync),
            >= 40 and < 44 => ConversationSteps.Any(session, chance, $"{name} closes {++_written}"),
            >= 48 and < 52 => PracticeSteps.Any(session, chance, $"{name} practises {++_written}"),
            >= 52 and < 56 => NearnessSteps.Any(session, chance, $"{name} comes near {++_written}"),
            _ => ("sync", device.SyncAsync),
        };
        Did(await act.Do() is null ? act.What : $"{act.What} refused");
    }

    private static async Task<Refusal?> RestartAsync(SimulatedDevice device)
    {
        await device.DieAsync();
        return null;
    }

    private static Task<Refusal?> TakeBackAsync(Session session, SeededChance chance) =>
        session.Together.View.Pieces.Where(piece => piece.Mine).ToList() is { Count: > 0 } own
            ? session.Together.TakeBackAsync(chance.Of(own).Id)
            : Task.FromResult<Refusal?>(new Refusal.Empty());

    private CheckInAnswer AnAnswer(SeededChance chance) =>
        Answer(
            oneThing: $"{name} says {++_written}",
            need: chance.Once(2) ? $"{name} needs {_written}" : null,
            anger: chance.Once(2) ? 3 : null
        );

    private void Did(string what) => Done[what] = Done.GetValueOrDefault(what) + 1;

    private async Task<Refusal?> WriteAsync(Session session)
    {
        var text = $"{name} writes {++_written}";
        _uncertain.Add(text);
        var refusal = await session.Journal.WriteAsync(Text(text));
        if (refusal is null)
        {
            _kept.Add(text);
        }

        _uncertain.Remove(text);
        return refusal;
    }

    // The other own device may edit or delete the same piece without knowing: then either is right.
    private async Task<Refusal?> EditAsync(Session session, SeededChance chance)
    {
        if (session.Journal.View.Entries is not { Count: > 0 } entries)
        {
            return new Refusal.Empty();
        }

        var entry = chance.Of(entries);
        var text = $"{entry.Text}, again {++_written}";
        _kept.Remove(entry.Text);
        _uncertain.Add(entry.Text);
        _uncertain.Add(text);
        return await session.Journal.EditAsync(entry.Id, Text(text));
    }

    private async Task<Refusal?> DeleteAsync(Session session, SeededChance chance)
    {
        if (session.Journal.View.Entries is not { Count: > 0 } entries)
        {
            return new Refusal.Empty();
        }

        var entry = chance.Of(entries);
        _kept.Remove(entry.Text);
        _uncertain.Add(entry.Text);
        return await session.Journal.DeleteAsync(entry.Id);
    }
}
