using Reweave.Domain.Agreements;
using Reweave.Domain.Events;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Agreements;

/// <summary>What somebody did not want, or what other words replaced, does not come back: not at once, not by a claim, not in a flood.</summary>
public sealed class What_was_set_aside_or_replaced
{
    private readonly AgreementStory _story = new();

    [Fact]
    public void What_was_set_aside_does_not_come_back_in_the_same_words_for_a_week_and_looks_like_waiting()
    {
        var id = _story.Proposes(Ada);
        _story.SetsAside(Ben, id);
        var shown = new List<AgreementPhase>();
        for (var day = 0; day < 7; day++)
        {
            _story.Today = Monday.AddDays(day);
            // An honest app proposes in its place; a modified one piles up more, with days of its choice.
            _story.Proposes(Ada, instead: true);
            _story.Today = Monday.AddDays(-1);
            _story.Deliver(
                Ada,
                new AgreementOffered { Agreement = $"more-{day}", Terms = AgreementStory.Terms() }
            );
            _story.Today = Monday.AddDays(day);
            Assert.Empty(_story.View(Ben));
            shown.Add(_story.View(Ada).First(view => view.Agreement.StartsWith("id")).Phase);
        }

        Assert.All(shown, phase => Assert.Equal(AgreementPhase.Open, phase));
        _story.Today = Monday.AddDays(7);
        Assert.NotEmpty(_story.View(Ben));
    }

    [Fact]
    public void Other_kinds_and_the_own_proposal_do_not_rest_with_what_was_set_aside()
    {
        var id = _story.Proposes(Ada);
        _story.SetsAside(Ben, id);
        var hers = _story.Proposes(Ada, AgreementStory.Terms(AgreementKind.TimeTogether));
        _story.Proposes(Ada, instead: true);

        var his = _story.Proposes(Ben);

        Assert.Equal(AgreementPhase.Open, _story.Find(Ben, hers)!.Phase);
        // Hers, which he does not see, makes room for his on her screen as well.
        Assert.Equal(AgreementPhase.Open, _story.Find(Ben, his)!.Phase);
        Assert.Equal(AgreementPhase.Open, _story.Find(Ada, his)!.Phase);
        Assert.Equal(2, _story.View(Ada).Count);
        Assert.Equal(2, _story.View(Ben).Count);
    }

    [Fact]
    public void Other_words_in_place_of_the_others_are_an_answer_and_can_be_answered_at_once()
    {
        _story.Proposes(Ada);
        _story.Proposes(Ben, instead: true);
        var again = _story.Proposes(Ada, instead: true);

        Assert.Equal(again, _story.One(Ben).Agreement);
        Assert.Equal(again, _story.One(Ada).Agreement);
    }

    [Fact]
    public void Words_that_an_amendment_replaced_are_not_brought_back_by_a_claimed_early_take_back()
    {
        var old = _story.BothAgree();
        _story.Today = Monday.AddDays(10);
        var next = _story.Proposes(
            Ben,
            AgreementStory.Terms() with
            {
                What = "Fifty.",
            },
            new AgreementReference { Agreement = old, Own = false }
        );
        _story.Consents(Ada, next, false);
        _story.BothLook();
        _story.Today = Monday.AddDays(15);
        _story.BothLook();

        // Ben's modified client takes the new words back, as if on the day before they began.
        _story.Today = Monday.AddDays(11);
        _story.Deliver(
            Ben,
            new AgreementWithdrawn
            {
                Agreement = next,
                Own = true,
                InForce = false,
            }
        );
        _story.Today = Monday.AddDays(15);

        Assert.Equal(AgreementPhase.Replaced, _story.Find(Ada, old)!.Phase);
        // With her next act it is over on his screen too.
        _story.Does(Ada, decide => decide.Lapse());
        Assert.Empty(((Decided)_story.For(Ada).Lapse()).Events);
        Assert.DoesNotContain(_story.View(Ben), view => view.Phase == AgreementPhase.InForce);
        Assert.DoesNotContain(_story.View(Ada), view => view.Phase == AgreementPhase.InForce);
    }

    [Fact]
    public void An_amendment_taken_back_after_it_began_brings_nothing_back_for_either()
    {
        var old = _story.BothAgree();
        _story.Today = Monday.AddDays(10);
        var next = _story.Proposes(Ben, amends: new() { Agreement = old, Own = false });
        // Ben learns three weeks later that Ada said yes, and takes it back without a trace, as he may.
        _story.Consents(Ada, next, false);
        _story.Does(Ada, decide => decide.Learn(AgreementStory.Space));
        _story.Today = Monday.AddDays(31);
        _story.Does(Ben, decide => decide.Learn(AgreementStory.Space));
        _story.Does(Ben, decide => decide.Withdraw(next, true));

        foreach (var who in new[] { Ada, Ben })
        {
            Assert.Equal(AgreementPhase.Replaced, _story.Find(who, old)!.Phase);
        }
    }

    [Fact]
    public void A_flood_changes_nothing_on_the_others_screen_and_is_set_aside_in_few_taps()
    {
        _story.Proposes(Ada);
        var before = _story.Screen(Ben);
        for (var at = 0; at < 100; at++)
        {
            _story.Deliver(
                Ada,
                new AgreementProposed
                {
                    Agreement = $"flood-{at}",
                    Terms = AgreementStory.Terms() with { What = $"{at}" },
                },
                new AgreementConsented { Agreement = $"nothing-{at}", Own = true },
                new AgreementNoteErased
                {
                    Agreement = "id-1",
                    Own = true,
                    Note = $"n-{at}",
                }
            );
        }

        Assert.Equal(before, _story.Screen(Ben));
        _story.SetsAside(Ben, _story.One(Ben).Agreement);

        for (var day = 0; day < 60; day++)
        {
            _story.Today = Monday.AddDays(day);
            Assert.Empty(_story.View(Ben));
        }
    }

    [Fact]
    public void A_flood_under_ids_of_every_shape_is_kept_within_bounds_and_leaves_the_others_room()
    {
        for (var at = 0; at < 3 * AgreementsState.MostThreads; at++)
        {
            _story.Deliver(
                Ada,
                new AgreementOffered
                {
                    Agreement = $"flood-{at % 700}",
                    Terms = AgreementStory.Terms() with { What = $"{at}" },
                },
                new AgreementTalkedAbout { Agreement = $"mark-{at}", Own = true },
                new AgreementNoteKept
                {
                    Agreement = "flood-1",
                    Own = true,
                    Note = $"n-{at}",
                    About = AgreementNoteAbout.Kept,
                }
            );
        }

        var threads = _story.State.Threads.Values.ToList();
        Assert.True(threads.Count <= AgreementsState.MostThreads);
        Assert.True(threads.Sum(one => one.Proposals.Count) <= AgreementsState.MostThreads);
        Assert.True(threads.Max(one => one.Notes.Count) <= 2 * AgreementView.MostNotes);
        var his = _story.Proposes(Ben, AgreementStory.Terms(AgreementKind.Safety));
        Assert.Equal(AgreementPhase.Open, _story.Find(Ada, his)!.Phase);
        Assert.Equal(2, _story.View(Ben).Count);
    }
}
