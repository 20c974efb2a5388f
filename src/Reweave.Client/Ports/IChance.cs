using System.Security.Cryptography;

namespace Reweave.Client.Ports;

/// <summary>Chance for delays only, so that a simulation can replay it. Secrets never come from here.</summary>
public interface IChance
{
    /// <summary>A number from 0 (inclusive) to 1 (exclusive).</summary>
    double Next();
}

/// <summary>The platform's own chance.</summary>
public sealed class PlatformChance : IChance
{
    public double Next() => RandomNumberGenerator.GetInt32(1 << 30) / (double)(1 << 30);
}
