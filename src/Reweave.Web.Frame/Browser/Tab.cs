using System.Runtime.InteropServices.JavaScript;

namespace Reweave.Web.Browser;

/// <summary>The page around the components (<c>browser/tab.js</c>): language and theme on the root, dialogs, copying, printing.</summary>
internal static partial class Tab
{
    private const string Module = "reweave/tab";

    /// <summary>Once, before the first call of anything else here.</summary>
    public static Task LoadAsync() => JSHost.ImportAsync(Module, "../browser/tab.js");

    /// <summary>Sets the root's language and direction and remembers the choice for the next start.</summary>
    [JSImport("setLanguage", Module)]
    public static partial void SetLanguage(string tag, string direction);

    /// <param name="theme"><c>light</c>, <c>dark</c>, or empty for the system's.</param>
    [JSImport("setTheme", Module)]
    public static partial void SetTheme(string theme);

    /// <summary>Lets the page draw and hear what waits; long work calls it between its slices.</summary>
    [JSImport("pause", Module)]
    public static partial Task PauseAsync();

    /// <summary>Completes when the page has nothing else to do, after five seconds at the latest.</summary>
    [JSImport("idle", Module)]
    public static partial Task IdleAsync();

    [JSImport("openDialog", Module)]
    public static partial void OpenDialog(string id);

    [JSImport("closeDialog", Module)]
    public static partial void CloseDialog(string id);

    /// <summary>To the page's first heading, from the top: a new screen at the same address.</summary>
    [JSImport("focusHeading", Module)]
    public static partial void FocusHeading();

    [JSImport("focus", Module)]
    public static partial void Focus(string id);

    /// <summary>False when the browser would not.</summary>
    [JSImport("copy", Module)]
    public static partial Task<bool> CopyAsync(string text);

    [JSImport("canShare", Module)]
    public static partial bool CanShare();

    [JSImport("share", Module)]
    public static partial Task<bool> ShareAsync(string text);

    [JSImport("print", Module)]
    public static partial void Print();

    [JSImport("download", Module)]
    public static partial void Download(string name, string text, string type);

    /// <summary>The screen stays on while this is wished for, where the browser can.</summary>
    [JSImport("keepAwake", Module)]
    public static partial void KeepAwake(bool on);
}
