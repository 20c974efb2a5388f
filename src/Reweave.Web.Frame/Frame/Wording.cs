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
        if (
            await TextFile.FetchAsync(go.BaseUri, language.Tag, bytes => TextPack.Read(bytes))
            is not { } pack
        )
            return false;
        Words = new Words(pack, new IntlFormats(language));
        Tab.SetLanguage(language.Tag, language.Direction);
        Changed?.Invoke();
        return true;
    }
}
