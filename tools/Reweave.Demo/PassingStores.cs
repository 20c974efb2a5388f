using Reweave.Client.Ports;

namespace Reweave.Demo;

/// <summary>What the demo's devices keep, for as long as the command runs: afterwards the accounts are on the server alone.</summary>
internal sealed class PassingStores : ILocalStores
{
    private readonly Dictionary<string, PassingStore> _slots = new(StringComparer.Ordinal);

    public ILocalStore Device { get; } = new PassingStore();

    public ValueTask<ILocalStore> OpenAsync(string slot)
    {
        if (!_slots.TryGetValue(slot, out var store))
        {
            _slots[slot] = store = new PassingStore();
        }

        return new(store);
    }

    public ValueTask DeleteAsync(string slot)
    {
        _slots.Remove(slot);
        return default;
    }

    private sealed class PassingStore : ILocalStore
    {
        private readonly SortedDictionary<string, byte[]> _values = new(StringComparer.Ordinal);
        private readonly HashSet<string> _locks = new(StringComparer.Ordinal);

        public event Action? WrittenElsewhere
        {
            add { }
            remove { }
        }

        public ValueTask<byte[]?> ReadAsync(string key)
        {
            lock (_values)
            {
                return new(_values.GetValueOrDefault(key));
            }
        }

        public ValueTask<IReadOnlyList<KeyValuePair<string, byte[]>>> ReadAllAsync(string prefix)
        {
            lock (_values)
            {
                return new([
                    .. _values.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)),
                ]);
            }
        }

        public ValueTask WriteAsync(IReadOnlyList<StoreChange> changes)
        {
            lock (_values)
            {
                foreach (var change in changes)
                {
                    if (change.Bytes is { } bytes)
                    {
                        _values[change.Key] = bytes;
                    }
                    else
                    {
                        _values.Remove(change.Key);
                    }
                }
            }

            return default;
        }

        public ValueTask<IAsyncDisposable?> TryLockAsync(string name)
        {
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
