using Reweave.Domain.Events;
using Reweave.Domain.Shared;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Shared;

public sealed class A_shared_piece
{
    private readonly Log<SharedState> _log = new(
        SharedState.Empty,
        (state, fact, meta) => state.After(fact, meta),
        (state, entry) => state.WithoutEntry(entry)
    );

    [Fact]
    public void Is_seen_by_both_until_its_author_stops_sharing_and_its_text_goes_with_it()
    {
        Share(Ada, "s1", "what I could not say");
        Assert.Equal("what I could not say", Assert.Single(_log.State.All).Text);

        var unshared = Assert.IsType<Decided>(
            _log.Does(Ada, state => SharedDecisions.Unshare(state, Ada, "s1"))
        );

        Assert.Equal(["entry-1"], unshared.Erase);
        Assert.Empty(_log.State.All);
    }

    [Fact]
    public void Cannot_be_taken_away_or_replaced_by_the_other()
    {
        Share(Ada, "s1", "mine");

        Assert.IsType<NotYours>(SharedDecisions.Unshare(_log.State, Ben, "s1"));
        _log.Deliver(Decided.To(new PieceUnshared { Piece = "s1" }), Ben);
        _log.Deliver(Decided.To(new PieceShared { Piece = "s1", Text = "not mine" }), Ben);

        Assert.Equal("mine", Assert.Single(_log.State.All).Text);
    }

    [Fact]
    public void Comes_back_only_as_a_new_piece()
    {
        Share(Ada, "s1", "once");
        _log.Does(Ada, state => SharedDecisions.Unshare(state, Ada, "s1"));

        Assert.Same(Decided.Nothing, Share(Ada, "s1", "once"));
        Share(Ada, "s2", "again, on purpose");

        Assert.Equal("s2", Assert.Single(_log.State.All).Piece);
    }

    private Decision Share(string who, string piece, string text) =>
        _log.Does(who, state => SharedDecisions.Share(state, who, piece, text, []));
}
