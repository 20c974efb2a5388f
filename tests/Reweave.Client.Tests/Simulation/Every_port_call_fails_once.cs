using static Reweave.Client.Tests.Simulation.World;

namespace Reweave.Client.Tests.Simulation;

/// <summary>
/// The process dies at the first port call of an ordinary evening, then at the second, and so on until nothing dies any more (SQLite
/// tests its I/O this way). After each death the device comes back from the persisted bytes alone.
/// </summary>
public sealed class Every_port_call_fails_once
{
    private const int MostCalls = 400;

    [Fact]
    public async Task And_nothing_acknowledged_is_lost_or_doubled()
    {
        await using var world = await PairedAsync();
        var ada = world.Ada;
        await ada.LockAsync();
        var kept = new List<string>();
        var uncertain = new HashSet<string>();
        var survived = false;
        for (var call = 1; !survived; call++)
        {
            Assert.True(call < MostCalls, "An ordinary evening takes fewer port calls than that.");
            var (written, shared) = ($"written {call}", $"shared {call}");
            uncertain.Add(written);
            uncertain.Add(shared);
            ada.Calls.DieAt = ada.Calls.Count + call;
            try
            {
                Fine(await ada.UnlockAsync());
                Fine(await ada.Session.Journal.WriteAsync(Text(written)));
                Keep(written);
                Fine(await ada.Session.Journal.ShareAsync(null, shared));
                Keep(shared);
                Fine(await ada.SyncAsync());
                await ada.LockAsync();
                survived = !ada.Calls.IsDead;
            }
            catch (ProcessDiedException)
            {
                Assert.True(ada.Calls.IsDead, ada.Calls.Last);
            }

            await ada.DieAsync();
            if (call % 10 == 0 || survived)
            {
                await CheckAsync();
            }
        }

        async Task CheckAsync()
        {
            Fine(await ada.UnlockAsync());
            Fine(await ada.SyncAsync());
            Fine(await world.Ben.SyncAsync());
            Expect(ada.Session.Journal.View.Entries.Select(entry => entry.Text), "written");
            Expect(ada.Session.Together.View.Pieces.Select(piece => piece.Text!), "shared");
            Expect(world.Ben.Session.Together.View.Pieces.Select(piece => piece.Text!), "shared");
            Assert.Empty(ada.Session.Sync.Concerns);
            Assert.Equal(0, ada.Session.Sync.KeptHere);
            await ada.LockAsync();
        }

        void Expect(IEnumerable<string> shown, string kind)
        {
            var texts = shown.ToList();
            Assert.Equal(texts.Count, texts.Distinct().Count());
            Assert.Empty(
                kept.Where(text => text.StartsWith(kind, StringComparison.Ordinal)).Except(texts)
            );
            Assert.Empty(texts.Except(kept).Except(uncertain));
        }

        void Keep(string text)
        {
            kept.Add(text);
            uncertain.Remove(text);
        }
    }
}
