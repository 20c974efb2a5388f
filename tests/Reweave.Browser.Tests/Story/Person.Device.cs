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

    /// <summary>How many bytes the browser lets the app keep from now on; null for as many as there are.</summary>
    public async Task HasRoomForAsync(long? bytes)
    {
        // Playwright ends the override with the session, so the session stays as long as the page.
        _devTools ??= await Context.NewCDPSessionAsync(Page);
        var parameters = new Dictionary<string, object>
        {
            ["origin"] = new Uri(Page.Url).GetLeftPart(UriPartial.Authority),
        };
        if (bytes is { } quota)
        {
            parameters["quotaSize"] = quota;
        }

        await _devTools.SendAsync("Storage.overrideQuotaForOrigin", parameters);
    }

    /// <summary>The browser asks its quota only every half minute and takes what comes until then; ends on a page that was refused.</summary>
    public async Task WritesUntilThereIsNoRoomAsync()
    {
        for (var page = 1; page <= 100; page++)
        {
            await BeginsAPageAsync($"Before the browser noticed, {page}.");
            await TapsAsync(Words.Journal.Save);
            await Assertions
                .Expect(
                    Page.GetByText(Words.Errors.StoreFull)
                        .Or(Page.GetByText(Words.Journal.Kept))
                        .First
                )
                .ToBeVisibleAsync(Slow);
            if (await Page.GetByText(Words.Errors.StoreFull).CountAsync() > 0)
            {
                return;
            }
        }

        Assert.Fail("The browser kept everything.");
    }

    /// <summary>Likewise: the browser notices by and by that there is room again.</summary>
    public async Task KeepsThePageAtLastAsync()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            await TapsAsync(Words.Journal.Save);
            try
            {
                await Assertions
                    .Expect(Page.GetByText(Words.Journal.Kept).First)
                    .ToBeVisibleAsync(new() { Timeout = 1000 });
                return;
            }
            catch (PlaywrightException)
            {
                // Not yet.
            }
        }

        Assert.Fail("The browser keeps nothing any more.");
    }

    /// <summary>Reading a list from the browser's database fails from here on, and the app is nudged to do so.</summary>
    public Task HasADiskThatCannotBeReadAsync() =>
        Page.EvaluateAsync(
            """
            async () => {
              const names = (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.startsWith("reweave-slot-"));
              IDBObjectStore.prototype.getAllKeys = () => { throw new Error("The disk cannot be read"); };
              const tabs = new BroadcastChannel("reweave-store");
              for (const name of names) tabs.postMessage(name.slice("reweave-".length));
              tabs.close();
            }
            """
        );

    public Task IsOfferedToInstallAsync(string choice) =>
        Page.EvaluateAsync(
            """
            async (outcome) => {
              window.asked = 0;
              const offer = new Event("beforeinstallprompt", { cancelable: true });
              offer.prompt = () => { window.asked++; };
              offer.userChoice = Promise.resolve({ outcome });
              dispatchEvent(offer);
            }
            """,
            choice
        );

    public Task<int> WasAskedToInstallAsync() => Page.EvaluateAsync<int>("() => window.asked");

    /// <summary>Every camera that was opened in this tab is in that state.</summary>
    public Task HasItsCameraAsync(string state) =>
        Page.WaitForFunctionAsync(
            "state => cameras.length > 0 && cameras.at(-1).readyState === state",
            state
        );

    public Task MayCopyAsync() =>
        Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

    public Task<string> ReadsTheClipboardAsync() =>
        Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");

    private ICDPSession? _devTools;

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
