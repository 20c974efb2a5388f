using Reweave.Client.Accounts;
using Reweave.Client.Ports;
using Reweave.Client.Tests.Simulation;
using Reweave.Crypto.Primitives;
using Reweave.Protocol;

namespace Reweave.Client.Tests.Story;

/// <summary>Someone in a story, with the device in their hand. What a device keeps outlives its sessions.</summary>
internal sealed class Person : IAsyncDisposable
{
    private readonly StoryWorld _world;
    private readonly Dictionary<string, byte[]> _deviceKeys = new(StringComparer.Ordinal);
    private BclPrimitives _primitives;

    public Person(StoryWorld world)
    {
        _world = world;
        Line = new Line(world.Server.Server.CreateHandler());
        _primitives = new BclPrimitives(_deviceKeys);
    }

    public MemoryStores Stores { get; private set; } = new();

    /// <summary>Between this device and the server.</summary>
    public Line Line { get; }
    public Session Session { get; private set; } = null!;
    public string Name { get; private set; } = "";
    public string SecretKey { get; private set; } = "";
    public IReadOnlyList<int> RecoveryWords { get; private set; } = [];
    public string Passphrase { get; set; } = "five plain words in row";

    public Device Device => new(Ports());

    public DevicePorts Ports() =>
        new()
        {
            Stores = Stores,
            Primitives = _primitives,
            Server = new HttpServerLink(
                new HttpClient(Line, disposeHandler: false)
                {
                    BaseAddress = new Uri("http://localhost"),
                }
            ),
            Time = _world.Clock,
            Chance = new SteadyChance(),
            PassphraseIterations = Limits.PassphraseIterationsFloor,
        };

    public static PassphraseHandle Handle(string passphrase) =>
        BclPrimitives.Passphrase(passphrase);

    public async Task<Registration> TriesToRegister(string name, string? invitation = null)
    {
        using var passphrase = Handle(Passphrase);
        return await Device.RegisterAsync(name, passphrase, invitation);
    }

    public async Task MakesAnAccount(string name, string? invitation = null)
    {
        var made = Assert.IsType<Registration.Made>(await TriesToRegister(name, invitation));
        Name = made.Name;
        SecretKey = made.SecretKey;
        RecoveryWords = made.RecoveryWords;
        Session = made.Session;
        await Syncs();
    }

    public async Task<Unlocking> TriesToUnlock(string? passphrase = null)
    {
        using var handle = Handle(passphrase ?? Passphrase);
        return await Device.UnlockAsync(Name, handle);
    }

    public async Task Unlocks() =>
        Session = Assert.IsType<Unlocking.Unlocked>(await TriesToUnlock()).Session;

    public Task Locks() => Session.LockAsync();

    /// <summary>The process ends without a word; only the kept bytes remain.</summary>
    /// <param name="withoutSnapshots">Everything is folded from the log again.</param>
    public async Task IsRestarted(bool withoutSnapshots = false)
    {
        Stores = Stores.Restarted(withoutSnapshots);
        _primitives = new BclPrimitives(_deviceKeys);
        await Unlocks();
    }

    /// <summary>A second device of the same person.</summary>
    public Person TakesAnotherDevice() =>
        new(_world)
        {
            Name = Name,
            SecretKey = SecretKey,
            RecoveryWords = RecoveryWords,
            Passphrase = Passphrase,
        };

    public async Task<Unlocking> TriesToSignIn(string? passphrase = null, string? secretKey = null)
    {
        using var handle = Handle(passphrase ?? Passphrase);
        return await Device.SignInAsync(Name, handle, secretKey ?? SecretKey);
    }

    public async Task SignsIn()
    {
        Session = Assert.IsType<Unlocking.Unlocked>(await TriesToSignIn()).Session;
        await Syncs();
    }

    public async Task Recovers(string newPassphrase)
    {
        using var handle = Handle(newPassphrase);
        var recovered = Assert.IsType<Recovery.Recovered>(
            await Device.RecoverAsync(Name, RecoveryWords, handle)
        );
        Passphrase = newPassphrase;
        SecretKey = recovered.SecretKey;
        RecoveryWords = recovered.RecoveryWords;
        Session = recovered.Session;
        await Syncs();
    }

    public async Task Syncs() => Assert.Null(await Session.SyncNowAsync());

    /// <summary>An act that goes well.</summary>
    public static async Task Does(Task<Refusal?> act) => Assert.Null(await act);

    public async ValueTask DisposeAsync()
    {
        if (Session is not null)
        {
            await Session.DisposeAsync();
        }

        _primitives.Dispose();
        Line.Dispose();
    }
}

/// <summary>A connection that can be cut.</summary>
internal sealed class Line(HttpMessageHandler server) : DelegatingHandler(server)
{
    public bool IsCut { get; set; }

    /// <summary>Requests to paths that end so arrive, but their answers do not; null for none.</summary>
    public string? LosesAnswersTo { get; set; }

    /// <summary>Requests to paths that end so never arrive; null for none.</summary>
    public string? BreaksOffBefore { get; set; }

    /// <summary>What a host makes of an answer, by its path; null where it stays as it is.</summary>
    public Func<string, byte[], byte[]?>? ChangesAnswers { get; set; }

    /// <summary>Awaited before an answer comes back, by its path.</summary>
    public Func<string, Task>? HoldsAnswers { get; set; }

    public List<string> Requests { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Requests.Add($"{request.Method} {request.RequestUri!.AbsolutePath}");
        if (
            IsCut
            || BreaksOffBefore is { } path
                && request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal)
        )
        {
            throw new HttpRequestException("No network.");
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (HoldsAnswers is { } hold)
        {
            await hold(request.RequestUri!.AbsolutePath);
        }

        if (ChangesAnswers is { } change)
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            response.Content = new ByteArrayContent(
                change(request.RequestUri!.AbsolutePath, body) ?? body
            );
        }

        return
            request.Method == HttpMethod.Post
            && LosesAnswersTo is { } lost
            && request.RequestUri!.AbsolutePath.EndsWith(lost, StringComparison.Ordinal)
            ? throw new HttpRequestException("The answer was lost.")
            : response;
    }
}

/// <summary>Chance that always comes out in the middle.</summary>
internal sealed class SteadyChance : IChance
{
    public double Next() => 0.5;
}
