using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Reweave.Server.Security;

/// <summary>
/// How often something may be asked. Kept in memory only. A login name is never limited by itself, only together with an address:
/// otherwise a partner could lock the other out by failing on purpose.
/// </summary>
internal sealed class RateLimits(ServerOptions options, TimeProvider time)
{
    // Rates are for load, not against guessing: behind each login stands a 128-bit secret.
    private static readonly Rate PerAccount = new(Burst: 600, PerMinute: 1200);
    private static readonly Rate PerAddress = new(Burst: 240, PerMinute: 240);
    private static readonly Rate RenewalPerDeviceAndAddress = new(Burst: 60, PerMinute: 60);
    private static readonly Rate LoginPerNameAndAddress = new(Burst: 10, PerMinute: 5);
    private static readonly Rate RegistrationPerAddress = new(Burst: 10, PerMinute: 1);
    private const int TracesAtMost = 200_000;

    /// <summary>When each trace will have been used up, in ticks; one number for each (generic cell rate algorithm).</summary>
    private readonly ConcurrentDictionary<Trace, long> _traces = new();

    public Refusal? ForAccount(long account) => Ask(new Trace('a', account, null), PerAccount);

    /// <summary>
    /// Renewing the session of a device that exists. Two people often share one address: whatever else is asked from there does not keep
    /// either from their own account. (Somebody at the same address who knows the device's id can still use up its share.)
    /// </summary>
    public Refusal? ForRenewal(HttpContext http, DeviceId device) =>
        Ask(new Trace('s', 0, AddressOf(http) + " " + device), RenewalPerDeviceAndAddress);

    /// <summary>Every other request that needs no session.</summary>
    public Refusal? ForAddress(HttpContext http) =>
        Ask(new Trace('n', 0, AddressOf(http)), PerAddress);

    /// <summary>Searching the guide, apart from the rest: whoever searches without end keeps nobody at their address from signing in.</summary>
    public Refusal? ForSearch(HttpContext http) =>
        Ask(new Trace('q', 0, AddressOf(http)), PerAddress);

    public Refusal? ForLogin(HttpContext http, string name) =>
        Ask(new Trace('l', 0, AddressOf(http) + " " + name), LoginPerNameAndAddress);

    public Refusal? ForRegistration(HttpContext http) =>
        Ask(new Trace('r', 0, AddressOf(http)), RegistrationPerAddress);

    /// <summary>Forgets those who have not asked for a while.</summary>
    public void Sweep()
    {
        var now = time.GetUtcNow().Ticks;
        foreach (var (trace, until) in _traces)
        {
            if (until < now)
            {
                _traces.TryRemove(trace, out _);
            }
        }
    }

    private Refusal? Ask(Trace trace, Rate rate)
    {
        if (!options.RateLimitsAreOn)
        {
            return null;
        }

        if (_traces.Count > TracesAtMost)
        {
            Sweep();
        }

        var now = time.GetUtcNow().Ticks;
        var each = TimeSpan.TicksPerMinute / rate.PerMinute;
        var tolerance = each * rate.Burst;
        while (true)
        {
            var known = _traces.TryGetValue(trace, out var before);
            var next = Math.Max(before, now) + each;
            if (next - now > tolerance)
            {
                return new Refusal(RefusalCodes.SlowDown)
                {
                    RetryAfter = TimeSpan.FromTicks(next - now - tolerance),
                };
            }

            if (known ? _traces.TryUpdate(trace, next, before) : _traces.TryAdd(trace, next))
            {
                return null;
            }
        }
    }

    /// <summary>One household of IPv6 is a /64.</summary>
    private static string AddressOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        if (address is null)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]).ToString()
            : address.ToString();
    }

    private readonly record struct Rate(int Burst, int PerMinute);

    private readonly record struct Trace(char Kind, long Account, string? Address);
}
