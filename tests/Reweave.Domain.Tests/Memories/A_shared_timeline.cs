using System.Text.Json;
using CsCheck;
using Reweave.Domain.Events;
using Reweave.Domain.Memories;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Memories;

public sealed class A_shared_timeline
{
    private readonly Log<MemoriesState> _log = new(
        MemoriesState.Empty,
        (state, fact, meta) => state.After(fact, meta),
        (state, entry) => state.WithoutEntry(entry)
    );

    private MarkedDaysState _bens = MarkedDaysState.Empty;

    [Fact]
    public void Holds_pieces_by_the_day_they_are_about_with_what_both_added()
    {
        Add(Ada, "m1", "The lake", Monday.AddDays(-40));
        Add(Ben, "m2", "Pancakes", Monday);
        AddWords(Ben, "w1", Ada, "m1", "You laughed at the ducks.");
        AddPhoto(Ben, "p1", Ada, "m1");

        var timeline = View().Timeline;

        Assert.Equal(["Pancakes", "The lake"], timeline.Select(piece => piece.Memory.Title));
        Assert.Equal("You laughed at the ducks.", Assert.Single(timeline[1].Additions).Words);
        Assert.Equal("p1", Assert.Single(timeline[1].Photos).Photo);
    }

    [Fact]
    public void Loses_a_photo_for_both_by_either_and_says_nothing_of_who_or_when()
    {
        Add(Ada, "m1", "The lake");
        AddPhoto(Ada, "p1", Ada, "m1");
        AddPhoto(Ada, "p2", Ada, "m1");
        var before = Screen(_log.State);

        RemovePhoto(Ben, Ada, "p1");
        var removedByBen = Screen(_log.State);

        Assert.NotEqual(before, removedByBen);
        Assert.Equal("p2", Assert.Single(View().Timeline[0].Photos).Photo);
        _log.Deliver(Decided.To(Photo("p1", Ada, "m1")), Ada);
        Assert.Equal(removedByBen, Screen(_log.State));
        Assert.Same(Decided.Nothing, RemovePhoto(Ben, Ada, "p1"));
    }

    [Fact]
    public void Erases_what_is_left_of_a_removed_photo_with_its_authors_next_act_and_not_before()
    {
        Add(Ada, "m1", "The lake");
        AddPhoto(Ada, "p1", Ada, "m1");
        var removal = Assert.IsType<Decided>(RemovePhoto(Ben, Ada, "p1"));
        Assert.Empty(removal.Erase);
        Assert.Empty(Assert.IsType<Decided>(Add(Ben, "m2", "Pancakes")).Erase);

        var next = Assert.IsType<Decided>(Add(Ada, "m3", "Snow"));

        Assert.Equal(["entry-2"], next.Erase);
        Assert.Empty(Assert.IsType<Decided>(Add(Ada, "m4", "More snow")).Erase);
    }

    [Fact]
    public void Erases_an_own_photo_at_once()
    {
        Add(Ada, "m1", "The lake");
        AddPhoto(Ada, "p1", Ada, "m1");

        Assert.Equal(["entry-2"], Assert.IsType<Decided>(RemovePhoto(Ada, Ada, "p1")).Erase);
    }

    [Fact]
    public void Takes_the_photos_of_both_along_when_a_piece_is_taken_back_and_leaves_the_others_words()
    {
        Add(Ada, "m1", "The lake");
        AddWords(Ben, "w1", Ada, "m1", "You laughed at the ducks.");
        AddPhoto(Ada, "p1", Ada, "m1");
        AddPhoto(Ben, "p2", Ada, "m1");
        Assert.Same(
            Decided.Nothing,
            _log.Does(Ben, state => MemoriesDecisions.Withdraw(state, Ben, "m1"))
        );

        _log.Does(Ada, state => MemoriesDecisions.Withdraw(state, Ada, "m1"));

        var left = Assert.Single(View().Timeline);
        Assert.Equal("You laughed at the ducks.", left.Memory.Words);
        Assert.Empty(left.Photos);
        Assert.Empty(_log.State.Photos);
        _log.Deliver(Decided.To(Piece("m1", "The lake")), Ada);
        Assert.Single(View().Timeline);
    }

    [Fact]
    public void Can_be_put_away_by_one_without_a_trace_for_the_other()
    {
        Add(Ada, "m1", "The lake");
        var name = new MemoryName { Author = Ada, Memory = "m1" };
        var before = Screen(_log.State);
        var away = Assert.IsType<Decided>(MemoriesDecisions.PutAway(_bens, name, away: true));
        _bens = Own(away.Events[0]);

        Assert.Equal(before, Screen(_log.State));
        Assert.Empty(View().Timeline);
        Assert.Equal("The lake", Assert.Single(View().PutAway).Memory.Title);
        _bens = Own(new MemoryPutAway { Memory = name, Away = false });
        Assert.Single(View().Timeline);
    }

    [Fact]
    public void Shows_nothing_with_an_event_that_names_the_others_file()
    {
        Add(Ada, "m1", "The lake");
        AddPhoto(Ada, "p1", Ada, "m1");
        var before = Screen(_log.State);

        _log.Deliver(Decided.To(Photo("p1", Ada, "m1") with { Thumbnail = [9] }), Ben);

        Assert.Equal(before, Screen(_log.State));
    }

    [Fact]
    public void Keeps_a_flood_to_its_authors_share()
    {
        Add(Ada, "m1", "The lake");
        AddPhoto(Ada, "p1", Ada, "m1");
        for (var i = 0; i < MemoriesState.MostOfOne + 50; i++)
        {
            _log.Deliver(
                new Decided(
                    [
                        Piece($"f{i}", "flood") with
                        {
                            To = new MemoryName { Author = Ada, Memory = "m1" },
                        },
                        Photo($"fp{i}", Ada, "m1"),
                        new MarkedDayShared
                        {
                            Mark = $"fd{i}",
                            Kind = MarkedDayKind.Good,
                            On = Monday,
                            Yearly = false,
                            Title = "flood",
                            MayCome = "",
                            Helps = "",
                            Ask = "",
                        },
                    ],
                    []
                ),
                Ben
            );
        }

        Assert.Equal(MemoriesState.MostDaysOfOne, _log.State.Days.Count);
        var lake = Assert.Single(View().Timeline);
        Assert.Equal(MemoriesView.MostAdditionsOfOne, lake.Additions.Count);
        Assert.Equal(MemoriesView.MostPhotosOfOne + 1, lake.Photos.Count);
        Assert.Contains(lake.Photos, photo => photo.Photo == "p1");
        Assert.IsType<Decided>(Add(Ada, "m2", "Still here"));
    }

    [Fact]
    public void Needs_words_and_not_too_many()
    {
        Assert.IsType<OutOfBounds>(Add(Ada, "m1", " "));
        Assert.IsType<OutOfBounds>(Add(Ada, "m1", new string('x', Bounds.TitleLength + 1)));
        Assert.IsType<NoSuchMemory>(AddWords(Ben, "w1", Ada, "nowhere", "words"));
        var photo = Photo("p1", Ada, "nowhere");
        Assert.IsType<NoSuchMemory>(MemoriesDecisions.AddPhoto(_log.State, Ada, photo));
        Assert.IsType<OutOfBounds>(
            MemoriesDecisions.AddPhoto(
                _log.State,
                Ada,
                photo with
                {
                    Thumbnail = new byte[PhotoAdded.ThumbnailInBytes + 1],
                }
            )
        );
    }

    [Fact]
    public void Comes_out_the_same_in_whatever_order_the_facts_arrive()
    {
        Add(Ada, "m1", "The lake");
        Add(Ben, "m2", "Pancakes");
        AddWords(Ben, "w1", Ada, "m1", "Ducks.");
        AddPhoto(Ada, "p1", Ada, "m1");
        AddPhoto(Ben, "p2", Ada, "m1");
        RemovePhoto(Ben, Ada, "p1");
        _log.Does(Ben, state => MemoriesDecisions.Withdraw(state, Ben, "m2"));
        // Without the erasures that went with them: a device may see all of it before any is erased.
        var straight = Screen(Fold(_log.Facts));

        Gen.Shuffle(_log.Facts.ToArray())
            .Sample(facts => Assert.Equal(straight, Screen(Fold(facts))), iter: 300);
    }

    private static MemoriesState Fold(IEnumerable<(Event Fact, EventMeta Meta)> facts) =>
        facts.Aggregate(MemoriesState.Empty, (state, entry) => state.After(entry.Fact, entry.Meta));

    private static string Screen(MemoriesState state) =>
        JsonSerializer.Serialize(MemoriesView.For(state, MarkedDaysState.Empty));

    private MemoriesView View() => MemoriesView.For(_log.State, _bens);

    private MarkedDaysState Own(Event fact) =>
        _bens.After(
            fact,
            new EventMeta
            {
                Position = 1,
                Entry = "own",
                Author = Ben,
                Day = Monday,
            }
        );

    private static MemoryAdded Piece(string memory, string title) =>
        new()
        {
            Memory = memory,
            Kind = MemoryKind.Moment,
            On = Monday,
            Title = title,
            Words = "",
        };

    private static PhotoAdded Photo(string photo, string author, string memory) =>
        new()
        {
            Photo = photo,
            To = new MemoryName { Author = author, Memory = memory },
            Key = new byte[32],
            Hash = new byte[32],
            Bytes = 1000,
            Width = 40,
            Height = 30,
            Thumbnail = [1],
        };

    private Decision Add(string who, string memory, string title, DateOnly? on = null) =>
        _log.Does(
            who,
            state =>
                MemoriesDecisions.Add(
                    state,
                    who,
                    memory,
                    MemoryKind.Moment,
                    on ?? Monday,
                    title,
                    ""
                )
        );

    private Decision AddWords(string who, string id, string author, string memory, string words) =>
        _log.Does(
            who,
            state =>
                MemoriesDecisions.Add(
                    state,
                    who,
                    id,
                    MemoryKind.Moment,
                    Monday,
                    "",
                    words,
                    new MemoryName { Author = author, Memory = memory }
                )
        );

    private Decision AddPhoto(string who, string photo, string author, string memory) =>
        _log.Does(
            who,
            state => MemoriesDecisions.AddPhoto(state, who, Photo(photo, author, memory))
        );

    private Decision RemovePhoto(string who, string author, string photo) =>
        _log.Does(who, state => MemoriesDecisions.RemovePhoto(state, who, author, photo));
}
