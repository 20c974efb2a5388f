using Reweave.Domain.Events;
using Reweave.Domain.Questions;
using Reweave.Domain.Windows;
using static Reweave.Domain.Tests.Couple;
using static Reweave.Domain.Tests.Questions.Asked;

namespace Reweave.Domain.Tests.Questions;

public sealed class Asking_and_answering
{
    private readonly Asked _between = new();

    [Fact]
    public void Goes_from_a_question_for_a_window_to_an_answer_that_is_enough()
    {
        _between.Ask(Ada, "q1", Tuesday, "Where were you?");
        Assert.Equal("Where were you?", Assert.Single(_between.View(Ben).ToMe).Text);
        Assert.False(_between.State.HasAnsweredWindow(Monday));

        _between.Today = Tuesday;
        _between.Answer(Ben, "q1", "At the office.");

        var answered = Assert.Single(_between.View(Ada).Answered);
        Assert.Equal("At the office.", Assert.Single(answered.Answers).Text);
        Assert.Empty(_between.View(Ada).ByMe);
        _between.Settle(Ada, "q1", Settling.Answered);
        Assert.Equal(
            Settling.Answered,
            _between.View(Ben).Answered[0].Answers[0].Settling?.Settling
        );
        Assert.True(_between.State.HasAnsweredWindow(Tuesday));
    }

    [Fact]
    public void Needs_a_window_that_both_agreed_on()
    {
        Assert.IsType<NoWindowOn>(_between.Ask(Ada, "q1", Tuesday.AddDays(1)));
        Assert.IsType<NoWindowOn>(_between.Ask(Ada, "q1", Monday.AddDays(-3)));
        Assert.IsType<NoWindowOn>(
            QuestionDecisions.Ask(
                _between.State,
                WindowsState.Empty,
                Ada,
                Monday,
                "q1",
                "w",
                "Where?",
                Tuesday
            )
        );
    }

    [Fact]
    public void Hands_an_answer_over_in_the_window_and_not_before()
    {
        _between.Ask(Ada, "q1", Tuesday);

        var early = Assert.IsType<NotItsWindowYet>(_between.Answer(Ben, "q1"));
        Assert.Equal(Tuesday, early.Day);

        _between.Today = Tuesday.AddDays(2);
        Assert.IsType<Decided>(_between.Answer(Ben, "q1"));
    }

    [Fact]
    public void Completes_an_answer_once_when_something_is_missing()
    {
        _between.Ask(Ada, "q1", Tuesday);
        _between.Today = Tuesday;
        _between.Answer(Ben, "q1", "At the office.");
        Assert.IsType<AnsweredAlready>(_between.Answer(Ben, "q1", "And more."));

        _between.Settle(Ada, "q1", Settling.SomethingMissing, "Until when?");
        _between.Answer(Ben, "q1", "Until nine.");

        Assert.Equal(
            ["At the office.", "Until nine."],
            _between.View(Ada).Answered[0].Answers.Select(answer => answer.Text)
        );
        _between.Settle(Ada, "q1", Settling.SomethingMissing);
        Assert.IsType<AnsweredAlready>(_between.Answer(Ben, "q1", "A third."));
    }

    [Fact]
    public void Lets_the_asker_change_or_withdraw_until_it_is_answered()
    {
        _between.Ask(Ada, "q1", Tuesday, "Where were you?");
        var changed = Assert.IsType<Decided>(_between.Rephrase(Ada, "q1", "Where is it over?"));
        Assert.Equal(["entry-1"], changed.Erase);
        Assert.Equal("Where is it over?", _between.View(Ben).ToMe[0].Text);

        _between.Ask(Ada, "q2", Tuesday);
        _between.Today = Tuesday;
        _between.Answer(Ben, "q2");
        Assert.IsType<AnsweredAlready>(_between.Withdraw(Ada, "q2"));
        Assert.IsType<NoOpenQuestion>(_between.Rephrase(Ada, "q2", "Other"));

        _between.Withdraw(Ada, "q1");
        Assert.DoesNotContain(_between.View(Ben).ToMe, one => one.Question == "q1");
        Assert.Empty(_between.View(Ada).ByMe);
        Assert.Same(Decided.Nothing, _between.Withdraw(Ada, "q1"));
    }

    [Fact]
    public void Sorts_into_a_later_window_with_room()
    {
        foreach (var at in Enumerable.Range(1, 5))
        {
            _between.Ask(Ada, $"q{at}", Tuesday);
        }

        Assert.IsType<WindowIsFull>(_between.Ask(Ada, "q6", Tuesday));
        _between.Ask(Ada, "q6", Friday);
        Assert.IsType<WindowIsFull>(_between.Sort(Ada, "q6", Tuesday));

        _between.Sort(Ada, "q1", Friday);
        Assert.IsType<Decided>(_between.Sort(Ada, "q6", Tuesday));
        Assert.Equal(
            [false, true, true, true],
            QuestionDecisions
                .Rooms(_between.State, Agreed, Ada, Monday)
                .Select(room => room.HasRoom)
        );
    }

    [Fact]
    public void Keeps_what_no_window_has_room_for_parked()
    {
        foreach (var at in Enumerable.Range(0, 10))
        {
            Assert.IsType<Decided>(_between.Ask(Ada, $"q{at}", at < 5 ? Tuesday : Friday));
        }

        Assert.IsType<WindowIsFull>(_between.Ask(Ada, "q10", Friday.AddDays(4)));
        Assert.IsType<Decided>(_between.Ask(Ben, "b1", Tuesday));
    }

    [Fact]
    public void Erases_one_s_own_words_afterwards_and_says_so()
    {
        _between.Ask(Ada, "q1", Tuesday, "Where were you?");
        _between.Today = Tuesday;
        _between.Answer(Ben, "q1", "At the office.");
        var answer = _between.View(Ben).Answered[0].Answers[0].Answer;
        Assert.Same(Decided.Nothing, _between.Erase(Ada, "q1", answer));

        _between.Erase(Ben, "q1", answer);

        var erased = Assert.Single(_between.View(Ada).Answered);
        Assert.Equal("Where were you?", erased.Text);
        Assert.Null(Assert.Single(erased.Answers).Text);
        Assert.Empty(_between.View(Ben).ToMe);

        _between.Erase(Ada, "q1", "q1");
        Assert.Null(Assert.Single(_between.View(Ben).Answered).Text);
        Assert.True(_between.State.HasAnsweredWindow(Tuesday));
    }

    [Theory]
    [InlineData(Bounds.AnswerLength, true)]
    [InlineData(Bounds.AnswerLength + 1, false)]
    [InlineData(0, false)]
    public void Takes_a_question_of_any_script_within_its_bounds(int length, bool fits)
    {
        var asked = _between.Ask(Ada, "q1", Tuesday, new string('あ', length));

        Assert.Equal(fits, asked is Decided);
    }
}
