using static Reweave.Client.Tests.Simulation.World;

namespace Reweave.Client.Tests.Simulation;

/// <summary>An honest host lost a day and put a backup back, saying so: the devices hold what it lost.</summary>
public sealed class The_host_was_restored
{
    [Fact]
    public async Task From_a_backup_and_gets_back_what_it_lost()
    {
        await using var world = await PairedAsync();
        Fine(await world.Ada.Session.Journal.ShareAsync(null, "before the backup"));
        await world.SyncAsync(world.Ada, world.Ben);
        var backup = await world.Host.BackUpAsync();
        Fine(await world.Ada.Session.Journal.ShareAsync(null, "after it"));
        Fine(await world.Ada.Session.Journal.WriteAsync(Text("private, after it")));
        await world.SyncAsync(world.Ada, world.Ben);
        Fine(await world.Ben.Session.Journal.ShareAsync(null, "an answer after it"));
        await world.SyncAsync(world.Ben, world.Ada);

        await world.Host.RestoreAsync(backup);
        await world.SettleAsync();
        await world.SettleAsync();

        var phone = world.NewDevice();
        Fine(await phone.SignInAsync(world.Ada));
        await phone.SyncAsync();
        Assert.Equal(
            ["after it", "an answer after it", "before the backup"],
            phone
                .Session.Together.View.Pieces.Select(piece => piece.Text)
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal("private, after it", Assert.Single(phone.Session.Journal.View.Entries).Text);
    }
}
