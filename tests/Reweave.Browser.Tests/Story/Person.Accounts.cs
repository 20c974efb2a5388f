using Microsoft.Playwright;

namespace Reweave.Browser.Tests.Story;

/// <summary>What somebody has on paper and in mind after making an account.</summary>
internal sealed record Kept(
    string AccountName,
    string Passphrase,
    string SecretKey,
    IReadOnlyList<string> RecoveryWords
);

internal enum Beginning
{
    Alone,
    Inviting,
    Invited,
}

internal sealed partial class Person
{
    /// <summary>Set by making an account.</summary>
    public Kept Kept { get; private set; } = null!;

    /// <summary>From the unlock shell through every step to the first page.</summary>
    public async Task MakesAnAccountAsync(
        string accountName,
        string? ownPassphrase = null,
        Beginning beginning = Beginning.Alone,
        Func<string, Task>? atEachStep = null
    )
    {
        var look = atEachStep ?? (_ => Task.CompletedTask);
        await SeesTheAppReadyAsync();
        await look("what");
        await TapsAsync(Words.Onboarding.Begin);

        await SeesHeadingAsync(Words.Onboarding.WhoTitle);
        await look("who");
        await TapsAsync(Words.Frame.Next);

        await SeesHeadingAsync(Words.Onboarding.HostTitle);
        await PicksAsync(Words.Onboarding.HostPartner);
        await SeesAsync(Words.Onboarding.HostDanger);
        await look("host");
        await TapsAsync(Words.Frame.Next);

        await SeesHeadingAsync(Words.Onboarding.NameTitle);
        await FillsAsync(Words.Onboarding.NameLabel, accountName);
        await look("name");
        await TapsAsync(Words.Frame.Next);

        await SeesHeadingAsync(Words.Onboarding.PassphraseTitle);
        var passphrase = ownPassphrase is null
            ? await TakesTheDrawnPassphraseAsync()
            : await TakesAnOwnPassphraseAsync(ownPassphrase);
        await look("passphrase");
        await TapsAsync(Words.Frame.Next);

        await SeesHeadingAsync(Words.Onboarding.KitTitle);
        await look("kit");
        var name = await Page.Locator(".pairs div")
            .Filter(new() { HasText = Words.Onboarding.KitName })
            .Locator("dd")
            .InnerTextAsync();
        var secretKey = await ReadsTheSecretKeyAsync();
        await TapsAsync(Words.Onboarding.KitCopied);

        await SeesHeadingAsync(Words.Onboarding.KitCheckTitle);
        await TypesTheAskedCharactersAsync(secretKey);
        await look("kit-check");
        await TapsAsync(Words.Frame.Next);

        await SeesHeadingAsync(Words.Onboarding.WordsTitle);
        await look("words");
        var words = await ReadsTheRecoveryWordsAsync();
        await TapsAsync(Words.Onboarding.WordsKept);

        await SeesHeadingAsync(Words.Onboarding.PartnerTitle);
        await PicksAsync(
            beginning switch
            {
                Beginning.Alone => Words.Onboarding.PartnerAlone,
                Beginning.Inviting => Words.Onboarding.PartnerInvite,
                _ => Words.Onboarding.PartnerInvited,
            }
        );
        await look("partner");
        await TapsAsync(Words.Frame.Next);
        await IsInsideAsync();
        Kept = new Kept(name.Trim(), passphrase, secretKey, words);
    }

    /// <summary>At the unlock shell.</summary>
    public async Task UnlocksAsync(string? passphrase = null)
    {
        await FillsAsync(Words.Shell.AccountName, Kept.AccountName);
        await FillsAsync(Words.Shell.Passphrase, passphrase ?? Kept.Passphrase);
        await TapsAsync(Words.Shell.Unlock);
    }

    public Task IsInsideAsync() =>
        Assertions
            .Expect(Page.GetByRole(AriaRole.Navigation, new() { Name = Words.Frame.Navigation }))
            .ToBeVisibleAsync(Slow);

    /// <summary>At the unlock shell: nothing of the account is on the screen.</summary>
    public async Task IsLockedOutAsync()
    {
        await SeesHeadingAsync(Words.Shell.Heading);
        await Assertions
            .Expect(Page.GetByRole(AriaRole.Navigation, new() { Name = Words.Frame.Navigation }))
            .ToHaveCountAsync(0);
    }

    public async Task ReloadsAndUnlocksAsync()
    {
        await Page.ReloadAsync();
        await UnlocksAsync();
        await IsInsideAsync();
    }

    public async Task LocksAsync()
    {
        await GoesToAsync(Words.Frame.Me);
        await TapsAsync(Words.Settings.LockNow);
        await IsLockedOutAsync();
    }

    /// <summary>On a device that does not know the account.</summary>
    public async Task SignsInWithTheKitOfAsync(Kept kept)
    {
        Kept = kept;
        await TapsAsync(Words.Shell.SignIn);
        await SeesHeadingAsync(Words.Accounts.SignInTitle);
        await FillsAsync(Words.Accounts.Name, kept.AccountName);
        await FillsAsync(Words.Accounts.SecretKey, kept.SecretKey);
        await FillsAsync(Words.Accounts.Passphrase, kept.Passphrase);
        await TapsAsync(Words.Accounts.SignInAction);
    }

    /// <summary>Back by the twelve words, which ends with a new passphrase and a new kit.</summary>
    public async Task ComesBackByWordsAsync(Kept kept, string newPassphrase)
    {
        await TapsAsync(Words.Shell.Recover);
        await SeesHeadingAsync(Words.Accounts.RecoverTitle);
        await FillsAsync(Words.Accounts.Name, kept.AccountName);
        await FillsAsync(Words.Accounts.RecoverWords, string.Join(' ', kept.RecoveryWords));
        await TakesAnOwnPassphraseAsync(newPassphrase);
        await TapsAsync(Words.Accounts.RecoverAction);

        await SeesHeadingAsync(Words.Onboarding.KitTitle);
        var secretKey = await ReadsTheSecretKeyAsync();
        await TapsAsync(Words.Onboarding.KitCopied);
        await SeesHeadingAsync(Words.Onboarding.KitCheckTitle);
        await TypesTheAskedCharactersAsync(secretKey);
        await TapsAsync(Words.Frame.Next);
        await SeesHeadingAsync(Words.Accounts.NewWordsTitle);
        var words = await ReadsTheRecoveryWordsAsync();
        await TapsAsync(Words.Onboarding.WordsKept);
        await IsInsideAsync();
        Kept = new Kept(kept.AccountName, newPassphrase, secretKey, words);
    }

    /// <summary>Everything written here is acknowledged by the server.</summary>
    public async Task SeesThatAllIsSentAsync()
    {
        await GoesToAsync(Words.Frame.Today);
        await SeesAtLastAsync(Words.Sync.AllSent);
    }

    /// <summary>The service worker has all of the app, so that it opens without the server.</summary>
    public async Task HasTheAppKeptAsync()
    {
        await Page.EvaluateAsync("async () => { await navigator.serviceWorker.ready; }");
    }

    private async Task<string> ReadsTheSecretKeyAsync() =>
        string.Join(
            '-',
            (await Page.Locator("[data-kit-key] span").AllInnerTextsAsync()).Select(group =>
                group.Trim()
            )
        );

    private async Task<IReadOnlyList<string>> ReadsTheRecoveryWordsAsync() =>
        [
            .. (await Page.Locator("[data-recovery-words] li").AllInnerTextsAsync()).Select(word =>
                word.Trim()
            ),
        ];

    private async Task<string> TakesTheDrawnPassphraseAsync()
    {
        var drawn = Page.Locator(".drawn");
        await Assertions.Expect(drawn).Not.ToBeEmptyAsync();
        var passphrase = (await drawn.InnerTextAsync()).Trim();
        await FillsAsync(Words.Onboarding.PassphraseAgain, passphrase);
        return passphrase;
    }

    private async Task<string> TakesAnOwnPassphraseAsync(string own)
    {
        await TapsAsync(Words.Onboarding.PassphraseOwn);
        await FillsAsync(Words.Onboarding.PassphraseLabel, own);
        await FillsAsync(Words.Onboarding.PassphraseAgain, own);
        return own;
    }

    private async Task TypesTheAskedCharactersAsync(string secretKey)
    {
        var characters = secretKey.Replace("-", "", StringComparison.Ordinal)["RW1".Length..];
        foreach (var asked in await Page.Locator("[data-kit-place]").AllAsync())
        {
            var place = int.Parse((await asked.GetAttributeAsync("data-kit-place"))!);
            await asked.FillAsync(characters[place].ToString());
        }
    }

    /// <summary>One of several that explain themselves: the option is part of what its control is called.</summary>
    public Task PicksAsync(string option) =>
        Page.GetByRole(AriaRole.Radio, new() { NameRegex = StartingWith(option) }).CheckAsync();
}
