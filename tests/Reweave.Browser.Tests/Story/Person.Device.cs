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

    public Task HasItKeptUnfinishedAsync() => WaitsForTheDeviceAsync("unfinished/", kept: true);

    public Task HasNothingUnfinishedAsync() => WaitsForTheDeviceAsync("unfinished/", kept: false);

    private async Task WaitsForTheDeviceAsync(string key, bool kept)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (
            (await ReadsWhatTheDeviceKeepsAsync()).Contains(key, StringComparison.Ordinal) != kept
        )
        {
            Assert.False(
                patience.IsCancellationRequested,
                $"The device {(kept ? "does not keep" : "still keeps")} {key}."
            );
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
