using Microsoft.Playwright;
using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>The ways in, and the ways that are closed.</summary>
public sealed class Unlocking(Chromium chromium) : StoryTest(chromium)
{
    [Fact]
    public async Task A_wrong_passphrase_opens_nothing_and_changes_nothing()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        await alice.LocksAsync();

        await alice.UnlocksAsync("not the passphrase at all");
        await alice.SeesAtLastAsync(alice.Words.Shell.WrongPassphrase);
        await alice.IsLockedOutAsync();

        await alice.UnlocksAsync();
        await alice.IsInsideAsync();
    }

    [Fact]
    public async Task A_second_device_signs_in_with_the_kit_and_has_everything()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        await alice.WritesInTheJournalAsync("Written on the first device.");
        await alice.SeesThatAllIsSentAsync();

        var elsewhere = await PersonAsync("alice-elsewhere");
        await elsewhere.OpensAsync("app/");
        await elsewhere.SignsInWithTheKitOfAsync(alice.Kept);
        await elsewhere.IsInsideAsync();
        await elsewhere.GoesToTheJournalAsync();
        await elsewhere.SeesAtLastAsync("Written on the first device.");
    }

    [Fact]
    public async Task Recovery_words_bring_back_what_was_written_and_end_with_a_new_kit()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        await alice.WritesInTheJournalAsync("Before everything was lost.");
        await alice.SeesThatAllIsSentAsync();

        var back = await PersonAsync("alice-back");
        await back.OpensAsync("app/");
        await back.ComesBackByWordsAsync(alice.Kept, "entirely different words chosen afterwards");
        Assert.NotEqual(alice.Kept.SecretKey, back.Kept.SecretKey);
        await back.GoesToTheJournalAsync();
        await back.SeesAtLastAsync("Before everything was lost.");
        await back.ReloadsAndUnlocksAsync();
    }

    [Fact]
    public async Task The_language_can_be_changed_before_anything_is_unlocked()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.SeesHeadingAsync(alice.Words.Shell.Heading);
        await alice.Page.Locator("#shell-language summary").ClickAsync();
        await alice.Page.GetByRole(AriaRole.Button, new() { Name = "العربية" }).ClickAsync();
        alice.SpeaksFromNowOn(await Texts.WordsAsync(Site, "ar"));
        await alice.SeesHeadingAsync(alice.Words.Shell.Heading);
        await Assertions.Expect(alice.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");

        await alice.Page.ReloadAsync();
        await alice.SeesHeadingAsync(alice.Words.Shell.Heading);
        await alice.SeesTheAppReadyAsync();
    }

    [Fact]
    public async Task The_shell_names_no_account_that_did_not_ask_for_it()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        await alice.LocksAsync();
        Assert.DoesNotContain(
            alice.Kept.AccountName,
            await alice.Page.ContentAsync(),
            StringComparison.Ordinal
        );
    }
}
