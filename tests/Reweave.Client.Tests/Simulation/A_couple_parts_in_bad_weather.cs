using Reweave.Client.Pairing;
using static Reweave.Client.Tests.Simulation.World;

namespace Reweave.Client.Tests.Simulation;

/// <summary>
/// One leaves, and both take some of their own back from any device, one of them new, while requests are lost or doubled and processes
/// die. In the end exactly what was not taken back is left, on every device.
/// </summary>
public sealed class A_couple_parts_in_bad_weather
{
    private const int Each = 6;

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public async Task And_what_each_took_back_is_gone_everywhere(ulong seed)
    {
        var chance = new SeededChance(seed);
        await using var world = await PairedAsync(seed);
        for (var i = 0; i < Each; i++)
        {
            Fine(await world.Ada.Session.Journal.ShareAsync(null, $"ada {i}"));
            Fine(await world.Ben.Session.Journal.ShareAsync(null, $"ben {i}"));
        }

        await world.SyncAsync(world.Ada, world.Ben, world.Ada);
        Fine(await world.Ben.Session.Pairing.LeaveAsync());
        await world.SyncAsync(world.Ada, world.Ben);
        var benToo = world.NewDevice();
        Fine(await benToo.SignInAsync(world.Ben));
        await world.SyncAsync(benToo);

        var left = Texts(world.Ada).ToHashSet(StringComparer.Ordinal);
        foreach (var device in world.Devices)
        {
            device.Network.Trouble = () =>
                chance.Below(12) switch
                {
                    0 => Trouble.RequestLost,
                    1 => Trouble.AnswerLost,
                    2 => Trouble.Twice,
                    _ => Trouble.None,
                };
        }

        for (var step = 0; step < 30; step++)
        {
            await StepAsync(chance.Of(world.Devices), chance, left);
        }

        foreach (var device in world.Devices)
        {
            device.Network.Trouble = () => Trouble.None;
            await AwakenAsync(device);
            device.Calls.DieAt = null;
        }

        await world.SettleAsync();
        foreach (var device in world.Devices)
        {
            Assert.Equal(left.Order(StringComparer.Ordinal), Texts(device));
            Assert.Equal(0, device.Session.Sync.KeptHere);
            Assert.Empty(device.Session.Sync.Concerns);
            Assert.Equal(PairingStage.Ended, device.Session.Pairing.View.Stage);
        }

        Assert.InRange(left.Count, 1, 2 * Each - 3);
    }

    private static async Task StepAsync(
        SimulatedDevice device,
        SeededChance chance,
        HashSet<string> left
    )
    {
        await AwakenAsync(device);
        if (chance.Once(6))
        {
            device.Calls.DieAt = device.Calls.Count + 1 + chance.Below(30);
        }

        try
        {
            var own = device.Session.Together.View.Pieces.Where(piece => piece.Mine).ToList();
            if (own.Count > 2 && chance.Once(3))
            {
                var piece = chance.Of(own);
                // Once asked for, it may have happened although the process died before it could say so.
                Fine(await device.Session.Together.TakeBackAsync(piece.Id));
                left.Remove(piece.Text);
            }

            await device.SyncAsync();
        }
        catch (ProcessDiedException)
        {
            await AwakenAsync(device);
            left.IntersectWith(Texts(device));
        }
    }

    private static async Task AwakenAsync(SimulatedDevice device)
    {
        if (device.Calls.IsDead || !device.IsUnlocked)
        {
            await device.DieAsync();
            Fine(await device.UnlockAsync());
        }
    }

    private static IEnumerable<string> Texts(SimulatedDevice device) =>
        device
            .Session.Together.View.Pieces.Select(piece => piece.Text)
            .Order(StringComparer.Ordinal);
}
