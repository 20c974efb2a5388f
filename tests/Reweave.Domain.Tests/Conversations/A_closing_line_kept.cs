using Reweave.Domain.Conversations;
using Reweave.Domain.Events;

namespace Reweave.Domain.Tests.Conversations;

public sealed class A_closing_line_kept
{
    private readonly Log<ClosingLinesState> _log = new(
        ClosingLinesState.Empty,
        (state, fact, meta) => state.After(fact, meta),
        (state, entry) => state.WithoutEntry(entry)
    );

    [Fact]
    public void Is_one_s_own_until_it_is_discarded_and_then_gone()
    {
        _log.Does(_ => ClosingLineDecisions.Keep("l1", null, Couple.Monday, "I listened."));
        Assert.Equal("I listened.", Assert.Single(_log.State.Lines.Values).Text);

        var decided = (Decided)_log.Does(state => ClosingLineDecisions.Discard(state, "l1"));

        Assert.Single(decided.Erase);
        Assert.Empty(_log.State.Lines);
        _log.Does(_ => ClosingLineDecisions.Keep("l1", null, Couple.Monday, "late"));
        Assert.Empty(_log.State.Lines);
    }

    [Fact]
    public void Needs_words()
    {
        Assert.IsType<OutOfBounds>(ClosingLineDecisions.Keep("l1", "c1", Couple.Monday, "  "));
    }
}
