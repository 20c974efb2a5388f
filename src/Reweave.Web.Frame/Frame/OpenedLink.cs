using Reweave.Web.Browser;

namespace Reweave.Web.Frame;

/// <summary>
/// The invitation or acceptance check that this page was opened with, kept in memory until a screen uses it. It holds a secret: it
/// is never written anywhere and never stands in the address again.
/// </summary>
internal sealed class OpenedLink(UnlockShell shell)
{
    private string? _link;

    /// <summary>Null when there is none.</summary>
    public string? Link => _link ??= shell.TakeOpenedLink();

    public bool IsInvitation => Link?.Contains("#i=", StringComparison.Ordinal) is true;

    /// <summary>The inviter opened the other's acceptance check with the device's own camera.</summary>
    public bool IsAcceptanceCheck => Link?.Contains("#a=", StringComparison.Ordinal) is true;

    public void Keep(string link) => _link = link;

    public void Drop() => _link = null;
}
