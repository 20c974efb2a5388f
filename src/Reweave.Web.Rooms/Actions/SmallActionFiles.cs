using Microsoft.AspNetCore.Components;
using Reweave.Content;
using Reweave.Content.SmallActions;
using Reweave.Web.Frame;

namespace Reweave.Web.Actions;

/// <summary>The library of small acts, fetched when it is first opened and kept while the app is open.</summary>
internal static class SmallActionFiles
{
    private static (Language Language, SmallActionLibrary Library)? _kept;

    /// <summary>Null when it could not be fetched: offline, and never opened before.</summary>
    public static async Task<SmallActionLibrary?> FetchAsync(
        NavigationManager go,
        Language language
    )
    {
        if (_kept is { } kept && kept.Language == language)
        {
            return kept.Library;
        }

        var library = await TextFile.FetchAsync(
            go.BaseUri,
            $"small-actions.{language.Tag}",
            bytes => SmallActionLibrary.Read(bytes)
        );
        if (library is not null)
        {
            _kept = (language, library);
        }

        return library;
    }
}
