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

    public IReadOnlyList<SimulatedDevice> Devices { get; } = devices;

    public async Task StepAsync(SimulatedDevice device, SeededChance chance)
    {
        if (!device.IsUnlocked || device.Calls.IsDead)
        {
            await device.DieAsync();
            Fine(await device.UnlockAsync());
        }

        if (chance.Once(6))
        {
            device.Calls.DieAt = device.Calls.Count + 1 + chance.Below(25);
        }

        try
        {
            await ActAsync(device, chance);
        }
        catch (ProcessDiedException)
        {
            Assert.True(device.Calls.IsDead);
        }
    }

    public void ExpectNothingLost()
    {
        foreach (var device in Devices)
        {
            var shown = device.Session.Journal.View.Entries.Select(entry => entry.Text).ToList();
            Assert.Equal(
                _kept.Order(StringComparer.Ordinal),
                shown.Where(text => !_uncertain.Contains(text)).Order(StringComparer.Ordinal)
            );
        }
    }

    private async Task ActAsync(SimulatedDevice device, SeededChance chance)
    {
        var session = device.Session;
        switch (chance.Below(14))
        {
            case 0 or 1 or 2:
                await WriteAsync(session);
                break;
            case 3:
                await EditAsync(session, chance);
                break;
            case 4:
                await DeleteAsync(session, chance);
                break;
            case 5:
                await session.Journal.ShareAsync(null, $"{name} shares {++_written}");
                break;
            case 6
                when session.Together.View.Pieces.Where(piece => piece.Mine).ToList()
                    is { Count: > 0 } own:
                await session.Together.TakeBackAsync(chance.Of(own).Id);
                break;
            case 7:
                await session.CheckIns.AnswerAsync(
                    Answer(
                        oneThing: $"{name} says {++_written}",
                        need: chance.Once(2) ? $"{name} needs {_written}" : null,
                        anger: chance.Once(2) ? 3 : null
                    )
                );
                break;
            case 8:
                await session.CheckIns.OpenAsync(chance.Of(Items));
                break;
            case 9:
                await (
                    chance.Below(4) switch
                    {
                        0 => session.CheckIns.WithdrawAsync(),
                        1 => session.CheckIns.StopAsync(),
                        2 => session.CheckIns.NotNowAsync(),
                        _ => session.CheckIns.AnswerNeedAsync(NeedReply.Yes, null),
                    }
                );
                break;
            case 10:
                await (
                    chance.Below(3) switch
                    {
                        0 => session.Rhythm.ProposeAsync(
                            new WeeklyTime((DayOfWeek)chance.Below(7), new TimeOnly(19, 0))
                        ),
                        1 => session.Rhythm.AcceptAsync(),
                        _ => session.Rhythm.WithdrawAsync(),
                    }
                );
                break;
            case 11:
                await device.DieAsync();
                break;
            default:
                await session.SyncNowAsync();
                break;
        }
    }

    private async Task WriteAsync(Session session)
    {
        var text = $"{name} writes {++_written}";
        _uncertain.Add(text);
        if (await session.Journal.WriteAsync(Text(text)) is null)
        {
            _kept.Add(text);
        }

        _uncertain.Remove(text);
    }

    // The other own device may edit or delete the same piece without knowing: then either is right.
    private async Task EditAsync(Session session, SeededChance chance)
    {
        if (session.Journal.View.Entries is not { Count: > 0 } entries)
        {
            return;
        }

        var entry = chance.Of(entries);
        var text = $"{entry.Text}, again {++_written}";
        _kept.Remove(entry.Text);
        _uncertain.Add(entry.Text);
        _uncertain.Add(text);
        await session.Journal.EditAsync(entry.Id, Text(text));
    }

    private async Task DeleteAsync(Session session, SeededChance chance)
    {
        if (session.Journal.View.Entries is not { Count: > 0 } entries)
        {
            return;
        }

        var entry = chance.Of(entries);
        _kept.Remove(entry.Text);
        _uncertain.Add(entry.Text);
        await session.Journal.DeleteAsync(entry.Id);
    }
}
