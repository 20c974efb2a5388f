using Reweave.Client.Journal;
using Reweave.Client.Preparations;
using Reweave.Client.Understanding;
using Reweave.Domain.Actions;
using Reweave.Domain.Preparations;
using Reweave.Domain.Understanding;

namespace Reweave.Client.Tests.Story;

/// <summary>Conditions said apart and seen together, two columns that never merge, and what grows out of a condition.</summary>
public sealed class When_two_look_at_why
{
    [Fact]
    public async Task Conditions_open_one_by_one_on_each_ones_own_tap()
    {
        await using var world = new StoryWorld();
        await BothAnswer(world);
        var (alice, bob) = (world.Alice.Session.Understanding, world.Bob.Session.Understanding);
        Assert.Equal(UnderstandingStage.Opening, alice.View.Stage);
        Assert.Equal(UnderstandingStage.Opening, bob.View.Stage);
        Assert.All(Round(alice).Conditions, one => Assert.Null(one.Theirs));
        Assert.Equal(
            [Condition.Work, null],
            Round(alice).Conditions.Select(condition => condition.Given)
        );

        await Person.Does(alice.OpenAsync(Slot(Condition.Work)));
        await world.BothSync();
        Assert.Equal(ConditionState.Opening, Of(alice, Condition.Work).State);
        Assert.Equal(ConditionState.Sealed, Of(bob, Condition.Work).State);
        await Person.Does(bob.OpenAsync(Slot(Condition.Work)));
        await world.BothSync();

        var work = Of(alice, Condition.Work);
        Assert.Equal((ConditionState.Open, Nearness.FarApart), (work.State, work.Nearness));
        Assert.Equal(new ConditionSaid(9, "Two jobs."), work.Mine);
        Assert.Equal(new ConditionSaid(2, null), work.Theirs);
    }

    [Fact]
    public async Task What_one_left_out_opens_with_one_tap_and_own_conditions_keep_their_names_apart()
    {
        await using var world = new StoryWorld();
        await BothAnswer(world);
        var (alice, bob) = (world.Alice.Session.Understanding, world.Bob.Session.Understanding);

        await Person.Does(alice.OpenLeftOutAsync());
        await Person.Does(bob.OpenLeftOutAsync());
        await Person.Does(alice.OpenAsync(ConditionSlot.OfOwn[0]));
        await Person.Does(bob.OpenAsync(Slot(Condition.Money)));
        await world.BothSync();

        Assert.False(Round(alice).CanOpenLeftOut);
        Assert.Equal(new ConditionSaid(6, "The loan."), Of(alice, Condition.Money).Theirs);
        Assert.Null(Of(alice, Condition.Money).Mine);
        var own = Assert.Single(Round(bob).Conditions, condition => condition.Given is null);
        Assert.Equal("The winter", own.OwnName);
        Assert.Equal((null, new ConditionSaid(null, "Dark.")), (own.Mine, own.Theirs));
        Assert.Contains(Condition.Health, Round(bob).Neither);
        Assert.DoesNotContain(Condition.Work, Round(bob).Neither);
        Assert.Equal(Round(alice).Neither, Round(bob).Neither);
    }

    [Fact]
    public async Task A_round_can_be_taken_back_set_aside_and_asked_for_too_much()
    {
        await using var world = new StoryWorld();
        await world.BothArePaired();
        var (alice, bob) = (world.Alice.Session.Understanding, world.Bob.Session.Understanding);
        Assert.IsType<Refusal.Empty>(await alice.AnswerAsync([]));
        Assert.IsType<Refusal.TooLong>(
            await alice.AnswerAsync([
                Said(Condition.Work, 3, new string('x', ConditionAnswer.MostWords + 1)),
            ])
        );
        Assert.Equal(UnderstandingStage.Answer, alice.View.Stage);

        await Person.Does(alice.AnswerAsync([Said(Condition.Work, 3, "a")]));
        await world.BothSync();
        var waiting = alice.View.Stage;
        await Person.Does(bob.NotNowAsync());
        await world.BothSync();
        Assert.Equal(UnderstandingStage.SetAside, bob.View.Stage);
        Assert.Equal((UnderstandingStage.Waiting, waiting), (alice.View.Stage, waiting));

        await Person.Does(alice.WithdrawAsync());
        await world.BothSync();
        Assert.Equal(UnderstandingStage.Answer, alice.View.Stage);
    }

    [Fact]
    public async Task What_was_opened_stays_after_stopping_until_one_takes_their_words_out()
    {
        await using var world = new StoryWorld();
        await BothAnswer(world);
        var (alice, bob) = (world.Alice.Session.Understanding, world.Bob.Session.Understanding);
        await BothOpen(world, Condition.Work);
        await Person.Does(bob.StopAsync());
        await world.BothSync();

        var earlier = Assert.Single(alice.View.Earlier);
        Assert.True(earlier.IsOver);
        Assert.Contains(earlier.Conditions, one => one.State == ConditionState.Closed);
        await world.Alice.IsRestarted();
        alice = world.Alice.Session.Understanding;
        Assert.Equal(
            new ConditionSaid(2, null),
            Assert.Single(alice.View.Earlier).Conditions[0].Theirs
        );

        await Person.Does(bob.TakeBackAsync(1));
        await world.BothSync();
        Assert.Empty(alice.View.Earlier);
        Assert.Empty(bob.View.Earlier);
    }

    [Fact]
    public async Task A_choice_goes_over_from_a_private_beginning_and_back_and_is_never_in_the_other_column()
    {
        await using var world = new StoryWorld();
        await BothAnswer(world);
        await BothOpen(world, Condition.Work);
        var (alice, bob) = (world.Alice.Session.Understanding, world.Bob.Session.Understanding);
        var id = PreparationDesk.NewId();
        await Person.Does(
            world.Bob.Session.Preparations.KeepAsync(
                id,
                PreparationKind.Choice,
                "choice",
                "I said nothing."
            )
        );
        await world.BothSync();
        Assert.Empty(alice.View.TheirChoice);

        await Person.Does(bob.SayChoiceAsync("I said nothing, and it was my choice."));
        var work = Of(alice, Condition.Work).Link;
        await Person.Does(alice.MarkAsync(work));
        await world.BothSync();

        Assert.Equal(
            "I said nothing, and it was my choice.",
            Assert.Single(alice.View.TheirChoice).Text
        );
        Assert.Equal(Condition.Work, Assert.Single(bob.View.Context).Given);
        Assert.True(Assert.Single(alice.View.Context).IsMarkedByMe);
        Assert.False(Assert.Single(bob.View.Context).IsMarkedByMe);
        var taken = (await world.Alice.Session.Account.ExportAsync()).Json;
        Assert.Contains("Two jobs.", taken);
        Assert.DoesNotContain("it was my choice", taken);
        Assert.Contains("it was my choice", (await world.Bob.Session.Account.ExportAsync()).Json);

        await Person.Does(bob.TakeChoiceBackAsync());
        await Person.Does(alice.UnmarkAsync(work));
        await world.BothSync();
        Assert.Empty(alice.View.TheirChoice);
        Assert.Empty(bob.View.Context);
    }

    [Fact]
    public async Task An_action_and_a_conversation_grow_out_of_a_condition_and_keep_the_link()
    {
        await using var world = new StoryWorld();
        await BothAnswer(world);
        await BothOpen(world, Condition.Work);
        var (alice, bob) = (world.Alice.Session, world.Bob.Session);
        var link = Of(alice.Understanding, Condition.Work).Link;

        await Person.Does(alice.Actions.PromiseAsync(ActionKind.Time, "Thursdays at home.", link));
        await Person.Does(bob.Conversations.AddAsync("The second job.", link));
        await world.BothSync();

        var action = Assert.Single(bob.Actions.View.Theirs);
        Assert.Equal(PieceState.Sent, action.State);
        Assert.Equal(Condition.Work, bob.Understanding.Find(action.From)?.Given);
        var item = Assert.Single(alice.Conversations.View.Theirs);
        Assert.Equal(Condition.Work, alice.Understanding.Find(item.From)?.Given);

        await Person.Does(alice.Actions.KeepAsync(action.Id));
        await Person.Does(alice.Conversations.TalkedAboutAsync(item.Id, item.Mine));
        await world.BothSync();
        Assert.True(Assert.Single(bob.Actions.View.Theirs).IsKept);
        Assert.Empty(bob.Conversations.View.Mine);
    }

    private static async Task BothAnswer(StoryWorld world)
    {
        await world.BothArePaired();
        await Person.Does(
            world.Alice.Session.Understanding.AnswerAsync([
                Said(Condition.Work, 9, "Two jobs."),
                new ConditionAnswer
                {
                    OwnName = "The winter",
                    Said = new ConditionSaid(null, "Dark."),
                },
            ])
        );
        await Person.Does(
            world.Bob.Session.Understanding.AnswerAsync([
                Said(Condition.Work, 2, null),
                Said(Condition.Money, 6, "The loan."),
            ])
        );
        await world.BothSync();
        await world.BothSync();
    }

    private static async Task BothOpen(StoryWorld world, Condition condition)
    {
        await Person.Does(world.Alice.Session.Understanding.OpenAsync(Slot(condition)));
        await Person.Does(world.Bob.Session.Understanding.OpenAsync(Slot(condition)));
        await world.BothSync();
        await world.BothSync();
    }

    private static ConditionAnswer Said(Condition condition, int? rating, string? words) =>
        new() { Given = condition, Said = new ConditionSaid(rating, words) };

    private static string Slot(Condition condition) => ConditionSlot.Of(condition);

    private static ConditionRoundView Round(UnderstandingDesk desk) =>
        Assert.IsType<ConditionRoundView>(desk.View.Present);

    private static ConditionView Of(UnderstandingDesk desk, Condition condition) =>
        Round(desk).Conditions.Single(view => view.Given == condition);
}
