using Reweave.Client.CheckIns;
using Reweave.Client.Journal;
using Reweave.Client.Pairing;
using Reweave.Client.Sync;

namespace Reweave.Client.Tests.Simulation;

/// <summary>A host and the devices of two people around it.</summary>
internal sealed class World : IAsyncDisposable
{
    private ulong _seed;
    private readonly bool _sealingIsOff;

    public World(ulong seed = 1, bool sealingIsOff = false)
    {
        _seed = seed;
        _sealingIsOff = sealingIsOff;
        Host = new SimulatedHost();
        Ada = NewDevice("correct horse battery ada");
        Ben = NewDevice("correct horse battery ben");
    }

    public SimulatedHost Host { get; }
    public List<SimulatedDevice> Devices { get; } = [];
    public SimulatedDevice Ada { get; }
    public SimulatedDevice Ben { get; }

    public string InvitationLink { get; private set; } = "";

    public SimulatedDevice NewDevice(string passphrase = "", TimeSpan skew = default)
    {
        var device = new SimulatedDevice(Host, ++_seed, passphrase, skew, _sealingIsOff);
        Devices.Add(device);
        return device;
    }

    public static async Task<World> WithAccountsAsync(ulong seed = 1, bool sealingIsOff = false)
    {
        var world = new World(seed, sealingIsOff);
        await world.Ada.RegisterAsync("ada");
        await world.Ben.RegisterAsync("ben");
        await world.SyncAsync(world.Ada, world.Ben);
        return world;
    }

    public static async Task<World> PairedAsync(ulong seed = 1, bool sealingIsOff = false)
    {
        var world = await WithAccountsAsync(seed, sealingIsOff);
        await world.InviteAsync();
        Fine(await world.Ben.Session.Pairing.AcceptAsync(world.InvitationLink));
        await world.SyncAsync(world.Ada, world.Ben, world.Ada);
        Assert.Equal(PairingStage.Paired, world.Ada.Session.Pairing.View.Stage);
        Assert.Equal(PairingStage.Paired, world.Ben.Session.Pairing.View.Stage);
        return world;
    }

    public async Task InviteAsync()
    {
        Fine(await Ada.Session.Pairing.InviteAsync());
        InvitationLink = Ada.Session.Pairing.View.OpenInvitation!.Link;
    }

    public async Task SyncAsync(params SimulatedDevice[] devices)
    {
        foreach (var device in devices)
        {
            Fine(await device.SyncAsync());
        }
    }

    /// <summary>Everything that waits for its hour is sent, and everybody fetches until nothing moves.</summary>
    public async Task SettleAsync()
    {
        for (var round = 0; round < 4; round++)
        {
            Advance(TimeSpan.FromHours(7));
            foreach (var device in Devices.Where(device => device.IsUnlocked))
            {
                await device.SyncAsync();
            }
        }
    }

    public void Advance(TimeSpan time)
    {
        Host.Clock.Advance(time);
        foreach (var device in Devices)
        {
            device.Clock.Advance(time);
        }
    }

    /// <summary>Everything outside the devices: requests, what the host keeps, what it logs.</summary>
    public IEnumerable<(string Where, byte[] Bytes)> Outside()
    {
        foreach (
            var sent in Devices.SelectMany(device => device.Networks).SelectMany(n => n.Record)
        )
        {
            yield return ($"address {sent.Method}", Utf8(sent.Address.OriginalString));
            yield return ($"headers of {sent.Address.AbsolutePath}", Utf8(sent.Headers));
            yield return ($"body of {sent.Method} {sent.Address.AbsolutePath}", sent.Body);
        }

        foreach (var file in Host.AtRest())
        {
            yield return file;
        }

        foreach (var line in Host.LogLines)
        {
            yield return ("the host's log", Utf8(line));
        }
    }

    /// <summary>What lies on the devices' disks.</summary>
    public IEnumerable<(string Where, byte[] Bytes)> OnDevices() =>
        Devices.SelectMany(device => device.Stores.Persisted).Select(bytes => ("a device", bytes));

    public async ValueTask DisposeAsync()
    {
        foreach (var device in Devices)
        {
            await device.DisposeAsync();
        }

        await Host.DisposeAsync();
    }

    public static void Fine(Refusal? refusal) => Assert.Null(refusal);

    public static JournalText Text(string text) => new() { Text = text };

    public static CheckInAnswer Answer(
        string? oneThing = null,
        string? need = null,
        int? anger = null
    ) =>
        new()
        {
            OneThing = oneThing,
            Need = need,
            HowIAm = anger is { } intensity
                ? [new Felt { Code = "anger", Intensity = intensity }]
                : null,
        };

    public static IEnumerable<Type> Concerns(SimulatedDevice device) =>
        device.Session.Sync.Concerns.Select(concern => concern.GetType());

    public static bool HasConcern<T>(SimulatedDevice device)
        where T : SyncConcern => device.Session.Sync.Concerns.OfType<T>().Any();

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
