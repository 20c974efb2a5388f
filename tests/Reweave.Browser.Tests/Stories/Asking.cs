using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>
/// A question parked at night, asked two days later into a window both agreed on, answered fully, and settled by the one who asked;
/// and something told whole, prepared where nobody else can see it.
/// </summary>
public sealed class Asking(Chromium chromium) : StoryTest(chromium)
{
    private const string Secret = "CanaryOfAlice";

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task From_a_night_s_question_to_an_answer(string language)
    {
        var (alice, bob) = await TwoPartnersAsync(language);
        await alice.GoesToWindowsAsync();
        await alice.LooksAtTheScreenAsync("windows: none yet");
        await alice.SuggestsWindowsAsync("harbour");
        await alice.LooksAtTheScreenAsync("windows: suggested");
        await bob.AgreesToWindowsAsync();
        await bob.LooksAtTheScreenAsync("windows: agreed");
        await alice.SeesAtLastAsync(alice.Words.Questions.Agreed);

        await alice.IsEarlierByAsync(TimeSpan.FromHours(49));
        await alice.GoesToQuestionsAsync();
        await alice.LooksAtTheScreenAsync("questions: none yet");
        await alice.ParksAsync(
            $"{Secret}: why, why, why?",
            () => alice.LooksAtTheScreenAsync("questions: parking")
        );
        await alice.FollowsAsync(Secret);
        await alice.SeesHeadingAsync(alice.Words.Questions.WhyTitle);
        await alice.LooksAtTheScreenAsync("questions: resting");
        await alice.SeesThatAllIsSentAsync();
        await bob.GoesToQuestionsAsync();
        await bob.DoesNotSeeAsync(Secret);

        await alice.ComesBackInThePresentAsync();
        await alice.GoesToQuestionsAsync();
        await alice.SeesHeadingAsync(alice.Words.Questions.OfferTitle);
        await alice.LooksAtTheScreenAsync("questions: offered");
        await alice.AsksAsync(
            Secret,
            "Where were you on those evenings?",
            () => alice.LooksAtTheScreenAsync("questions: the last look")
        );
        await alice.DoesNotSeeAsync(Secret);

        await bob.OpensTheQuestionAsync("Where were you on those evenings?");
        await bob.LooksAtTheScreenAsync("questions: asked");
        await bob.TapsAsync(bob.Words.Questions.SetAside);
        await bob.FillsAsync(bob.Words.Questions.SetAsideWords, "I need a day for this.");
        await bob.SeesAsync(bob.Words.Questions.SetAsideSees);
        await bob.LooksAtTheScreenAsync("questions: setting aside");
        await bob.TapsAsync(bob.Words.Questions.SetAsideSend);
        await alice.OpensTheQuestionAsync("Where were you on those evenings?");
        await alice.SeesAtLastAsync("I need a day for this.");
        await alice.LooksAtTheScreenAsync("questions: set aside");

        await bob.TapsAsync(bob.Words.Questions.TakeUpAgain);
        await alice.DoesNotSeeAnyMoreAsync("I need a day for this.");
        await bob.AnswersAsync(
            "At the office until nine.",
            () => bob.LooksAtTheScreenAsync("questions: answering")
        );
        await alice.SeesAtLastAsync("At the office until nine.");
        await alice.LooksAtTheScreenAsync("questions: is this answered");
        await alice.SettlesAsync("And after nine?");
        await bob.SeesAtLastAsync("And after nine?");
        await bob.AnswersAsync("At the café by the station.");
        await alice.SeesAtLastAsync("At the café by the station.");
        await alice.SettlesAsync(null);
        await bob.SeesAtLastAsync(bob.Words.Questions.Settled("Answered"));
        await bob.LooksAtTheScreenAsync("questions: answered");
        await bob.DoesNotSeeAsync(Secret);
    }

    [Fact]
    public async Task A_question_taken_back_is_parked_again_and_a_window_rests_for_both()
    {
        var (alice, bob) = await TwoPartnersAsync("en");
        await alice.SuggestsWindowsAsync("harbour");
        await bob.AgreesToWindowsAsync();
        await alice.IsEarlierByAsync(TimeSpan.FromHours(49));
        await alice.ParksAsync("Was it my fault?");
        await alice.ComesBackInThePresentAsync();
        await alice.AsksAsync("Was it my fault?", "Was it my fault?");
        await bob.TurnsToAddressAsync("windows/today");
        await bob.SeesAtLastAsync("Was it my fault?");
        await bob.LooksAtTheScreenAsync("windows: today");

        await alice.OpensTheQuestionAsync("Was it my fault?");
        await alice.TapsAsync(alice.Words.Questions.Withdraw);
        await alice.ConfirmsAsync(alice.Words.Questions.Withdraw);
        await alice.SeesAsync(alice.Words.Questions.TakenBack);
        await alice.SeesAsync("Was it my fault?");
        await bob.DoesNotSeeAnyMoreAsync("Was it my fault?");

        await bob.TapsAsync(bob.Words.Questions.PauseNow);
        await bob.SeesAsync(bob.Words.Design.PausedMore);
        await alice.TurnsToAddressAsync("windows/today");
        await alice.SeesAtLastAsync(alice.Words.Design.PausedMore);
        await alice.LooksAtTheScreenAsync("windows: paused");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Something_to_tell_is_prepared_alone_read_and_discarded(string language)
    {
        var bob = await PersonAsync("bob", language);
        await bob.OpensAsync("app/");
        await bob.MakesAnAccountAsync("bob");
        await bob.GoesToAsync(bob.Words.Frame.Me);
        await bob.FollowsAsync(bob.Words.Questions.TellTitle);
        await bob.LooksAtTheScreenAsync("telling: before");
        await bob.FollowsAsync(bob.Words.Questions.TellWrite);
        await bob.WritesThePartAsync("happened", "I hid a debt.");
        await bob.LooksAtTheScreenAsync("telling: writing");
        await bob.TapsAsync(bob.Words.Frame.Next);
        await bob.WritesThePartAsync("span", "Since the spring.");
        await bob.TapsAsync(bob.Words.Frame.NotNow);
        await bob.FollowsAsync(bob.Words.Questions.TellRead);
        await bob.SeesAsync("I hid a debt.");
        await bob.SeesAsync("Since the spring.");
        await bob.LooksAtTheScreenAsync("telling: read");

        await bob.TapsAsync(bob.Words.Questions.TellDiscard);
        await bob.ConfirmsAsync(bob.Words.Questions.TellDiscard);
        await bob.SeesAsync(bob.Words.Questions.TellDiscarded);
        await bob.HasNothingUnfinishedAsync();
    }
}
