using CsCheck;
using Reweave.Domain.Events;
using Reweave.Domain.Practices;
using Reweave.Domain.Preparations;
using Reweave.Domain.Spaces;

namespace Reweave.Domain.Tests.Practices;

/// <summary>Begun, left, gone on with on another device, finished, discarded: nobody else ever sees that it was there.</summary>
public sealed class A_practice_of_ones_own
{
    private const string Practice = "a-night-like-this";

    private readonly Log<PrivateSpaceState> _own = new(
        PrivateSpaceState.Empty,
        (state, fact, meta) => state.After(fact, meta),
        (state, entry) => state.WithoutEntry(entry)
    );

    private int _versions;

    [Fact]
    public void Is_gone_on_with_where_it_was_left_and_the_marks_before_are_erased()
    {
        Reaches("s", 2, (1, "7"));
        var decided = Assert.IsType<Decided>(Reaches("s", 5, (4, "Ask my sister.")));

        var sitting = Assert.Single(_own.State.Practices.All.Values);
        Assert.Equal((5, Practice, null), (sitting.Step, sitting.Practice, sitting.Finished));
        Assert.Single(decided.Erase);
        Assert.Equal(
            new Dictionary<string, string> { ["1"] = "7", ["4"] = "Ask my sister." },
            _own.State.Preparations.All["s"].Parts
        );
    }

    [Fact]
    public void Saying_the_same_again_writes_nothing()
    {
        Reaches("s", 2, (1, "7"));

        Assert.Same(Decided.Nothing, Reaches("s", 2, (1, "7")));
    }

    [Fact]
    public void Words_taken_out_again_leave_the_practice_where_it_is()
    {
        Reaches("s", 2, (1, "7"));
        Reaches("s", 2, (1, "  "));

        Assert.Equal(2, _own.State.Practices.All["s"].Step);
        Assert.Empty(_own.State.Preparations.All);
        Assert.IsType<Decided>(Reaches("s", 3, (1, "6")));
        Assert.Equal("6", _own.State.Preparations.All["s"].Parts["1"]);
    }

    [Fact]
    public void Finished_stays_finished_and_keeps_its_days()
    {
        Reaches("s", 3);
        _own.Today = Couple.Monday.AddDays(2);
        Reaches("s", 6, finished: true);
        _own.Today = Couple.Monday.AddDays(9);
        Reaches("s", 2);

        var sitting = _own.State.Practices.All["s"];
        Assert.Equal(Couple.Monday, sitting.Begun);
        Assert.Equal(Couple.Monday.AddDays(2), sitting.Finished);
        Assert.Equal(2, sitting.Step);
    }

    [Fact]
    public void Discarding_erases_its_words_and_marks_and_a_late_fact_brings_nothing_back()
    {
        Reaches("s", 3, (2, "Words."));
        var late = _own.Facts.ToList();

        var decided = Assert.IsType<Decided>(
            _own.Does(state => PracticeDecisions.Discard(state.Practices, state.Preparations, "s"))
        );

        Assert.Equal(2, decided.Erase.Count);
        foreach (var (fact, _) in late)
        {
            _own.Deliver(new Decided([fact], []));
        }

        Assert.Empty(_own.State.Practices.All);
        Assert.Empty(_own.State.Preparations.All);
        Assert.IsType<NoSuchSitting>(Reaches("s", 4));
    }

    [Fact]
    public void Two_devices_that_went_on_apart_end_at_the_same_place()
    {
        var marks = Gen.Select(Gen.Int[1, 3], Gen.Int[1, 9], Gen.Int[0, 3])
            .Array[1, 6]
            .Select(all =>
                all.Select(
                        (one, at) =>
                            (
                                (Event)(
                                    one.Item1 == 3 && one.Item3 == 0
                                        ? new PracticeDiscarded { Sitting = "s-1" }
                                        : new PracticeReached
                                        {
                                            Sitting = $"s-{one.Item1}",
                                            Practice = Practice,
                                            Step = one.Item2,
                                            Begun = Couple.Monday,
                                            Finished = one.Item3 == 1 ? Couple.Monday : null,
                                        }
                                ),
                                new EventMeta
                                {
                                    Position = at + 1,
                                    Entry = $"entry-{at}",
                                    Author = "me",
                                    Day = Couple.Monday,
                                }
                            )
                    )
                    .ToArray()
            );
        Gen.Select(marks, Gen.Int[0, 5])
            .Sample(
                (log, turn) =>
                {
                    var there = log.Aggregate(PracticeSittingsState.Empty, Fold);
                    var back = log.Skip(turn)
                        .Concat(log.Take(turn))
                        .Aggregate(PracticeSittingsState.Empty, Fold);
                    Assert.Equal(Shown(there), Shown(back));
                }
            );

        static PracticeSittingsState Fold(PracticeSittingsState state, (Event, EventMeta) entry) =>
            state.After(entry.Item1, entry.Item2);

        static IEnumerable<string> Shown(PracticeSittingsState state) =>
            state
                .All.Values.Select(one => $"{one.Id} {one.Practice} {one.Step} {one.Finished}")
                .Order(StringComparer.Ordinal);
    }

    [Fact]
    public void A_snapshot_keeps_all_of_it()
    {
        Reaches("s", 3, (2, "Words."));
        _own.Does(state => PracticeDecisions.SetAside(state.Practices, "space", Couple.Monday));

        var read = PrivateSpaceState.TryRead(_own.State.Write())!;

        Assert.Equal(3, read.Practices.All["s"].Step);
        Assert.True(read.Practices.AreInvitationsResting("space", Couple.Monday.AddDays(6)));
        Assert.False(read.Practices.AreInvitationsResting("space", Couple.Monday.AddDays(7)));
        Assert.False(read.Practices.AreInvitationsResting("other", Couple.Monday));
    }

    private Decision Reaches(
        string sitting,
        int step,
        (int Part, string Text)? written = null,
        bool finished = false
    ) =>
        _own.Does(state =>
            PracticeDecisions.Reach(
                state.Practices,
                state.Preparations,
                sitting,
                Practice,
                step,
                written is { } said ? ($"{said.Part}", said.Text) : null,
                $"v-{++_versions}",
                _own.Today,
                finished
            )
        );
}
