using Reweave.Client.Accounts;
using Reweave.Client.Journal;
using Reweave.Client.Ports;
using Reweave.Client.Tests.Simulation;
using Reweave.Crypto.Primitives;

namespace Reweave.Bench.Browser;

/// <summary>An account with a long journal, made by the real engine without a browser.</summary>
internal sealed record Seed(string Name, string Passphrase, string SecretKey, int Entries)
{
    private const string Words = "several plain words that do not belong";

    private static readonly string[] Sentences =
    [
        "It was a long day and I did not sleep much.",
        "We talked for a while in the kitchen, and then it was quiet.",
        "I was angry in the morning; by the evening it had become lighter.",
        "A walk helped. The river was high and brown.",
        "I do not know yet what I want, and today that was all right.",
    ];

    public static async Task<Seed> PlantAsync(Uri address, int entries)
    {
        using var http = new HttpClient { BaseAddress = address };
        var ports = new DevicePorts
        {
            Stores = new MemoryStores(),
            Primitives = new BclPrimitives(),
            Server = new HttpServerLink(http),
        };
        using var passphrase = BclPrimitives.Passphrase(Words);
        if (
            await new Device(ports).RegisterAsync("bench", passphrase) is not Registration.Made made
        )
        {
            throw new InvalidOperationException("The account could not be made.");
        }

        await using var session = made.Session;
        for (var i = 0; i < entries; i++)
        {
            var refusal = await session.Journal.WriteAsync(
                new JournalText
                {
                    Text = $"{Sentences[i % Sentences.Length]} ({i})",
                    Feelings = [],
                    Tags = [],
                }
            );
            if (refusal is not null)
            {
                throw new InvalidOperationException(
                    $"Entry {i} was refused: {refusal.GetType().Name}."
                );
            }

            if (i % 400 == 399)
            {
                await session.SyncNowAsync();
            }
        }

        if (await session.SyncNowAsync() is { } reason)
        {
            throw new InvalidOperationException($"Sending was refused: {reason.GetType().Name}.");
        }

        return new Seed(made.Name, Words, made.SecretKey, entries);
    }
}
