using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>Two people agree on something: begun alone, talked about, in force with the yes of both, ended by one.</summary>
public sealed class Agreements(Chromium chromium) : StoryTest(chromium)
{
    private const int MostCharacters = 4_000;

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task From_a_private_beginning_to_its_end(string language)
    {
        var (alice, bob) = await TwoPartnersAsync(language);
        var words = alice.Words.Agreements;
        var text = words.Template("Money1");

        // Begun and kept alone: the other sees nothing of it.
        await alice.GoesToAgreementsAsync();
        await alice.LooksAtTheScreenAsync("agreements empty");
        await alice.BeginsAnAgreementAsync("Money", text);
        await alice.LooksAtTheScreenAsync("agreement words");
        await alice.SeesAsync(words.KeepSees);
        await alice.TapsAsync(words.Keep);
        await alice.SeesAsync(words.Kept);
        await alice.SeesHeadingAsync(words.PreparedTitle);
        await alice.LooksAtTheScreenAsync("agreements begun");
        await bob.GoesToAgreementsAsync();
        await bob.DoesNotSeeAsync(text);

        // Handed over after a last look.
        await alice.FollowsAsync(words.GoOn);
        await alice.SeesHeadingAsync(words.KindTitle);
        await alice.TapsAsync(alice.Words.Frame.Next);
        await alice.GoesOnToThePreviewAsync(lookingAround: true);
        await alice.LooksAtTheScreenAsync("agreement preview");
        await alice.TapsAsync(words.Propose);
        await alice.SeesAsync(words.Proposed);
        await alice.SeesAsync(words.OpenMore);

        // It arrives on the other's open screen with her yes; his makes it agreed.
        await bob.SeesAtLastAsync(text);
        await bob.OpensTheAgreementAsync(text);
        await bob.LooksAtTheScreenAsync("agreement open");
        await alice.SeesAsync(words.Consented);
        await bob.TapsAsync(words.Talked);
        await alice.SeesAtLastAsync(words.Moment("TalkedAbout"));
        await alice.DoesNotSeeAsync(words.NotesTitle);
        await bob.SeesAsync(words.ConsentSees);
        await bob.TapsAsync(words.Consent);
        await alice.SeesAtLastAsync(words.NotesTitle);
        await bob.SeesAtLastAsync(words.NotesTitle);
        await bob.LooksAtTheScreenAsync("agreement in force");

        // About oneself only, and erased by its author.
        await bob.NotesAboutThemselvesAsync("Slipped", "I forgot on Tuesday.");
        await alice.SeesAtLastAsync("I forgot on Tuesday.");
        await bob.TapsAsync(words.NoteErase);
        await bob.ConfirmsAsync(words.NoteErase);
        await alice.SeesAtLastAsync(words.NoteErased);
        await alice.DoesNotSeeAsync("I forgot on Tuesday.");

        // Ended by one, for both; no name.
        await bob.TapsAsync(words.End);
        await bob.SeesAsync(words.EndMore);
        await bob.ConfirmsAsync(words.End);
        await bob.SeesAsync(words.State("Ended"));
        await alice.SeesAtLastAsync(words.Again);
        await alice.LooksAtTheScreenAsync("agreement ended");
        await alice.FitsTheScreenAsync();
    }

    [Fact]
    public async Task What_is_set_aside_leaves_nothing_and_a_cautious_question_stands_in_nobodys_way()
    {
        var (alice, bob) = await TwoPartnersAsync();
        var words = alice.Words.Agreements;
        await alice.GoesToAgreementsAsync();
        await alice.BeginsAnAgreementAsync(
            "Transparency",
            string.Join(' ', Enumerable.Repeat("always", 20_000))
        );
        // From the sentence's end: how the number is written is the browser's matter.
        await alice.SeesAsync(words.TooLong(MostCharacters).Split(". ", 2)[1]);
        await alice.FillsAsync(words.WhatLabel, "You show me your phone every evening.");
        await alice.SeesAsync(words.Proof);
        await alice.GoesOnToThePreviewAsync();
        await alice.TapsAsync(words.Propose);
        await alice.SeesAsync(words.OpenMore);

        await bob.GoesToAgreementsAsync();
        await bob.SeesAtLastAsync("You show me your phone every evening.");
        await bob.OpensTheAgreementAsync("You show me your phone every evening.");
        await bob.SeesAsync(words.ProofToYou);
        await bob.TapsAsync(words.Withdraw("no"));
        await bob.SeesAsync(words.SetAsideMore);
        await bob.ConfirmsAsync(words.Withdraw("no"));
        await bob.SeesHeadingAsync(words.Title);
        await bob.DoesNotSeeAsync("You show me your phone every evening.");
        // On her page it goes on waiting, as if nothing had been said.
        await alice.SeesAsync("You show me your phone every evening.");
        await alice.SeesAsync(words.OpenMore);
    }
}
