using Reweave.Domain.Conversations;
using Reweave.Domain.Events;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Conversations;

public sealed class The_next_conversation
{
    private readonly Log<AgendaState> _log = new(
        AgendaState.Empty,
        (state, fact, meta) => state.After(fact, meta),
        (state, entry) => state.WithoutEntry(entry)
    );

    [Fact]
    public void Holds_three_things_of_each_and_no_flood_brings_more()
    {
        Add(Ada, "i1");
        Add(Ada, "i2");
        Add(Ada, "i3");
        Assert.IsType<AgendaIsFull>(Add(Ada, "i4"));
        _log.Deliver(Decided.To(new AgendaAdded { Item = "i5", Text = "flood" }), Ada);

        Assert.Equal(["i1", "i2", "i3"], Of(Ada));
        Assert.IsType<Decided>(Add(Ben, "i6"));
        Assert.Equal(["i6"], Of(Ben));
    }

    [Theory]
    [InlineData(Ada)]
    [InlineData(Ben)]
    public void Lets_either_take_off_what_was_talked_about(string who)
    {
        Add(Ada, "i1");

        _log.Does(who, state => ConversationsDecisions.TalkedAbout(state, who, "i1", who == Ada));

        Assert.Empty(Of(Ada));
        Assert.Same(
            Decided.Nothing,
            _log.Does(
                who,
                state => ConversationsDecisions.TalkedAbout(state, who, "i1", who == Ada)
            )
        );
    }

    [Fact]
    public void Lets_only_the_author_take_a_thing_back_and_leaves_nothing_of_it()
    {
        Add(Ada, "i1");
        Assert.Same(
            Decided.Nothing,
            _log.Does(Ben, state => ConversationsDecisions.Withdraw(state, Ben, "i1"))
        );
        _log.Deliver(Decided.To(new AgendaWithdrawn { Item = "i1" }), Ben);
        Assert.Equal(["i1"], Of(Ada));

        var decided = Assert.IsType<Decided>(
            _log.Does(Ada, state => ConversationsDecisions.Withdraw(state, Ada, "i1"))
        );

        Assert.Single(decided.Erase);
        Assert.Empty(_log.State.Items);
    }

    [Fact]
    public void Needs_words_and_not_too_many()
    {
        Assert.IsType<OutOfBounds>(Add(Ada, "i1", "\t"));
        Assert.IsType<OutOfBounds>(Add(Ada, "i1", new string('x', Bounds.AnswerLength + 1)));
    }

    private IEnumerable<string> Of(string who) =>
        _log.State.Standing(author => author == who).Select(item => item.Item);

    private Decision Add(string who, string item, string text = "the winter") =>
        _log.Does(who, state => ConversationsDecisions.Add(state, who, item, text, null));
}
