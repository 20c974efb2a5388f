using System.Collections.Concurrent;
using Reweave.Server.Security;

namespace Reweave.Server.WakeUps;

/// <summary>
/// Who is listening. A wake-up says that a space grew, never by what; several that happen while one is being sent become one.
/// One timer keeps all lines alive.
/// </summary>
internal sealed class WakeHub : IDisposable
{
    private readonly ConcurrentDictionary<long, Listener[]> _listeners = new();
    private readonly ServerOptions _options;
    private readonly TimeProvider _time;
    private readonly ITimer _heart;
    private bool _isStopping;

    public WakeHub(ServerOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _heart = time.CreateTimer(_ => Beat(), null, Limits.WakeHeartbeat, Limits.WakeHeartbeat);
    }

    public int ListenerCount => _listeners.Values.Sum(listeners => listeners.Length);

    /// <summary>Starts to listen for an account; the oldest of too many is ended.</summary>
    public Listener Listen(Caller caller)
    {
        var listener = new Listener(caller);
        Listener[] after = _listeners.AddOrUpdate(
            caller.Account,
            _ => [listener],
            (_, before) => [.. before, listener]
        );
        if (_isStopping)
        {
            listener.End();
        }

        for (var i = 0; i < after.Length - _options.ListenersPerAccount; i++)
        {
            after[i].End();
        }

        return listener;
    }

    public void Leave(Listener listener)
    {
        var account = listener.Caller.Account;
        while (_listeners.TryGetValue(account, out var before))
        {
            Listener[] after = [.. before.Where(one => one != listener)];
            var isDone =
                after.Length == 0
                    ? _listeners.TryRemove(KeyValuePair.Create(account, before))
                    : _listeners.TryUpdate(account, after, before);
            if (isDone)
            {
                return;
            }
        }
    }

    public void WakeSpace(IEnumerable<long> accounts, Wake wake)
    {
        foreach (var account in accounts)
        {
            Wake(account, wake);
        }
    }

    /// <summary>Invitations, spaces or unlockers of the account changed.</summary>
    public void WakeAccount(long account) =>
        Wake(account, Reweave.Protocol.Requests.Wake.AccountChanged);

    public void EndSession(Bytes32 tokenHash) => End(one => one.Caller.TokenHash == tokenHash);

    public void EndDevice(DeviceId device) => End(one => one.Caller.Device == device);

    public void EndAccount(long account) => End(one => one.Caller.Account == account);

    /// <summary>The server is going down: every stream ends, so that nobody holds the stop up.</summary>
    public void EndAll()
    {
        _isStopping = true;
        End(_ => true);
    }

    public void Dispose() => _heart.Dispose();

    private void Wake(long account, Wake wake)
    {
        if (_listeners.TryGetValue(account, out var listeners))
        {
            foreach (var listener in listeners)
            {
                listener.Wake(wake);
            }
        }
    }

    private void End(Func<Listener, bool> isMeant)
    {
        foreach (var listener in _listeners.Values.SelectMany(all => all).Where(isMeant))
        {
            listener.End();
        }
    }

    private void Beat()
    {
        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        foreach (var listener in _listeners.Values.SelectMany(all => all))
        {
            if (listener.Caller.Expires <= now)
            {
                listener.End();
            }
            else
            {
                listener.Wake(Reweave.Protocol.Requests.Wake.Heartbeat);
            }
        }
    }
}
