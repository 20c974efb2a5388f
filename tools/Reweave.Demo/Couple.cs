using Reweave.Client;

namespace Reweave.Demo;

/// <summary>The two of the story, paired, and the day they are in.</summary>
internal sealed class Couple : IAsyncDisposable
{
    private readonly DemoClock _clock;
    private readonly DateOnly _firstDay;

    private Couple(Uri address, HttpMessageHandler handler, DemoWish wish)
    {
        _clock = new DemoClock();
        _firstDay = Today.AddDays(-Road.Days);
        Wish = wish;
        Robin = new Partner(
            "robin",
            "seven quiet lamps along the harbour",
            address,
            handler,
            _clock,
            wish
        );
        Kim = new Partner(
            "kim",
            "a green door and the sound of rain",
            address,
            handler,
            _clock,
            wish
        );
    }

    /// <summary>Was hurt.</summary>
    public Partner Robin { get; }

    /// <summary>Broke trust.</summary>
    public Partner Kim { get; }

    public IReadOnlyList<Partner> Both => [Robin, Kim];

    public DemoWish Wish { get; }

    public DateOnly Today => DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);

    public DateTimeOffset Now => _clock.GetUtcNow();

    public Partner OtherOf(Partner one) => one == Robin ? Kim : Robin;

    /// <summary>Two accounts, paired and compared, and the clocks set to the first day.</summary>
    public static async Task<Couple> BeginAsync(
        Uri address,
        HttpMessageHandler handler,
        DemoWish wish
    )
    {
        var couple = new Couple(address, handler, wish);
        await couple.Robin.RegisterAsync(wish.Invitation);
        await DoesAsync("invite", couple.Robin.Session.Pairing.InviteAsync());
        var link = couple.Robin.Session.Pairing.View.OpenInvitation!.Link;
        await couple.Kim.RegisterAsync(link);
        await DoesAsync("accept", couple.Kim.Session.Pairing.AcceptAsync(link));
        await couple.SyncBothAsync();
        foreach (var partner in couple.Both)
        {
            await DoesAsync("compare", partner.Session.Pairing.SafetyNumberMatchedAsync());
            await DoesAsync("keep the kit", partner.Session.Account.KitKeptAsync());
        }

        await couple.SyncBothAsync();
        return couple;
    }

    public async Task WalkAsync(IReadOnlyList<RoadLine> road)
    {
        var now = Now;
        var last = Robin;
        foreach (var line in road)
        {
            var partner = line.Who == Robin.Called ? Robin : Kim;
            // Opening rests on what is on the server; the rest meets when the other's turn comes.
            if (partner != last || line.Act.StartsWith("open", StringComparison.Ordinal))
            {
                await last.SyncAsync();
                await partner.SyncAsync();
            }

            // What a story has planned for tonight has not happened yet.
            var at = new DateTimeOffset(_firstDay.AddDays(line.Day), line.Time, TimeSpan.Zero);
            _clock.Set(at < now ? at : now);
            if (!Acts.All.TryGetValue(line.Act, out var act))
            {
                throw new DemoStoppedException($"There is no act “{line.Act}”.");
            }

            await DoesAsync($"Day {line.Day}, {line.Who}, {line.Act}", act(this, partner, line));
            last = partner;
        }

        await SyncBothAsync();
        _clock.Set(now);
    }

    /// <summary>Everything is on the server, also what a device would have sent hours later.</summary>
    public async Task FinishAsync()
    {
        await SyncBothAsync();
        _clock.Set(Now.AddHours(7));
        await SyncBothAsync();
    }

    public async Task SyncBothAsync()
    {
        await Robin.SyncAsync();
        await Kim.SyncAsync();
        await Robin.SyncAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Robin.DisposeAsync();
        await Kim.DisposeAsync();
    }

    private static async Task DoesAsync(string what, Task<Refusal?> act)
    {
        Refusal? refusal;
        try
        {
            refusal = await act;
        }
        catch (InvalidOperationException failure)
        {
            throw new DemoStoppedException($"{what}: {failure.Message}");
        }

        if (refusal is not null)
        {
            throw new DemoStoppedException($"{what}: {refusal}");
        }
    }
}
