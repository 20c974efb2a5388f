using Reweave.Client.PutAway;
using Reweave.Client.Questions;
using Reweave.Domain.Acknowledgement;
using Reweave.Domain.Actions;
using Reweave.Domain.Questions;
using Reweave.Domain.Windows;

namespace Reweave.Client.Tests.Story;

/// <summary>Two real devices and the real server between them: what was handed over is a person's to put away, and nobody's to know.</summary>
public sealed class When_something_is_put_away
{
    [Fact]
    public async Task It_leaves_ones_own_screens_only_and_can_be_brought_back()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session, world.Bob.Session);
        await AliceHandsOver(alice);
        await world.BothSync();
        var before = Shown(alice);
        var received = Received(bob);
        Assert.Equal(5, received.Count);

        await Person.Does(bob.PutAway.PutAwayAsync([.. received.Values]));
        await world.BothSync();

        Assert.Empty(Received(bob));
        Assert.Equal(5, bob.PutAway.All.Select(one => one.Kind).Distinct().Count());
        Assert.Contains(bob.PutAway.All, one => one.Texts.Contains("I lie awake."));
        Assert.Equal(before, Shown(alice));
        Assert.Empty(alice.PutAway.All);
        Assert.Contains("I lie awake.", (await bob.Account.ExportAsync()).Json);

        foreach (var one in bob.PutAway.All)
        {
            await Person.Does(bob.PutAway.BringBackAsync(one.Entries));
        }

        Assert.Equal(received, Received(bob));
    }

    [Fact]
    public async Task It_stays_away_when_the_app_is_opened_again()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        await AliceHandsOver(world.Alice.Session);
        await world.BothSync();
        await Person.Does(
            world.Bob.Session.PutAway.PutAwayAsync([.. Received(world.Bob.Session).Values])
        );

        await world.Bob.IsRestarted();

        Assert.Empty(Received(world.Bob.Session));
        Assert.Equal(5, world.Bob.Session.PutAway.All.Count);
    }

    [Fact]
    public async Task What_its_author_takes_back_is_gone_from_there_too()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session, world.Bob.Session);
        await AliceHandsOver(alice);
        await world.BothSync();
        await Person.Does(bob.PutAway.PutAwayAsync([.. Received(bob).Values]));

        await Person.Does(alice.Actions.TakeBackAsync(alice.Actions.View.Mine[0].Id));
        await Person.Does(alice.Understanding.TakeChoiceBackAsync());
        await world.BothSync();

        Assert.Equal(3, bob.PutAway.All.Count);
    }

    [Fact]
    public async Task An_answer_is_away_with_its_question_until_there_is_more_of_it()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session, world.Bob.Session);
        var question = await AnAnsweredQuestion(world);
        await Person.Does(
            alice.Questions.SettleAsync(question, Settling.SomethingMissing, "Until when?")
        );
        await world.BothSync();
        var shown = bob.Questions.View.Answered;

        await Person.Does(
            alice.PutAway.PutAwayAsync(alice.Questions.View.Answered[0].AnswerEntries)
        );
        await world.BothSync();

        Assert.Empty(alice.Questions.View.Answered);
        // It does not come up again among those that were not asked yet.
        Assert.Empty(alice.Questions.Parked);
        Assert.Equal(PutAwayKind.Answer, Assert.Single(alice.PutAway.All).Kind);
        Assert.Equivalent(shown, bob.Questions.View.Answered);

        await Person.Does(bob.Questions.AnswerAsync(question, "Until nine."));
        await world.BothSync();

        Assert.Single(alice.Questions.View.Answered);
        Assert.Empty(alice.PutAway.All);
    }

    private static async Task AliceHandsOver(Session alice)
    {
        await Person.Does(
            alice.Acknowledgement.HandOverAsync(StatementKind.Impact, "sleep", null, "I lie awake.")
        );
        await Person.Does(
            alice.Acknowledgement.HandOverAsync(StatementKind.Account, "own", null, "I lied.")
        );
        await Person.Does(alice.Understanding.SayChoiceAsync("I said nothing."));
        await Person.Does(alice.Actions.PromiseAsync(ActionKind.Time, "Thursdays at home."));
        await Person.Does(alice.Journal.ShareAsync(null, "I miss us."));
    }

    private static async Task<string> AnAnsweredQuestion(StoryWorld world)
    {
        var (alice, bob) = (world.Alice.Session, world.Bob.Session);
        await Person.Does(
            alice.Windows.ProposeAsync(
                new WindowTerms
                {
                    Days = [DayOfWeek.Thursday],
                    Minute = 1_200,
                    LengthInMinutes = 45,
                    PauseWord = "harbour",
                }
            )
        );
        await Person.Does(
            alice.Questions.ParkAsync(new ParkedText("Where?", Leaning.Yes, null, null))
        );
        await world.BothSync();
        await Person.Does(bob.Windows.AcceptAsync());
        await world.BothSync();
        world.Clock.Advance(TimeSpan.FromHours(48));
        await Person.Does(
            alice.Questions.AskAsync(
                alice.Questions.Parked[0].Id,
                "Where?",
                alice.Questions.Rooms[0].Day
            )
        );
        await world.BothSync();
        var question = Assert.Single(bob.Questions.View.ToMe).Question;
        world.Clock.Advance(TimeSpan.FromHours(24));
        await Person.Does(bob.Questions.AnswerAsync(question, "At the office."));
        await world.BothSync();
        return question;
    }

    /// <summary>The partner's words on the own screens, each with its entry.</summary>
    private static Dictionary<string, string> Received(Session session) =>
        session
            .Acknowledgement.View.TheirImpact.Concat(session.Acknowledgement.View.TheirAccount)
            .Select(part => (part.Text, part.Entry))
            .Concat(session.Understanding.View.TheirChoice.Select(one => (one.Text, one.Entry)))
            .Concat(session.Actions.View.Theirs.Select(one => (one.Text, one.Entry)))
            .Concat(
                session
                    .Together.View.Pieces.Where(one => !one.Mine)
                    .Select(one => (one.Text, one.Entry))
            )
            .ToDictionary(one => one.Text, one => one.Entry);

    private static string Shown(Session session) =>
        string.Join(
            '\n',
            session
                .Acknowledgement.View.MyImpact.Concat(session.Acknowledgement.View.MyAccount)
                .Select(part => $"{part.Text} {part.Stage} {part.Reply.Spelled()}")
                .Concat(session.Understanding.View.MyChoice.Select(one => one.Spelled()))
                .Concat(session.Actions.View.Mine.Select(one => one.Spelled()))
                .Concat(session.Together.View.Pieces.Select(one => $"{one.Text} {one.State}"))
        );
}
