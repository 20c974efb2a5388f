using Reweave.Domain.Actions;
using Reweave.Domain.Events;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Actions;

public sealed class A_promised_action
{
    private readonly Log<ActionsState> _log = new(
        ActionsState.Empty,
        (state, fact, meta) => state.After(fact, meta),
        (state, entry) => state.WithoutEntry(entry)
    );

    [Fact]
    public void Is_seen_by_both_and_kept_by_the_one_who_promised_it()
    {
        Promise(Ada, "a1");
        Assert.IsType<NoSuchPromise>(Keep(Ben, "a1"));
        _log.Deliver(Decided.To(new ActionKept { Action = "a1" }), Ben);
        Assert.False(Assert.Single(View(Ben).Theirs).IsKept);

        Keep(Ada, "a1");

        Assert.True(Assert.Single(View(Ben).Theirs).IsKept);
        Assert.Same(Decided.Nothing, Keep(Ada, "a1"));
    }

    [Fact]
    public void Fades_seven_days_after_it_was_kept()
    {
        Promise(Ada, "a1");
        Keep(Ada, "a1");

        Assert.Single(View(Ben, 6).Theirs);
        Assert.Empty(View(Ben, 7).Theirs);
    }

    [Fact]
    public void Leaves_nothing_when_its_author_takes_it_back_and_is_not_the_others_to_take()
    {
        Promise(Ada, "a1");
        Assert.Same(
            Decided.Nothing,
            _log.Does(Ben, state => ActionsDecisions.Withdraw(state, Ben, "a1"))
        );
        _log.Deliver(Decided.To(new ActionWithdrawn { Action = "a1" }), Ben);
        Assert.Single(View(Ada).Mine);

        var decided = Assert.IsType<Decided>(
            _log.Does(Ada, state => ActionsDecisions.Withdraw(state, Ada, "a1"))
        );

        Assert.Single(decided.Erase);
        Assert.Empty(View(Ben).Theirs);
        _log.Deliver(Decided.To(Promised("a1")), Ada);
        Assert.Empty(View(Ben).Theirs);
    }

    [Fact]
    public void Is_one_of_ten_at_most_and_a_flood_moves_nothing()
    {
        for (var i = 0; i < ActionsView.MostToDo; i++)
        {
            Promise(Ada, $"a{i}");
        }

        var before = View(Ben).Theirs;
        Assert.IsType<EnoughPromised>(Promise(Ada, "more"));
        for (var i = 0; i < 50; i++)
        {
            _log.Deliver(Decided.To(Promised($"flood-{i}")), Ada);
        }

        Assert.Equal(before, View(Ben).Theirs);
    }

    [Fact]
    public void Is_forgotten_long_after_it_was_kept_and_never_before()
    {
        Promise(Ada, "first");
        for (var i = 0; i < 500; i++)
        {
            _log.Deliver(new Decided([Promised($"a{i}"), new ActionKept { Action = $"a{i}" }], []));
        }

        Assert.Equal((401, 400), (_log.State.Promised.Count, _log.State.Kept.Count));
        Assert.Equal("first", View(Ada).Mine[0].Promised.Action);
        Assert.Contains("ada a499", _log.State.Kept.Keys);
    }

    [Fact]
    public void Needs_words_and_not_too_many()
    {
        Assert.IsType<OutOfBounds>(Promise(Ada, "a1", " "));
        Assert.IsType<OutOfBounds>(Promise(Ada, "a1", new string('x', Bounds.AnswerLength + 1)));
    }

    [Fact]
    public void May_be_done_before_it_is_told()
    {
        _log.Does(
            Ada,
            state => ActionsDecisions.Did(state, Ada, Monday, "a1", ActionKind.Words, "I called.")
        );

        Assert.True(Assert.Single(View(Ben).Theirs).IsKept);
        for (var i = 2; i <= ActionsView.MostKept; i++)
        {
            Did($"a{i}");
        }

        Assert.IsType<EnoughPromised>(Did("more"));
        Assert.IsType<Decided>(Promise(Ada, "a-promise"));
    }

    [Fact]
    public void Matters_by_the_word_of_the_other_alone_and_the_word_can_be_taken_back()
    {
        Promise(Ada, "a1");
        Assert.IsType<NoSuchPromise>(Mattered(Ben, "a1"));
        Keep(Ada, "a1");
        Assert.IsType<NoSuchPromise>(Mattered(Ada, "a1"));
        _log.Deliver(Decided.To(new ActionMattered { Action = "a1" }), Ada);
        Assert.False(Assert.Single(View(Ben).Theirs).Matters);

        Mattered(Ben, "a1");
        Assert.True(Assert.Single(View(Ada).Mine).Matters);
        Assert.Same(Decided.Nothing, Mattered(Ben, "a1"));

        _log.Does(Ben, state => ActionsDecisions.TakeMatteredBack(state, Ben, Monday, "a1"));
        Assert.False(Assert.Single(View(Ada).Mine).Matters);
        Mattered(Ben, "a1");
        _log.Does(Ada, state => ActionsDecisions.Withdraw(state, Ada, "a1"));
        Assert.Empty(_log.State.Mattered);
    }

    [Fact]
    public void Is_called_something_that_mattered_by_the_latest_word_in_every_order()
    {
        Promise(Ada, "a1");
        var marked = ActionsState.Empty;
        foreach (var (fact, meta) in _log.Facts)
        {
            marked = marked.After(fact, meta);
        }

        var later = Meta(9);
        var earlier = Meta(5);
        var one = marked
            .After(new ActionMattered { Action = "a1" }, earlier)
            .After(new ActionMatteredTakenBack { Action = "a1" }, later);
        var other = marked
            .After(new ActionMatteredTakenBack { Action = "a1" }, later)
            .After(new ActionMattered { Action = "a1" }, earlier);

        Assert.Equal(one.Mattered, other.Mattered);
        Assert.False(one.Mattered.Values.Single().Stands);
    }

    private static EventMeta Meta(long position) =>
        new()
        {
            Position = position,
            Entry = $"entry-{position}",
            Author = Ben,
            Day = Monday,
        };

    private Decision Did(string action) =>
        _log.Does(
            Ada,
            state => ActionsDecisions.Did(state, Ada, Monday, action, ActionKind.Help, "I did it.")
        );

    private Decision Mattered(string who, string action) =>
        _log.Does(who, state => ActionsDecisions.Mattered(state, who, Monday, action));

    private static ActionPromised Promised(string action) =>
        new()
        {
            Action = action,
            Kind = ActionKind.Help,
            Text = "I call when I am late.",
        };

    private ActionsView View(string who, int day = 0) =>
        ActionsView.For(_log.State, who, Monday.AddDays(day));

    private Decision Promise(string who, string action, string text = "I call when I am late.") =>
        _log.Does(
            who,
            state =>
                ActionsDecisions.Promise(
                    state,
                    who,
                    Monday,
                    action,
                    ActionKind.Help,
                    text,
                    "why_1_given-4"
                )
        );

    private Decision Keep(string who, string action) =>
        _log.Does(who, state => ActionsDecisions.Keep(state, who, action));
}
