using System.Reflection;
using System.Runtime.InteropServices.JavaScript;
using Microsoft.AspNetCore.Components.WebAssembly.Services;

namespace Reweave.Web.Frame;

/// <summary>
/// The screens that are not needed at once: one assembly, fetched when an address asks for it or when the line is idle, whichever
/// comes first. What is always there: Today and help, so that calm and people to talk to never wait for a connection.
/// </summary>
internal sealed class Rooms(LazyAssemblyLoader loader)
{
    private const string File = "Reweave.Web.Rooms.wasm";

    private static readonly string[] AlwaysHere = ["", "help"];

    private readonly List<Assembly> _assemblies = [];
    private readonly TaskCompletionSource _came = new();
    private Task<bool>? _coming;

    /// <summary>What the router may look through: always the same list, empty until the rooms are here.</summary>
    public IReadOnlyList<Assembly> Assemblies => _assemblies;

    public bool AreHere => _assemblies.Count > 0;

    /// <summary>Completes when they are here.</summary>
    public Task Came => _came.Task;

    /// <param name="path">An address within the app, as the router gives it.</param>
    public static bool Hold(string path) =>
        !AlwaysHere.Contains(path.TrimStart('/').Split('/', '?', '#')[0]);

    /// <summary>False when they could not be fetched: no connection and never kept, or no longer on the server. Another call tries anew.</summary>
    public async Task<bool> FetchAsync()
    {
        if (AreHere)
        {
            return true;
        }

        var coming = _coming ??= LoadAsync();
        var came = await coming;
        if (!came)
        {
            _coming = null;
        }
        return came;
    }

    private async Task<bool> LoadAsync()
    {
        try
        {
            _assemblies.AddRange(await loader.LoadAssembliesAsync([File]));
        }
        catch (JSException)
        {
            return false;
        }

        _came.SetResult();
        return true;
    }
}
