using Reweave.Domain.Events;
using Reweave.Domain.Touch;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Touch;

public sealed class One_touch
{
    [Fact]
    public void Is_asked_for_each_time_and_answered_with_yes_or_not_now()
    {
        var story = TouchStory.At(TouchLevel.Hands);
        story.Asks(Ada, TouchLevel.Hands);
        Assert.Equal("May I hold your hand?", story.View(Ben).TheirTouch?.Text);
        Assert.Null(story.View(Ada).Answer);

        story.Answers(Ben, true);
        Assert.True(story.View(Ada).Answer);
        Assert.True(story.View(Ben).SaidYes);

        story.Answers(Ben, false);
        Assert.False(story.View(Ada).Answer);
        Assert.Null(story.View(Ben).TheirTouch);
    }

    [Fact]
    public void Is_never_asked_for_beyond_the_joint_level()
    {
        var story = TouchStory.At(TouchLevel.Near);
        Assert.IsType<NoSuchTouch>(story.Asks(Ada, TouchLevel.Hands));
        story.Deliver(
            Ada,
            new TouchAsked
            {
                Ask = "x",
                Level = TouchLevel.Close,
                Text = "More.",
            }
        );
        Assert.Null(story.View(Ben).TheirTouch);
        Assert.IsType<NoSuchTouch>(TouchStory.Open().Asks(Ada, TouchLevel.Near));
        Assert.IsType<OutOfBounds>(story.Asks(Ada, TouchLevel.Near, "  "));
        Assert.IsType<OutOfBounds>(
            story.Asks(Ada, TouchLevel.Near, new string('x', Bounds.AnswerLength + 1))
        );
    }

    [Fact]
    public void Is_one_question_at_a_time_and_a_yes_is_to_those_words_only()
    {
        var story = TouchStory.At(TouchLevel.Arms);
        story.Asks(Ada, TouchLevel.Hands);
        story.Answers(Ben, true);

        story.Asks(Ada, TouchLevel.Arms, "A hug at the door?");

        Assert.Null(story.View(Ada).Answer);
        Assert.False(story.View(Ben).SaidYes);
        Assert.Single(story.State.Asked);
        // The same id with other words gains nothing either.
        story.Answers(Ben, true);
        story.Deliver(
            Ada,
            new TouchAsked
            {
                Ask = story.State.Asked[Ada].Ask,
                Level = TouchLevel.Arms,
                Text = "The whole night.",
            }
        );
        Assert.Null(story.View(Ada).Answer);
    }

    [Fact]
    public void Rests_for_the_day_after_a_not_now_whoever_asks_again()
    {
        var story = TouchStory.At(TouchLevel.Hands);
        story.Asks(Ada, TouchLevel.Hands);
        story.Answers(Ben, false);
        Assert.IsType<NoSuchTouch>(story.Asks(Ada, TouchLevel.Near));
        var screen = story.Screen(Ben);

        story.Deliver(
            Ada,
            new TouchAsked
            {
                Ask = "again",
                Level = TouchLevel.Hands,
                Text = "And now?",
            }
        );

        Assert.Equal(screen, story.Screen(Ben));
        story.Today = Monday.AddDays(1);
        Assert.NotNull(story.View(Ben).TheirTouch);
    }

    [Fact]
    public void Fades_after_seven_days_with_its_answer_and_leaves_no_list()
    {
        var story = TouchStory.At(TouchLevel.Hands);
        story.Asks(Ada, TouchLevel.Hands);
        story.Answers(Ben, false);
        story.Today = Monday.AddDays(7);

        Assert.Null(story.View(Ada).MyTouch);
        Assert.Null(story.View(Ada).Answer);
        var silent = TouchStory.At(TouchLevel.Hands);
        silent.Asks(Ada, TouchLevel.Hands);
        silent.Today = Monday.AddDays(7);
        Assert.Equal(silent.Screen(Ada), story.Screen(Ada));
        Assert.Single(Assert.IsType<Decided>(story.Lapses(Ada)).Erase);
        Assert.Empty(story.State.Asked);
    }

    [Fact]
    public void Is_its_askers_to_take_back_and_not_the_others()
    {
        var story = TouchStory.At(TouchLevel.Hands);
        story.Asks(Ada, TouchLevel.Hands);
        var ask = story.View(Ada).MyTouch!.Ask;
        story.Deliver(Ben, new TouchTakenBack { Ask = ask });
        Assert.NotNull(story.View(Ada).MyTouch);

        story.TakesBack(Ada, ask);

        Assert.Null(story.View(Ben).TheirTouch);
        Assert.IsType<NoSuchTouch>(story.Answers(Ben, true));
    }
}
