using Reweave.Browser.Tests.Hosting;
using Reweave.Browser.Tests.Story;

namespace Reweave.Browser.Tests.Stories;

/// <summary>Two people find a time, talk in turns on two devices, pause, end, and close with a line; and once on one device.</summary>
public sealed class Talking(Chromium chromium) : StoryTest(chromium)
{
    private const string Say = "The evenings alone.";
    private const string Line = "Thank you for staying.";

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Live_on_two_devices(string language)
    {
        var (alice, bob) = await TwoPartnersAsync(language);
        var words = alice.Words.Talks;

        // A time, suggested by one and agreed by the other.
        await alice.GoesOnAsync(words.ToTimes, words.TimesTitle);
        await alice.LooksAtTheScreenAsync("conversation times form");
        await alice.SuggestsTimesAsync("harbour");
        await bob.GoesOnAsync(words.ToTimes, words.TimesTitle);
        await bob.SeesAtLastAsync(words.ProposedToYou);
        await bob.LooksAtTheScreenAsync("conversation times proposed");
        await bob.TapsAsync(words.Agree);
        await bob.SeesAtLastAsync(words.Agreed);
        await alice.SeesAtLastAsync(words.Agreed);
        await alice.LooksAtTheScreenAsync("conversation times agreed");
        var (name, file) = await alice.SavesTheCalendarFileAsync();
        Assert.Equal("calendar.ics", name);
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", file, StringComparison.Ordinal);
        Assert.Contains($"SUMMARY:{words.CalendarNeutral}\r\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain("reweave", file, StringComparison.OrdinalIgnoreCase);

        // What one wants to say stays with its writer.
        await alice.GoesOnAsync(words.ToPrepare, words.PrepareTitle);
        await alice.FillsAsync(words.SayLabel, Say);
        await alice.SeesAsync(words.SaySees);
        await alice.TapsAsync(words.SayKeep);
        await alice.SeesAsync(words.SayKept);
        await alice.LooksAtTheScreenAsync("conversation prepare");
        await bob.GoesOnAsync(words.ToPrepare, words.PrepareTitle);
        await bob.DoesNotSeeAsync(Say);

        // One is there, the other joins.
        await alice.GoesOnAsync(words.ToLive, words.LiveTitle);
        await alice.LooksAtTheScreenAsync("conversation begin");
        await alice.SaysThatTheyAreHereAsync(first: true);
        await alice.LooksAtTheScreenAsync("conversation waiting");
        await bob.GoesToAsync(bob.Words.Frame.Today);
        await bob.SeesAtLastAsync(words.Offered);
        await bob.FollowsAsync(words.OfferedLink);
        await bob.LooksAtTheScreenAsync("conversation offered");
        await bob.JoinsAsync();

        // Turns: said, given back, more, yes.
        await alice.SeesHeadingAsync(words.YouSpeak);
        await bob.SeesHeadingAsync(words.TheySpeak);
        await alice.LooksAtTheScreenAsync("conversation speaking");
        await bob.LooksAtTheScreenAsync("conversation listening");
        await alice.TapsAsync(words.Said);
        await bob.SeesHeadingAsync(words.YouGiveBack);
        await bob.LooksAtTheScreenAsync("conversation giving back");
        await alice.TapsAsync(words.More);
        await bob.SeesHeadingAsync(words.TheySpeak);
        await alice.TapsAsync(words.Said);
        await bob.SeesHeadingAsync(words.YouGiveBack);
        await alice.DoesNotSeeAsync(words.More);
        await alice.LooksAtTheScreenAsync("conversation judging");
        await alice.TapsAsync(words.Yes);
        await bob.SeesHeadingAsync(words.YouSpeak);
        await alice.SeesHeadingAsync(words.TheySpeak);

        // Stopped by one: the same page for both, and nothing that says who.
        await bob.SeesAsync(words.StopSees);
        await bob.TapsAsync(words.Pause);
        await alice.SeesHeadingAsync(words.PausedTitle);
        await bob.SeesHeadingAsync(words.PausedTitle);
        await alice.LooksAtTheScreenAsync("conversation paused");
        await alice.TapsAsync(words.ImBack);
        await alice.SeesAsync(words.YouAreBack);
        await bob.DoesNotSeeAsync(words.YouAreBack);
        await bob.TapsAsync(words.ImBack);
        await alice.SeesHeadingAsync(words.TheySpeak);
        await bob.SeesHeadingAsync(words.YouSpeak);

        // Ended by the one who listens; both come out at the same page.
        await alice.EndsTheConversationAsync();
        await bob.SeesHeadingAsync(words.AfterTitle);
        await alice.LooksAtTheScreenAsync("conversation after");
        await alice.ChoosesAsync(words.LineBoth);
        await alice.FillsAsync(words.LineLabel, Line);
        await alice.SeesAsync(words.LineSeesBoth);
        await alice.TapsAsync(words.LineHand);
        await alice.SeesAsync(words.LineHanded);
        await bob.SeesAtLastAsync(Line);
        await bob.FillsAsync(words.LineLabel, "I could listen.");
        await bob.TapsAsync(words.LineKeep);
        await bob.SeesAsync(words.LineKept);

        await bob.GoesOnAsync(words.ToEarlier, words.EarlierTitle);
        await bob.SeesAsync(Line);
        await bob.SeesAsync("I could listen.");
        await bob.LooksAtTheScreenAsync("conversation earlier");
        await alice.GoesOnAsync(words.ToEarlier, words.EarlierTitle);
        await alice.DoesNotSeeAsync("I could listen.");
        await alice.TapsAsync(words.TakeBack);
        await alice.ConfirmsAsync(words.TakeBack);
        await alice.DoesNotSeeAsync(Line);
        await bob.DoesNotSeeAnyMoreAsync(Line);

        // The times end by one tap of either.
        await bob.GoesOnAsync(words.ToTimes, words.TimesTitle);
        await bob.TapsAsync(words.End);
        await alice.GoesOnAsync(words.ToTimes, words.TimesTitle);
        await alice.SeesAtLastAsync(words.NoTimes);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task On_one_device_and_nothing_of_it_is_stored_but_the_line(string language)
    {
        var alice = await PersonAsync("alice", language);
        await alice.OpensAsync("app/");
        await alice.MakesAnAccountAsync("alice");
        var words = alice.Words.Talks;
        await alice.GoesToConversationsAsync();
        await alice.LooksAtTheScreenAsync("conversation alone");
        await alice.FollowsAsync(words.ToHere);
        await alice.SeesHeadingAsync(words.HereTitle);
        await alice.LooksAtTheScreenAsync("conversation here");
        await alice.FillsAsync(words.HereFirst, "Alice");
        await alice.FillsAsync(words.HereSecond, "Bob");
        await alice.FillsAsync(words.PauseWordLabel, "harbour");
        await alice.TapsAsync(words.HereBegin);
        await alice.SeesHeadingAsync(words.SomeoneSpeaks("Alice"));
        await alice.LooksAtTheScreenAsync("conversation here speaking");
        await alice.TapsAsync(words.SaidHere);
        await alice.SeesHeadingAsync(words.SomeoneGivesBack("Bob"));
        await alice.LooksAtTheScreenAsync("conversation here giving back");
        await alice.TapsAsync(words.YesHere);
        await alice.SeesHeadingAsync(words.SomeoneSpeaks("Bob"));
        await alice.TapsAsync(words.Pause);
        await alice.SeesHeadingAsync(words.PausedTitle);
        await alice.TapsAsync(words.ImBack);
        await alice.SeesHeadingAsync(words.SomeoneSpeaks("Bob"));
        await alice.TapsAsync(words.EndTalk);
        await alice.SeesHeadingAsync(words.AfterTitle);
        await alice.FillsAsync(words.LineLabel, Line);
        await alice.SeesAsync(words.LineSeesMine);
        await alice.TapsAsync(words.LineKeep);
        await alice.SeesAsync(words.LineKept);

        await alice.GoesOnAsync(words.ToEarlier, words.EarlierTitle);
        await alice.SeesAsync(Line);
        await alice.DoesNotSeeAsync("harbour");
        await alice.TapsAsync(words.Discard);
        await alice.ConfirmsAsync(words.Discard);
        await alice.DoesNotSeeAnyMoreAsync(Line);
        await alice.SeesAsync(words.EarlierNone);
    }
}
