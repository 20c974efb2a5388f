using Microsoft.Playwright;
using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>Someone comes into the room.</summary>
public sealed class Leaving(Chromium chromium) : StoryTest(chromium)
{
    [Fact]
    public async Task Shift_three_times_shows_a_neutral_page_and_locks()
    {
        var alice = await AliceWritingAsync();
        // As a hand does it: none waits until the page has dealt with the one before, however busy the machine is.
        await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => alice.Page.Keyboard.PressAsync("Shift"))
        );

        await NothingIsLeftAsync(alice);
    }

    [Fact]
    public async Task The_button_does_the_same()
    {
        var alice = await AliceWritingAsync();
        await alice.TapsAsync(alice.Words.Frame.LeaveQuickly);
        await NothingIsLeftAsync(alice);
    }

    [Fact]
    public async Task Before_unlocking_it_works_as_well()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.TapsAsync(alice.Words.Shell.LeaveQuickly);
        await alice.Page.WaitForURLAsync("**/en/weather");
    }

    private async Task<Person> AliceWritingAsync()
    {
        var alice = await PersonAsync("alice");
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        await alice.WritesInTheJournalAsync("Nobody may see this.");
        return alice;
    }

    private static async Task NothingIsLeftAsync(Person alice)
    {
        await alice.Page.WaitForURLAsync("**/en/weather");
        await alice.DoesNotSeeAsync("Nobody may see this.");
        await alice.TheNeutralPageIsFineAsync();

        await alice.OpensAsync("app/");
        await alice.IsLockedOutAsync();
        await alice.DoesNotSeeAsync("Nobody may see this.");
    }
}
