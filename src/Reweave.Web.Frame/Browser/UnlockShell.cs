using System.Runtime.InteropServices.JavaScript;
using Reweave.Crypto.Primitives;

namespace Reweave.Web.Browser;

/// <summary>
/// The plain page that stands before the app (<c>index.html</c>, <c>browser/shell.js</c>): usable while the runtime loads, it keeps
/// what its person wants until asked, and steps aside for the screens.
/// </summary>
internal sealed partial class UnlockShell
{
    internal const string Module = "reweave/shell";

    /// <summary>The language chosen before anything was unlocked.</summary>
    public string Language => CurrentLanguage();

    public bool IsShown => Shown();

    /// <summary>Waits for what the person wants next.</summary>
    public async Task<ShellWish> NextAsync()
    {
        using var wish = await TakeAsync();
        return wish.GetPropertyAsString("kind") switch
        {
            "unlock" => new ShellWish.Unlock(
                wish.GetPropertyAsString("name")!,
                new VaultPassphrase(wish.GetPropertyAsInt32("passphrase"))
            ),
            "make-account" => new ShellWish.MakeAccount(),
            "sign-in" => new ShellWish.SignIn(),
            "recover" => new ShellWish.Recover(),
            _ => new ShellWish.UseInvitation(),
        };
    }

    /// <summary>Shows the shell again with what did not work: a sentence from Content.</summary>
    public void Refuse(string sentence) => ShowRefusal(sentence);

    /// <summary>The screens take over.</summary>
    public void Hide() => StepAside();

    /// <summary>Back to the shell, with nothing in it.</summary>
    public void Show() => ComeBack();

    /// <summary>
    /// The link this page was opened with, once: an invitation or an acceptance check, null when there was none. Its fragment has
    /// left the address bar and the history already.
    /// </summary>
    public string? TakeOpenedLink() => Link() is { Length: > 0 } link ? link : null;

    /// <summary>Waits for such a link to be opened in this tab while it is here; take it with <see cref="TakeOpenedLink"/>.</summary>
    public Task LinkOpenedAsync() => NextLinkAsync();

    /// <summary>Sets which accounts the shell offers, those whose persons chose it.</summary>
    public void List(IEnumerable<string> names) => ListNames(string.Join('\n', names));

    [JSImport("next", Module)]
    private static partial Task<JSObject> TakeAsync();

    [JSImport("refuse", Module)]
    private static partial void ShowRefusal(string sentence);

    [JSImport("hide", Module)]
    private static partial void StepAside();

    [JSImport("show", Module)]
    private static partial void ComeBack();

    [JSImport("isShown", Module)]
    private static partial bool Shown();

    [JSImport("openedLink", Module)]
    private static partial string Link();

    [JSImport("nextLink", Module)]
    private static partial Task<string> NextLinkAsync();

    [JSImport("language", Module)]
    private static partial string CurrentLanguage();

    [JSImport("list", Module)]
    private static partial void ListNames(string names);
}

/// <summary>What a person wants of the shell.</summary>
internal abstract record ShellWish
{
    private ShellWish() { }

    /// <summary>To unlock an account of this device. Whoever takes it disposes the passphrase.</summary>
    public sealed record Unlock(string Name, PassphraseHandle Passphrase) : ShellWish;

    public sealed record MakeAccount : ShellWish;

    public sealed record SignIn : ShellWish;

    public sealed record Recover : ShellWish;

    /// <summary>To paste or scan an invitation, or to go on with the one that was opened.</summary>
    public sealed record UseInvitation : ShellWish;
}
