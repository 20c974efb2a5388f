using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>
/// Two look at what was around them, apart and then together; the choice and the context stay in two columns; something small grows
/// out of a condition.
/// </summary>
public sealed class LookingAtWhy(Chromium chromium) : StoryTest(chromium)
{
    private const string Secret = "CanaryOfBob";

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Apart_and_then_side_by_side(string language)
    {
        var (alice, bob) = await TwoPartnersAsync(language);
        await alice.GoesToUnderstandingAsync();
        await alice.LooksAtTheScreenAsync("understanding: a condition");
        await alice.LooksAtWhatWasAroundAsync(
            "Communication",
            9,
            "We spoke of shopping.",
            own: "The winter"
        );
        await alice.LooksAtTheScreenAsync("understanding: before sealing");
        await alice.SealsWhatWasAroundAsync();
        await alice.LooksAtTheScreenAsync("understanding: waiting");
        await bob.LooksAtWhatWasAroundAsync("Communication", 2, $"{Secret} fine to me.");
        await alice.DoesNotSeeAsync(Secret);
        await bob.SealsWhatWasAroundAsync();

        await alice.OpensTheNextConditionAsync();
        await alice.SeesAtLastAsync(alice.Words.Understanding.OpeningNow);
        await alice.DoesNotSeeAsync(Secret);
        await alice.LooksAtTheScreenAsync("understanding: opening");
        await bob.OpensTheNextConditionAsync();
        foreach (var person in new[] { alice, bob })
        {
            await person.SeesAtLastAsync(Secret);
            await person.SeesAtLastAsync("We spoke of shopping.");
            await person.SeesAsync(person.Words.Understanding.Nearness("FarApart"));
        }

        await alice.TapsAsync(alice.Words.Understanding.Mark);
        await alice.SeesAsync(alice.Words.Understanding.Unmark);
        await bob.SeesAtLastAsync(bob.Words.Understanding.Marked);
        await bob.DoesNotSeeAsync(bob.Words.Understanding.Unmark);

        var but = language == "ar" ? "لكن" : "but";
        await bob.HandsOverAChoiceAsync(
            $"I lied, {but} I knew it.",
            async () =>
            {
                await bob.LooksAtTheScreenAsync("understanding: the last look at a choice");
                await bob.TapsAsync(bob.Words.Acknowledgement.HandOverChange);
                await bob.SeesAsync(bob.Words.Understanding.ChoiceBlame(but));
                await bob.FillsAsync(bob.Words.Understanding.ChoiceLabel, "I lied. I knew it.");
                await bob.LooksAtTheScreenAsync("understanding: a choice");
                await bob.TapsAsync(bob.Words.Understanding.ChoiceHandOver);
            }
        );
        await alice.SeesAtLastAsync("I lied. I knew it.");
        await alice.LooksAtTheScreenAsync("understanding: two columns");

        await bob.TapsAsync(bob.Words.Understanding.Stop);
        await bob.ConfirmsAsync(bob.Words.Understanding.Stop);
        await alice.SeesAtLastAsync(alice.Words.Understanding.Earlier);
        await alice.SeesAsync(Secret);
        await bob.TapsAsync(bob.Words.Understanding.TakeOut);
        await bob.ConfirmsAsync(bob.Words.Understanding.TakeOut);
        await alice.DoesNotSeeAnyMoreAsync(Secret);
    }

    [Fact]
    public async Task Something_small_grows_out_of_a_condition_and_keeps_the_link()
    {
        var (alice, bob) = await TwoPartnersAsync();
        var from = alice.Words.Understanding.GrownFrom(alice.NameOf("Intimacy"));
        await alice.LooksAtWhatWasAroundAsync("Intimacy", 7, "Long ago.");
        await alice.SealsWhatWasAroundAsync();
        await bob.LooksAtWhatWasAroundAsync("Intimacy", 6, "Too long.");
        await bob.SealsWhatWasAroundAsync();
        await alice.OpensTheNextConditionAsync();
        await bob.OpensTheNextConditionAsync();
        await alice.SeesAtLastAsync("Too long.");

        await alice.FollowsAsync(alice.Words.Understanding.GrowAction);
        await alice.SeesHeadingAsync(alice.Words.Actions.Title);
        await alice.SeesAsync(from);
        await alice.FillsAsync(alice.Words.Actions.What, "I come home at six on Thursday.");
        await alice.TapsAsync(alice.Words.Actions.Promise);
        await alice.SeesAsync(alice.Words.Actions.Keep);
        await alice.LooksAtTheScreenAsync("small things");

        await bob.SeesAtLastAsync("Long ago.");
        await bob.FollowsAsync(bob.Words.Understanding.GrowTalk);
        await bob.SeesHeadingAsync(bob.Words.Conversations.Title);
        await bob.FillsAsync(bob.Words.Conversations.What, "What we miss.");
        await bob.TapsAsync(bob.Words.Conversations.Add);
        await bob.SeesAsync(bob.Words.Conversations.Done);
        await bob.LooksAtTheScreenAsync("to talk about");

        await alice.GoesToAsync(alice.Words.Frame.Together);
        await alice.FollowsAsync(alice.Words.Conversations.Title);
        await alice.SeesAtLastAsync("What we miss.");
        await alice.SeesAsync(from);
        await alice.TapsAsync(alice.Words.Conversations.Done);
        await bob.DoesNotSeeAnyMoreAsync("What we miss.");

        await bob.GoesToAsync(bob.Words.Frame.Together);
        await bob.FollowsAsync(bob.Words.Actions.Title);
        await bob.SeesAtLastAsync("I come home at six on Thursday.");
        await bob.GoesToUnderstandingAsync();
        await bob.FollowsAsync(bob.Words.Understanding.GrowAgreement);
        await bob.SeesAsync(from);
    }
}
