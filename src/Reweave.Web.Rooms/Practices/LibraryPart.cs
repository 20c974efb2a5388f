using Microsoft.AspNetCore.Components;
using Reweave.Content;
using Reweave.Content.Practices;
using Reweave.Web.Design;
using Reweave.Web.Frame;

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
        var library = await TextFile.FetchAsync(
            Go.BaseUri,
            $"practices.{language.Tag}",
            bytes => PracticeLibrary.Read(bytes)
        );
        if (library is null)
            IsMissing = true;
        else
            _kept = (language, library);
    }
}
