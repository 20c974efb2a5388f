using Reweave.Domain.Acknowledgement;
using Reweave.Domain.Events;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Acknowledgement;

/// <summary>Ada hands over what it did to her; Ben gives it back in his words until it is heard, two rounds a sitting.</summary>
public sealed class A_part_that_wants_to_be_heard
{
    private readonly Log<AcknowledgementState> _log = new(
        AcknowledgementState.Empty,
        (state, fact, meta) => state.After(fact, meta),
        (state, entry) => state.WithoutEntry(entry)
    );

    [Fact]
    public void Goes_over_comes_back_and_is_heard()
    {
        Share("p", "I cannot sleep.");
        Assert.Equal(PartStage.HandedOver, Seen(Ada).Stage);
        Assert.Equal(PartStage.ToReflect, Seen(Ben).Stage);

        Reflect("r1", "You lie awake because of what I did.");
        Assert.Equal(PartStage.ToMark, Seen(Ada).Stage);
        Assert.Equal(PartStage.HandedOver, Seen(Ben).Stage);

        Mark("r1", HearingMark.Partly, "And I listen for your phone.");
        Assert.Equal(PartStage.ToReflect, Seen(Ben).Stage);
        Assert.Equal("And I listen for your phone.", Seen(Ben).Reflections[0].Addition);

        Reflect("r2", "You lie awake and listen for my phone.");
        Mark("r2", HearingMark.Heard);
        Assert.Equal(PartStage.Heard, Seen(Ada).Stage);
        Assert.Equal(PartStage.Heard, Seen(Ben).Stage);
    }

    [Fact]
    public void Rests_after_two_rounds_and_the_words_are_those_of_a_pause()
    {
        TwoRounds();

        Assert.Equal(PartStage.Resting, Seen(Ada).Stage);
        Assert.Equal(PartStage.Resting, Seen(Ben).Stage);
        Assert.IsType<PausedForNow>(Reflect("r3", "a third"));

        var other = new Log<AcknowledgementState>(
            AcknowledgementState.Empty,
            (state, fact, meta) => state.After(fact, meta)
        );
        other.Does(Ada, state => Sharing(state, "p", "text"));
        other.Does(Ben, AcknowledgementDecisions.Pause);
        Assert.Equal(
            PartStage.Resting,
            AcknowledgementView.For(other.State, Ada, other.Today).MyImpact[0].Stage
        );
    }

    [Theory]
    [InlineData(Ada)]
    [InlineData(Ben)]
    public void Is_paused_by_either_and_looks_the_same_to_both(string who)
    {
        Share("p", "I cannot sleep.");
        Assert.Same(
            Decided.Nothing,
            _log.Does(who, AcknowledgementDecisions.Pause) is Decided { Events.Count: 1 }
                ? AcknowledgementDecisions.Pause(_log.State)
                : null
        );

        Assert.Equal(
            (true, false, PartStage.Resting),
            (View(Ada).IsPaused, View(Ada).CanBegin, Seen(Ada).Stage)
        );
        Assert.Equal(
            (true, false, PartStage.Resting),
            (View(Ben).IsPaused, View(Ben).CanBegin, Seen(Ben).Stage)
        );
        Assert.IsType<PausedForNow>(Reflect("r1", "now"));
        Assert.IsType<PausedForNow>(Share("q", "another"));
    }

    [Theory]
    [InlineData(Ada)]
    [InlineData(Ben)]
    public void Goes_on_by_either_on_another_day(string who)
    {
        TwoRounds();
        Assert.Empty(Begin(who).Events);
        _log.Today = _log.Today.AddDays(1);

        Assert.True(View(who).CanBegin);
        Begin(who);

        Assert.False(View(who).CanBegin);
        Assert.Equal(PartStage.ToReflect, Seen(Ben).Stage);
        Assert.IsType<Decided>(Reflect("r3", "on another day"));
    }

    [Fact]
    public void Does_not_show_what_crossed_a_pause_until_the_two_sit_down_again()
    {
        Share("p", "I cannot sleep.");
        var reflect = (Decided)
            AcknowledgementDecisions.Reflect(_log.State, Ben, "p", "r1", "sent at the same moment");
        _log.Does(Ada, AcknowledgementDecisions.Pause);
        _log.Deliver(reflect, Ben);

        Assert.Empty(Seen(Ada).Reflections);
        Assert.Equal(PartStage.Resting, Seen(Ada).Stage);
        Assert.IsType<PausedForNow>(Mark("r1", HearingMark.NotYet));

        _log.Today = _log.Today.AddDays(1);
        Begin(Ada);
        Assert.Equal(PartStage.ToMark, Seen(Ada).Stage);
    }

    [Fact]
    public void Both_beginning_at_once_begin_one_sitting()
    {
        TwoRounds();
        _log.Today = _log.Today.AddDays(1);
        var ada = (Decided)AcknowledgementDecisions.Begin(_log.State, Ada, _log.Today);
        var ben = (Decided)AcknowledgementDecisions.Begin(_log.State, Ben, _log.Today);
        _log.Deliver(ada, Ada);
        _log.Deliver(ben, Ben);

        Assert.Equal(2, _log.State.Sitting);
    }

    [Fact]
    public void A_clock_ahead_keeps_nobody_waiting()
    {
        Share("p", "I cannot sleep.");
        _log.Today = Monday.AddDays(400);
        _log.Does(Ben, AcknowledgementDecisions.Pause);
        _log.Today = Monday.AddDays(1);

        Assert.True(View(Ada).CanBegin);
    }

    [Fact]
    public void Is_taken_back_whole_by_its_writer_alone()
    {
        Share("p", "what I would not say again");
        Reflect("r1", "You would not say it again.");
        Assert.Same(
            Decided.Nothing,
            _log.Does(Ben, state => AcknowledgementDecisions.TakeBack(state, Ben, "p"))
        );

        var back = Assert.IsType<Decided>(
            _log.Does(Ada, state => AcknowledgementDecisions.TakeBack(state, Ada, "p"))
        );

        Assert.Equal(["entry-1"], back.Erase);
        Assert.Empty(View(Ada).MyImpact);
        Assert.Empty(View(Ben).TheirImpact);
        _log.Deliver(
            Decided.To(
                new StatementPartShared
                {
                    Part = "p",
                    Kind = StatementKind.Impact,
                    Topic = "sleep",
                    Text = "late",
                }
            ),
            Ada
        );
        Assert.Empty(View(Ben).TheirImpact);
    }

    [Fact]
    public void A_reflection_is_taken_back_by_the_one_who_gave_it_and_marks_vanish_with_it()
    {
        Share("p", "I cannot sleep.");
        Reflect("r1", "I was angry when I wrote this.");
        Mark("r1", HearingMark.NotYet, "no");

        _log.Does(Ben, state => AcknowledgementDecisions.TakeBack(state, Ben, "r1"));

        Assert.Empty(Seen(Ada).Reflections);
        Assert.Equal(PartStage.ToReflect, Seen(Ben).Stage);
    }

    [Fact]
    public void A_mark_can_be_changed_and_the_one_before_is_erased()
    {
        Share("p", "I cannot sleep.");
        Reflect("r1", "You cannot sleep.");
        Mark("r1", HearingMark.NotYet, "sharp words");

        var changed = Assert.IsType<Decided>(Mark("r1", HearingMark.Heard));

        Assert.Equal(["entry-3"], changed.Erase);
        Assert.Equal(HearingMark.Heard, Assert.Single(_log.State.Marks).Mark);
        Assert.Same(Decided.Nothing, Mark("r1", HearingMark.Heard));
    }

    [Fact]
    public void Only_its_writer_marks_and_only_the_other_gives_back()
    {
        Share("p", "I cannot sleep.");
        Assert.IsType<NoSuchPart>(
            _log.Does(
                Ada,
                state => AcknowledgementDecisions.Reflect(state, Ada, "p", "r0", "myself")
            )
        );
        _log.Deliver(
            Decided.To(
                new PartReflected
                {
                    Reflection = "r0",
                    Part = "p",
                    Sitting = 1,
                    Text = "a modified client of Ada's",
                }
            ),
            Ada
        );
        Assert.Empty(Seen(Ada).Reflections);

        Reflect("r1", "You cannot sleep.");
        Assert.IsType<NoSuchPart>(
            _log.Does(
                Ben,
                state => AcknowledgementDecisions.Mark(state, Ben, "r1", HearingMark.Heard, null)
            )
        );
        _log.Deliver(
            Decided.To(new ReflectionMarked { Reflection = "r1", Mark = HearingMark.Heard }),
            Ben
        );
        Assert.Equal(PartStage.ToMark, Seen(Ada).Stage);
    }

    [Fact]
    public void A_flood_shows_once_and_a_few_parts_are_enough()
    {
        Share("p", "one");
        Share("q", "two");
        Share("r", "three");
        Assert.IsType<EnoughIsOpen>(Share("s", "four"));

        foreach (var at in Enumerable.Range(0, 3 * AcknowledgementState.MostPieces))
        {
            _log.Deliver(
                Decided.To(
                    new PartReflected
                    {
                        Reflection = $"flood-{at}",
                        Part = "p",
                        Sitting = at % 7 + 1,
                        Text = "again",
                    }
                ),
                Ben
            );
            _log.Deliver(Decided.To(new SittingBegun { Sitting = 1000 + at }), Ben);
        }

        Assert.Equal(AcknowledgementState.MostPieces, _log.State.Reflections.Count);
        Assert.Single(Seen(Ada).Reflections);
        Assert.Equal(1, _log.State.Sitting);
    }

    [Fact]
    public void An_account_is_read_and_may_be_answered_or_not()
    {
        _log.Does(
            Ben,
            state =>
                AcknowledgementDecisions.Share(
                    state,
                    Ben,
                    "a",
                    StatementKind.Account,
                    "what-i-did",
                    null,
                    "I lied to you for a year."
                )
        );
        Assert.Equal(PartStage.HandedOver, View(Ada).TheirAccount[0].Stage);
        Assert.Null(View(Ben).MyAccount[0].Reply);

        Reply(AccountReply.NotAllYet, "The summer is missing.");
        Reply(AccountReply.HeardYou, null);
        Assert.Equal(AccountReply.HeardYou, View(Ben).MyAccount[0].Reply?.Reply);
        Assert.Single(_log.State.Replies);

        _log.Does(Ada, state => AcknowledgementDecisions.TakeAnswerBack(state, Ada, "a"));
        Assert.Null(View(Ben).MyAccount[0].Reply);
        Reply(AccountReply.HeardYou, "later after all");
        Assert.NotNull(View(Ben).MyAccount[0].Reply);
    }

    [Fact]
    public void Nothing_in_a_view_tells_who_paused_or_how_often_not_yet_was_said()
    {
        var words = typeof(AcknowledgementView)
            .Assembly.GetTypes()
            .Where(type =>
                type.Namespace == typeof(AcknowledgementView).Namespace
                && type.Name.EndsWith("View", StringComparison.Ordinal)
            )
            .SelectMany(type => type.GetProperties())
            .Select(property => property.Name);

        Assert.DoesNotContain(words, name => name.Contains("Count", StringComparison.Ordinal));
        Assert.DoesNotContain(words, name => name.Contains("PausedBy", StringComparison.Ordinal));
        Assert.DoesNotContain(words, name => name.Contains("Author", StringComparison.Ordinal));
        Assert.DoesNotContain(words, name => name.Contains("Sitting", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(10)]
    public void Comes_out_the_same_in_every_order(int step)
    {
        Share("p", "one");
        Reflect("r1", "back");
        Mark("r1", HearingMark.Partly, "more");
        Reflect("r2", "back again");
        Mark("r2", HearingMark.NotYet);
        _log.Does(Ben, AcknowledgementDecisions.Pause);
        _log.Today = _log.Today.AddDays(1);
        Begin(Ada);
        Reflect("r3", "a third time");
        Mark("r3", HearingMark.Heard);
        Share("q", "two");
        Assert.Equal(10, _log.Facts.Count);

        var shuffled = Enumerable.Range(1, 10).Select(at => _log.Facts[at * step % 11 - 1]);

        Assert.Equal(Screen(_log.State), Screen(Folded(shuffled)));
    }

    private static AcknowledgementState Folded(IEnumerable<(Event Fact, EventMeta Meta)> facts) =>
        facts.Aggregate(
            AcknowledgementState.Empty,
            (state, fact) => state.After(fact.Fact, fact.Meta)
        );

    private string Screen(AcknowledgementState state)
    {
        string[] people = [Ada, Ben];
        return string.Join(
            "\n\n",
            people.Select(who =>
            {
                var view = AcknowledgementView.For(state, who, _log.Today);
                return string.Join(
                    '\n',
                    view.MyImpact.Concat(view.TheirImpact)
                        .Select(part => $"{part.Text} {part.Stage} {part.Reflections.Spelled()}")
                        .Append($"{view.IsPaused} {view.CanBegin}")
                );
            })
        );
    }

    private void TwoRounds()
    {
        Share("p", "I cannot sleep.");
        Reflect("r1", "You cannot sleep.");
        Mark("r1", HearingMark.NotYet);
        Reflect("r2", "You cannot sleep because of me.");
        Mark("r2", HearingMark.Partly);
    }

    private AcknowledgementView View(string who) =>
        AcknowledgementView.For(_log.State, who, _log.Today);

    private StatementPartView Seen(string who) =>
        (who == Ada ? View(Ada).MyImpact : View(Ben).TheirImpact)[0];

    private static Decision Sharing(AcknowledgementState state, string part, string text) =>
        AcknowledgementDecisions.Share(state, Ada, part, StatementKind.Impact, "sleep", null, text);

    private Decision Share(string part, string text) =>
        _log.Does(Ada, state => Sharing(state, part, text));

    private Decision Reflect(string reflection, string text) =>
        _log.Does(
            Ben,
            state => AcknowledgementDecisions.Reflect(state, Ben, "p", reflection, text)
        );

    private Decision Mark(string reflection, HearingMark mark, string? addition = null) =>
        _log.Does(
            Ada,
            state => AcknowledgementDecisions.Mark(state, Ada, reflection, mark, addition)
        );

    private void Reply(AccountReply reply, string? words) =>
        _log.Does(Ada, state => AcknowledgementDecisions.Answer(state, Ada, "a", reply, words));

    private Decided Begin(string who) =>
        _log.Does(who, state => AcknowledgementDecisions.Begin(state, who, _log.Today)) as Decided
        ?? Decided.Nothing;
}
