using Reweave.Client;
using Reweave.Client.Accounts;
using Reweave.Client.Sync;
using Reweave.Domain.Settings;
using Reweave.Web.Browser;

namespace Reweave.Web.Frame;

/// <summary>
/// What the page itself does while an account is open: it sends and fetches, locks after the person's own number of minutes, looks
/// as they chose, lists the account in the unlock shell only if they wish, and fetches the rooms once nothing else is waited for.
/// </summary>
internal sealed class Stay(Door door, Device device, UnlockShell shell, Rooms rooms)
{
    private (int Minutes, string Theme, bool Listed)? _applied;
    private bool _fetchedAhead;

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

    private async void OnChanged()
    {
        var session = door.Session!;
        await ApplyAsync(session);
        await FetchAheadAsync(session);
    }

    // Today stands, what is kept here is open and what was new has come: the line is free, and the first tap need not wait for it.
    private async Task FetchAheadAsync(Session session)
    {
        var isQuiet = session.Sync is { Mood: SyncMood.AllSent, Progress: null };
        if (_fetchedAhead || !session.Ready.IsCompletedSuccessfully || !isQuiet)
        {
            return;
        }

        _fetchedAhead = true;
        await Tab.IdleAsync();
        await rooms.FetchAsync();
    }

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
