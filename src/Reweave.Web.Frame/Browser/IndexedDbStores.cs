using System.Runtime.InteropServices.JavaScript;
using System.Text;
using Reweave.Client.Ports;

namespace Reweave.Web.Browser;

/// <summary>
/// The device's stores in IndexedDB (<c>browser/store.js</c>): one database for each slot, transactions with strict durability,
/// locks that hold across tabs.
/// </summary>
internal sealed partial class IndexedDbStores : ILocalStores
{
    internal const string Module = "reweave/store";

    public ILocalStore Device { get; } = new Store("device");

    public ValueTask<ILocalStore> OpenAsync(string slot) => new(new Store(SlotName(slot)));

    public async ValueTask DeleteAsync(string slot) => await RemoveAsync(SlotName(slot));

    /// <summary>Asks the browser not to drop what is kept here when the device runs short; false when it would not promise.</summary>
    [JSImport("keepForGood", Module)]
    internal static partial Task<bool> KeepForGoodAsync();

    private static string SlotName(string slot) => "slot-" + slot;

    [JSImport("read", Module)]
    private static partial Task<JSObject> ReadAsync(string name, string key);

    [JSImport("readAll", Module)]
    private static partial Task<JSObject> ReadAllAsync(string name, string prefix);

    [JSImport("write", Module)]
    private static partial Task<bool> WriteAsync(string name, byte[] changes);

    [JSImport("remove", Module)]
    private static partial Task RemoveAsync(string name);

    [JSImport("tryLock", Module)]
    private static partial Task<int> TryLockAsync(string name);

    [JSImport("release", Module)]
    private static partial void Release(int heldLock);

    [JSImport("listen", Module)]
    private static partial void Listen(
        string name,
        [JSMarshalAs<JSType.Function>] Action writtenElsewhere
    );

    private sealed class Store(string name) : ILocalStore
    {
        private Action? _writtenElsewhere;

        public event Action? WrittenElsewhere
        {
            add
            {
                if (_writtenElsewhere is null)
                {
                    Listen(name, () => _writtenElsewhere?.Invoke());
                }
                _writtenElsewhere += value;
            }
            remove => _writtenElsewhere -= value;
        }

        public async ValueTask<byte[]?> ReadAsync(string key)
        {
            using var answer = await IndexedDbStores.ReadAsync(name, key);
            return answer.GetPropertyAsByteArray("bytes");
        }

        public async ValueTask<IReadOnlyList<KeyValuePair<string, byte[]>>> ReadAllAsync(
            string prefix
        )
        {
            using var answer = await IndexedDbStores.ReadAllAsync(name, prefix);
            var fields = Fields.Unpack(answer.GetPropertyAsByteArray("bytes")!);
            var entries = new KeyValuePair<string, byte[]>[fields.Count / 2];
            for (var i = 0; i < entries.Length; i++)
            {
                entries[i] = new(
                    Encoding.UTF8.GetString(fields[2 * i].Span),
                    fields[(2 * i) + 1].ToArray()
                );
            }
            return entries;
        }

        public async ValueTask WriteAsync(IReadOnlyList<StoreChange> changes)
        {
            var fields = new Fields();
            foreach (var change in changes)
            {
                fields.Add(change.Bytes is not null).Add(change.Key).Add(change.Bytes ?? []);
            }
            if (!await IndexedDbStores.WriteAsync(name, fields.Pack()))
            {
                throw new StoreFullException();
            }
        }

        public async ValueTask<IAsyncDisposable?> TryLockAsync(string lockName) =>
            await IndexedDbStores.TryLockAsync($"{name}/{lockName}") is > 0 and var held
                ? new HeldLock(held)
                : null;
    }

    private sealed class HeldLock(int number) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            Release(number);
            return ValueTask.CompletedTask;
        }
    }
}
