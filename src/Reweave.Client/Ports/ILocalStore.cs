namespace Reweave.Client.Ports;

/// <summary>
/// What the device keeps: bytes under ordered text keys, changed in transactions. Implemented by IndexedDB in the browser and by a
/// file or memory elsewhere. Everything written through it is already sealed or public; the store itself protects nothing.
/// </summary>
public interface ILocalStore
{
    /// <summary>Null when nothing is kept under the key.</summary>
    ValueTask<byte[]?> ReadAsync(string key);

    /// <summary>Everything whose key starts with the prefix, in ordinal order of the keys.</summary>
    ValueTask<IReadOnlyList<KeyValuePair<string, byte[]>>> ReadAllAsync(string prefix);

    /// <summary>All changes or none, durable when the task completes. Throws <see cref="StoreFullException"/> when the device is full.</summary>
    ValueTask WriteAsync(IReadOnlyList<StoreChange> changes);

    /// <summary>
    /// Another tab of this device has written, where the platform can tell: a hint to look sooner, never the only way to know. Raised on
    /// whatever thread brought it.
    /// </summary>
    event Action? WrittenElsewhere;

    /// <summary>
    /// Exclusive across tabs and processes of this device until disposed; null when another one holds it. One tab at a time seals.
    /// </summary>
    ValueTask<IAsyncDisposable?> TryLockAsync(string name);
}

/// <summary>A key given new bytes, or removed when <see cref="Bytes"/> is null.</summary>
public readonly record struct StoreChange(string Key, byte[]? Bytes)
{
    public static StoreChange Put(string key, byte[] bytes) => new(key, bytes);

    public static StoreChange Remove(string key) => new(key, null);
}

/// <summary>The device has no room left; nothing of the transaction was kept.</summary>
public sealed class StoreFullException() : IOException("The device has no room left.");
