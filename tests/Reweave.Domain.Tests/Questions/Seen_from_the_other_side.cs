using CsCheck;
using Reweave.Domain.Events;
using Reweave.Domain.Questions;
using static Reweave.Domain.Tests.Couple;
using static Reweave.Domain.Tests.Questions.Asked;

namespace Reweave.Domain.Tests.Questions;

/// <summary>Nothing in the questions can be used to watch, count, pressure or trap the other.</summary>
public sealed class Seen_from_the_other_side
{
    private readonly Asked _between = new();

    [Fact]
    public void Silence_looks_the_same_on_every_day_and_fades_seven_days_after_the_window()
    {
        _between.Ask(Ada, "q1", Tuesday);
        var waiting = _between.Screen(Ada);
        for (var day = 0; day < 8; day++)
        {
            _between.Today = Monday.AddDays(day);
            Assert.Equal(waiting, _between.Screen(Ada));
        }

        _between.Today = Tuesday.AddDays(7);

        Assert.Empty(_between.View(Ben).ToMe);
        Assert.Empty(_between.View(Ada).ByMe);
        Assert.Equal("q1", Assert.Single(_between.View(Ada).Faded).Question);
        Assert.Empty(_between.View(Ben).Faded);
    }

    [Fact]
    public void Not_now_fades_on_the_same_day_as_silence_and_leaves_no_difference()
    {
        var silent = new Asked();
        silent.Ask(Ada, "q1", Tuesday);
        _between.Ask(Ada, "q1", Tuesday);
        _between.Today = Tuesday;
        _between.SetAside(Ben, "q1", "I want to answer it well.");
        Assert.Equal("I want to answer it well.", _between.View(Ada).ByMe[0].SetAside?.Words);

        foreach (var day in Enumerable.Range(7, 30))
        {
            _between.Today = silent.Today = Tuesday.AddDays(day);
            Assert.Empty(_between.View(Ada).ByMe);
            Assert.Equal(silent.Screen(Ben), _between.Screen(Ben));
        }
    }

    [Fact]
    public void Not_now_is_never_more_than_one_however_often_it_was_said()
    {
        _between.Ask(Ada, "q1", Tuesday);
        _between.SetAside(Ben, "q1", "Not today.");
        _between.SetAside(Ben, "q1");
        Assert.Single(_between.State.Threads["q1"].SetAsides);

        _between.Sort(Ada, "q1", Friday);
        Assert.Null(_between.View(Ada).ByMe[0].SetAside);
        Assert.Null(_between.View(Ben).ToMe[0].SetAside);

        _between.Log.Does(Ben, state => QuestionDecisions.SetAside(state, Ben, Monday, "q1", null));
        _between.Log.Does(Ben, state => QuestionDecisions.TakeUpAgain(state, Ben, "q1"));
        Assert.Null(_between.View(Ada).ByMe[0].SetAside);
        Assert.Empty(_between.State.Threads["q1"].SetAsides);
    }

    [Fact]
    public void Taking_a_faded_question_back_leaves_nothing_with_the_other()
    {
        _between.Ask(Ada, "q1", Tuesday);
        _between.SetAside(Ben, "q1", "Not today.");
        _between.Today = Tuesday.AddDays(9);

        _between.Withdraw(Ada, "q1");

        Assert.Equal(new Asked { Today = _between.Today }.Screen(Ada), _between.Screen(Ada));
        Assert.Equal([Ada], _between.State.Threads["q1"].WithdrawnBy);
        Assert.Empty(_between.State.Threads["q1"].SetAsides);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Withdrawing_beats_an_answer_that_crosses_it_in_any_order(bool answerFirst)
    {
        _between.Ask(Ada, "q1", Tuesday);
        _between.Today = Tuesday;
        var withdraw = (Decided)QuestionDecisions.Withdraw(_between.State, Ada, Tuesday, "q1");
        var answer = (Decided)
            QuestionDecisions.Answer(_between.State, Ben, Tuesday, "q1", "a1", "There.");

        _between.Log.Deliver(answerFirst ? answer : withdraw, answerFirst ? Ben : Ada);
        _between.Log.Deliver(answerFirst ? withdraw : answer, answerFirst ? Ada : Ben);

        var nothing = new Asked { Today = Tuesday };
        Assert.Equal(nothing.Screen(Ada), _between.Screen(Ada));
        Assert.Equal(nothing.Screen(Ben), _between.Screen(Ben));
        Assert.False(_between.State.HasAnsweredWindow(Tuesday));
    }

    [Fact]
    public void An_answer_to_a_wording_changed_meanwhile_says_so()
    {
        _between.Ask(Ada, "q1", Tuesday, "Where?");
        _between.Today = Tuesday;
        var answer = (Decided)
            QuestionDecisions.Answer(_between.State, Ben, Tuesday, "q1", "a1", "There.");
        _between.Rephrase(Ada, "q1", "With whom?");

        _between.Log.Deliver(answer, Ben);

        Assert.True(_between.View(Ada).Answered[0].ChangedMeanwhile);
        Assert.True(_between.View(Ben).Answered[0].ChangedMeanwhile);
    }

    [Fact]
    public void An_answer_of_one_who_was_offline_for_a_month_is_not_lost()
    {
        _between.Ask(Ada, "q1", Tuesday);
        var answer = (Decided)
            QuestionDecisions.Answer(_between.State, Ben, Tuesday, "q1", "a1", "There.");
        _between.Today = Tuesday.AddDays(30);
        Assert.Single(_between.View(Ada).Faded);

        _between.Log.Deliver(answer, Ben);

        Assert.Empty(_between.View(Ada).Faded);
        Assert.Single(_between.View(Ada).Answered);
    }

    [Fact]
    public void A_flood_of_a_modified_client_shows_no_more_than_an_honest_one_may_ask()
    {
        for (var at = 0; at < 300; at++)
        {
            _between.Log.Deliver(
                Decided.To(
                    new QuestionAsked
                    {
                        Question = $"q{at}",
                        Wording = "w",
                        Day = Monday.AddDays(at % 60),
                        Text = "Where?",
                    }
                ),
                Ada
            );
        }

        var shown = _between.View(Ben).ToMe;
        Assert.Equal(QuestionsView.MostOpen, shown.Count);
        Assert.All(
            shown.GroupBy(one => one.Day),
            window => Assert.True(window.Count() <= QuestionsView.MostForOneWindow)
        );
    }

    [Fact]
    public void A_window_in_years_keeps_no_question_before_the_other_s_eyes()
    {
        _between.Log.Deliver(
            Decided.To(
                new QuestionAsked
                {
                    Question = "q1",
                    Wording = "w",
                    Day = DateOnly.MaxValue,
                    Text = "Where?",
                }
            ),
            Ada
        );

        Assert.Empty(_between.View(Ben).ToMe);
        Assert.Single(_between.View(Ada).Faded);
    }

    [Fact]
    public void An_id_belongs_to_its_author()
    {
        _between.Ask(Ada, "q1", Tuesday, "Mine");

        _between.Log.Deliver(
            new Decided(
                [
                    new QuestionWithdrawn { Question = "q1" },
                    new QuestionSorted { Question = "q1", Day = Friday },
                    new QuestionRephrased
                    {
                        Question = "q1",
                        Wording = "x",
                        Day = Friday,
                        Text = "Not mine",
                    },
                    new QuestionPieceErased { Question = "q1", Piece = "q1" },
                ],
                []
            ),
            Ben
        );

        var mine = Assert.Single(_between.View(Ada).ByMe);
        Assert.Equal(("Mine", Tuesday), (mine.Text, mine.Day));
    }

    [Fact]
    public void Answering_one_s_own_question_or_settling_the_other_s_changes_nothing()
    {
        _between.Ask(Ada, "q1", Tuesday);
        var before = _between.Screen(Ben);

        _between.Log.Deliver(
            new Decided(
                [
                    new QuestionAnswered
                    {
                        Question = "q1",
                        Answer = "a1",
                        Wording = "w-1",
                        Text = "Said in the other's name",
                    },
                    new QuestionSetAside { Question = "q1", Day = Tuesday },
                ],
                []
            ),
            Ada
        );

        Assert.Equal(before, _between.Screen(Ben));
        Assert.False(_between.State.HasAnsweredWindow(Friday));
    }

    [Fact]
    public void Both_see_the_same_in_whatever_order_the_host_puts_the_two_sides()
    {
        var seen = 0;
        Gen.Select(Side(Ada), Side(Ben), Gen.Bool.Array[24], Gen.Bool.Array[24])
            .Sample(
                (ada, ben, one, other) =>
                {
                    var first = Merge(ada, ben, one);
                    var second = Merge(ada, ben, other);
                    seen += QuestionsView.For(first, Ada, Tuesday).Answered.Count;
                    return Enumerable
                        .Range(0, 6)
                        .All(day =>
                            Screen(first, Ada, Monday.AddDays(2 * day))
                                == Screen(second, Ada, Monday.AddDays(2 * day))
                            && Screen(first, Ben, Monday.AddDays(2 * day))
                                == Screen(second, Ben, Monday.AddDays(2 * day))
                        );
                },
                iter: 1_000,
                threads: 1
            );
        Assert.True(seen > 50, $"Only {seen} answers were seen in all runs.");
    }

    [Fact]
    public void What_was_withdrawn_is_seen_by_nobody_in_any_run()
    {
        Gen.Select(Side(Ada), Side(Ben), Gen.Bool.Array[24])
            .Sample(
                (ada, ben, order) =>
                {
                    var state = Merge(ada, ben, order);
                    var withdrawn = ada.OfType<QuestionWithdrawn>().Select(one => one.Question);
                    var view = QuestionsView.For(state, Ben, Tuesday);
                    return !view
                        .ToMe.Concat(view.Answered.Where(one => !one.IsMine))
                        .Any(one => withdrawn.Contains(one.Question));
                },
                iter: 3_000
            );
    }

    // Each side's own facts: honest ids, one wording and one answer of each id, everything else in any number and order.
    private static Gen<Event[]> Side(string who)
    {
        var own = Gen.Int[1, 2].Select(at => $"{who}-{at}");
        var theirs = Gen.Int[1, 2].Select(at => $"{(who == Ada ? Ben : Ada)}-{at}");
        var day = Gen.Int[0, 1].Select(at => at == 0 ? Tuesday : Friday);
        return Gen.OneOf(
                Gen.Select(
                    own,
                    day,
                    (question, on) =>
                        (Event)
                            new QuestionAsked
                            {
                                Question = question,
                                Wording = "w",
                                Day = on,
                                Text = question,
                            }
                ),
                Gen.Select(
                    own,
                    day,
                    (question, on) => (Event)new QuestionSorted { Question = question, Day = on }
                ),
                theirs.Select(question =>
                    (Event)
                        new QuestionAnswered
                        {
                            Question = question,
                            Answer = $"{who} answers {question}",
                            Wording = "w",
                            Text = $"{who} answers {question}",
                        }
                ),
                Gen.Select(
                    theirs,
                    day,
                    (question, on) => (Event)new QuestionSetAside { Question = question, Day = on }
                ),
                Gen.Select(
                    own,
                    Gen.Int[1, 2],
                    (question, settling) =>
                        (Event)
                            new QuestionSettled
                            {
                                Question = question,
                                Answer = $"{(who == Ada ? Ben : Ada)} answers {question}",
                                Settling = (Settling)settling,
                            }
                ),
                Gen.Frequency(
                    (
                        1,
                        own.Select(question => (Event)new QuestionWithdrawn { Question = question })
                    ),
                    (
                        3,
                        theirs.Select(question =>
                            (Event)
                                new QuestionPieceErased
                                {
                                    Question = question,
                                    Piece = $"{who} answers {question}",
                                }
                        )
                    )
                )
            )
            .Array[0, 10]
            .Select(facts =>
                facts
                    .DistinctBy(fact =>
                        fact is QuestionAsked asked ? asked.Question : fact.Spelled()
                    )
                    .ToArray()
            );
    }

    private static QuestionsState Merge(Event[] ada, Event[] ben, bool[] adaNext)
    {
        var (a, b, position) = (0, 0, 10);
        var state = QuestionsState.Empty;
        foreach (var next in adaNext)
        {
            if (a < ada.Length && (next || b == ben.Length))
            {
                state = state.After(ada[a++], Meta(++position, Ada));
            }
            else if (b < ben.Length)
            {
                state = state.After(ben[b++], Meta(++position, Ben));
            }
        }

        return state;
    }
}
