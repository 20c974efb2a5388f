using Reweave.Content;
using Reweave.Web.Browser;

namespace Reweave.Web.Frame;

/// <summary>A file of texts that comes when it is needed: a language's pack, the library of practices, the small acts to choose from.</summary>
internal static class TextFile
{
    private static string Version =>
        typeof(Words).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>Null when it could not be fetched: offline, and never opened before.</summary>
    /// <param name="app">The app's own address, with a slash at its end.</param>
    /// <param name="name">Without its ending.</param>
    /// <param name="read">Null from it: the bytes are no such file, or one of another version of the app.</param>
    public static async Task<T?> FetchAsync<T>(string app, string name, Func<byte[], T?> read)
        where T : class
    {
        var address = $"{app}text/{name}.json";
        // A file from an older app in a cache does not fit: ask once more, past the cache.
        return await ReadAsync(address) ?? await ReadAsync($"{address}?{Version}");

        async Task<T?> ReadAsync(string from) =>
            await FetchServerLink.FileAsync(from) is { } bytes ? read(bytes) : null;
    }
}
