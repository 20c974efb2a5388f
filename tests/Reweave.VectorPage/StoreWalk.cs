using Reweave.Client.Ports;

namespace Reweave.VectorPage;

/// <summary>What the engine relies on in a store, on IndexedDB.</summary>
internal sealed class StoreWalk(ILocalStores stores)
{
    public async Task RunAsync(Results results)
    {
        await results.TellAsync("What_is_put_is_read_and_what_is_removed_is_gone", PutAndRemove);
        await results.TellAsync("A_prefix_reads_its_keys_in_ordinal_order", Prefix);
        await results.TellAsync(
            "A_lock_is_held_once_and_can_be_taken_after_it_is_given_back",
            Locks
        );
        await results.TellAsync("A_deleted_slot_is_empty_when_opened_again", Deleted);
    }

    private async Task PutAndRemove()
    {
        var store = await stores.OpenAsync("walk");
        await store.WriteAsync([
            StoreChange.Put("a", [1, 2, 3]),
            StoreChange.Put("b", []),
            StoreChange.Put("c", [9]),
        ]);
        await store.WriteAsync([StoreChange.Remove("c"), StoreChange.Put("a", [4])]);
        Expect.Equal([4], await store.ReadAsync("a"), "the newer bytes");
        Expect.True(await store.ReadAsync("b") is { Length: 0 }, "empty bytes are kept as such");
        Expect.True(await store.ReadAsync("c") is null, "removed");
    }

    private async Task Prefix()
    {
        var store = await stores.OpenAsync("walk");
        await store.WriteAsync([
            StoreChange.Put("log/10", [1]),
            StoreChange.Put("log/02", [2]),
            StoreChange.Put("log/Z", [3]),
            StoreChange.Put("log/é", [4]),
            StoreChange.Put("loh", [5]),
        ]);
        var read = await store.ReadAllAsync("log/");
        Expect.True(
            read.Select(entry => entry.Key).SequenceEqual(["log/02", "log/10", "log/Z", "log/é"]),
            "ordinal order, and nothing outside"
        );
        Expect.Equal([2], read[0].Value, "the bytes of each key");
        Expect.True((await store.ReadAllAsync("")).Count >= 5, "everything");
    }

    private async Task Locks()
    {
        var store = await stores.OpenAsync("walk");
        var held = await store.TryLockAsync("send");
        Expect.True(held is not null, "the first gets it");
        Expect.True(await store.TryLockAsync("send") is null, "the second does not");
        await held!.DisposeAsync();
        await Task.Delay(50);
        await using var again = await store.TryLockAsync("send");
        Expect.True(again is not null, "free again");
    }

    private async Task Deleted()
    {
        await stores.DeleteAsync("walk");
        var store = await stores.OpenAsync("walk");
        Expect.True((await store.ReadAllAsync("")).Count == 0, "nothing is left");
        await stores.DeleteAsync("walk");
        await stores.DeleteAsync("walk");
    }
}
