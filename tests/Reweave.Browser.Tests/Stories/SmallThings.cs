using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>Something small is chosen, promised, done, and it mattered; something else is told after it was done. Nothing is counted.</summary>
public sealed class SmallThings(Chromium chromium) : StoryTest(chromium)
{
    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Chosen_promised_done_and_it_mattered(string language)
    {
        var (alice, bob) = await TwoPartnersAsync(language);
        var words = alice.Words.Actions;
        await alice.GoesToSmallThingsAsync();
        await alice.FollowsAsync(words.ToLibrary);
        await alice.SeesHeadingAsync(words.LibraryTitle);
        await alice.PicksAsync(words.KindName("Time"));
        await alice.LooksAtTheScreenAsync("small things to choose from");
        await alice.TakesTheFirstOfferedAsync();
        await alice.SeesHeadingAsync(words.Title);
        await alice.FillsAsync(words.What, "A walk without telephones.");
        // What would be touch is asked for each time; a promise of it would wait unseen.
        await alice.DoesNotSeeAsync(words.KindName("Touch"));
        await alice.LooksAtTheScreenAsync("small things: before promising");
        await alice.TapsAsync(words.Promise);
        await alice.SeesAsync("A walk without telephones.");

        await bob.GoesToSmallThingsAsync();
        await bob.SeesAtLastAsync("A walk without telephones.");
        await bob.DoesNotSeeAsync(bob.Words.Actions.Matters);
        await alice.TapsAsync(words.Keep);
        await bob.SeesAtLastAsync(bob.Words.Actions.Matters);
        await bob.TapsAsync(bob.Words.Actions.Matters);
        await bob.SeesAsync(bob.Words.Actions.MatteredBack);
        await alice.SeesAtLastAsync(words.Mattered);
        await alice.LooksAtTheScreenAsync("small things: it mattered");
        await bob.TapsAsync(bob.Words.Actions.MatteredBack);
        await alice.DoesNotSeeAnyMoreAsync(words.Mattered);

        await bob.FillsAsync(bob.Words.Actions.What, "I rang the insurance.");
        await bob.TapsAsync(bob.Words.Actions.Did);
        await alice.SeesAtLastAsync("I rang the insurance.");
        await alice.SeesAsync(words.Matters);
    }
}
