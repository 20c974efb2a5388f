using Microsoft.AspNetCore.Components;
using Reweave.Content;
using Reweave.Web.Browser;

namespace Reweave.Web.Frame;

/// <summary>The present words: one language's pack, fetched when first spoken and kept by the browser's cache afterwards.</summary>
internal sealed class Wording(NavigationManager go)
{
    public Words? Words { get; private set; }

    public event Action? Changed;

    /// <summary>
    /// Speaks another language from now on. False, and nothing changed, when its texts could not be fetched (offline, never used
    /// before).
    /// </summary>
    public async Task<bool> SpeakAsync(Language language)
    {
        if (Words?.Language == language)
            return true;
        if (await FetchAsync(language) is not { } pack)
            return false;
        Words = new Words(pack, new IntlFormats(language));
        Tab.SetLanguage(language.Tag, language.Direction);
        Changed?.Invoke();
        return true;
    }

    private async Task<TextPack?> FetchAsync(Language language)
    {
        var address = $"{go.BaseUri}text/{language.Tag}.json";
        // A pack from an older app in a cache does not fit these accessors: ask once more, past the cache.
        return await ReadAsync(address) ?? await ReadAsync($"{address}?{Version}");
    }

    private static async Task<TextPack?> ReadAsync(string address) =>
        await FetchServerLink.FileAsync(address) is { } bytes ? TextPack.Read(bytes) : null;

    private static string Version =>
        typeof(Wording).Assembly.ManifestModule.ModuleVersionId.ToString("N");
}
