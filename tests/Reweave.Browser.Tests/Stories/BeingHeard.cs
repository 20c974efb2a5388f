using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>
/// One says what it did to them, the other gives it back until it is heard; one stands by what they did, in writing or aloud. What is
/// private stays private, a pause says nothing about who or why, and taking back leaves nothing.
/// </summary>
public sealed class BeingHeard(Chromium chromium) : StoryTest(chromium)
{
    private const string Secret = "CanaryOfAlice";

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Part_by_part_until_it_is_heard(string language)
    {
        var (alice, bob) = await TwoPartnersAsync(language);
        var impact = alice.Words.Acknowledgement.Impact;
        await alice.GoesToBeingHeardAsync();
        await alice.LooksAtTheScreenAsync("being heard: at the beginning");
        await alice.BeginsInPrivateAsync(impact, "body", $"{Secret}: I lie awake and listen.");
        await alice.LooksAtTheScreenAsync("being heard: private beginning");
        await bob.GoesToBeingHeardAsync();
        await bob.DoesNotSeeAsync(Secret);

        await alice.HandsOverAsync(
            impact,
            "body",
            async () =>
            {
                await alice.LooksAtTheScreenAsync("being heard: the last look");
                await alice.TapsAsync(alice.Words.Acknowledgement.HandOverChange);
                await alice.FillsAsync(
                    alice.Words.Acknowledgement.TextLabel,
                    "I lie awake and listen."
                );
                await alice.TapsAsync(alice.Words.Acknowledgement.HandOver);
            }
        );
        await bob.SeesAtLastAsync("I lie awake and listen.");
        await bob.DoesNotSeeAsync(Secret);

        await bob.GivesBackAsync(
            language == "ar" ? "النوم بعيد عنك، لكنه قريب مني" : "You cannot sleep, but I can.",
            async () =>
            {
                await bob.SeesAsync(
                    bob.Words.Acknowledgement.BlameQuestion(language == "en" ? "but" : "لكن")
                );
                await bob.LooksAtTheScreenAsync("being heard: giving back");
            }
        );
        await alice.SeesAtLastAsync(alice.Words.Acknowledgement.MarkTitle);
        await alice.MarksAsync(alice.Words.Acknowledgement.MarkPartly, "I listen for your phone.");
        await alice.LooksAtTheScreenAsync("being heard: marked");

        await bob.SeesAtLastAsync("I listen for your phone.");
        await bob.GivesBackAsync("You lie awake and listen for my phone.");
        await alice.SeesAtLastAsync("You lie awake and listen for my phone.");
        await alice.MarksAsync(alice.Words.Acknowledgement.MarkHeard);
        await bob.SeesAtLastAsync(bob.Words.Acknowledgement.StageLine("Heard"));
        await bob.LooksAtTheScreenAsync("being heard: heard");
    }

    [Fact]
    public async Task A_pause_looks_the_same_to_both()
    {
        var (alice, bob) = await TwoPartnersAsync("en");
        var impact = alice.Words.Acknowledgement.Impact;
        await alice.BeginsInPrivateAsync(impact, "trust", "I read every face.");
        await alice.HandsOverAsync(impact, "trust");
        await bob.GoesToBeingHeardAsync();
        await bob.SeesAtLastAsync("I read every face.");

        await bob.TapsAsync(bob.Words.Acknowledgement.Pause);
        await bob.SeesAtLastAsync(bob.Words.Design.PausedMore);
        await alice.SeesAtLastAsync(alice.Words.Design.PausedMore);
        Assert.Equal(await WordsOnScreenAsync(alice), await WordsOnScreenAsync(bob));
        await alice.LooksAtTheScreenAsync("being heard: paused");
    }

    [Fact]
    public async Task An_account_is_handed_over_answered_and_taken_back_or_said_aloud_and_not_kept()
    {
        var (alice, bob) = await TwoPartnersAsync("en");
        var account = bob.Words.Acknowledgement.Account;
        await bob.BeginsInPrivateAsync(account, "did", "I lied to you for a year.");
        await bob.HandsOverAsync(account, "did");
        await alice.GoesToBeingHeardAsync();
        await alice.SeesAtLastAsync("I lied to you for a year.");
        await alice.ChoosesAsync(alice.Words.Acknowledgement.AnswerHeardYou);
        await alice.TapsAsync(alice.Words.Acknowledgement.AnswerSend);
        await bob.SeesAtLastAsync(bob.Words.Acknowledgement.Answered("HeardYou"));
        await alice.LooksAtTheScreenAsync("being heard: an account");

        await bob.TapsAsync(bob.Words.Acknowledgement.TakeBack);
        await bob.ConfirmsAsync(bob.Words.Acknowledgement.TakeBackConfirm);
        await alice.DoesNotSeeAnyMoreAsync("I lied to you for a year.");
        await bob.DoesNotSeeAnyMoreAsync("I lied to you for a year.");

        await bob.FollowsAsync(account);
        await bob.FollowsAsync(bob.Words.Acknowledgement.Aloud);
        await bob.SeesAsync("I lied to you for a year.");
        await bob.LooksAtTheScreenAsync("being heard: to read aloud");
        await bob.TapsAsync(bob.Words.Acknowledgement.AloudDone);
        await bob.ConfirmsAsync(bob.Words.Acknowledgement.AloudDone);
        await bob.SeesAsync(bob.Words.Acknowledgement.Erased);
        await alice.DoesNotSeeAsync("a year");
    }

    private static Task<string> WordsOnScreenAsync(Person person) =>
        person.Page.EvaluateAsync<string>(
            "() => document.querySelector('main .notice').textContent.replace(/\\s+/g, ' ').trim()"
        );
}
