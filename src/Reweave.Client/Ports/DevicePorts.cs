using Reweave.Crypto.Primitives;

namespace Reweave.Client.Ports;

/// <summary>Everything the engine needs from outside. The same set serves the browser, the tests and the simulator.</summary>
public sealed record DevicePorts : Unprinted
{
    public required ILocalStores Stores { get; init; }
    public required IPrimitives Primitives { get; init; }

    public required IServerLink Server { get; init; }
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Leaves the thread to others for a moment in the middle of long work. In a browser this must be a turn of the page's own loop:
    /// merely yielding comes back before anything is drawn or a tap is heard.
    /// </summary>
    public Func<Task> Pause { get; init; } = static async () => await Task.Yield();

    public IChance Chance { get; init; } = new PlatformChance();

    /// <summary>
    /// PBKDF2 iterations for new passphrases. Never below the floor of the protocol; tests may ask for exactly the floor.
    /// </summary>
    public int PassphraseIterations { get; init; } = 1_200_000;

    /// <summary>The calendar day (UTC), which is what screens and exports show.</summary>
    internal DateOnly Today() => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
}
