using Reweave.Domain.Events;
using Reweave.Domain.PutAway;
using Reweave.Domain.Spaces;

namespace Reweave.Domain.Tests.PutAway;

public sealed class Something_put_away
{
    private readonly Log<PutAwayState> _log = new(
        PutAwayState.Empty,
        (state, fact, meta) => state.After(fact, meta)
    );

    [Fact]
    public void Is_brought_back_by_the_last_word_and_said_once()
    {
        _log.Does(state => PutAwayDecisions.PutAway(state, ["e1", "e2"]));
        Assert.Empty(Said(PutAwayDecisions.PutAway(_log.State, ["e1"])));
        Assert.True(_log.State.IsAway("e1"));

        _log.Does(state => PutAwayDecisions.BringBack(state, ["e1"]));

        Assert.False(_log.State.IsAway("e1"));
        Assert.True(_log.State.IsAway("e2"));
        Assert.Empty(Said(PutAwayDecisions.BringBack(_log.State, ["e1", "never"])));
    }

    [Fact]
    public void Is_nobody_elses_to_know()
    {
        foreach (var fact in Facts())
        {
            Assert.Equal(SpaceKind.Private, EventCatalogue.KindOf(fact).Space);
            Assert.Same(
                CoupleSpaceState.Empty,
                CoupleSpaceState.Empty.After(
                    fact,
                    new EventMeta
                    {
                        Position = 1,
                        Entry = "e",
                        Author = Couple.Ben,
                        Day = Couple.Monday,
                    }
                )
            );
        }
    }

    private static IEnumerable<Event> Facts() =>
        [new PiecePutAway { Entry = "e1" }, new PieceBroughtBack { Entry = "e1" }];

    private static IReadOnlyList<Event> Said(Decision decision) => ((Decided)decision).Events;
}
