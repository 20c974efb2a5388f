using Reweave.Domain.Events;
using Reweave.Domain.Telling;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Telling;

public sealed class One_thing
{
    private readonly Log<TellingState> _log = new(
        TellingState.Empty,
        (state, fact, meta) => state.After(fact, meta),
        (state, entry) => state.WithoutEntry(entry)
    );

    [Fact]
    public void Is_answered_with_I_heard_you_or_thank_you_and_with_nothing_else()
    {
        Tell(Ada, "t1", ToldKind.Fear);
        Assert.IsType<OneAtATime>(Answer(Ben, "t1", ToldReply.Yes));
        Assert.IsType<OneAtATime>(Answer(Ada, "t1", ToldReply.Heard));
        Assert.IsType<OutOfBounds>(Answer(Ben, "t1", ToldReply.Heard, "But why now?"));
        Assert.False(
            new ThingAnswered
            {
                Told = "entry-1",
                Reply = ToldReply.Thanks,
                Words = "But",
            }.IsWellFormed
        );

        Answer(Ben, "t1", ToldReply.Heard);

        Assert.Equal(ToldReply.Heard, Assert.Single(View(Ada).Mine).Answer?.Reply);
        Assert.Same(Decided.Nothing, Answer(Ben, "t1", ToldReply.Heard));
        Answer(Ben, "t1", ToldReply.Thanks);
        Assert.Equal(ToldReply.Thanks, Assert.Single(View(Ada).Mine).Answer?.Reply);
    }

    [Fact]
    public void Is_one_at_a_time_until_it_was_answered_or_seven_days_went_by()
    {
        Tell(Ada, "t1", ToldKind.Desire);
        Assert.IsType<OneAtATime>(Tell(Ada, "t2", ToldKind.Secret));
        Assert.IsType<Decided>(Tell(Ben, "t2", ToldKind.Secret));
        Assert.IsType<Decided>(Tell(Ada, "t3", ToldKind.Request));

        Answer(Ben, "t1", ToldReply.Thanks);
        Assert.IsType<Decided>(Tell(Ada, "t4", ToldKind.Secret));
        _log.Today = Monday.AddDays(7);
        Assert.IsType<Decided>(Tell(Ada, "t5", ToldKind.Fear));
        Assert.Equal(["t5", "t4", "t1"], View(Ben).Theirs.Select(one => one.Told.Thing));
    }

    [Fact]
    public void Leaves_nothing_when_its_author_takes_it_back_and_is_not_the_others_to_take()
    {
        Tell(Ada, "t1", ToldKind.Secret);
        Answer(Ben, "t1", ToldReply.Heard);
        Assert.Same(Decided.Nothing, TakeBack(Ben, "t1"));

        Assert.Single(Assert.IsType<Decided>(TakeBack(Ada, "t1")).Erase);

        Assert.Empty(View(Ben).Theirs);
        Assert.Empty(_log.State.Answered);
        _log.Deliver(Decided.To(Told("t1", ToldKind.Secret)), Ada);
        Assert.Empty(View(Ben).Theirs);
    }

    [Fact]
    public void Needs_words_and_not_too_many()
    {
        Assert.IsType<OutOfBounds>(Tell(Ada, "t1", ToldKind.Fear, " "));
        Assert.IsType<OutOfBounds>(
            Tell(Ada, "t1", ToldKind.Fear, new string('x', Bounds.TextLength + 1))
        );
    }

    [Fact]
    public void Asked_for_has_kind_answers_and_fades_alike_whether_left_or_answered_with_not_now()
    {
        Tell(Ada, "t1", ToldKind.Request);
        Answer(Ben, "t1", ToldReply.AnotherWay, "On Thursday?");
        Assert.Equal("On Thursday?", View(Ada).Mine[0].Answer?.Words);
        Answer(Ben, "t1", ToldReply.NotNow);
        Tell(Ben, "t2", ToldKind.Request);
        _log.Today = Monday.AddDays(6);
        Assert.Single(View(Ada).Mine);

        _log.Today = Monday.AddDays(7);

        Assert.Empty(View(Ada).Mine);
        Assert.Empty(View(Ada).Theirs);
        Assert.IsType<OneAtATime>(Answer(Ben, "t1", ToldReply.Yes));
        // Nothing of it is left to count once its author asks for something else.
        Assert.Single(Assert.IsType<Decided>(Tell(Ada, "t3", ToldKind.Request)).Erase);
        Assert.Single(_log.State.Told.Values, one => one.Author == Ada);
    }

    [Fact]
    public void Asked_for_and_answered_stays_for_seven_days_more()
    {
        Tell(Ada, "t1", ToldKind.Request);
        _log.Today = Monday.AddDays(5);
        Answer(Ben, "t1", ToldReply.Yes);

        _log.Today = Monday.AddDays(11);
        Assert.Single(View(Ada).Mine);
        _log.Today = Monday.AddDays(12);
        Assert.Empty(View(Ada).Mine);
    }

    [Fact]
    public void Of_a_modified_client_is_kept_up_to_its_share_and_gets_no_answer_to_other_words()
    {
        Tell(Ada, "t1", ToldKind.Fear);
        _log.Deliver(Decided.To(Told("t1", ToldKind.Fear)), Ben);
        _log.Deliver(Decided.To(new ThingTakenBack { Thing = "t1" }), Ben);
        _log.Deliver(
            new Decided(
                [
                    new ThingAnswered { Told = "entry-1", Reply = ToldReply.Yes },
                    new ThingAnswered { Told = "nothing", Reply = ToldReply.Heard },
                ],
                []
            ),
            Ben
        );
        for (var at = 0; at < 500; at++)
        {
            _log.Deliver(Decided.To(Told($"f{at}", ToldKind.Desire)), Ben);
        }

        Assert.Equal("t1", Assert.Single(View(Ada).Mine).Told.Thing);
        Assert.Empty(_log.State.Answered);
        Assert.Equal(TellingState.MostStanding, View(Ada).Theirs.Count);
        Assert.False(View(Ben).CanTell);
    }

    [Fact]
    public void Shows_its_author_the_same_while_it_waits_whatever_the_other_does_in_private()
    {
        Tell(Ada, "t1", ToldKind.Desire);
        var day = View(Ada).Mine[0];
        _log.Today = Monday.AddDays(60);

        Assert.Equal(day, View(Ada).Mine[0]);
        Assert.Null(View(Ada).Mine[0].Answer);
    }

    private static ThingTold Told(string thing, ToldKind kind) =>
        new()
        {
            Thing = thing,
            Kind = kind,
            Text = "I am afraid of Sundays.",
        };

    private TellingView View(string who) => TellingView.For(_log.State, who, _log.Today);

    private Decision Tell(
        string who,
        string thing,
        ToldKind kind,
        string text = "I am afraid of Sundays."
    ) => _log.Does(who, state => TellingDecisions.Tell(state, who, _log.Today, thing, kind, text));

    private Decision Answer(string who, string thing, ToldReply reply, string? words = null) =>
        _log.Does(
            who,
            state => TellingDecisions.Answer(state, who, _log.Today, thing, reply, words)
        );

    private Decision TakeBack(string who, string thing) =>
        _log.Does(who, state => TellingDecisions.TakeBack(state, who, thing));
}
