using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;
using Reweave.Client.Accounts;
using Reweave.Client.Ports;
using Reweave.Crypto.Primitives;
using Reweave.Protocol;

namespace Reweave.Client.Tests.Simulation;

/// <summary>
/// One person's device: what it has persisted, its keys, its way to the host, its clock. The engine on it can die at any port call
/// and comes back from the persisted bytes alone.
/// </summary>
internal sealed class SimulatedDevice : IAsyncDisposable
{
    private readonly HttpMessageHandler _server;
    private readonly bool _sealingIsOff;
    private readonly SeededChance _chance;
    private Session? _session;

    public SimulatedDevice(
        SimulatedHost host,
        ulong seed,
        string passphrase,
        TimeSpan skew = default,
        bool sealingIsOff = false
    )
    {
        _server = host.CreateHandler();
        _sealingIsOff = sealingIsOff;
        _chance = new SeededChance(seed);
        Passphrase = passphrase;
        Clock = new FakeTimeProvider(host.Clock.GetUtcNow() + skew);
        Begin();
    }

    public MemoryStores Stores { get; private set; } = new();
    public Dictionary<string, byte[]> Keys { get; private set; } = [];
    public PortCalls Calls { get; private set; } = null!;
    public SimulatedNetwork Network { get; private set; } = null!;
    public FakeTimeProvider Clock { get; }
    public Device Device { get; private set; } = null!;
    public string Passphrase { get; set; }
    public string Name { get; set; } = "";
    public string SecretKey { get; set; } = "";
    public IReadOnlyList<int> RecoveryWords { get; set; } = [];

    /// <summary>What left this device in all its lives.</summary>
    public List<SimulatedNetwork> Networks { get; } = [];

    public Session Session => _session ?? throw new InvalidOperationException("Not unlocked.");

    public bool IsUnlocked => _session is not null;

    public async Task RegisterAsync(string name, string? invitationLink = null)
    {
        using var passphrase = Typed();
        var made = Assert.IsType<Registration.Made>(
            await Device.RegisterAsync(name, passphrase, invitationLink)
        );
        (Name, SecretKey, RecoveryWords) = (made.Name, made.SecretKey, made.RecoveryWords);
        _session = made.Session;
    }

    public async Task<Refusal?> UnlockAsync()
    {
        using var passphrase = Typed();
        return Take(await Device.UnlockAsync(Name, passphrase));
    }

    /// <summary>Signs in to another device's account with its name, passphrase and Secret Key.</summary>
    public async Task<Refusal?> SignInAsync(SimulatedDevice other)
    {
        (Name, SecretKey, Passphrase) = (other.Name, other.SecretKey, other.Passphrase);
        using var passphrase = Typed();
        return Take(await Device.SignInAsync(Name, passphrase, SecretKey));
    }

    /// <summary>The process ends without warning; what comes back knows only the persisted bytes and the platform's keys.</summary>
    public async Task DieAsync(bool withoutSnapshots = false)
    {
        var dying = _session;
        _session = null;
        Stores = Stores.Restarted(withoutSnapshots);
        Begin();
        if (dying is not null)
        {
            try
            {
                await dying.DisposeAsync();
            }
            catch (ProcessDiedException) { }
        }
    }

    /// <summary>One full round: everything due is sent, everything new fetched.</summary>
    public Task<Refusal?> SyncAsync() =>
        Session.SyncNowAsync(TestContext.Current.CancellationToken);

    public async Task LockAsync()
    {
        var session = Session;
        _session = null;
        await session.LockAsync();
    }

    /// <summary>A copy of everything on the disk and in the key store, as a stolen or restored profile has it.</summary>
    public void TakeProfileOf(SimulatedDevice other)
    {
        Stores = other.Stores.Restarted();
        Keys = new Dictionary<string, byte[]>(other.Keys);
        (Name, SecretKey, Passphrase) = (other.Name, other.SecretKey, other.Passphrase);
        Begin();
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
        {
            try
            {
                await _session.DisposeAsync();
            }
            catch (ProcessDiedException) { }
        }

        _session = null;
    }

    /// <summary>Asks the honest server in this device's latest session, as whoever runs the host could.</summary>
    public async Task<byte[]> AskAsync(string path)
    {
        const string bearer = "Authorization: ";
        var header = Networks
            .SelectMany(network => network.Record)
            .SelectMany(sent => sent.Headers.Split('\n'))
            .Last(line => line.StartsWith(bearer, StringComparison.Ordinal));
        using var server = new HttpClient(_server, disposeHandler: false);
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri($"http://localhost/{path}")
        );
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(
            header[bearer.Length..].Trim()
        );
        using var response = await server.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }

    public PassphraseHandle Typed(string? other = null) =>
        BclPrimitives.Passphrase(other ?? Passphrase);

    private Refusal? Take(Unlocking unlocking)
    {
        if (unlocking is Unlocking.Unlocked unlocked)
        {
            _session = unlocked.Session;
            return null;
        }

        return ((Unlocking.Refused)unlocking).Reason;
    }

    private void Begin()
    {
        var calls = new PortCalls();
        Calls = calls;
        Stores.BeforeCall = (_, what) => calls.Called(what);
        Stores.AfterWrite = (_, what) => calls.Called(what);
        var before = Network;
        Network = new SimulatedNetwork(_server, calls);
        if (before is not null)
        {
            (Network.Trouble, Network.IsOffline, Network.Host) = (
                before.Trouble,
                before.IsOffline,
                before.Host
            );
        }

        Networks.Add(Network);
        Device = new Device(
            new DevicePorts
            {
                Stores = Stores,
                Primitives = new SimulatedPrimitives(Keys, _sealingIsOff),
                Server = new HttpServerLink(
                    new HttpClient(Network) { BaseAddress = new Uri("http://localhost/") }
                ),
                Time = Clock,
                Chance = _chance,
                PassphraseIterations = Limits.PassphraseIterationsFloor,
            }
        );
    }
}
