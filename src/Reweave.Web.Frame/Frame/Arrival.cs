using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Reweave.Client;
using Reweave.Client.Accounts;
using Reweave.Content;
using Reweave.Web.Browser;

namespace Reweave.Web.Frame;

/// <summary>
/// From the unlock shell to the screens: takes what its person wants, unlocks or opens the page for it, and shows the shell again
/// where nothing is unlocked and no page stands open.
/// </summary>
internal sealed class Arrival(
    UnlockShell shell,
    Device device,
    Door door,
    Wording wording,
    OpenedLink opened,
    Rooms rooms,
    NavigationManager go
)
{
    /// <summary>Once, at the start; goes on beside the screens until an account is open.</summary>
    public async void Begin()
    {
        await SpeakAsync();
        go.LocationChanged += OnMoved;
        _ = AppUpdates.KeepAsync();
        while (door.Session is null)
        {
            await GrantAsync(await shell.NextAsync());
        }
    }

    private async Task GrantAsync(ShellWish wish)
    {
        // The language may have been changed since.
        await SpeakAsync();
        switch (wish)
        {
            case ShellWish.Unlock unlock:
                await UnlockAsync(unlock);
                break;
            case ShellWish.MakeAccount:
                await OpenAsync("onboarding");
                break;
            case ShellWish.SignIn:
                await OpenAsync("sign-in");
                break;
            case ShellWish.Recover:
                await OpenAsync("recover");
                break;
            case ShellWish.UseInvitation:
                await OpenAsync("invitation");
                break;
        }
    }

    // Without a connection only what was kept is there; some language is better than none.
    private async Task SpeakAsync()
    {
        var chosen = Languages.Find(shell.Language) ?? Languages.English;
        foreach (var language in Languages.Present.Prepend(chosen))
        {
            if (await wording.SpeakAsync(language))
            {
                return;
            }
        }
    }

    private async Task UnlockAsync(ShellWish.Unlock unlock)
    {
        using var passphrase = unlock.Passphrase;
        try
        {
            switch (await device.UnlockAsync(unlock.Name, passphrase))
            {
                case Unlocking.Unlocked unlocked:
                    door.Enter(unlocked.Session);
                    if (opened.Link is not null)
                    {
                        go.NavigateTo("pairing");
                    }
                    shell.Hide();
                    break;
                case Unlocking.Refused refused:
                    shell.Refuse(InWords(refused.Reason));
                    break;
            }
        }
        catch
        {
            // A bug of ours, told on the console by the runtime; the person sees a sentence and not a window that waits for ever.
            shell.Refuse(wording.Words!.Errors.Unexpected);
            throw;
        }
    }

    // The shell has its own words for the two that happen every day, in its own language.
    private string InWords(Refusal reason) =>
        reason switch
        {
            Refusal.WrongPassphraseOrKey => "WrongPassphrase",
            Refusal.NoSuchAccountHere => "UnknownAccount",
            _ => wording.Words!.Errors.Say(reason),
        };

    // Fetched before the shell steps aside: nobody sees an empty screen. Where that fails, the page itself says so.
    private async Task OpenAsync(string page)
    {
        await rooms.FetchAsync();
        go.NavigateTo(page);
        shell.Hide();
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved)
    {
        if (door.Session is null && go.ToBaseRelativePath(moved.Location) is "")
        {
            shell.Show();
        }
    }
}
