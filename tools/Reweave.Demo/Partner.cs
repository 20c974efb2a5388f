using Reweave.Client;
using Reweave.Client.Accounts;
using Reweave.Client.Journal;
using Reweave.Client.Ports;
using Reweave.Crypto.Primitives;

namespace Reweave.Demo;

/// <summary>One of the two, with a device of their own.</summary>
internal sealed class Partner : IAsyncDisposable
{
    private readonly BclPrimitives _primitives = new();
    private readonly HttpClient _http;
    private readonly Device _device;

    public Partner(
        string called,
        string passphrase,
        Uri address,
        HttpMessageHandler handler,
        DemoClock clock,
        DemoWish wish
    )
    {
        Called = called;
        Passphrase = passphrase;
        Dice = new Dice(wish.Seed);
        _http = new HttpClient(handler, disposeHandler: false) { BaseAddress = address };
        var ports = new DevicePorts
        {
            Stores = new PassingStores(),
            Primitives = _primitives,
            Server = new HttpServerLink(_http),
            Time = clock,
            Chance = new DemoChance(wish.Seed),
        };
        _device = new Device(
            wish.PassphraseIterations is { } iterations
                ? ports with
                {
                    PassphraseIterations = iterations,
                }
                : ports
        );
    }

    /// <summary>In the story, and what the login name begins with.</summary>
    public string Called { get; }
    public string Passphrase { get; }
    public string Name { get; private set; } = "";
    public string SecretKey { get; private set; } = "";
    public Session Session { get; private set; } = null!;
    public Dice Dice { get; }

    /// <summary>Beginnings that go on, by their kind.</summary>
    public Dictionary<string, string> Begun { get; } = new(StringComparer.Ordinal);

    public async Task RegisterAsync(string? invitation)
    {
        using var passphrase = BclPrimitives.Passphrase(Passphrase);
        switch (await _device.RegisterAsync(Called, passphrase, invitation))
        {
            case Registration.Made made:
                (Name, SecretKey, Session) = (made.Name, made.SecretKey, made.Session);
                break;
            case Registration.Refused { Reason: Refusal.RegistrationClosed }:
                throw new DemoStoppedException(
                    "This server takes new accounts by invitation only: give one with --invitation."
                );
            case Registration.Refused refused:
                throw new DemoStoppedException($"No account was made: {refused.Reason}");
        }

        await SyncAsync();
    }

    /// <summary>Sends and fetches; waits where the server asks for it.</summary>
    public async Task SyncAsync()
    {
        while (await Session.SyncNowAsync() is { } refusal)
        {
            if (refusal is not Refusal.SlowDown slow)
            {
                throw new DemoStoppedException($"{Called} could not send: {refusal}");
            }

            await Task.Delay(slow.RetryAfter);
        }
    }

    /// <summary>A large account for measuring: plain days, one entry after the other.</summary>
    public async Task WriteMuchAsync(int entries, int seed)
    {
        const int atOnce = 400;
        var dice = new Dice(seed);
        var days = Road.Read().Where(line => line.Act == "journal").ToList();
        for (var i = 1; i <= entries; i++)
        {
            var text = days[(int)(dice.Next() * days.Count)].Text;
            if (
                await Session.Journal.WriteAsync(new JournalText { Text = $"{text} ({i})" }) is
                { } no
            )
            {
                throw new DemoStoppedException($"Entry {i} was refused: {no}");
            }

            if (i % atOnce == 0)
            {
                await SyncAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Session is not null)
        {
            await Session.DisposeAsync();
        }

        _primitives.Dispose();
        _http.Dispose();
    }
}
