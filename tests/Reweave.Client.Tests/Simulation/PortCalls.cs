using Reweave.Client.Ports;

namespace Reweave.Client.Tests.Simulation;

/// <summary>
/// Numbers every call a device makes through its ports, and lets the process die at one of them: from then on every call fails, as
/// nothing runs any more.
/// </summary>
internal sealed class PortCalls
{
    private readonly Lock _gate = new();

    public long Count { get; private set; }
    public long? DieAt { get; set; }
    public bool IsDead { get; private set; }
    public string Last { get; private set; } = "";

    public void Called(string what)
    {
        lock (_gate)
        {
            Count++;
            if (!IsDead)
            {
                Last = what;
                IsDead = Count == DieAt;
            }

            if (IsDead)
            {
                throw new ProcessDiedException();
            }
        }
    }
}

internal sealed class ProcessDiedException() : Exception("The simulated process died here.");

/// <summary>Chance that a seed decides.</summary>
internal sealed class SeededChance(ulong seed) : IChance
{
    private ulong _state = seed;

    public double Next() => (NextBits() >> 11) / (double)(1UL << 53);

    public int Below(int bound) => (int)(Next() * bound);

    public bool Once(int outOf) => Below(outOf) == 0;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    // SplitMix64 (Steele, Lea, Flood 2014): small, seedable, good enough to choose what happens next.
    private ulong NextBits()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
