using CsCheck;
using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;
using Reweave.Domain.Practices;
using Reweave.Domain.Spaces;
using static Reweave.Domain.Tests.Couple;
using static Reweave.Domain.Tests.Practices.Doing;

namespace Reweave.Domain.Tests.Practices;

/// <summary>The rules against misuse that practices touch, from the side of the partner who could be hurt by it.</summary>
public sealed class Seen_from_the_other_side
{
    private static readonly PracticeFacts Facts = new(Felt);

    [Fact]
    public void Nothing_says_that_one_began_or_stopped_or_set_an_invitation_aside()
    {
        foreach (
            var kind in EventCatalogue.All.Where(kind =>
                kind.Type == typeof(PracticeReached)
                || kind.Type == typeof(PracticeDiscarded)
                || kind.Type == typeof(PracticeSetAside)
            )
        )
        {
            Assert.Equal(SpaceKind.Private, kind.Space);
        }

        Event[] own =
        [
            new PracticeReached
            {
                Sitting = "s",
                Practice = Felt,
                Step = 1,
                Begun = Monday,
            },
            new PracticeDiscarded { Sitting = "s" },
            new PracticeSetAside { Space = "space", Day = Monday },
        ];
        Assert.All(
            own,
            fact => Assert.Same(CoupleSpaceState.Empty, CoupleSpaceState.Empty.After(fact, default))
        );
    }

    [Fact]
    public void The_one_who_invites_sees_the_same_whatever_the_other_does_until_both_have_answered()
    {
        var silent = Screens(_ => { });
        var answered = Screens(couple => couple.Answers(Ben));
        var tookBack = Screens(couple =>
        {
            couple.Answers(Ben);
            couple.Does(
                Ben,
                state =>
                    ExchangeDecisions.Withdraw(
                        Facts,
                        state.Practices.ExchangeOf(Felt),
                        Ben,
                        couple.Today,
                        1
                    )
            );
        });

        Assert.Equal(silent, tookBack);
        Assert.All(answered.Take(7), screen => Assert.Equal(silent[0], screen));

        static List<string> Screens(Action<Couple> cause)
        {
            var couple = new Couple();
            couple.Invites(Ada);
            cause(couple);
            // Whether an answer waits is not on the screen: only what is shown of invitations and own answers.
            return
            [
                .. Enumerable
                    .Range(0, 20)
                    .Select(day =>
                    {
                        couple.Today = Monday.AddDays(day);
                        return couple.Sees(Ada).Spelled();
                    }),
            ];
        }
    }

    [Fact]
    public void Waiting_and_closing_look_the_same_whatever_the_cause()
    {
        var silent = Screens(_ => { });
        var tookBack = Screens(couple =>
        {
            couple.Answers(Ben);
            couple.Does(
                Ben,
                state =>
                    ExchangeDecisions.Withdraw(
                        Facts,
                        state.Practices.ExchangeOf(Felt),
                        Ben,
                        couple.Today,
                        1
                    )
            );
        });

        Assert.Equal(silent, tookBack);

        static List<string> Screens(Action<Couple> cause)
        {
            var couple = new Couple();
            couple.Answers(Ada);
            cause(couple);
            return
            [
                .. Enumerable
                    .Range(0, 20)
                    .Select(day => Doing.Screen(couple.State, Ada, Monday.AddDays(day))),
            ];
        }
    }

    [Fact]
    public void An_invitation_fades_after_seven_days_for_both()
    {
        var couple = new Couple();
        couple.Invites(Ada);

        Assert.Equal(Felt, couple.Sees(Ada).Mine?.Practice);
        Assert.Equal(Felt, couple.Sees(Ben).Theirs?.Practice);
        couple.Today = Monday.AddDays(7);
        Assert.Null(couple.Sees(Ada).Mine);
        Assert.Null(couple.Sees(Ben).Theirs);
    }

    [Fact]
    public void One_that_is_dated_ahead_is_not_there_before_its_day_and_fades_like_any_other()
    {
        var couple = new Couple { Today = Monday.AddDays(300) };
        couple.Invites(Ada);

        couple.Today = Monday;
        Assert.Null(couple.Sees(Ben).Theirs);
        couple.Today = Monday.AddDays(307);
        Assert.Null(couple.Sees(Ben).Theirs);
    }

    [Fact]
    public void There_is_one_open_invitation_however_many_a_modified_client_sends()
    {
        var couple = new Couple();
        couple.Deliver(
            Ada,
            Enumerable
                .Range(0, 500)
                .Select(at => new PracticeInvited { Invitation = $"i-{at}", Practice = $"p-{at}" })
        );

        Assert.Equal("p-499", couple.Sees(Ben).Theirs?.Practice);
        Assert.Single(couple.State.Practices.Invitations);
    }

    [Fact]
    public void Not_now_rests_every_invitation_for_seven_days_however_often_one_is_asked()
    {
        var couple = new Couple();
        couple.Invites(Ada);
        var own = PracticeSittingsState.Empty.After(
            Assert.Single(
                Assert
                    .IsType<Decided>(
                        PracticeDecisions.SetAside(
                            PracticeSittingsState.Empty,
                            "space",
                            couple.Today
                        )
                    )
                    .Events
            ),
            default
        );

        foreach (var day in Enumerable.Range(0, 7))
        {
            couple.Today = Monday.AddDays(day);
            couple.Invites(Ada, $"practice-{(char)('a' + day)}");
            Assert.Null(couple.Sees(Ben, own).Theirs);
        }

        couple.Today = Monday.AddDays(7);
        Assert.Equal("practice-g", couple.Sees(Ben, own).Theirs?.Practice);
    }

    [Fact]
    public void Taking_an_invitation_back_leaves_nothing_of_it_in_any_order()
    {
        var couple = new Couple();
        couple.Invites(Ada);
        var invited = couple.Log[^1];
        couple.Does(Ada, state => PracticeDecisions.TakeInvitationBack(state.Practices, Ada));

        Assert.Null(couple.Sees(Ben).Theirs);
        var later = couple.State.After(invited.Fact, invited.Meta);
        Assert.Empty(later.Practices.Invitations);
        Assert.Empty(Fold(couple.Log.Reverse()).Practices.Invitations);
    }

    [Fact]
    public void Nobody_takes_back_an_invitation_that_is_not_theirs()
    {
        var couple = new Couple();
        couple.Invites(Ada);
        var invitation = ((PracticeInvited)couple.Log[^1].Fact).Invitation;
        couple.Deliver(Ben, [new PracticeInvitationWithdrawn { Invitation = invitation }]);

        Assert.Equal(Felt, couple.Sees(Ada).Mine?.Practice);
    }

    [Fact]
    public void Answers_open_one_by_one_and_only_when_both_have_tapped()
    {
        var couple = new Couple();
        couple.Answers(Ada);
        Assert.IsType<NotReadyToOpen>(couple.Opens(Ada, "1"));
        couple.Answers(Ben);
        couple.Opens(Ada, "1");
        Assert.Equal(ItemSight.Sealed, Sight(Ben, "1"));
        couple.Opens(Ben, "1");

        Assert.Equal(ItemSight.Seen, Sight(Ada, "1"));
        Assert.Equal(ItemSight.Sealed, Sight(Ada, "2"));

        ItemSight Sight(string who, string item) =>
            ExchangeView
                .For(Facts, couple.State.Practices.ExchangeOf(Felt), who, couple.Today)
                .Current!.Items.Single(one => one.Item == item)
                .Sight;
    }

    [Fact]
    public void A_flood_of_practices_takes_no_place_from_the_other()
    {
        var couple = new Couple();
        couple.Deliver(
            Ben,
            Enumerable
                .Range(0, 400)
                .SelectMany(at =>
                    new Event[]
                    {
                        new PracticeAnswered
                        {
                            Practice = $"p-{at}",
                            Round = 1,
                            Answer = "b",
                            Items = [Sealed("1", "x")],
                        },
                        new PracticeWithdrawn
                        {
                            Practice = $"p-{at}",
                            Round = 1,
                            Answer = "b",
                        },
                        new PracticeStopped
                        {
                            Practice = $"q-{at}",
                            Round = 1,
                            Seen = [],
                        },
                    }
                )
        );

        Assert.Equal(PracticesState.MostPracticesOfOne, couple.State.Practices.Exchanges.Count);
        Assert.Empty(couple.Sees(Ada).Answered);
        couple.Answers(Ada);
        Assert.Equal([Felt], couple.Sees(Ada).Answered);
    }

    [Fact]
    public void Both_screens_are_the_same_in_whatever_order_the_host_puts_the_two_sides()
    {
        var practice = Gen.Int[0, 1].Select(at => at == 0 ? Felt : Needs);
        var id = Gen.Int[1, 2].Select(at => $"id-{at}");
        var fact = Gen.OneOf(
            Gen.Select(
                id,
                practice,
                (one, which) => (Event)new PracticeInvited { Invitation = one, Practice = which }
            ),
            id.Select(one => (Event)new PracticeInvitationWithdrawn { Invitation = one }),
            Gen.Select(practice, id, (which, one) => (Event)Answered(which, one)),
            Gen.Select(
                practice,
                id,
                (which, one) =>
                    (Event)
                        new PracticeWithdrawn
                        {
                            Practice = which,
                            Round = 1,
                            Answer = one,
                        }
            ),
            Gen.Select(
                practice,
                id,
                id,
                (which, mine, theirs) => (Event)Opened(which, mine, theirs)
            ),
            practice.Select(which =>
                (Event)
                    new PracticeStopped
                    {
                        Practice = which,
                        Round = 1,
                        Seen = ["1"],
                    }
            )
        );
        Event[] start = [Answered(Felt, "id-1"), Opened(Felt, "id-1", "id-1")];
        var side = Gen.Select(
            Gen.Int[1, 2],
            fact.Array[0, 6],
            (taken, facts) => start.Take(taken).Concat(facts).ToArray()
        );
        Gen.Select(side, side, Gen.Bool.Array[20], Gen.Bool.Array[20])
            .Sample(
                (ada, ben, one, other) =>
                {
                    var first = Fold(Merge(ada, ben, one));
                    var second = Fold(Merge(ada, ben, other));
                    foreach (var who in new[] { Ada, Ben })
                    {
                        Assert.Equal(
                            Doing.Screen(first, who, Monday),
                            Doing.Screen(second, who, Monday)
                        );
                    }
                }
            );
    }

    private static PracticeAnswered Answered(string practice, string id) =>
        new()
        {
            Practice = practice,
            Round = 1,
            Answer = id,
            Items = [Sealed("1", $"{id}-1"), Sealed("2", $"{id}-2")],
        };

    private static PracticeItemOpened Opened(string practice, string mine, string theirs) =>
        new()
        {
            Practice = practice,
            Round = 1,
            Item = "1",
            Mine = mine,
            Theirs = theirs,
            Exchange = $"{mine}-1",
            Reveal = new byte[32],
        };

    // Each side keeps its own order; the host chooses how they interleave. Entries and places are their own in both orders.
    private static List<(Event Fact, EventMeta Meta)> Merge(Event[] ada, Event[] ben, bool[] turns)
    {
        var log = new List<(Event, EventMeta)>();
        var (a, b) = (0, 0);
        foreach (var turn in turns)
        {
            if (a < ada.Length && (turn || b == ben.Length))
            {
                Add(Ada, ada[a], a++);
            }
            else if (b < ben.Length)
            {
                Add(Ben, ben[b], b++);
            }
        }

        return log;

        void Add(string who, Event fact, int at) =>
            log.Add(
                (
                    fact,
                    new EventMeta
                    {
                        Position = log.Count + 1,
                        Entry = $"{who}-{at}",
                        Author = who,
                        Day = Monday,
                    }
                )
            );
    }
}
