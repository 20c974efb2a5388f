using Reweave.Client;
using Reweave.Client.Accounts;
using Reweave.Domain.Settings;
using Reweave.Web.Browser;

namespace Reweave.Web.Frame;

/// <summary>
/// What the page itself does while an account is open: it sends and fetches, locks after the person's own number of minutes, looks
/// as they chose, and lists the account in the unlock shell only if they wish.
/// </summary>
internal sealed class Stay(Door door, Device device, UnlockShell shell)
{
    private (int Minutes, string Theme, bool Listed)? _applied;

    /// <summary>Once, at the start.</summary>
    public void Begin() => door.Opened += OnOpened;

    private async void OnOpened()
    {
        var session = door.Session!;
        session.Changed += OnChanged;
        await ApplyAsync(session);
        session.StartSync();
        // Browsers may drop what is kept here unless they were asked not to; the answer changes nothing we could do.
        await IndexedDbStores.KeepForGoodAsync();
    }

    private async void OnChanged() => await ApplyAsync(door.Session!);

    private async Task ApplyAsync(Session session)
    {
        var view = session.Settings.View;
        var wished = (
            view.AutoLockMinutes,
            view.Theme.ToString().ToLowerInvariant(),
            view.ListedOnThisDevice
        );
        if (_applied == wished)
        {
            return;
        }

        _applied = wished;
        Leaving.LockWhenIdle(view.AutoLockMinutes);
        Tab.SetTheme(view.Theme is Theme.System ? "" : wished.Item2);
        var listed = await device.RememberedAsync();
        shell.List(listed.Select(account => account.Name));
    }
}
