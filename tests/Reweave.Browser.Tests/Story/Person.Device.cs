using Microsoft.Playwright;

namespace Reweave.Browser.Tests.Story;

/// <summary>What the device keeps, looked at from outside as a thief would, and as a story must to know when it is written.</summary>
internal sealed partial class Person
{
    /// <summary>Every key and value of every database here, as the Latin-1 text of its bytes.</summary>
    public Task<string> ReadsWhatTheDeviceKeepsAsync() =>
        Page.EvaluateAsync<string>(
            """
            async () => {
              let seen = "";
              for (const { name } of await indexedDB.databases()) {
                const database = await new Promise((resolve, reject) => {
                  const request = indexedDB.open(name);
                  request.onsuccess = () => resolve(request.result);
                  request.onerror = () => reject(request.error);
                });
                for (const storeName of database.objectStoreNames) {
                  const store = database.transaction(storeName).objectStore(storeName);
                  const answer = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
                  const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
                  keys.forEach((key, i) => {
                    const value = values[i];
                    seen += `${name} ${key} `;
                    if (value instanceof Uint8Array) for (const byte of value) seen += String.fromCharCode(byte);
                    seen += "\n";
                  });
                }
                database.close();
              }
              return seen;
            }
            """
        );

    /// <summary>What is being written stands on the device; answers with its sealed bytes, to wait for others than those.</summary>
    public Task<string> HasItKeptUnfinishedAsync(string otherThan = "") =>
        WaitsForTheUnfinishedAsync(sealedBytes =>
            sealedBytes.Length > 0 && sealedBytes != otherThan
        );

    public Task HasNothingUnfinishedAsync() =>
        WaitsForTheUnfinishedAsync(sealedBytes => sealedBytes.Length == 0);

    private async Task<string> WaitsForTheUnfinishedAsync(Func<string, bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var kept = string.Concat(
                (await ReadsWhatTheDeviceKeepsAsync())
                    .Split('\n')
                    .Where(line => line.Contains(" unfinished/", StringComparison.Ordinal))
            );
            if (holds(kept))
            {
                return kept;
            }

            Assert.False(
                patience.IsCancellationRequested,
                kept.Length == 0 ? "Nothing unfinished is kept." : "The unfinished is still kept."
            );
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
