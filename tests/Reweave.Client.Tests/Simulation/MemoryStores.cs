using Reweave.Client.Ports;

namespace Reweave.Client.Tests.Simulation;

/// <summary>
/// The stores of one simulated device, in memory. What survives a crash is <see cref="Persisted"/>: exactly the transactions that
/// completed. Several engines on the same stores are several tabs.
/// </summary>
public sealed class MemoryStores : ILocalStores
{
    private readonly Dictionary<string, MemoryStore> _slots = new(StringComparer.Ordinal);
    private readonly MemoryStore _device;

    public MemoryStores()
    {
        _device = new MemoryStore(this);
    }

    /// <summary>Called before every port call with its number; may throw to crash there.</summary>
    public Action<long, string>? BeforeCall { get; set; }

    /// <summary>Called after a transaction was kept and before its caller hears of it; may throw to crash there.</summary>
    public Action<long, string>? AfterWrite { get; set; }

    /// <summary>Total bytes the device has room for; null for no limit.</summary>
    public long? RoomInBytes { get; set; }

    public long Calls { get; private set; }

    public ILocalStore Device => _device;

    public IEnumerable<byte[]> Persisted =>
        _slots.Values.Append(_device).SelectMany(store => store.Values);

    public IEnumerable<string> Slots => _slots.Keys;

    public ValueTask<ILocalStore> OpenAsync(string slot)
    {
        if (!_slots.TryGetValue(slot, out var store))
        {
            _slots[slot] = store = new MemoryStore(this);
        }

        return new(store);
    }

    public ValueTask DeleteAsync(string slot)
    {
        _slots.Remove(slot);
        return default;
    }

    /// <summary>The same device after its process died: the kept bytes, none of the locks.</summary>
    /// <param name="withoutSnapshots">Everything is folded from the log again: a hole in it shows.</param>
    public MemoryStores Restarted(bool withoutSnapshots = false)
    {
        var restarted = new MemoryStores { RoomInBytes = RoomInBytes };
        restarted._device.TakeFrom(_device, withoutSnapshots);
        foreach (var (slot, store) in _slots)
        {
            (restarted._slots[slot] = new MemoryStore(restarted)).TakeFrom(store, withoutSnapshots);
        }

        return restarted;
    }

    private long Used => _slots.Values.Append(_device).Sum(store => store.Bytes);

    private void Called(string what) => BeforeCall?.Invoke(++Calls, what);

    private sealed class MemoryStore(MemoryStores device) : ILocalStore
    {
        private readonly SortedDictionary<string, byte[]> _values = new(StringComparer.Ordinal);
        private readonly HashSet<string> _locks = new(StringComparer.Ordinal);

        /// <summary>Tabs share this store, so that each is told of its own changes too.</summary>
        public event Action? WrittenElsewhere;

        public IEnumerable<byte[]> Values => _values.Values;

        public long Bytes => _values.Sum(pair => pair.Key.Length + pair.Value.LongLength);

        public void TakeFrom(MemoryStore other, bool withoutSnapshots)
        {
            foreach (var (key, value) in other._values)
            {
                if (!withoutSnapshots || !key.StartsWith("snapshot/", StringComparison.Ordinal))
                {
                    _values[key] = (byte[])value.Clone();
                }
            }
        }

        public async ValueTask<byte[]?> ReadAsync(string key)
        {
            device.Called("read");
            await Task.Yield();
            return _values.TryGetValue(key, out var value) ? (byte[])value.Clone() : null;
        }

        public async ValueTask<IReadOnlyList<KeyValuePair<string, byte[]>>> ReadAllAsync(
            string prefix
        )
        {
            device.Called("read-all");
            await Task.Yield();
            lock (_values)
            {
                return
                [
                    .. _values
                        .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
                        .Select(pair => KeyValuePair.Create(pair.Key, (byte[])pair.Value.Clone())),
                ];
            }
        }

        public async ValueTask WriteAsync(IReadOnlyList<StoreChange> changes)
        {
            device.Called("write");
            await Task.Yield();
            lock (_values)
            {
                if (device.RoomInBytes is { } room)
                {
                    var growth = changes.Sum(change =>
                        (change.Bytes?.LongLength ?? 0)
                        - (_values.TryGetValue(change.Key, out var old) ? old.LongLength : 0)
                    );
                    if (growth > 0 && device.Used + growth > room)
                    {
                        throw new StoreFullException();
                    }
                }

                foreach (var change in changes)
                {
                    if (change.Bytes is null)
                    {
                        _values.Remove(change.Key);
                    }
                    else
                    {
                        _values[change.Key] = (byte[])change.Bytes.Clone();
                    }
                }
            }

            device.AfterWrite?.Invoke(device.Calls, "written");
            WrittenElsewhere?.Invoke();
        }

        public ValueTask<IAsyncDisposable?> TryLockAsync(string name)
        {
            device.Called("lock");
            lock (_locks)
            {
                return new(_locks.Add(name) ? new Held(_locks, name) : null);
            }
        }

        private sealed class Held(HashSet<string> locks, string name) : IAsyncDisposable
        {
            public ValueTask DisposeAsync()
            {
                lock (locks)
                {
                    locks.Remove(name);
                }

                return default;
            }
        }
    }
}
