using System.Text.Json;
using CsCheck;
using Reweave.Domain.Events;
using Reweave.Domain.Spaces;
using Reweave.Domain.Touch;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Touch;

/// <summary>The rules against misuse that touch is held to, from the side of the one who could be pressed.</summary>
public sealed class Seen_from_the_other_side
{
    [Fact]
    public void Whoever_asks_sees_the_same_whether_it_is_beyond_the_others_limit_or_rests_or_waits()
    {
        var screens = new[]
        {
            (TouchLevel.Close, false),
            (TouchLevel.None, false),
            (TouchLevel.Close, true),
        }
            .Select(own =>
            {
                var story = TouchStory.Open();
                story.Limits(Ben, own.Item1, own.Item2);
                story.AsksLevel(Ada);
                return (
                    Screen: story.Screen(Ada),
                    Shown: story.View(Ben).TheirLevel is not null,
                    story.Facts.Count
                );
            })
            .ToList();

        Assert.Single(screens.Select(one => (one.Screen, one.Count)).Distinct());
        Assert.Equal([true, false, false], screens.Select(one => one.Shown));
    }

    [Fact]
    public void What_is_all_right_for_oneself_changes_nothing_in_the_couples_space()
    {
        var kept = new TouchLimitKept
        {
            Space = "space",
            Limit = TouchLevel.Arms,
            At = default,
            Rests = true,
        };

        Assert.Equal(SpaceKind.Private, EventCatalogue.KindOf(kept).Space);
        Assert.Same(CoupleSpaceState.Empty, CoupleSpaceState.Empty.After(kept, default));
    }

    [Fact]
    public void A_level_has_no_day_no_author_and_no_history_on_the_screen()
    {
        var up = TouchStory.At(TouchLevel.Hands);
        var mixed = TouchStory.Open();
        mixed.Raises(Ben, Ada);
        mixed.Raises(Ada, Ben);
        mixed.Raises(Ben, Ada);
        mixed.Lowers(Ada, TouchLevel.Hands);
        var other = TouchStory.At(TouchLevel.Arms);
        other.Lowers(Ben, TouchLevel.Hands);

        Assert.Single(new[] { up, mixed, other }.Select(story => story.Screen(Ada)).Distinct());
    }

    [Fact]
    public void A_flood_of_questions_is_one_question_and_adds_nothing_to_what_is_kept()
    {
        var story = TouchStory.At(TouchLevel.Hands);
        story.Asks(Ada, TouchLevel.Hands);
        Flood(0);
        var (mine, kept) = (story.View(Ada).MyTouch, JsonSerializer.Serialize(story.State).Length);

        Flood(1);

        Assert.Equal(mine, story.View(Ada).MyTouch);
        Assert.Equal(kept, JsonSerializer.Serialize(story.State).Length);

        void Flood(int round)
        {
            for (var at = 10; at < 60; at++)
            {
                story.Deliver(
                    Ben,
                    new TouchLevelAsked { Ask = $"{round}-{at}", Level = TouchLevel.Close },
                    new TouchLevelAgreed { Asked = "entry-1" },
                    new TouchAsked
                    {
                        Ask = $"{round}-{at}",
                        Level = TouchLevel.Hands,
                        Text = "Please.",
                    },
                    new TouchAnswered { Asked = "entry-1", Yes = true },
                    new TouchTakenBack { Ask = $"{round}-{at}-no" }
                );
            }
        }
    }

    [Fact]
    public void Nothing_a_modified_client_sends_brings_two_nearer_than_the_other_has_said()
    {
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 4], Gen.Int[1, 30])
            .Array[1, 40]
            .Sample(
                acts =>
                {
                    var story = TouchStory.At(TouchLevel.Near);
                    story.AsksLevel(Ada);
                    story.Lowers(Ada, TouchLevel.None);
                    story.AsksLevel(Ada);
                    foreach (var (kind, level, entry) in acts)
                    {
                        story.Deliver(Ben, Hostile(kind, (TouchLevel)level, $"entry-{entry}"));
                    }

                    // She asked for near, and for nothing beyond.
                    return story.State.Level <= TouchLevel.Near;
                },
                iter: 2_000
            );
    }

    [Fact]
    public void Devices_that_read_the_log_from_the_beginning_see_the_same_after_any_honest_acts()
    {
        Gen.Select(Gen.Bool, Gen.Int[0, 9], Gen.Int[0, 4])
            .Array[1, 60]
            .Sample(
                acts =>
                {
                    var story = TouchStory.Open();
                    foreach (var (ada, what, number) in acts)
                    {
                        Act(story, ada ? Ada : Ben, what, (TouchLevel)number);
                    }

                    return Text(story.State) == Text(story.Rebuilt());
                },
                iter: 2_000
            );
    }

    private static void Act(TouchStory story, string who, int what, TouchLevel level)
    {
        switch (what)
        {
            case 0 or 1:
                story.AsksLevel(who);
                break;
            case 2 or 3:
                story.Agrees(who);
                break;
            case 4:
                story.Lowers(who, level);
                break;
            case 5:
                story.Asks(who, level);
                break;
            case 6:
                story.Answers(who, level > TouchLevel.Near);
                break;
            case 7:
                story.TakesBack(
                    who,
                    story.View(who).MyLevel?.Ask ?? story.View(who).MyTouch?.Ask ?? "none"
                );
                break;
            case 8:
                story.Today = story.Today.AddDays((int)level);
                break;
            default:
                story.Lapses(who);
                story.Limits(who, level > TouchLevel.Hands ? TouchLevel.Close : level + 1);
                break;
        }
    }

    private static Event Hostile(int kind, TouchLevel level, string entry) =>
        kind switch
        {
            0 => new TouchLevelAsked { Ask = entry, Level = level },
            1 => new TouchLevelAgreed { Asked = entry },
            2 => new TouchAnswered { Asked = entry, Yes = true },
            3 => new TouchAsked
            {
                Ask = entry,
                Level = level,
                Text = "Now.",
            },
            4 => new TouchTakenBack { Ask = entry },
            _ => new TouchLevelLowered { Level = level },
        };

    private static string Text(TouchState state) =>
        JsonSerializer.Serialize(
            new object[]
            {
                state.Steps,
                state.LevelAsked.OrderBy(one => one.Key, StringComparer.Ordinal),
                state.Asked.OrderBy(one => one.Key, StringComparer.Ordinal),
                state.Answered.OrderBy(one => one.Key, StringComparer.Ordinal),
            }
        );
}
