using Reweave.Domain.Events;
using Reweave.Domain.Feelings;
using Reweave.Domain.Journal;

namespace Reweave.Domain.Tests.Journal;

public sealed class A_private_journal
{
    private readonly Log<JournalState> _log = new(
        JournalState.Empty,
        (state, fact, meta) => state.After(fact, meta),
        (state, entry) => state.WithoutEntry(entry)
    );

    [Fact]
    public void Keeps_what_was_written_with_feelings_and_tags()
    {
        Write(
            "p",
            "v1",
            "I could not eat.",
            new FeelingMark { Feeling = Feeling.Sadness, Intensity = 4 }
        );

        var piece = _log.State.Pieces["p"].Current;
        Assert.Equal("I could not eat.", piece.Text);
        Assert.Equal(Feeling.Sadness, piece.Feelings.Single().Feeling);
    }

    [Fact]
    public void Erases_the_versions_that_an_edit_replaces_and_keeps_the_day()
    {
        Write("p", "v1", "what I regret having written");
        _log.Today = _log.Today.AddDays(3);

        var edit = Assert.IsType<Decided>(Edit("p", "v2", "something kinder"));

        Assert.Equal(["entry-1"], edit.Erase);
        Assert.Equal(Couple.Monday, _log.State.Pieces["p"].WrittenOn);
        Assert.Equal("something kinder", Assert.Single(_log.State.Pieces["p"].Versions).Text);
    }

    [Fact]
    public void Keeps_both_when_two_devices_edited_apart_until_an_edit_names_both()
    {
        Write("p", "v1", "first");
        var phone = JournalDecisions.Edit(_log.State, "p", "v2", new("on the phone", [], []));
        var desk = JournalDecisions.Edit(_log.State, "p", "v3", new("at the desk", [], []));
        _log.Deliver((Decided)phone);
        _log.Deliver((Decided)desk);

        Assert.Equal(
            ["at the desk", "on the phone"],
            _log.State.Pieces["p"].Standing.Select(version => version.Text)
        );

        Edit("p", "v4", "both together");
        Assert.Equal("both together", Assert.Single(_log.State.Pieces["p"].Standing).Text);
    }

    [Fact]
    public void Deletes_for_good_with_every_entry_and_no_late_edit_brings_it_back()
    {
        Write("p", "v1", "gone tomorrow");
        var late = JournalDecisions.Edit(_log.State, "p", "v2", new("late", [], []));

        var delete = Assert.IsType<Decided>(
            _log.Does(state => JournalDecisions.Delete(state, "p"))
        );
        _log.Deliver((Decided)late);

        Assert.Equal(["entry-1"], delete.Erase);
        Assert.Empty(_log.State.Pieces);
        Assert.Same(Decided.Nothing, JournalDecisions.Delete(_log.State, "p"));
        Assert.IsType<NoSuchPiece>(Edit("p", "v3", "again"));
    }

    [Fact]
    public void Refuses_an_empty_or_endless_piece_and_writes_nothing_for_no_change()
    {
        Assert.IsType<OutOfBounds>(Write("p", "v1", " "));
        Assert.IsType<OutOfBounds>(Write("p", "v1", new string('x', Bounds.TextLength + 1)));
        Write("p", "v1", "same");
        Assert.Same(Decided.Nothing, Edit("p", "v2", "same"));
        Assert.Same(Decided.Nothing, Write("p", "v1", "same"));
    }

    private Decision Write(
        string piece,
        string version,
        string text,
        params FeelingMark[] feelings
    ) =>
        _log.Does(state =>
            JournalDecisions.Write(
                state,
                piece,
                version,
                _log.Today,
                new(text, feelings, ["night"])
            )
        );

    private Decision Edit(string piece, string version, string text) =>
        _log.Does(state => JournalDecisions.Edit(state, piece, version, new(text, [], ["night"])));
}
