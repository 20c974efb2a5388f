using Reweave.Domain.Events;
using Reweave.Domain.Understanding;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Understanding;

public sealed class Two_columns_that_never_merge
{
    private static readonly ConditionLink Work = new(1, Why.Work, null);
    private readonly Couple _couple = new();

    [Fact]
    public void Hold_each_ones_own_choice_in_the_latest_words()
    {
        _couple.WritesChoice(Ben, "I lied about the evenings.");
        var edit = Assert.IsType<Decided>(
            _couple.WritesChoice(Ben, "I lied about the evenings, and I knew it.")
        );

        Assert.Single(edit.Erase);
        Assert.Equal(
            "I lied about the evenings, and I knew it.",
            Assert.Single(_couple.Sees(Ada).TheirChoice).Text
        );
        Assert.Single(_couple.Sees(Ben).MyChoice);
        Assert.Empty(_couple.Sees(Ada).MyChoice);
        Assert.Empty(_couple.Sees(Ada).Context);
    }

    [Fact]
    public void Keep_a_choice_out_of_the_others_hands()
    {
        _couple.WritesChoice(Ben, "mine");
        var choice = Assert.Single(_couple.State.Understanding.Choices.Values).Choice;

        Assert.Same(Decided.Nothing, _couple.WithdrawsChoice(Ada));
        _couple.Deliver(
            Ada,
            [
                new ChoiceWithdrawn { Choice = choice },
                new ChoiceWritten
                {
                    Choice = "ada-1",
                    Replaces = [choice],
                    Text = "in his name",
                },
                new ChoiceWritten
                {
                    Choice = choice,
                    Replaces = [],
                    Text = "in his name",
                },
            ]
        );

        Assert.Equal("mine", Assert.Single(_couple.Sees(Ben).MyChoice).Text);
    }

    [Fact]
    public void Leave_nothing_of_a_choice_that_was_withdrawn()
    {
        _couple.WritesChoice(Ben, "once");
        var withdrawn = Assert.IsType<Decided>(_couple.WithdrawsChoice(Ben));

        Assert.Single(withdrawn.Erase);
        Assert.Empty(_couple.Sees(Ada).TheirChoice);
        Assert.DoesNotContain(
            "once",
            System.Text.Encoding.UTF8.GetString(_couple.State.Write()),
            StringComparison.Ordinal
        );
        Assert.Same(Decided.Nothing, _couple.WithdrawsChoice(Ben));
    }

    [Fact]
    public void Keep_both_texts_when_two_own_devices_wrote_apart_until_one_stands_for_both()
    {
        var phone = _couple.Decide(state =>
            UnderstandingDecisions.WriteChoice(state.Understanding, Ben, "c1", "on the phone")
        );
        var desk = _couple.Decide(state =>
            UnderstandingDecisions.WriteChoice(state.Understanding, Ben, "c2", "at the desk")
        );
        _couple.Deliver(Ben, phone);
        _couple.Deliver(Ben, desk);
        Assert.Equal(2, _couple.Sees(Ada).TheirChoice.Count);

        _couple.WritesChoice(Ben, "both");
        Assert.Equal("both", Assert.Single(_couple.Sees(Ada).TheirChoice).Text);
    }

    [Fact]
    public void Refuse_a_choice_without_words_and_one_that_is_too_long()
    {
        Assert.IsType<OutOfBounds>(_couple.WritesChoice(Ben, " \u200f"[..1]));
        Assert.IsType<OutOfBounds>(
            _couple.WritesChoice(Ben, new string('x', Bounds.TextLength + 1))
        );
    }

    [Fact]
    public void Hold_as_context_only_what_both_have_seen()
    {
        _couple.BothAnswer();
        Assert.IsType<NothingToMark>(_couple.Marks(Ada, Work));
        _couple.Opens(Ada, Why.Work);
        Assert.IsType<NothingToMark>(_couple.Marks(Ada, Work));

        // A modified client marks all the same.
        _couple.Deliver(
            Ada,
            [
                new ContextMarked
                {
                    Mark = "m",
                    Round = 1,
                    Item = Why.Work,
                },
            ]
        );
        Assert.Empty(_couple.Sees(Ben).Context);
    }

    [Fact]
    public void Let_a_mark_be_taken_off_by_the_one_who_set_it()
    {
        _couple.BothAnswer();
        _couple.BothOpen(Why.Work);
        _couple.Marks(Ada, Work);
        Assert.Same(Decided.Nothing, _couple.Marks(Ada, Work));
        Assert.Equal(new ContextView(Work, true), Assert.Single(_couple.Sees(Ada).Context));
        Assert.Equal(new ContextView(Work, false), Assert.Single(_couple.Sees(Ben).Context));

        Assert.Same(Decided.Nothing, _couple.Unmarks(Ben, Work));
        var mark = Assert.Single(_couple.State.Understanding.Marks.Values).Mark;
        _couple.Deliver(Ben, [new ContextUnmarked { Mark = mark }]);
        Assert.Single(_couple.Sees(Ben).Context);

        _couple.Unmarks(Ada, Work);
        Assert.Empty(_couple.Sees(Ada).Context);
        Assert.Empty(_couple.Sees(Ben).Context);
    }

    [Fact]
    public void Name_whose_it_is_when_a_condition_is_ones_own()
    {
        var adas = new ConditionLink(1, Why.FirstOwn, "a");
        _couple.BothAnswer();
        _couple.BothOpen(Why.FirstOwn);
        _couple.Marks(Ben, adas);

        Assert.Equal(adas, Assert.Single(_couple.Sees(Ada).Context).Condition);
        Assert.IsType<NothingToMark>(_couple.Marks(Ben, adas with { Answer = "nobody" }));
    }

    [Fact]
    public void Are_not_flooded_by_a_modified_client()
    {
        _couple.BothAnswer();
        _couple.BothOpen(Why.Work);
        for (var i = 0; i < 50; i++)
        {
            _couple.Deliver(
                Ben,
                [
                    new ContextMarked
                    {
                        Mark = $"m{i}",
                        Round = 1,
                        Item = Why.Work,
                    },
                    new ChoiceWritten
                    {
                        Choice = $"c{i}",
                        Replaces = [],
                        Text = "again",
                    },
                ]
            );
        }

        Assert.Single(_couple.Sees(Ada).Context);
        Assert.Equal(UnderstandingView.MostChoices, _couple.Sees(Ada).TheirChoice.Count);
    }
}
