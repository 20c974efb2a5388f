using Reweave.Demo;

namespace Reweave.Bench.Browser;

/// <summary>One of two paired accounts, with a long journal, made by the real engine without a browser.</summary>
internal sealed record Seed(string Name, string Passphrase, string SecretKey, int Entries)
{
    public static async Task<Seed> PlantAsync(Uri address, int entries)
    {
        var wish = new DemoWish { Events = entries };
        using var handler = new SocketsHttpHandler();
        await using var couple = await Couple.BeginAsync(address, handler, wish);
        await couple.Robin.WriteMuchAsync(wish.Events, wish.Seed);
        await couple.FinishAsync();
        var robin = couple.Robin;
        return new Seed(robin.Name, robin.Passphrase, robin.SecretKey, entries);
    }
}
