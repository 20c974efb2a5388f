using System.Globalization;

namespace Reweave.Demo;

/// <summary>
/// Makes two paired accounts with four months of a recovery on a running server, through the real engine, and says how to sign in.
/// Everything in it is invented (<c>road.txt</c>). The same seed gives the same texts, days and pictures; keys are always new.
/// </summary>
internal static class DemoCommand
{
    private const string Usage =
        "Usage: dotnet run --project tools/Reweave.Demo -- <address> [--events <number>] [--seed <number>] [--invitation <link>]";

    public static async Task<int> Main(string[] args)
    {
        if (
            args.Length == 0
            || !Uri.TryCreate(args[0], UriKind.Absolute, out var address)
            || Wish(args) is not { } wish
        )
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        try
        {
            using var http = new SocketsHttpHandler();
            await using var couple = await Couple.BeginAsync(address, http, wish);
            await couple.WalkAsync(Road.Read());
            await couple.Robin.WriteMuchAsync(wish.Events, wish.Seed);
            await couple.FinishAsync();
            Console.WriteLine($"Two people who walked {Road.Days} days together, on {address}");
            foreach (var partner in couple.Both)
            {
                Console.WriteLine();
                Console.WriteLine($"  Name        {partner.Name}");
                Console.WriteLine($"  Passphrase  {partner.Passphrase}");
                Console.WriteLine($"  Secret Key  {partner.SecretKey}");
            }

            return 0;
        }
        catch (DemoStoppedException stopped)
        {
            await Console.Error.WriteLineAsync(stopped.Message);
            return 1;
        }
    }

    /// <summary>Null where an option is not understood.</summary>
    private static DemoWish? Wish(string[] args)
    {
        var wish = new DemoWish();
        for (var i = 1; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var number = int.TryParse(value, CultureInfo.InvariantCulture, out var read)
                ? read
                : -1;
            switch (args[i])
            {
                case "--events" when number >= 0:
                    wish = wish with { Events = number };
                    break;
                case "--seed" when number >= 0:
                    wish = wish with { Seed = number };
                    break;
                case "--invitation":
                    wish = wish with { Invitation = value };
                    break;
                default:
                    return null;
            }
        }

        return wish;
    }
}

internal sealed record DemoWish
{
    /// <summary>Journal entries beside the story's, for measuring.</summary>
    public int Events { get; init; }
    public int Seed { get; init; } = 1;

    /// <summary>Where the server takes the first of the two by invitation only.</summary>
    public string? Invitation { get; init; }

    /// <summary>Tests ask for the least the protocol allows; null for what the app does.</summary>
    public int? PassphraseIterations { get; init; }
}

/// <summary>An act of the story was refused: with the line it stands in.</summary>
internal sealed class DemoStoppedException(string reason) : Exception(reason);
