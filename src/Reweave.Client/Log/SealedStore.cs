using System.Text;
using Reweave.Client.Ports;
using Reweave.Crypto.Primitives;

namespace Reweave.Client.Log;

/// <summary>
/// The account's store, with what only this device needs sealed under the local key. The key's name is the associated data, so that
/// nobody with the device can move a value elsewhere; a value that does not open counts as absent.
/// </summary>
internal sealed class SealedStore(ILocalStore store, IPrimitives primitives, SecretHandle localKey)
{
    private const string Label = "reweave/1/local-value";

    public ILocalStore Plain => store;

    public async ValueTask<byte[]?> ReadAsync(string key)
    {
        var kept = await store.ReadAsync(key);
        if (kept is null)
        {
            return null;
        }

        var opened = await OpenAsync([KeyValuePair.Create(key, kept)]);
        return opened.Count == 0 ? null : opened[0].Value;
    }

    /// <summary>Everything under the prefix that opens, in ordinal order of the keys.</summary>
    public async ValueTask<IReadOnlyList<KeyValuePair<string, byte[]>>> ReadAllAsync(
        string prefix
    ) => await OpenAsync(await store.ReadAllAsync(prefix));

    private async ValueTask<IReadOnlyList<KeyValuePair<string, byte[]>>> OpenAsync(
        IReadOnlyList<KeyValuePair<string, byte[]>> kept
    )
    {
        if (kept.Count == 0)
        {
            return [];
        }

        var opened = await primitives.OpenAsync(
            localKey,
            Label,
            [.. kept.Select(pair => new ToOpen(Encoding.UTF8.GetBytes(pair.Key), pair.Value))]
        );
        var fine = new List<KeyValuePair<string, byte[]>>(kept.Count);
        for (var i = 0; i < kept.Count; i++)
        {
            if (opened[i].Outcome == OpenOutcome.Fine)
            {
                fine.Add(KeyValuePair.Create(kept[i].Key, opened[i].Plaintext));
            }
        }

        return fine;
    }

    /// <summary>The changes that keep these values sealed; nothing is written yet.</summary>
    public async ValueTask<IReadOnlyList<StoreChange>> SealAsync(
        IReadOnlyList<KeyValuePair<string, byte[]>> values
    )
    {
        if (values.Count == 0)
        {
            return [];
        }

        var bytes = await primitives.SealAsync(
            localKey,
            Label,
            [.. values.Select(pair => new ToSeal(Encoding.UTF8.GetBytes(pair.Key), pair.Value))]
        );
        return [.. values.Select((pair, i) => StoreChange.Put(pair.Key, bytes[i]))];
    }

    public async ValueTask<StoreChange> SealAsync(string key, byte[] value) =>
        (await SealAsync([KeyValuePair.Create(key, value)]))[0];
}
