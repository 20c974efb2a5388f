using System.Runtime.InteropServices.JavaScript;

namespace Reweave.Web.Browser;

/// <summary>
/// Locking and leaving (<c>browser/leave.js</c>). Both end the vault and the document; nothing after the call is certain to run.
/// Elements marked <c>data-leave</c> and Shift three times leave without any help from here.
/// </summary>
internal static partial class Leaving
{
    internal const string Module = "reweave/leave";

    /// <summary>Locks every tab: back to the unlock shell.</summary>
    [JSImport("lock", Module)]
    public static partial void Lock();

    /// <summary>Clears the screen and goes to the neutral page, in every tab.</summary>
    [JSImport("leave", Module)]
    public static partial void Leave();

    /// <summary>Locks this tab after so many minutes without a touch; 0 never does.</summary>
    [JSImport("lockWhenIdle", Module)]
    public static partial void LockWhenIdle(int minutes);
}
