namespace Reweave.Demo;

/// <summary>The two devices' clock: set by the story, four months back and then forward to today.</summary>
internal sealed class DemoClock : TimeProvider
{
    private DateTimeOffset _now = System.GetUtcNow();

    public void Set(DateTimeOffset now) => _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>The same on every machine.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
}

/// <summary>Delays of a device that acts by itself, the same for the same seed.</summary>
internal sealed class DemoChance(int seed) : Reweave.Client.Ports.IChance
{
    // Not for secrets: those come from the platform.
    private readonly Dice _dice = new(seed);

    public double Next() => _dice.Next();
}

/// <summary>A small generator of its own, so that a seed gives the same on every version of .NET (SplitMix64).</summary>
internal sealed class Dice(int seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>From 0 (inclusive) to 1 (exclusive).</summary>
    public double Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) / (double)(1UL << 53);
    }
}
