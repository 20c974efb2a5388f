using CsCheck;
using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;
using Reweave.Domain.Spaces;
using Reweave.Domain.Understanding;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Understanding;

/// <summary>The rules against misuse that understanding touches, from the side of the partner who could be hurt by it.</summary>
public sealed class From_the_other_side
{
    private static readonly Gen<string> Id = Gen.Int[1, 3].Select(id => $"id-{id}");
    private static readonly Gen<string> Slot = Gen.Int[0, 2]
        .Select(at => new[] { Why.Work, Why.Money, Why.FirstOwn }[at]);

    private static readonly Gen<Event> Fact = Gen.OneOf(
        Id.Select(id => (Event)Why.Answer(1, id)),
        Id.Select(id => (Event)new UnderstandingWithdrawn { Round = 1, Answer = id }),
        Gen.Select(Slot, Id, Id, Opened),
        Slot.Select(slot => (Event)new UnderstandingStopped { Round = 1, Seen = [slot] }),
        Gen.Select(Id, Id, (id, old) => Written(id, old)),
        Id.Select(id => (Event)new ChoiceWithdrawn { Choice = id }),
        Gen.Select(Id, Slot, Id, Marked),
        Id.Select(id => (Event)new ContextUnmarked { Mark = id })
    );

    [Fact]
    public void Waiting_and_closing_look_the_same_whatever_the_cause()
    {
        var silent = Screens(_ => { });
        var tookBack = Screens(couple =>
        {
            couple.Answers(Ben, "b");
            couple.Does(
                Ben,
                state =>
                    ExchangeDecisions.Withdraw(
                        UnderstandingFacts.Instance,
                        state.Understanding.Exchange,
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
            couple.Answers(Ada, "a");
            cause(couple);
            return [.. Enumerable.Range(0, 20).Select(day => Screen(couple.State, Ada, day))];
        }
    }

    [Fact]
    public void Not_now_leaves_nothing_in_the_couples_space()
    {
        var aside = Assert.Single(
            Assert
                .IsType<Decided>(
                    UnderstandingDecisions.SetAside(UnderstandingAsideState.Empty, "space", 1)
                )
                .Events
        );

        Assert.Equal(SpaceKind.Private, EventCatalogue.KindOf(aside).Space);
        Assert.Same(_empty, _empty.After(aside, default));
    }

    [Fact]
    public void Ones_words_can_be_taken_out_again_after_the_round_and_nothing_of_it_stays_on_either_screen()
    {
        var couple = new Couple();
        couple.BothAnswer();
        couple.BothOpen(Why.Work);
        couple.Marks(Ben, new ConditionLink(1, Why.Work, null));
        Assert.Same(Decided.Nothing, couple.TakesBack(Ada));
        couple.Stops(Ada);

        var decided = Assert.IsType<Decided>(couple.TakesBack(Ada));

        Assert.Equal(2, decided.Erase.Count);
        foreach (var who in new[] { Ada, Ben })
        {
            Assert.Empty(couple.Sees(who).Context);
            Assert.False(couple.Sees(who).Rounds.Current?.HasSeen ?? false);
            Assert.Empty(couple.Sees(who).Rounds.Earlier);
        }
    }

    [Fact]
    public void Nothing_else_can_be_put_in_the_place_of_an_answer_once_the_others_key_is_out()
    {
        var couple = new Couple();
        couple.BothAnswer();
        var sealedBefore = couple.Log[^1].Meta.Entry;
        couple.Opens(Ada, Why.Work);

        // Ben's modified client has read Ada's words, erases what it had sealed and seals something else under the same id.
        couple.Does(Ben, _ => new Decided([], [sealedBefore]));
        couple.Deliver(Ben, [Why.Answer(1, "b")]);

        Assert.Equal(ExchangePhase.Over, couple.Sees(Ada).Rounds.Current?.Phase);
        couple.Deliver(Ben, [Opened(Why.Work, "b", "a")]);
        Assert.False(couple.State.Understanding.Exchange.Rounds[1].IsSeen(Why.Work));
    }

    [Fact]
    public void Stopping_keeps_closed_what_the_other_opens_at_the_same_moment_in_any_order()
    {
        foreach (var stopFirst in new[] { true, false })
        {
            var couple = new Couple();
            couple.BothAnswer();
            couple.Opens(Ada, Why.Work);
            var stop = new UnderstandingStopped { Round = 1, Seen = [] };
            var opening = Opened(Why.Work, "b", "a");
            couple.Deliver(stopFirst ? Ada : Ben, [stopFirst ? stop : opening]);
            couple.Deliver(stopFirst ? Ben : Ada, [stopFirst ? opening : stop]);

            Assert.False(couple.State.Understanding.Exchange.Rounds[1].IsSeen(Why.Work));
        }
    }

    [Fact]
    public void Both_screens_are_the_same_in_whatever_order_the_host_puts_the_two_sides()
    {
        // Two modified clients that first do as they should in many of the runs, then anything.
        Event[] start =
        [
            Why.Answer(1, "id-1"),
            Opened(Why.Work, "id-1", "id-1"),
            Marked("id-1", Why.Work, ""),
        ];
        var side = Gen.Select(
            Gen.Int[1, 3],
            Fact.Array[0, 6],
            (taken, facts) => start.Take(taken).Concat(facts).ToArray()
        );
        var seen = 0;
        Gen.Select(side, side, Gen.Bool.Array[20], Gen.Bool.Array[20])
            .Sample(
                (ada, ben, one, other) =>
                {
                    var first = Fold(Merge(ada, ben, one));
                    var second = Fold(Merge(ada, ben, other));
                    seen += UnderstandingView.For(first.Understanding, Ada, Monday).Context.Any()
                        ? 1
                        : 0;
                    return new[] { 0, 6, 7, 14 }.All(day =>
                        Screen(first, Ada, day) == Screen(second, Ada, day)
                        && Screen(first, Ben, day) == Screen(second, Ben, day)
                    );
                },
                iter: 1_000,
                threads: 1
            );
        Assert.True(seen > 20, $"Only {seen} of the runs came as far as a context.");
    }

    [Fact]
    public void A_withdrawn_choice_is_never_shown_and_everything_twice_is_as_once()
    {
        Gen.Select(Fact.Array[0, 8], Fact.Array[0, 8], Gen.Bool.Array[16])
            .Sample(
                (ada, ben, order) =>
                {
                    var log = Merge(ada, ben, order).ToList();
                    var once = Fold(log);
                    var twice = Fold(log.SelectMany(entry => new[] { entry, entry }));
                    var withdrawn = ben.OfType<ChoiceWithdrawn>()
                        .Select(fact => fact.Choice)
                        .ToHashSet();
                    return Screen(once, Ada, 0) == Screen(twice, Ada, 0)
                        && once.Understanding.Choices.Values.All(kept =>
                            kept.Author != Ben || !withdrawn.Contains(kept.Choice)
                        );
                },
                iter: 1_000
            );
    }

    private readonly CoupleSpaceState _empty = CoupleSpaceState.Empty;

    // Everything that a screen could show. Entries differ with the order; what is shown must not.
    private static string Screen(CoupleSpaceState state, string who, int day)
    {
        var view = UnderstandingView.For(state.Understanding, who, Monday.AddDays(day));
        return string.Join(
            '\n',
            [
                Round(view.Rounds.Current),
                .. view.Rounds.Earlier.Select(Round),
                .. view.MyChoice.Select(choice => $"mine {choice.Text} {choice.Day}"),
                .. view.TheirChoice.Select(choice => $"theirs {choice.Text} {choice.Day}"),
                .. view.Context.Select(context => context.Spelled()),
            ]
        );
    }

    private static string Round(ExchangeRoundView? round) =>
        round is null
            ? "none"
            : $"{round.Number} {round.Phase} {round.Day} {round.FadesOn} {round.CanWithdraw} "
                + string.Join(
                    ',',
                    round.Items.Select(item =>
                        $"{item.Item} {item.Sight} {item.Mine?.Exchange} {item.Theirs?.Exchange} {item.TheirReveal is null}"
                    )
                );

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

    private static Event Opened(string slot, string mine, string theirs) =>
        new UnderstandingItemOpened
        {
            Round = 1,
            Item = slot,
            Mine = mine,
            Theirs = theirs,
            Exchange = $"{mine}-{slot}",
            Reveal = new byte[32],
        };

    private static Event Written(string id, string old) =>
        new ChoiceWritten
        {
            Choice = id,
            Replaces = id == old ? [] : [old],
            Text = id,
        };

    private static Event Marked(string mark, string slot, string answer) =>
        new ContextMarked
        {
            Mark = mark,
            Round = 1,
            Item = slot,
            Answer = ConditionSlot.IsOwn(slot) ? answer : null,
        };
}
