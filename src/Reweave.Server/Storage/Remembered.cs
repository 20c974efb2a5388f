using System.Collections.Concurrent;

namespace Reweave.Server.Storage;

/// <summary>
/// What was read from the database and is asked for with every request. Forgetting wins over a reading that began before it, so
/// that what has ended cannot come back.
/// </summary>
internal sealed class Remembered<TKey, TValue>(int most)
    where TKey : notnull
    where TValue : class
{
    private ConcurrentDictionary<TKey, TValue> _values = new();

    public TValue? Find(TKey key, Func<TValue?> load)
    {
        var values = _values;
        if (values.TryGetValue(key, out var known))
        {
            return known;
        }

        if (values.Count >= most)
        {
            Forget();
        }

        // Kept in the dictionary from before the reading: after a Forget nobody looks at that one again.
        var loaded = load();
        if (loaded is not null)
        {
            values[key] = loaded;
        }

        return loaded;
    }

    public void Forget() => Interlocked.Exchange(ref _values, new());
}
