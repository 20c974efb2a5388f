using CsCheck;
using Reweave.Domain.Conversations;
using Reweave.Domain.Events;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Conversations;

public sealed class A_live_conversation
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 19, 0, 0, TimeSpan.Zero);
    private static readonly PauseTerms Pause = new() { Word = "harbour", ReturnAfterMinutes = 30 };

    private readonly Log<TalksState> _log = new(
        TalksState.Empty,
        (state, fact, meta) => state.After(fact, meta),
        (state, entry) => state.WithoutEntry(entry)
    );

    private Talk Live => _log.State.Live!;

    [Fact]
    public void Begins_when_both_are_there_and_changes_turns()
    {
        Begin(Ada, "c1");
        Assert.Null(_log.State.Live);
        Join(Ben, "c1");
        Assert.Equal(Ada, Live.Speaker);

        Move(Ada, TurnMove.Said);
        Assert.Equal(TurnPhase.GivingBack, Live.Turns.Phase);
        Assert.Equal(Ada, Live.Speaker);
        Move(Ada, TurnMove.More);
        Assert.Equal(TurnPhase.Speaking, Live.Turns.Phase);
        Move(Ada, TurnMove.Said);
        Assert.IsType<NotYourTurn>(Move(Ada, TurnMove.More));
        Move(Ada, TurnMove.Yes);

        Assert.Equal(Ben, Live.Speaker);
        Assert.Equal(2, Live.Turns.Turn);
    }

    [Fact]
    public void Is_never_the_other_s_to_speak_in_whatever_a_modified_client_sends()
    {
        Begin(Ada, "c1");
        Join(Ben, "c1");
        Assert.IsType<NotYourTurn>(Move(Ben, TurnMove.Said));

        for (var turn = 1; turn <= TurnTaking.MostTurns; turn++)
        {
            foreach (var move in Enum.GetValues<TurnMove>())
            {
                _log.Deliver(
                    Decided.To(
                        new ConversationMoved
                        {
                            Conversation = "c1",
                            Turn = turn,
                            Round = 1,
                            Move = move,
                        }
                    ),
                    Ben
                );
            }
        }

        Assert.Equal(TurnTaking.Beginning, Live.Turns);
    }

    [Fact]
    public void Is_enough_for_one_day_after_its_turns_and_leaves_few_entries()
    {
        Begin(Ada, "c1");
        Join(Ben, "c1");
        while (Live.Speaker is { } speaker)
        {
            Move(speaker, TurnMove.Said);
            if (Live.Turns.Round == 1)
            {
                Move(speaker, TurnMove.More);
                Move(speaker, TurnMove.Said);
            }

            Move(speaker, TurnMove.Yes);
        }

        End(Ben);
        Assert.Equal(TurnTaking.MostTurns * 4 + 3, _log.Facts.Count);
        Assert.Empty(_log.State.Standing);
    }

    [Fact]
    public void Begun_by_both_at_once_is_one()
    {
        var ada = (Decided)TalkDecisions.Begin(_log.State, Ada, "c1", Now, true, Pause);
        var ben = (Decided)
            TalkDecisions.Begin(_log.State, Ben, "c2", Now.AddMinutes(1), true, Pause);
        _log.Deliver(ada, Ada);
        _log.Deliver(ben, Ben);

        Assert.Equal("c1", Live.Conversation);
        Assert.Equal(Ada, Live.Speaker);
        Assert.Single(_log.State.Standing);
    }

    [Fact]
    public void Begun_by_both_with_clocks_a_day_apart_is_joined_by_a_tap()
    {
        Begin(Ada, "c1");
        Begin(Ben, "c2", Now.AddDays(1));
        Assert.Null(_log.State.Live);

        Join(Ben, "c1");

        Assert.Equal("c1", Live.Conversation);
        Assert.Null(_log.State.Find("c2"));
        Assert.True(Live.IsOn(Ada, Monday));
        Assert.True(Live.IsOn(Ben, Monday));
    }

    [Theory]
    [InlineData(Ada)]
    [InlineData(Ben)]
    public void Is_paused_by_either_and_goes_on_when_both_are_back(string who)
    {
        Begin(Ada, "c1");
        Join(Ben, "c1");
        var late = (Decided)TalkDecisions.Move(_log.State, Ada, "c1", TurnMove.Said);
        var other = (Decided)TalkDecisions.Pause(_log.State, "c1", Now.AddSeconds(1));
        PauseBy(who);
        _log.Deliver(late, Ada);
        _log.Deliver(other, who == Ada ? Ben : Ada);

        Assert.True(Live.IsPaused);
        Assert.Equal(TurnTaking.Beginning, Live.Turns);
        Return(Ada);
        Assert.True(Live.IsPaused);
        Return(Ada);
        Assert.True(Live.IsPaused);
        Return(Ben);
        Assert.False(Live.IsPaused);
        Assert.Equal(Ada, Live.Speaker);
    }

    [Fact]
    public void Says_nothing_about_who_paused_or_ended_it()
    {
        var states = new[] { Ada, Ben }
            .Select(who =>
            {
                var log = new Log<TalksState>(
                    TalksState.Empty,
                    (state, fact, meta) => state.After(fact, meta)
                );
                log.Does(Ada, state => TalkDecisions.Begin(state, Ada, "c1", Now, true, Pause));
                log.Does(Ben, state => TalkDecisions.Join(state, Ben, "c1"));
                log.Does(who, state => TalkDecisions.Pause(state, "c1", Now));
                var paused = log.State.Live!;
                log.Does(who, state => TalkDecisions.End(state, "c1"));
                return (paused, held: Assert.Single(log.State.Held));
            })
            .ToList();

        Assert.Equal(states[0], states[1]);
    }

    [Theory]
    [InlineData(Ada)]
    [InlineData(Ben)]
    public void Is_ended_by_either_and_no_late_tap_opens_it_again(string who)
    {
        Begin(Ada, "c1");
        Join(Ben, "c1");
        var begun = (ConversationBegun)_log.Facts[0].Fact;
        var late = (Decided)TalkDecisions.Move(_log.State, Ada, "c1", TurnMove.Said);

        End(who);
        _log.Deliver(late, Ada);
        _log.Deliver(Decided.To(begun), Ada);
        _log.Deliver(Decided.To(new ConversationJoined { Conversation = "c1" }), Ben);
        _log.Deliver(
            Decided.To(
                new ConversationPaused
                {
                    Conversation = "c1",
                    Pause = 1,
                    At = Now,
                }
            ),
            Ben
        );

        Assert.Empty(_log.State.Standing);
        Assert.Equal(Monday, Assert.Single(_log.State.Held).DayOf(Ben));
    }

    [Fact]
    public void Taken_back_before_the_other_came_leaves_nothing()
    {
        Begin(Ada, "c1");
        End(Ada);

        Assert.Empty(_log.State.Standing);
        Assert.Empty(_log.State.Held);
    }

    [Fact]
    public void Is_over_two_days_later_whatever_a_modified_client_keeps_saying()
    {
        Begin(Ada, "c1");
        Join(Ben, "c1");
        _log.Today = Monday.AddDays(2);
        _log.Deliver(Decided.To(new ConversationReturned { Conversation = "c1", Pause = 1 }), Ada);

        Assert.False(Live.IsOn(Ben, Monday.AddDays(2)));
        Begin(Ben, "c2", Now.AddDays(2));
        Assert.Equal("c1", Assert.Single(_log.State.Held).Conversation);
        Assert.Equal("c2", Assert.Single(_log.State.Standing.Values).Conversation);
    }

    [Fact]
    public void Stands_once_however_many_a_modified_client_begins()
    {
        for (var at = 0; at < 500; at++)
        {
            _log.Deliver(
                Decided.To(
                    new ConversationBegun
                    {
                        Conversation = $"flood-{at}",
                        At = Now,
                        IsFirst = true,
                        Pause = Pause,
                    }
                ),
                Ben
            );
        }

        Assert.Single(_log.State.Standing);
        Assert.Empty(_log.State.Held);
    }

    [Fact]
    public void Is_closed_with_a_line_of_each_that_its_author_takes_back_alone()
    {
        Begin(Ada, "c1");
        Join(Ben, "c1");
        End(Ben);
        Share(Ada, "l1", "thank you");
        Assert.Same(Decided.Nothing, Share(Ada, "l2", "again"));
        for (var at = 0; at < 50; at++)
        {
            _log.Deliver(
                Decided.To(
                    new ClosingLineShared
                    {
                        Conversation = at % 2 == 0 ? "c1" : "never",
                        Line = $"flood-{at}",
                        Text = "x",
                    }
                ),
                Ben
            );
        }

        Assert.Equal(2, _log.State.Lines.Count);
        _log.Deliver(Decided.To(new ClosingLineWithdrawn { Line = "l1" }), Ben);
        Assert.Equal("thank you", _log.State.LineOf("c1", author => author == Ada)?.Text);

        var decided = Assert.IsType<Decided>(
            _log.Does(Ada, state => TalkDecisions.WithdrawLine(state, Ada, "c1"))
        );

        Assert.Single(decided.Erase);
        Assert.Null(_log.State.LineOf("c1", author => author == Ada));
    }

    /// <summary>Two people with a late connection: what each taps is decided on an old state and arrives in any order.</summary>
    [Fact]
    public void Folds_whatever_two_late_devices_send_and_holds_its_promises()
    {
        var step = Gen.Select(Gen.Int[0, 7], Gen.Bool, Gen.Int[0, 5], Gen.Int[0, 12]);
        step.Array[1, 60]
            .Sample(steps =>
            {
                var states = new List<TalksState> { TalksState.Empty };
                long position = 0;
                foreach (var (kind, isAda, behind, salt) in steps)
                {
                    var me = isAda ? Ada : Ben;
                    var seen = states[Math.Max(0, states.Count - 1 - behind)];
                    var talk =
                        seen.Live ?? seen.Standing.Values.FirstOrDefault(one => one.Author != me);
                    var id = talk?.Conversation ?? "none";
                    var decision = kind switch
                    {
                        0 => TalkDecisions.Begin(
                            seen,
                            me,
                            $"c{position}",
                            Now.AddHours(salt - 6),
                            salt % 2 == 0,
                            Pause
                        ),
                        1 => TalkDecisions.Join(seen, me, id),
                        2 => TalkDecisions.Move(seen, me, id, TurnMove.Said),
                        3 => TalkDecisions.Move(seen, me, id, TurnMove.Yes),
                        4 => TalkDecisions.Pause(seen, id, Now),
                        5 => TalkDecisions.Return(seen, me, id),
                        6 => TalkDecisions.End(seen, id),
                        _ => Decided.To(
                            new ConversationMoved
                            {
                                Conversation = id,
                                Turn = 1 + salt % TurnTaking.MostTurns,
                                Round = 1,
                                Move = TurnMove.Yes,
                            }
                        ),
                    };
                    foreach (var fact in (decision as Decided)?.Events ?? [])
                    {
                        position++;
                        var before = states[^1];
                        var after = before.After(
                            fact,
                            new EventMeta
                            {
                                Position = position,
                                Entry = $"entry-{position}",
                                Author = me,
                                Day = Monday.AddDays(salt % 3 - 1),
                            }
                        );
                        states.Add(after);
                        Assert.InRange(after.Standing.Count, 0, 2);
                        Assert.InRange(
                            after.Standing.Values.Count(one => one.Joiner is not null),
                            0,
                            1
                        );
                        if (
                            fact is ConversationMoved
                            && before.Live is { } was
                            && after.Live?.Turns != was.Turns
                        )
                        {
                            Assert.Equal(was.Speaker, me);
                            Assert.False(was.IsPaused);
                        }

                        if (fact is ConversationEnded ended)
                        {
                            Assert.Null(after.Find(ended.Conversation));
                        }
                    }
                }
            });
    }

    private Decision Begin(string who, string id, DateTimeOffset? at = null) =>
        _log.Does(who, state => TalkDecisions.Begin(state, who, id, at ?? Now, true, Pause));

    private Decision Join(string who, string id) =>
        _log.Does(who, state => TalkDecisions.Join(state, who, id));

    private Decision Move(string who, TurnMove move) =>
        _log.Does(who, state => TalkDecisions.Move(state, who, Live.Conversation, move));

    private Decision PauseBy(string who) =>
        _log.Does(who, state => TalkDecisions.Pause(state, Live.Conversation, Now));

    private Decision Return(string who) =>
        _log.Does(who, state => TalkDecisions.Return(state, who, Live.Conversation));

    private Decision End(string who) =>
        _log.Does(
            who,
            state => TalkDecisions.End(state, state.Standing.Values.First().Conversation)
        );

    private Decision Share(string who, string line, string text) =>
        _log.Does(who, state => TalkDecisions.ShareLine(state, who, "c1", line, text));
}
