using CsCheck;
using Reweave.Domain.Conversations;
using Reweave.Domain.Events;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Conversations;

/// <summary>What one of the two could do to the other's list with a client of their own, and what it comes to.</summary>
public sealed class From_a_modified_client
{
    private readonly Log<AgendaState> _log = new(
        AgendaState.Empty,
        (state, fact, meta) => state.After(fact, meta),
        (state, entry) => state.WithoutEntry(entry)
    );

    [Fact]
    public void A_pile_of_things_is_off_the_others_list_after_a_few_conversations_and_costs_no_more_than_its_share()
    {
        Send(Ada, Added("mine"));
        foreach (var at in Enumerable.Range(0, 2_000))
        {
            Send(Ben, Added($"flood-{at:D4}"));
            Send(Ben, new AgendaWithdrawn { Item = $"gone-{at}" });
            Send(Ben, new AgendaTalkedAbout { Item = $"nothing-{at}", Own = at % 2 == 0 });
        }

        Assert.Equal(["flood-0000", "flood-0001", "flood-0002"], Of(Ben));
        Assert.Equal(["mine"], Of(Ada));
        Assert.True(_log.State.Items.Count < 50);
        Assert.True(_log.State.Withdrawn.Count <= 400);
        Assert.Empty(_log.State.TalkedAbout);

        var taps = 0;
        while (Of(Ben).FirstOrDefault() is { } item)
        {
            _log.Does(
                Ada,
                state => ConversationsDecisions.TalkedAbout(state, Ada, item, isMine: false)
            );
            taps++;
        }

        Assert.Equal(9, taps);
    }

    [Fact]
    public void A_pile_that_is_talked_about_over_and_over_is_not_kept_for_ever()
    {
        foreach (var at in Enumerable.Range(0, 1_000))
        {
            Send(Ben, Added($"flood-{at}"), new AgendaTalkedAbout { Item = $"flood-{at}" });
        }

        Assert.Equal((200, 200), (_log.State.Items.Count, _log.State.TalkedAbout.Count));
    }

    [Fact]
    public void The_others_id_on_an_own_thing_takes_nothing_of_theirs_along()
    {
        Send(Ada, Added("i1"));
        Send(Ben, Added("i1"));

        Send(Ben, new AgendaWithdrawn { Item = "i1" });
        Assert.Equal(["i1"], Of(Ada));

        Send(Ben, Added("i2"));
        Send(Ada, Added("i2"));
        _log.Does(
            Ada,
            state => ConversationsDecisions.TalkedAbout(state, Ada, "i2", isMine: false)
        );
        Assert.Equal(["i1", "i2"], Of(Ada));
        Assert.Empty(Of(Ben));
    }

    [Fact]
    public void Nothing_but_its_author_or_being_talked_about_takes_a_thing_off_in_whatever_order()
    {
        var id = Gen.Int[1, 3].Select(at => $"i{at}");
        Gen.OneOf(
                id.Select(item => (Event)Added(item)),
                id.Select(item => (Event)new AgendaWithdrawn { Item = item }),
                Gen.Select(
                    id,
                    Gen.Bool,
                    (item, own) => (Event)new AgendaTalkedAbout { Item = item, Own = own }
                )
            )
            .Select(Gen.Bool)
            .Array[0, 20]
            .Sample(
                facts =>
                {
                    var log = facts
                        .Select((one, at) => (Fact: one.Item1, Meta: Meta(at, one.Item2)))
                        .ToList();
                    var state = log.Aggregate(
                        AgendaState.Empty,
                        (state, one) => state.After(one.Fact, one.Meta)
                    );
                    return log.Where(one => one.Fact is AgendaAdded && one.Meta.Author == Ada)
                        .All(added => IsThereUnlessTakenOff(added.Fact, log, state));
                },
                iter: 5_000
            );
    }

    private static bool IsThereUnlessTakenOff(
        Event added,
        IReadOnlyList<(Event Fact, EventMeta Meta)> log,
        AgendaState state
    )
    {
        var item = ((AgendaAdded)added).Item;
        return state.Standing(author => author == Ada).Any(kept => kept.Item == item)
            || log.Any(one =>
                one.Fact is AgendaWithdrawn gone && gone.Item == item && one.Meta.Author == Ada
                || one.Fact is AgendaTalkedAbout done
                    && done.Item == item
                    && done.Own == (one.Meta.Author == Ada)
            );
    }

    private IEnumerable<string> Of(string who) =>
        _log.State.Standing(author => author == who).Select(item => item.Item);

    private void Send(string who, params Event[] facts) =>
        _log.Deliver(new Decided(facts, []), who);

    private static AgendaAdded Added(string item) => new() { Item = item, Text = "the winter" };

    private static EventMeta Meta(int at, bool isAda) =>
        new()
        {
            Position = at + 1,
            Entry = $"entry-{at}",
            Author = isAda ? Ada : Ben,
            Day = Monday,
        };
}
