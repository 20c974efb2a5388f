using Reweave.Domain.Events;
using Reweave.Domain.Touch;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Touch;

public sealed class How_near_two_come
{
    [Fact]
    public void Is_none_until_both_have_said_something_and_grows_by_one_step_with_the_yes_of_both()
    {
        var story = TouchStory.Open();
        Assert.Equal(TouchLevel.None, story.View(Ada).Level);

        story.AsksLevel(Ada);
        Assert.Equal(TouchLevel.None, story.View(Ben).Level);
        Assert.Equal(TouchLevel.Near, story.View(Ben).TheirLevel?.Level);
        story.Agrees(Ben);

        Assert.Equal(TouchLevel.Near, story.View(Ada).Level);
        Assert.Null(story.View(Ada).MyLevel);
        story.Raises(Ben, Ada);
        Assert.Equal(TouchLevel.Hands, story.View(Ben).Level);
    }

    [Fact]
    public void Ends_at_close_and_never_beyond_what_is_all_right_for_the_one_who_asks()
    {
        var story = TouchStory.At(TouchLevel.Close);
        Assert.IsType<NoSuchTouch>(story.AsksLevel(Ada));

        var careful = TouchStory.At(TouchLevel.Near);
        careful.Limits(Ada, TouchLevel.Near);
        Assert.IsType<NoSuchTouch>(careful.AsksLevel(Ada));
    }

    [Fact]
    public void Is_lowered_by_either_at_once_and_what_was_asked_beyond_is_over()
    {
        var story = TouchStory.At(TouchLevel.Arms);
        story.Asks(Ada, TouchLevel.Arms);
        story.Answers(Ben, true);
        story.AsksLevel(Ada);

        var lowered = Assert.IsType<Decided>(story.Lowers(Ben, TouchLevel.Near));

        Assert.Single(lowered.Events);
        Assert.Equal(TouchLevel.Near, story.View(Ada).Level);
        Assert.Null(story.View(Ada).MyTouch);
        Assert.Null(story.View(Ada).MyLevel);
        // Up again: what had been answered before does not come back with the level.
        story.Raises(Ada, Ben);
        story.Raises(Ada, Ben);
        Assert.Null(story.View(Ada).Answer);
        Assert.Null(story.View(Ben).TheirTouch);
    }

    [Fact]
    public void Loses_the_words_of_the_one_who_lowers_it()
    {
        var story = TouchStory.At(TouchLevel.Hands);
        Assert.IsType<Decided>(story.Lowers(Ada, TouchLevel.None));

        Assert.Equal(2, story.Erased.Count);
        Assert.Equivalent(story.State, story.Rebuilt());
    }

    [Fact]
    public void Does_not_rise_by_a_yes_that_crossed_the_lowering_or_the_taking_back()
    {
        var story = TouchStory.At(TouchLevel.Near);
        story.AsksLevel(Ada);
        var asked = story.View(Ben).TheirLevel!;
        story.TakesBack(Ada, asked.Ask);
        story.Deliver(Ben, new TouchLevelAgreed { Asked = asked.Entry });
        Assert.Equal(TouchLevel.Near, story.State.Level);

        story.AsksLevel(Ada);
        var again = story.View(Ben).TheirLevel!;
        story.Deliver(Ben, new TouchLevelAgreed { Asked = again.Entry });
        Assert.Equal(TouchLevel.Hands, story.State.Level);
        story.Deliver(Ada, new TouchTakenBack { Ask = again.Ask });
        Assert.Equal(TouchLevel.Near, story.State.Level);
    }

    [Fact]
    public void Stays_the_lower_one_when_both_lower_it_at_once_in_either_order()
    {
        foreach (var (first, second) in new[] { (0, 1), (1, 0) })
        {
            var story = TouchStory.At(TouchLevel.Arms);
            story.Deliver(Ada, new TouchLevelLowered { Level = (TouchLevel)first });
            story.Deliver(Ben, new TouchLevelLowered { Level = (TouchLevel)second });

            Assert.Equal(TouchLevel.None, story.State.Level);
        }
    }

    [Fact]
    public void Waits_for_a_tap_when_both_asked_at_once()
    {
        var story = TouchStory.Open();
        story.Deliver(Ada, new TouchLevelAsked { Ask = "a", Level = TouchLevel.Near });
        story.Deliver(Ben, new TouchLevelAsked { Ask = "b", Level = TouchLevel.Near });
        Assert.Equal(TouchLevel.None, story.State.Level);
        Assert.NotNull(story.View(Ada).TheirLevel);
        Assert.NotNull(story.View(Ben).TheirLevel);

        story.Agrees(Ada);

        Assert.Equal(TouchLevel.Near, story.State.Level);
        Assert.Empty(story.State.LevelAsked);
    }

    [Fact]
    public void Fades_unanswered_after_seven_days_and_is_taken_back_by_the_device_of_the_one_who_asked()
    {
        var story = TouchStory.Open();
        story.AsksLevel(Ada);
        story.Today = Monday.AddDays(6);
        Assert.NotNull(story.View(Ben).TheirLevel);
        Assert.Empty(Assert.IsType<Decided>(story.Lapses(Ada)).Events);

        story.Today = Monday.AddDays(7);
        Assert.Null(story.View(Ben).TheirLevel);
        Assert.Null(story.View(Ada).MyLevel);
        Assert.IsType<NoSuchTouch>(story.Agrees(Ben));
        var asked = story.State.LevelAsked[Ada];
        story.Lapses(Ada);
        story.Deliver(Ben, new TouchLevelAgreed { Asked = asked.Entry });

        Assert.Equal(TouchLevel.None, story.State.Level);
    }
}
