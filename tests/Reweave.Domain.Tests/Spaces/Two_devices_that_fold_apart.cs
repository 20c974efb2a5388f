using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Reweave.Domain.CheckIns;
using Reweave.Domain.Events;
using Reweave.Domain.Journal;
using Reweave.Domain.Rhythm;
using Reweave.Domain.Shared;
using Reweave.Domain.Spaces;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Spaces;

/// <summary>
/// Whatever two people (or two modified clients) do at once, everyone ends with the same, and the host's choice of order cannot be
/// used against either.
/// </summary>
public sealed class Two_devices_that_fold_apart
{
    private static readonly Gen<int> Round = Gen.Int[1, 2];
    private static readonly Gen<string> Item = Gen.Int[0, 2].Select(item => CheckInItem.All[item]);
    private static readonly Gen<string> Id = Gen.Int[1, 3].Select(id => $"id-{id}");

    // Any well-formed facts at all, drawn from few ids so that they meet.
    private static readonly Gen<Event> CheckInFact = Gen.OneOf(
        Gen.Select(Round, Id, Item, (round, id, item) => Answered(round, id, item)),
        Gen.Select(
            Round,
            Id,
            (round, id) => (Event)new CheckInWithdrawn { Round = round, Answer = id }
        ),
        Gen.Select(
            Round,
            Item,
            Id,
            Id,
            (round, item, mine, theirs) => Opened(round, item, mine, theirs)
        ),
        Gen.Select(
            Round,
            Item,
            (round, item) => (Event)new CheckInStopped { Round = round, Seen = [item] }
        ),
        Gen.Select(
            Round,
            Id,
            Gen.Int[1, 3],
            (round, id, reply) => Replied(round, id, (NeedReply)reply)
        )
    );

    private static readonly Gen<Event> RhythmFact = Gen.OneOf(
        Gen.Select(Id, Gen.Int[0, 1], (id, day) => Proposed(id, (DayOfWeek)day)),
        Id.Select(id => (Event)new RhythmAccepted { Proposal = id }),
        Id.Select(id => (Event)new RhythmWithdrawn { Proposal = id })
    );

    private static readonly Gen<Event> SharedFact = Gen.OneOf(
        Id.Select(id => (Event)new PieceShared { Piece = id, Text = id }),
        Id.Select(id => (Event)new PieceUnshared { Piece = id })
    );

    private static readonly Gen<Event> AnyFact = Gen.OneOf(CheckInFact, RhythmFact, SharedFact);

    [Fact]
    public void See_the_same_check_ins_in_whatever_order_the_host_puts_the_two_sides()
    {
        // Two modified clients that first answer and tap as they should in half of the runs, then do anything.
        Event[] start =
        [
            Answered(1, "id-1", CheckInItem.Need),
            Opened(1, CheckInItem.Need, "id-1", "id-1"),
        ];
        var side = Gen.Select(
            Gen.Int[0, 2],
            CheckInFact.Array[0, 8],
            (taken, facts) => start.Take(taken).Concat(facts).ToArray()
        );
        var seen = 0;
        Gen.Select(side, side, Gen.Bool.Array[20], Gen.Bool.Array[20])
            .Sample(
                (ada, ben, one, other) =>
                {
                    var first = Fold(Merge(ada, ben, one));
                    var second = Fold(Merge(ada, ben, other));
                    seen +=
                        first.CheckIns.Rounds.GetValueOrDefault(1)?.IsSeen(CheckInItem.Need) == true
                            ? 1
                            : 0;
                    foreach (var today in new[] { 0, 6, 7, 14 }.Select(day => Monday.AddDays(day)))
                    {
                        if (
                            Screen(first, Ada, today) != Screen(second, Ada, today)
                            || Screen(first, Ben, today) != Screen(second, Ben, today)
                        )
                        {
                            return false;
                        }
                    }

                    return true;
                },
                iter: 5_000,
                threads: 1
            );
        Assert.True(seen > 50, $"Only {seen} of the runs came as far as seeing something.");
    }

    [Fact]
    public void End_with_the_same_when_entries_arrive_twice()
    {
        Gen.Select(AnyFact.Array[0, 10], AnyFact.Array[0, 10], Gen.Bool.Array[20])
            .Sample(
                (ada, ben, order) =>
                {
                    var log = Merge(ada, ben, order).ToList();
                    return Canonical(Fold(log))
                        == Canonical(Fold(log.SelectMany(entry => new[] { entry, entry })));
                },
                iter: 2_000
            );
    }

    [Fact]
    public void Are_the_same_after_a_snapshot_in_the_middle()
    {
        Gen.Select(AnyFact.Array[0, 10], AnyFact.Array[0, 10], Gen.Bool.Array[20], Gen.Int[0, 20])
            .Sample(
                (ada, ben, order, at) =>
                {
                    var log = Merge(ada, ben, order).ToList();
                    var middle = CoupleSpaceState.TryRead(Fold(log.Take(at)).Write())!;
                    var resumed = log.Skip(at)
                        .Aggregate(middle, (state, entry) => state.After(entry.Fact, entry.Meta));
                    return Canonical(Fold(log)) == Canonical(resumed);
                },
                iter: 2_000
            );
    }

    [Fact]
    public void Fold_the_log_anew_when_a_snapshot_was_written_in_another_shape()
    {
        var written = JsonNode.Parse(CoupleSpaceState.Empty.Write())!;
        var before = written["state"]!.ToJsonString();
        written["format"] = 1;

        Assert.Null(CoupleSpaceState.TryRead(Encoding.UTF8.GetBytes(before)));
        Assert.Null(CoupleSpaceState.TryRead(Encoding.UTF8.GetBytes(written.ToJsonString())));
        Assert.Null(PrivateSpaceState.TryRead("{}"u8));
    }

    [Fact]
    public void Are_the_same_whether_an_erased_entry_was_folded_before_or_never_seen()
    {
        Gen.Select(AnyFact.Array[0, 10], AnyFact.Array[0, 10], Gen.Bool.Array[20], Gen.Int[0, 19])
            .Sample(
                (ada, ben, order, at) =>
                {
                    // Ids of pieces and answers are fresh in an honest log; that a repeated one is dropped is another test.
                    var log = Merge(ada, ben, order)
                        .DistinctBy(entry => (entry.Meta.Author, IdOf(entry.Fact)))
                        .ToList();
                    if (at >= log.Count || !EventCatalogue.KindOf(log[at].Fact).IsErasable)
                    {
                        return true;
                    }

                    var seen = Fold(log).WithoutEntry(log[at].Meta.Entry);
                    var never = Fold(log.Where((_, index) => index != at));
                    return Canonical(seen) == Canonical(never);
                },
                iter: 5_000
            );
    }

    [Fact]
    public void Never_hold_a_rhythm_in_force_that_either_withdrew_or_that_one_did_not_accept()
    {
        Gen.Select(RhythmFact.Array[0, 10], RhythmFact.Array[0, 10], Gen.Bool.Array[20])
            .Sample(
                (ada, ben, order) =>
                {
                    var rhythm = Fold(Merge(ada, ben, order)).Rhythm;
                    if (rhythm.InForce is not { } inForce)
                    {
                        return true;
                    }

                    var other = inForce.Author == Ada ? ben : ada;
                    return !ada.Concat(ben)
                            .OfType<RhythmWithdrawn>()
                            .Any(fact => fact.Proposal == inForce.Proposal)
                        && other.Any(fact =>
                            fact is RhythmAccepted accepted && accepted.Proposal == inForce.Proposal
                            || fact is RhythmProposed proposed && proposed.Time == inForce.Time
                        );
                },
                iter: 5_000
            );
    }

    [Fact]
    public void Hold_a_rhythm_in_force_only_with_a_yes_from_both_and_no_withdrawal_in_every_log_of_four_facts()
    {
        var looked = 0;
        Look(RhythmState.Empty, []);
        Assert.Equal(1 + 16 + 16 * 16 + 16 * 16 * 16 + 16 * 16 * 16 * 16, looked);

        void Look(RhythmState state, ImmutableList<(string Author, Event Fact)> log)
        {
            looked++;
            if (state.InForce is { } inForce)
            {
                Assert.DoesNotContain(
                    log,
                    one => one.Fact is RhythmWithdrawn gone && gone.Proposal == inForce.Proposal
                );
                Assert.Contains(
                    log,
                    one =>
                        one.Author != inForce.Author
                        && (
                            one.Fact is RhythmAccepted yes && yes.Proposal == inForce.Proposal
                            || one.Fact is RhythmProposed same && same.Time == inForce.Time
                        )
                );
            }

            if (log.Count == 4)
            {
                return;
            }

            foreach (var author in new[] { Ada, Ben })
            {
                foreach (var id in new[] { "r1", "r2" })
                {
                    Event[] facts =
                    [
                        Proposed(id, DayOfWeek.Sunday),
                        Proposed(id, DayOfWeek.Monday),
                        new RhythmAccepted { Proposal = id },
                        new RhythmWithdrawn { Proposal = id },
                    ];
                    foreach (var fact in facts)
                    {
                        Look(state.After(fact, At(log.Count + 1, author)), log.Add((author, fact)));
                    }
                }
            }
        }
    }

    [Fact]
    public void Never_show_a_piece_that_its_author_stopped_sharing()
    {
        Gen.Select(SharedFact.Array[0, 8], SharedFact.Array[0, 8], Gen.Bool.Array[16])
            .Sample(
                (ada, ben, order) =>
                    Fold(Merge(ada, ben, order))
                        .Shared.All.All(piece =>
                            !(piece.Author == Ada ? ada : ben)
                                .OfType<PieceUnshared>()
                                .Any(fact => fact.Piece == piece.Piece)
                        ),
                iter: 2_000
            );
    }

    [Fact]
    public void Keep_the_same_journal_in_whatever_order_two_devices_of_one_person_arrive()
    {
        var version = Gen.Int[1, 2].Select(piece => $"piece-{piece}");
        var fact = Gen.OneOf(
            version.Select(piece => (Event)new JournalDeleted { Piece = piece }),
            Gen.Select(version, Id, (piece, id) => Written(piece, id)),
            Gen.Select(version, Id, Id, (piece, id, old) => Edited(piece, id, old))
        );
        Gen.Select(fact.Array[0, 8], Gen.Int[0, int.MaxValue])
            .Sample(
                (facts, seed) =>
                {
                    // The same position each, another order of arrival.
                    var log = facts
                        .DistinctBy(IdOf)
                        .Select((fact, at) => (fact, At(at + 1, Ada)))
                        .ToList();
                    var one = log.Aggregate(JournalState.Empty, (s, e) => s.After(e.fact, e.Item2));
                    var other = Enumerable
                        .Reverse(log)
                        .Aggregate(JournalState.Empty, (s, e) => s.After(e.fact, e.Item2));
                    return Shown(one) == Shown(other);
                },
                iter: 3_000
            );

        static string Shown(JournalState state) =>
            string.Join(
                '\n',
                state
                    .Pieces.Values.OrderBy(piece => piece.Piece, StringComparer.Ordinal)
                    .Select(piece =>
                        $"{piece.Piece}: {string.Join(',', piece.Standing.Select(v => v.Version))}"
                    )
            );
    }

    private static string IdOf(Event fact) =>
        fact switch
        {
            JournalVersion version => version.Piece + version.Version,
            PieceShared shared => shared.Piece,
            CheckInAnswered answered => $"{answered.Round} {answered.Answer}",
            CheckInItemOpened opened =>
                $"{opened.Round} {opened.Item} {opened.Mine} {opened.Theirs}",
            _ => JsonSerializer.Serialize(fact, fact.GetType()),
        };

    private static IEnumerable<(Event Fact, EventMeta Meta)> Merge(
        Event[] ada,
        Event[] ben,
        bool[] adaNext
    )
    {
        var (a, b, position) = (0, 0, 10);
        foreach (var next in adaNext)
        {
            if (a < ada.Length && (next || b == ben.Length))
            {
                yield return (ada[a++], At(++position, Ada));
            }
            else if (b < ben.Length)
            {
                yield return (ben[b++], At(++position, Ben));
            }
        }
    }

    private static EventMeta At(long position, string author) =>
        new()
        {
            Position = position,
            Entry = $"entry-{position}",
            Author = author,
            Day = Monday,
        };

    private static string Canonical(CoupleSpaceState state) =>
        Sorted(JsonNode.Parse(state.Write()))!.ToJsonString();

    // Sets and dictionaries have no order.
    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject map => new JsonObject(
                map.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))
            ),
            JsonArray list => new JsonArray([
                .. list.Select(Sorted)
                    .OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal),
            ]),
            _ => node?.DeepClone(),
        };

    private static Event Answered(int round, string id, string item) =>
        new CheckInAnswered
        {
            Round = round,
            Answer = id,
            Items = [Sealed(item, $"x-{item}")],
        };

    private static Event Opened(int round, string item, string mine, string theirs) =>
        new CheckInItemOpened
        {
            Round = round,
            Item = item,
            Mine = mine,
            Theirs = theirs,
            Exchange = $"x-{item}",
            Reveal = new byte[32],
        };

    private static Event Replied(int round, string id, NeedReply reply) =>
        new NeedAnswered
        {
            Round = round,
            Answer = id,
            Reply = reply,
        };

    private static Event Proposed(string id, DayOfWeek day) =>
        new RhythmProposed
        {
            Proposal = id,
            Time = new WeeklyTime { Day = day, Minute = 1_140 },
        };

    private static Event Written(string piece, string version) =>
        new JournalWritten
        {
            Piece = piece,
            Version = version,
            Day = Monday,
            Text = version,
        };

    private static Event Edited(string piece, string version, string replaced) =>
        new JournalEdited
        {
            Piece = piece,
            Version = version,
            Replaces = [replaced],
            Day = Monday,
            Text = version,
        };
}
