using Reweave.Server.Security;

namespace Reweave.Server.WakeUps;

/// <summary>
/// One open stream. Kept small, because thousands wait at once: what is pending is a list of at most a few spaces, and waiting is
/// one task that is made anew only when somebody really waits.
/// </summary>
internal sealed class Listener(Caller caller)
{
    private readonly Lock _lock = new();
    private readonly List<Wake> _pending = [];
    private TaskCompletionSource? _waiting;
    private bool _isEnded;

    public Caller Caller { get; } = caller;

    public void Wake(Wake wake)
    {
        lock (_lock)
        {
            var known = _pending.FindIndex(one => one.Space == wake.Space && IsSameKind(one, wake));
            if (known < 0)
            {
                _pending.Add(wake);
            }
            else if (_pending[known].Position < wake.Position)
            {
                _pending[known] = wake;
            }

            _waiting?.TrySetResult();
        }
    }

    public void End()
    {
        lock (_lock)
        {
            _isEnded = true;
            _waiting?.TrySetResult();
        }
    }

    /// <summary>Waits until there is something, and takes all of it as bytes. Null when the stream is over.</summary>
    public async ValueTask<byte[]?> NextAsync()
    {
        while (true)
        {
            Task wait;
            lock (_lock)
            {
                if (_isEnded)
                {
                    return null;
                }

                if (_pending.Count > 0)
                {
                    return TakeAll();
                }

                _waiting = new TaskCompletionSource(
                    TaskCreationOptions.RunContinuationsAsynchronously
                );
                wait = _waiting.Task;
            }

            await wait;
        }
    }

    /// <summary>A heartbeat and a change of the account share the zero space but are two things.</summary>
    private static bool IsSameKind(Wake one, Wake other) => one.IsHeartbeat == other.IsHeartbeat;

    private byte[] TakeAll()
    {
        var bytes = new byte[_pending.Count * Reweave.Protocol.Requests.Wake.LengthInBytes];
        for (var i = 0; i < _pending.Count; i++)
        {
            _pending[i].CopyTo(bytes.AsSpan(i * Reweave.Protocol.Requests.Wake.LengthInBytes));
        }

        _pending.Clear();
        _waiting = null;
        return bytes;
    }
}
