using System.Runtime.InteropServices.JavaScript;

namespace Reweave.Web.Browser;

/// <summary>
/// The app kept on the device (<c>browser/updates.js</c>, <c>service-worker.js</c>): it works offline after the first load, and a
/// new version waits until its person takes it.
/// </summary>
internal static partial class AppUpdates
{
    internal const string Module = "reweave/updates";

    /// <summary>Begins keeping the app, once the screens stand.</summary>
    [JSImport("keep", Module)]
    public static partial Task KeepAsync();

    /// <summary>Completes when a newer version is on the device and waits.</summary>
    [JSImport("waiting", Module)]
    public static partial Task WaitingAsync();

    /// <summary>Takes the waiting version: every tab locks and loads anew.</summary>
    [JSImport("take", Module)]
    public static partial void Take();

    /// <summary>Asks the server whether there is a newer version.</summary>
    [JSImport("look", Module)]
    public static partial Task LookAsync();

    /// <summary>Whether the browser can offer to install the app now.</summary>
    [JSImport("canInstall", Module)]
    public static partial bool CanInstall();

    /// <summary>Lets the browser ask; true when the app was installed.</summary>
    [JSImport("install", Module)]
    public static partial Task<bool> InstallAsync();
}
