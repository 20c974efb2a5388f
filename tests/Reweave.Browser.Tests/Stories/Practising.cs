using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;
using Reweave.Content.Practices;

namespace Reweave.Browser.Tests.Stories;

/// <summary>A practice of one's own, left and gone on with; and one of two, with answers that neither reads before both.</summary>
public sealed class Practising(Chromium chromium) : StoryTest(chromium)
{
    private const string Secret = "CanaryOfBob";

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Alone_left_in_the_middle_and_kept_at_the_end(string language)
    {
        var alice = await PersonAsync("alice", language);
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        var night = (await Texts.LibraryAsync(Site, language)).Find("a-night-like-this")!;
        await alice.LooksForAPracticeAsync(night);
        await alice.LooksAtTheScreenAsync("practices: before beginning");
        await alice.BeginsThePracticeAsync(night);
        await alice.RatesAsync(8);
        await alice.LooksAtTheScreenAsync("practices: a number");
        await alice.GoesOnToAsync(night.Steps[1]);
        await alice.LooksAtTheScreenAsync("practices: breathing");
        await alice.GoesOnToAsync(night.Steps[2]);
        await alice.GoesOnToAsync(night.Steps[3]);
        await alice.WritesAtTheStepAsync("Ask my sister.");
        await alice.SeesAsync(alice.Words.Practices.KeptAsYouGo);
        await alice.LooksAtTheScreenAsync("practices: writing");
        await alice.TapsAsync(alice.Words.Practices.Pause);
        await alice.SeesHeadingAsync(alice.Words.Practices.Title);
        await alice.SeesAsync(alice.Words.Practices.StepAt(4, night.Steps.Count));
        await alice.LooksAtTheScreenAsync("practices");

        await alice.FollowsAsync(night.Title);
        await alice.SeesStepAsync(night.Steps[3]);
        await alice.GoesOnToAsync(night.Steps[4]);
        await alice.GoesOnToAsync(night.Steps[5]);
        await alice.TapsAsync(alice.Words.Practices.Finish);
        await alice.SeesHeadingAsync(alice.Words.Practices.EndTitle);
        await alice.SeesAsync("Ask my sister.");
        await alice.LooksAtTheScreenAsync("practices: the end");

        await alice.TapsAsync(alice.Words.Practices.Discard);
        await alice.ConfirmsAsync(alice.Words.Practices.Discard);
        await alice.SeesAtLastAsync(alice.Words.Practices.Discarded);
        await alice.DoesNotSeeAsync(alice.Words.Practices.HistoryMore);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Together_apart_first_and_then_side_by_side(string language)
    {
        var (alice, bob) = await TwoPartnersAsync(language);
        var felt = (await Texts.LibraryAsync(Site, language)).Find("felt-and-guessed")!;
        await alice.LooksForAPracticeAsync(felt);
        await alice.SeesAsync(alice.Words.Practices.InviteMore);
        await alice.TapsAsync(alice.Words.Practices.Invite);
        await alice.SeesAsync(alice.Words.Practices.InvitedByMeMore);
        await alice.LooksAtTheScreenAsync("practices: invited");
        await alice.BeginsThePracticeAsync(felt);
        await alice.SealsAsync(felt, "I felt alone.", "You felt nothing.");
        await alice.LooksAtTheScreenAsync("practices: sealed");
        await alice.GoesToTheSealedAnswersAsync(felt.Title);
        await alice.SeesAsync(alice.Words.Practices.WaitingMore);
        await alice.LooksAtTheScreenAsync("practices: waiting");

        await bob.GoesToAsync(bob.Words.Frame.Together);
        await bob.SeesAtLastAsync(bob.Words.Practices.Line("invited"));
        await bob.FollowsAsync(bob.Words.Practices.Title);
        await bob.SeesAtLastAsync(bob.Words.Practices.InvitedToMeMore);
        await bob.DoesNotSeeAsync("I felt alone.");
        await bob.LooksAtTheScreenAsync("practices: an invitation");
        await bob.FollowsAsync(bob.Words.Practices.Look);
        await bob.BeginsThePracticeAsync(felt);
        await bob.SealsAsync(felt, $"{Secret} was afraid.", "You were cold.");
        await alice.DoesNotSeeAsync(Secret);

        await alice.SeesAtLastAsync(alice.Words.Practices.ReadyMore);
        await alice.TapsAsync(alice.Words.Practices.Open);
        await alice.SeesAtLastAsync(alice.Words.Practices.OpeningNow);
        await alice.DoesNotSeeAsync(Secret);
        await bob.GoesToTheSealedAnswersAsync(felt.Title);
        await bob.SeesAtLastAsync(bob.Words.Practices.ReadyMore);
        await bob.LooksAtTheScreenAsync("practices: opening");
        await bob.TapsAsync(bob.Words.Practices.Open);
        foreach (var person in new[] { alice, bob })
        {
            await person.SeesAtLastAsync(Secret);
            await person.SeesAtLastAsync("You felt nothing.");
            await person.SeesAsync(person.Words.Practices.Guess(felt.Steps[2].Title));
        }

        await alice.LooksAtTheScreenAsync("practices: side by side");
        await bob.TapsAsync(bob.Words.Practices.StopDone);
        await alice.SeesAtLastAsync(alice.Words.Practices.Earlier);
        await alice.SeesAsync(Secret);
        await bob.TapsAsync(bob.Words.Practices.TakeOut);
        await bob.ConfirmsAsync(bob.Words.Practices.TakeOut);
        await alice.DoesNotSeeAnyMoreAsync(Secret);
    }
}
