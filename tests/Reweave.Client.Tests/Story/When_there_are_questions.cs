using Reweave.Client.Journal;
using Reweave.Client.Questions;
using Reweave.Domain.Questions;
using Reweave.Domain.Windows;

namespace Reweave.Client.Tests.Story;

/// <summary>Two real devices and the real server between them: parked at night, asked days later, answered in a window.</summary>
public sealed class When_there_are_questions
{
    private const int LongInCharacters = 12_000;

    private static readonly WindowTerms Thursdays = new()
    {
        Days = [DayOfWeek.Thursday],
        Minute = 1_200,
        LengthInMinutes = 45,
        PauseWord = "harbour",
    };

    [Fact]
    public async Task A_question_rests_goes_into_a_window_and_is_answered_and_settled()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session, world.Bob.Session);
        await AgreeOnWindows(world);
        Assert.Equal(new DateOnly(2026, 3, 5), bob.Windows.View.Next);

        var parked = await Parks(world.Alice, "Where were you on those evenings?");
        Assert.Equal(ParkedStage.Resting, parked.Stage);
        Assert.IsType<Refusal.NoLongerPossible>(
            await alice.Questions.AskAsync(parked.Id, parked.Text, alice.Questions.Rooms[0].Day)
        );

        world.Clock.Advance(TimeSpan.FromHours(49));
        Assert.True(alice.Questions.HasOffer);
        await world.BothSync();
        Assert.Empty(bob.Questions.View.ToMe);
        Assert.Empty(bob.Questions.Parked);
        await Person.Does(
            alice.Questions.AskAsync(parked.Id, "Where were you?", alice.Questions.Rooms[0].Day)
        );
        Assert.Empty(alice.Questions.Parked);
        await world.BothSync();
        var asked = Assert.Single(bob.Questions.View.ToMe);
        Assert.Equal("Where were you?", asked.Text);
        Assert.NotEqual(parked.Id, asked.Question);

        world.Clock.Advance(TimeSpan.FromHours(24));
        Assert.True(bob.Windows.View.IsToday);
        await Person.Does(bob.Questions.AnswerAsync(asked.Question, "At the office."));
        await world.BothSync();
        await Person.Does(
            alice.Questions.SettleAsync(asked.Question, Settling.SomethingMissing, "Until when?")
        );
        await world.BothSync();
        Assert.True(bob.Questions.View.Answered[0].CanBeCompleted);
        await Person.Does(bob.Questions.AnswerAsync(asked.Question, "Until nine."));
        await world.BothSync();
        await Person.Does(alice.Questions.SettleAsync(asked.Question, Settling.Answered, null));
        await world.BothSync();

        Assert.Equal(2, Assert.Single(bob.Questions.View.Answered).Answers.Count);
        Assert.Empty(alice.Questions.Parked);
        Assert.Equal(PieceState.Sent, alice.Questions.StateOf(asked.Entry));
    }

    [Fact]
    public async Task A_withdrawn_question_leaves_nothing_with_the_other_and_is_parked_again()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session, world.Bob.Session);
        await AgreeOnWindows(world);
        var asked = await Asks(world, "Was it my fault?");

        await Person.Does(alice.Questions.WithdrawAsync(asked.Question));
        await world.BothSync();

        Assert.Empty(bob.Questions.View.ToMe);
        Assert.Equal("Was it my fault?", Assert.Single(alice.Questions.Parked).Text);
        await Person.Does(alice.Questions.LetGoAsync(alice.Questions.Parked[0].Id));
        Assert.Empty(alice.Questions.Parked);
    }

    [Fact]
    public async Task An_answer_that_crosses_a_withdrawal_offline_is_seen_by_nobody()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session, world.Bob.Session);
        await AgreeOnWindows(world);
        var asked = await Asks(world, "With whom?");
        world.Clock.Advance(TimeSpan.FromDays(3));

        world.Alice.Line.IsCut = true;
        await Person.Does(alice.Questions.WithdrawAsync(asked.Question));
        await Person.Does(bob.Questions.AnswerAsync(asked.Question, "With a colleague."));
        await world.Bob.Syncs();
        world.Alice.Line.IsCut = false;
        await world.BothSync();

        Assert.Empty(alice.Questions.View.Answered);
        Assert.Empty(bob.Questions.View.Answered);
        Assert.Single(alice.Questions.Parked);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task The_words_of_such_an_answer_are_erased_hours_later_by_a_device_of_the_one_who_gave_it(
        bool withdrawnFirst,
        bool onAnotherDevice
    )
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session, world.Bob.Session);
        await AgreeOnWindows(world);
        var asked = await Asks(world, "With whom?");
        world.Clock.Advance(TimeSpan.FromDays(3));
        var (late, early) = withdrawnFirst ? (world.Bob, world.Alice) : (world.Alice, world.Bob);
        late.Line.IsCut = true;
        await Person.Does(alice.Questions.WithdrawAsync(asked.Question));
        await Person.Does(
            bob.Questions.AnswerAsync(asked.Question, new string('x', LongInCharacters))
        );
        await early.Syncs();
        // A month without a connection.
        world.Clock.Advance(TimeSpan.FromDays(31));
        await early.Syncs();
        late.Line.IsCut = false;
        // What this round sees it deals with in the next.
        await late.Syncs();
        await using var phone = world.Bob.TakesAnotherDevice();
        var before = await BytesOf(phone);

        var his = onAnotherDevice ? phone : world.Bob;
        await his.Syncs();
        his.Line.Requests.Clear();
        await his.Syncs();
        Assert.DoesNotContain(
            his.Line.Requests,
            one =>
                one.StartsWith("POST", StringComparison.Ordinal)
                && one.EndsWith("/entries", StringComparison.Ordinal)
        );
        world.Clock.Advance(TimeSpan.FromHours(6));
        await his.Syncs();

        // What a new device is given by the server is shorter by the words.
        await using var tablet = world.Bob.TakesAnotherDevice();
        var after = await BytesOf(tablet);
        Assert.True(after < before - LongInCharacters / 2, $"{before} bytes, and then {after}.");
        await world.BothSync();
        Assert.Empty(alice.Questions.View.Answered);
        Assert.Empty(bob.Questions.View.Answered);
        Assert.Empty(alice.Sync.Concerns);
        Assert.Empty(bob.Sync.Concerns);
    }

    [Fact]
    public async Task A_month_offline_finds_the_question_gone_and_nothing_told_about_why()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session, world.Bob.Session);
        await AgreeOnWindows(world);
        await Asks(world, "Do you still think of it?");
        world.Clock.Advance(TimeSpan.FromDays(31));
        await world.BothSync();

        Assert.Empty(bob.Questions.View.ToMe);
        Assert.Empty(alice.Questions.View.ByMe);
        var faded = Assert.Single(alice.Questions.Parked);
        Assert.Equal(ParkedStage.Faded, faded.Stage);

        await Person.Does(alice.Questions.WithdrawAsync(faded.Asked!));
        Assert.Equal(ParkedStage.Offered, Assert.Single(alice.Questions.Parked).Stage);
    }

    [Fact]
    public async Task Windows_are_paused_for_now_and_ended_by_one_alone()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session, world.Bob.Session);
        await AgreeOnWindows(world);
        world.Clock.Advance(TimeSpan.FromDays(3));

        await Person.Does(bob.Windows.PauseAsync());
        await world.BothSync();
        Assert.True(alice.Windows.View.IsPaused);

        await Person.Does(alice.Windows.EndAsync());
        await world.BothSync();
        Assert.Null(bob.Windows.View.InForce);
        Assert.Null(bob.Windows.View.ProposedToMe);
        Assert.Empty(bob.Questions.Rooms);
    }

    private static async Task<long> BytesOf(Person newDevice)
    {
        var bytes = 0L;
        newDevice.Line.ChangesAnswers = (_, body) =>
        {
            bytes += body.Length;
            return null;
        };
        await newDevice.SignsIn();
        newDevice.Line.ChangesAnswers = null;
        return bytes;
    }

    private static async Task AgreeOnWindows(StoryWorld world)
    {
        await Person.Does(world.Alice.Session.Windows.ProposeAsync(Thursdays));
        await world.BothSync();
        await Person.Does(world.Bob.Session.Windows.AcceptAsync());
        await world.BothSync();
        Assert.NotNull(world.Alice.Session.Windows.View.InForce);
    }

    private static async Task<ParkedView> Parks(Person person, string text)
    {
        await Person.Does(
            person.Session.Questions.ParkAsync(new ParkedText(text, Leaning.Yes, null, null))
        );
        return person.Session.Questions.Parked[0];
    }

    private static async Task<QuestionView> Asks(StoryWorld world, string text)
    {
        var alice = world.Alice.Session.Questions;
        var parked = await Parks(world.Alice, text);
        world.Clock.Advance(TimeSpan.FromHours(48));
        await Person.Does(alice.AskAsync(parked.Id, text, alice.Rooms[0].Day));
        await world.BothSync();
        return Assert.Single(world.Bob.Session.Questions.View.ToMe);
    }
}
