using Microsoft.AspNetCore.Components;
using Reweave.Content;
using Reweave.Content.Practices;
using Reweave.Web.Browser;
using Reweave.Web.Design;

namespace Reweave.Web.Practices;

/// <summary>A screen that needs the library: fetched when the first of them is opened, and again when the language changes.</summary>
public abstract class LibraryPart : SessionPart
{
    // Kept while the app is open: every room of practices needs it.
    private static (Language Language, PracticeLibrary Library)? _kept;

    [Inject]
    public NavigationManager Go { get; set; } = null!;

    /// <summary>Null while it is being fetched, or could not be.</summary>
    protected PracticeLibrary? Library =>
        _kept is { } kept && kept.Language == Words.Language ? kept.Library : null;

    /// <summary>It could not be fetched: offline, and never opened before.</summary>
    protected bool IsMissing { get; private set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Library is null)
            await FetchAsync();
    }

    protected async Task FetchAsync()
    {
        IsMissing = false;
        var language = Words.Language;
        var address = $"{Go.BaseUri}text/practices.{language.Tag}.json";
        // A library from an older app in a cache does not fit: ask once more, past the cache.
        var library = await ReadAsync(address) ?? await ReadAsync($"{address}?{Version}");
        if (library is null)
            IsMissing = true;
        else
            _kept = (language, library);
    }

    private static async Task<PracticeLibrary?> ReadAsync(string address) =>
        await FetchServerLink.FileAsync(address) is { } bytes ? PracticeLibrary.Read(bytes) : null;

    private static string Version =>
        typeof(PracticeLibrary).Assembly.ManifestModule.ModuleVersionId.ToString("N");
}
