using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>
/// The road in its order, walked by two on four days of three months: the first night, being heard, a question, why, an agreement, a slip
/// and its repair, something small, a conversation, something good. Each part has a story of its own that looks closely; this one is about
/// the way from one to the next, and about what is still there at the end of it.
/// </summary>
public sealed class TheWholeRoad(Chromium chromium) : StoryTest(chromium)
{
    private const string Question = "Where were you on those evenings?";
    private const string Slip = "I came home late and did not say so.";
    private const string Repair = "I rang from the station, as we had said.";

    private static readonly TimeSpan AtTheBeginning = TimeSpan.FromDays(97);
    private static readonly TimeSpan DaysLater = TimeSpan.FromDays(93);
    private static readonly TimeSpan WeeksLater = TimeSpan.FromDays(60);

    [Fact]
    public async Task From_the_first_days_to_three_months_later()
    {
        var (alice, bob) = await TwoPartnersAsync();
        await alice.IsEarlierByAsync(AtTheBeginning);
        await bob.IsEarlierByAsync(AtTheBeginning);
        await TheFirstDays(alice, bob);
        await SomethingIsHeard(alice, bob);
        await bob.AgreesToWindowsAsync();

        await BothComeBackAsync(alice, bob, DaysLater);
        await AQuestionIsAnswered(alice, bob);
        await TheyLookAtWhy(alice, bob);
        await TheyAgree(alice, bob);

        await BothComeBackAsync(alice, bob, WeeksLater);
        await ASlipIsRepaired(alice, bob);
        await SomethingSmallMatters(alice, bob);

        await BothComeBackAsync(alice, bob, TimeSpan.Zero);
        await TheyTalk(alice, bob);
        await AMonthIsLookedBackOn(alice);
        await SomethingGoodIsKept(alice, bob);
        await AllOfItIsStillThere(bob);
    }

    private static async Task TheFirstDays(Person alice, Person bob)
    {
        await alice.SaysWhereTheyStandAsync("hurt", "Messages", "We tell each other.");
        await bob.SaysWhereTheyStandAsync("broke", "Messages", "Nobody else gets what is ours.");
        await alice.GoesToTheFirstDaysAsync();
        await alice.MarksTheLineAsync(alice.Words.FirstDays.EatTitle, alice.Words.FirstDays.Done);
        await alice.WritesInTheJournalAsync("I slept three hours.", "sadness");
        await alice.SuggestsWindowsAsync("harbour");
        await alice.ParksAsync(Question);
    }

    private static async Task SomethingIsHeard(Person alice, Person bob)
    {
        var words = alice.Words.Acknowledgement;
        await alice.BeginsInPrivateAsync(words.Impact, "body", "I lie awake and listen.");
        await alice.HandsOverAsync(words.Impact, "body");
        await bob.GoesToBeingHeardAsync();
        await bob.SeesAtLastAsync("I lie awake and listen.");
        await bob.GivesBackAsync("You cannot rest, because of what I did.");
        await alice.SeesAtLastAsync(words.MarkTitle);
        await alice.MarksAsync(words.MarkHeard);
        await bob.SeesAtLastAsync(words.StageLine("Heard"));
    }

    private static async Task AQuestionIsAnswered(Person alice, Person bob)
    {
        await alice.AsksAsync(Question, Question);
        await bob.OpensTheQuestionAsync(Question);
        await bob.AnswersAsync("At the office until nine.");
        await alice.OpensTheQuestionAsync(Question);
        await alice.SeesAtLastAsync("At the office until nine.");
        await alice.SettlesAsync(null);
        await bob.SeesAtLastAsync(bob.Words.Questions.Settled("Answered"));
    }

    private static async Task TheyLookAtWhy(Person alice, Person bob)
    {
        await alice.LooksAtWhatWasAroundAsync("Intimacy", 7, "Long ago.");
        await alice.SealsWhatWasAroundAsync();
        await bob.LooksAtWhatWasAroundAsync("Intimacy", 6, "I said nothing.");
        await bob.SealsWhatWasAroundAsync();
        await alice.OpensTheNextConditionAsync();
        await bob.OpensTheNextConditionAsync();
        await alice.SeesAtLastAsync("I said nothing.");
        await bob.HandsOverAChoiceAsync("I could have said it at our table.");
        await alice.SeesAtLastAsync("I could have said it at our table.");
    }

    private static async Task TheyAgree(Person alice, Person bob)
    {
        var words = alice.Words.Agreements;
        await alice.GoesToAgreementsAsync();
        await alice.BeginsAnAgreementAsync("TimeTogether", "We ring when it gets late.");
        await alice.GoesOnToThePreviewAsync();
        await alice.TapsAsync(words.Propose);
        await bob.GoesToAgreementsAsync();
        await bob.SeesAtLastAsync("We ring when it gets late.");
        await bob.OpensTheAgreementAsync("We ring when it gets late.");
        await bob.TapsAsync(words.Consent);
        await bob.SeesAtLastAsync(words.NotesTitle);
    }

    private static async Task ASlipIsRepaired(Person alice, Person bob)
    {
        await bob.GoesToAgreementsAsync();
        await bob.OpensTheAgreementAsync("We ring when it gets late.");
        await bob.NotesAboutThemselvesAsync("Slipped", Slip);
        await bob.NotesAboutThemselvesAsync("Repaired", Repair);
        await alice.GoesToAgreementsAsync();
        await alice.OpensTheAgreementAsync("We ring when it gets late.");
        await alice.SeesAtLastAsync(Slip);
        await alice.SeesAtLastAsync(Repair);
    }

    private static async Task SomethingSmallMatters(Person alice, Person bob)
    {
        await bob.GoesToSmallThingsAsync();
        await bob.FillsAsync(bob.Words.Actions.What, "I rang the insurance.");
        await bob.TapsAsync(bob.Words.Actions.Did);
        await alice.GoesToSmallThingsAsync();
        await alice.SeesAtLastAsync("I rang the insurance.");
        await alice.TapsAsync(alice.Words.Actions.Matters);
        await bob.SeesAtLastAsync(bob.Words.Actions.Mattered);
    }

    private static async Task TheyTalk(Person alice, Person bob)
    {
        var words = alice.Words.Talks;
        await alice.GoesOnAsync(words.ToLive, words.LiveTitle);
        await alice.SaysThatTheyAreHereAsync(first: true);
        await bob.GoesToAsync(bob.Words.Frame.Today);
        await bob.SeesAtLastAsync(words.Offered);
        await bob.FollowsAsync(words.OfferedLink);
        await bob.JoinsAsync();
        await alice.SeesHeadingAsync(words.YouSpeak);
        await alice.TapsAsync(words.Said);
        await bob.SeesHeadingAsync(words.YouGiveBack);
        await alice.TapsAsync(words.Yes);
        await bob.SeesHeadingAsync(words.YouSpeak);
        await alice.EndsTheConversationAsync();
        await bob.SeesHeadingAsync(words.AfterTitle);
        await bob.ChoosesAsync(words.LineBoth);
        await bob.FillsAsync(words.LineLabel, "Thank you for staying.");
        await bob.TapsAsync(words.LineHand);
        await alice.SeesAtLastAsync("Thank you for staying.");
    }

    private async Task AMonthIsLookedBackOn(Person alice)
    {
        var month = (await Texts.LibraryAsync(Site, "en")).Find("looking-back-on-a-month")!;
        await alice.LooksForAPracticeAsync(month);
        await alice.BeginsThePracticeAsync(month);
        await alice.RatesAsync(6);
        await alice.GoesOnToAsync(month.Steps[1]);
        await alice.WritesAtTheStepAsync("The traffic light.");
        foreach (var step in month.Steps.Skip(2))
        {
            await alice.GoesOnToAsync(step);
        }

        await alice.TapsAsync(alice.Words.Practices.Finish);
        await alice.SeesHeadingAsync(alice.Words.Practices.EndTitle);
        await alice.SeesAsync("The traffic light.");
    }

    private static async Task SomethingGoodIsKept(Person alice, Person bob)
    {
        var words = alice.Words.Memories;
        await alice.GoesToMemoriesAsync();
        await alice.FollowsAsync(words.Add);
        await alice.FillsAsync(words.TitleLabel, "The long way round");
        await alice.FillsAsync(words.WordsLabel, "It was not a bad silence.");
        await alice.TapsAsync(words.Preview);
        await alice.TapsAsync(words.Share);
        await alice.SeesAsync(words.Shared);
        await bob.GoesToMemoriesAsync();
        await bob.SeesAtLastAsync("The long way round");
    }

    /// <summary>Three months on one screen each, as somebody finds them who comes back.</summary>
    private static async Task AllOfItIsStillThere(Person bob)
    {
        await bob.ReloadsAndUnlocksAsync();
        foreach (
            var (address, text) in new[]
            {
                ("acknowledgement", "I lie awake and listen."),
                ("questions", Question),
                ("understanding", "I said nothing."),
                ("agreements", "We ring when it gets late."),
                ("memories", "The long way round"),
            }
        )
        {
            await bob.TurnsToAddressAsync(address);
            await bob.SeesAtLastAsync(text);
        }
    }

    private static async Task BothComeBackAsync(Person alice, Person bob, TimeSpan before)
    {
        await alice.SeesThatAllIsSentAsync();
        await bob.SeesThatAllIsSentAsync();
        await alice.ComesBackAsync(before);
        await bob.ComesBackAsync(before);
    }
}
