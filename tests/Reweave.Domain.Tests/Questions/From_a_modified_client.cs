using Reweave.Domain.Events;
using Reweave.Domain.Questions;
using Reweave.Domain.Windows;
using static Reweave.Domain.Tests.Couple;
using static Reweave.Domain.Tests.Questions.Asked;

namespace Reweave.Domain.Tests.Questions;

/// <summary>What stands under a question or an answer was said to these words, and what is asked has a window.</summary>
public sealed class From_a_modified_client
{
    private readonly Asked _between = new();

    [Fact]
    public void No_other_question_can_be_put_over_an_answer_under_the_same_id()
    {
        _between.Ask(Ada, "q1", Tuesday, "Do you still love me?");
        _between.Today = Tuesday;
        _between.Answer(Ben, "q1", "Yes.");
        Assert.False(_between.View(Ben).Answered[0].ChangedMeanwhile);

        // Ada's modified client erases her words and puts others there.
        _between.Log.Does(Ada, _ => new Decided([], ["entry-1"]));
        _between.Log.Deliver(
            Decided.To(
                new QuestionRephrased
                {
                    Question = "q1",
                    Wording = "w-1",
                    Day = Tuesday,
                    Text = "Have you ever lied to me about money?",
                }
            ),
            Ada
        );

        Assert.True(_between.View(Ada).Answered[0].ChangedMeanwhile);
        Assert.True(_between.View(Ben).Answered[0].ChangedMeanwhile);
    }

    [Fact]
    public void What_the_asker_called_answered_was_this_answer_and_no_other()
    {
        _between.Ask(Ada, "q1", Tuesday);
        _between.Today = Tuesday;
        _between.Answer(Ben, "q1", "The whole of it.");
        _between.Settle(Ada, "q1", Settling.Answered);
        var answer = _between.View(Ada).Answered[0].Answers[0];

        _between.Log.Does(Ben, _ => new Decided([], [answer.Entry!]));
        _between.Log.Deliver(
            Decided.To(
                new QuestionAnswered
                {
                    Question = "q1",
                    Answer = answer.Answer,
                    Wording = "w-1",
                    Text = "Nothing happened.",
                }
            ),
            Ben
        );

        Assert.Null(_between.View(Ada).Answered[0].Answers[0].Settling);
    }

    [Fact]
    public void Without_windows_nothing_open_is_before_either_and_the_asker_takes_it_back()
    {
        _between.Ask(Ada, "q1", Tuesday);
        _between.Log.Deliver(
            Decided.To(
                new QuestionAsked
                {
                    Question = "q2",
                    Wording = "w",
                    Day = Friday,
                    Text = "by a modified client, without asking for a window",
                }
            ),
            Ada
        );
        Assert.Equal(2, _between.View(Ben).Within(Agreed).ToMe.Count);

        var ended = Agreed.After(new WindowsWithdrawn { Proposal = "w1" }, Meta(3, Ben));

        Assert.Empty(_between.View(Ben).Within(ended).ToMe);
        Assert.Empty(_between.View(Ada).Within(ended).ByMe);
        Assert.Equal(2, _between.View(Ada).Within(ended).Faded.Count);
        Assert.IsType<Decided>(_between.Withdraw(Ada, "q1"));
        Assert.Single(_between.View(Ada).Within(ended).Faded);
    }
}
