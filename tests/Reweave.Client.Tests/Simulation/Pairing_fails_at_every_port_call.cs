using Reweave.Client.Pairing;
using static Reweave.Client.Tests.Simulation.World;

namespace Reweave.Client.Tests.Simulation;

/// <summary>
/// Two people pair while first the inviter's, then the accepting device dies at its first port call, then at the second, and so on.
/// Whenever it died, trying again from what was persisted ends with the same two, paired once, who can read each other.
/// </summary>
public sealed class Pairing_fails_at_every_port_call
{
    private const int MostCalls = 200;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task And_the_two_are_a_couple_in_the_end(bool theInviterDies)
    {
        await using var world = new World(seed: 7);
        var survived = false;
        for (var call = 1; !survived; call++)
        {
            Assert.True(call < MostCalls, "Pairing takes fewer port calls than that.");
            var inviter = world.NewDevice("the inviter's passphrase");
            var accepting = world.NewDevice("the other's passphrase");
            await inviter.RegisterAsync("ada");
            await accepting.RegisterAsync("ben");
            await world.SyncAsync(inviter, accepting);
            Fine(await inviter.Session.Pairing.InviteAsync());
            var link = inviter.Session.Pairing.View.OpenInvitation!.Link;

            var dying = theInviterDies ? inviter : accepting;
            dying.Calls.DieAt = dying.Calls.Count + call;
            survived = true;
            for (var round = 0; round < 6 && !(Paired(inviter) && Paired(accepting)); round++)
            {
                survived &= await OnceAsync(
                    accepting,
                    async () =>
                    {
                        if (accepting.Session.Pairing.View.Stage == PairingStage.Alone)
                        {
                            Fine(await accepting.Session.Pairing.AcceptAsync(link));
                        }

                        Fine(await accepting.SyncAsync());
                    }
                );
                survived &= await OnceAsync(inviter, async () => Fine(await inviter.SyncAsync()));
            }

            dying.Calls.DieAt = null;
            Assert.True(Paired(inviter));
            Assert.True(Paired(accepting));
            Fine(await inviter.Session.Journal.ShareAsync(null, "one"));
            Fine(await accepting.Session.Journal.ShareAsync(null, "two"));
            await world.SyncAsync(inviter, accepting, inviter);
            foreach (var device in new[] { inviter, accepting })
            {
                Assert.Equal(
                    ["one", "two"],
                    device
                        .Session.Together.View.Pieces.Select(piece => piece.Text)
                        .Order(StringComparer.Ordinal)
                );
                Assert.Empty(device.Session.Sync.Concerns);
                await device.LockAsync();
            }
        }
    }

    private static bool Paired(SimulatedDevice device) =>
        device.Session.Pairing.View.Stage == PairingStage.Paired;

    /// <summary>False when the process died; then it is back.</summary>
    private static async Task<bool> OnceAsync(SimulatedDevice device, Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (ProcessDiedException)
        {
            Assert.True(device.Calls.IsDead);
            await device.DieAsync();
            Fine(await device.UnlockAsync());
            return false;
        }
    }
}
