using CsCheck;
using Reweave.Domain.Agreements;
using Reweave.Domain.Events;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Agreements;

/// <summary>
/// Whatever two people do apart, offline, with clocks that are wrong, or with modified clients: both see the same of what they agreed
/// on, in whatever order the host puts the two sides, and nothing is in force without the yes of both or after either took it back.
/// </summary>
public sealed class Two_devices_that_agree_apart
{
    private static readonly Gen<string> Id = Gen.Int[1, 3].Select(id => $"id-{id}");
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 12].Select(day => Monday.AddDays(day));

    // Each proposes one kind of their own, so that which of a kind is shown first is not in question.
    private static Gen<(Event Fact, DateOnly Day)[]> Side(string who, string other) =>
        Gen.Select(
            Gen.OneOf(
                Gen.Select(Id, Id, Gen.Bool, (id, old, amends) => Proposed(who, id, old, amends)),
                Gen.Select(Id, Gen.Bool, (id, own) => Yes(id, own, other)),
                Gen.Select(Id, Gen.Bool, (id, own) => Yes(id, own, other)),
                Gen.Select(
                    Id,
                    Gen.Bool,
                    Gen.Bool,
                    (id, own, force) =>
                        (Event)
                            new AgreementWithdrawn
                            {
                                Agreement = id,
                                Own = own,
                                InForce = force,
                            }
                ),
                Gen.Select(
                    Id,
                    Gen.Bool,
                    Day,
                    (id, own, until) =>
                        (Event)
                            new AgreementRenewed
                            {
                                Agreement = id,
                                Own = own,
                                Until = until,
                            }
                ),
                Gen.Select(
                    Id,
                    Gen.Bool,
                    (id, own) => (Event)new AgreementTalkedAbout { Agreement = id, Own = own }
                ),
                Gen.Select(
                    Id,
                    Gen.Bool,
                    Id,
                    (id, own, note) =>
                        (Event)
                            new AgreementNoteKept
                            {
                                Agreement = id,
                                Own = own,
                                Note = note,
                                About = AgreementNoteAbout.Kept,
                            }
                )
            ),
            Day
        ).Array[0, 9];

    private static readonly Gen<(
        (Event, DateOnly)[] Ada,
        (Event, DateOnly)[] Ben,
        bool[] One,
        bool[] Other
    )> Runs = Gen.Select(
        Gen.Select(Gen.Bool, Side(Ada, Ben), (begun, side) => Begun(Ada, begun, side)),
        Gen.Select(Gen.Bool, Side(Ben, Ada), (begun, side) => Begun(Ben, begun, side)),
        Gen.Bool.Array[30],
        Gen.Bool.Array[30]
    );

    [Fact]
    public void See_the_same_in_whatever_order_the_host_puts_the_two_sides()
    {
        var inForce = 0;
        Runs.Sample(
            run =>
            {
                var one = Fold(Merge(run.Ada, run.Ben, run.One));
                var other = Fold(Merge(run.Ada, run.Ben, run.Other));
                for (var day = 0; day < 40; day += 4)
                {
                    foreach (var who in new[] { Ada, Ben })
                    {
                        inForce += View(one, who, day).Any(IsInForce) ? 1 : 0;
                        if (Screen(one, who, day) != Screen(other, who, day))
                        {
                            return false;
                        }
                    }
                }

                return true;
            },
            iter: 1_000,
            threads: 1
        );
        Assert.True(inForce > 100, $"Only {inForce} times something was in force.");
    }

    [Fact]
    public void Hold_the_same_in_force_on_both_sides_and_only_with_the_yes_of_both()
    {
        Runs.Sample(
            run =>
            {
                var state = Fold(Merge(run.Ada, run.Ben, run.One));
                for (var day = 0; day < 60; day += 5)
                {
                    var ada = View(state, Ada, day).Where(IsInForce).ToList();
                    var ben = View(state, Ben, day).Where(IsInForce).ToList();
                    // Days of the two sides lie within the clamp, so that both say the same on the same day.
                    if (
                        !ada.Select(view => (view.Agreement, view.Mine))
                            .Order()
                            .SequenceEqual(ben.Select(view => (view.Agreement, !view.Mine)).Order())
                    )
                    {
                        return false;
                    }

                    if (
                        !ada.TrueForAll(view =>
                            SaysYes(run.Ada, view.Agreement, view.Mine)
                            && SaysYes(run.Ben, view.Agreement, !view.Mine)
                            && !Says<AgreementWithdrawn>(run.Ada, view.Agreement, view.Mine)
                            && !Says<AgreementWithdrawn>(run.Ben, view.Agreement, !view.Mine)
                        )
                    )
                    {
                        return false;
                    }
                }

                return true;
            },
            iter: 1_000,
            threads: 1
        );
    }

    [Fact]
    public void Are_the_same_whether_an_erased_entry_was_folded_before_or_never_seen()
    {
        Gen.Select(Runs, Gen.Int[0, 20])
            .Sample(
                (run, at) =>
                {
                    var log = Merge(run.Ada, run.Ben, run.One).ToList();
                    if (at >= log.Count || !EventCatalogue.KindOf(log[at].Fact).IsErasable)
                    {
                        return true;
                    }

                    var seen = Fold(log).WithoutEntry(log[at].Meta.Entry);
                    var never = Fold(log.Where((_, index) => index != at));
                    return new[] { 0, 3, 8, 15, 40 }.All(day =>
                        Screen(seen, Ada, day) == Screen(never, Ada, day)
                    );
                },
                iter: 1_000
            );
    }

    [Fact]
    public void End_with_the_same_when_entries_arrive_twice()
    {
        Runs.Sample(
            run =>
            {
                var log = Merge(run.Ada, run.Ben, run.One).ToList();
                var once = Fold(log);
                var twice = Fold(log.SelectMany(entry => new[] { entry, entry }));
                return Screen(once, Ada, 10) == Screen(twice, Ada, 10);
            },
            iter: 1_000
        );
    }

    // Half of the runs begin as they should, so that something comes of them.
    private static (Event, DateOnly)[] Begun(string who, bool begun, (Event, DateOnly)[] side) =>
        !begun ? side
        : who == Ada ? [(Proposed(Ada, "id-1", "id-2", false), Monday), .. side]
        : [(Yes("id-1", false, Ada), Monday.AddDays(1)), .. side];

    // The third is of an earlier version, which wrote words without a yes.
    private static bool IsOld(string id) => id == "id-3";

    private static AgreementKind KindOf(string who) =>
        who == Ada ? AgreementKind.Containment : AgreementKind.TimeTogether;

    private static Event Proposed(string who, string id, string old, bool amends)
    {
        var terms = AgreementStory.Terms(KindOf(who)) with { What = $"{who} {id}" };
        var before = amends ? new AgreementReference { Agreement = old, Own = true } : null;
        return IsOld(id)
            ? new AgreementProposed
            {
                Agreement = id,
                Terms = terms,
                Amends = before,
            }
            : new AgreementOffered
            {
                Agreement = id,
                Terms = terms,
                Amends = before,
            };
    }

    private static Event Yes(string id, bool own, string other) =>
        own || IsOld(id)
            ? new AgreementConsented
            {
                Agreement = id,
                Own = own,
                Proposal = own ? null : $"{other}-{id}",
            }
            : new AgreementAccepted
            {
                Agreement = id,
                Own = false,
                Offer = $"{other}-{id}",
            };

    private static bool SaysYes((Event Fact, DateOnly Day)[] side, string agreement, bool own) =>
        Says<AgreementConsented>(side, agreement, own)
        || (
            own
                ? side.Any(entry =>
                    entry.Fact is AgreementOffered offer && offer.Agreement == agreement
                )
                : Says<AgreementAccepted>(side, agreement, false)
        );

    private static bool Says<T>((Event Fact, DateOnly)[] side, string agreement, bool own)
        where T : AgreementFact =>
        side.Any(entry => entry.Fact is T fact && fact.Agreement == agreement && fact.Own == own);

    private static IEnumerable<(Event Fact, EventMeta Meta)> Merge(
        (Event Fact, DateOnly Day)[] ada,
        (Event Fact, DateOnly Day)[] ben,
        bool[] adaNext
    )
    {
        var (a, b, position) = (0, 0, 0);
        foreach (var next in adaNext)
        {
            if (a < ada.Length && (next || b == ben.Length))
            {
                yield return (ada[a].Fact, At(++position, Ada, ada, a++));
            }
            else if (b < ben.Length)
            {
                yield return (ben[b].Fact, At(++position, Ben, ben, b++));
            }
        }
    }

    // The first of an id by its author is the entry that a yes names.
    private static EventMeta At(
        long position,
        string who,
        (Event Fact, DateOnly Day)[] side,
        int index
    )
    {
        var id = (side[index].Fact as AgreementProposal)?.Agreement;
        var isFirst =
            id is not null
            && !side.Take(index).Any(entry => (entry.Fact as AgreementProposal)?.Agreement == id);
        return new EventMeta
        {
            Position = position,
            Entry = isFirst ? $"{who}-{id}" : $"{who}-at-{index}",
            Author = who,
            Day = side[index].Day,
        };
    }

    private static AgreementsState Fold(IEnumerable<(Event Fact, EventMeta Meta)> log) =>
        log.Aggregate(AgreementsState.Empty, (state, entry) => state.After(entry.Fact, entry.Meta));

    private static bool IsInForce(AgreementView view) => view.Phase == AgreementPhase.InForce;

    private static IReadOnlyList<AgreementView> View(AgreementsState state, string who, int day) =>
        AgreementsView
            .For(state, AgreementChoicesState.Empty, AgreementStory.Space, who, Monday.AddDays(day))
            .All;

    private static string Screen(AgreementsState state, string who, int day) =>
        AgreementStory.Screen(state, AgreementChoicesState.Empty, who, Monday.AddDays(day));
}
