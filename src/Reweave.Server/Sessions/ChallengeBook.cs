using System.Collections.Concurrent;

namespace Reweave.Server.Sessions;

/// <summary>Nonces that were given out: each good once, for two minutes, for the device that asked. Kept in memory only.</summary>
internal sealed class ChallengeBook(TimeProvider time)
{
    private const int OpenAtMost = 100_000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);
    private readonly ConcurrentDictionary<Bytes32, Challenge> _open = new();

    public byte[] Give(DeviceId device)
    {
        if (_open.Count >= OpenAtMost)
        {
            Sweep();
        }

        var nonce = RandomNumberGenerator.GetBytes(Bytes32.Length);
        if (_open.Count < OpenAtMost)
        {
            _open[new Bytes32(nonce)] = new Challenge(device, time.GetUtcNow() + Life);
        }

        return nonce;
    }

    /// <summary>True once for a nonce that is still good for this device.</summary>
    public bool Take(DeviceId device, byte[] nonce) =>
        _open.TryRemove(new Bytes32(nonce), out var challenge)
        && challenge.Device == device
        && challenge.Expires > time.GetUtcNow();

    public void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var (nonce, challenge) in _open)
        {
            if (challenge.Expires <= now)
            {
                _open.TryRemove(nonce, out _);
            }
        }
    }

    private readonly record struct Challenge(DeviceId Device, DateTimeOffset Expires);
}
