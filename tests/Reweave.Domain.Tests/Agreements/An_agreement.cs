using Reweave.Domain.Agreements;
using Reweave.Domain.Events;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Agreements;

public sealed class An_agreement
{
    private readonly AgreementStory _story = new();

    [Fact]
    public void Is_talked_about_then_has_the_yes_of_both_cools_off_and_is_in_force()
    {
        var id = _story.Proposes(Ada);
        Assert.Equal(AgreementPhase.Open, _story.One(Ben).Phase);
        _story.Today = Monday.AddDays(3);
        _story.Does(Ben, decide => decide.TalkedAbout(id, false));
        Assert.Equal(AgreementPhase.Open, _story.One(Ben).Phase);
        _story.Today = Monday.AddDays(5);
        _story.Consents(Ben, id, false);
        _story.BothLook();

        foreach (var who in new[] { Ada, Ben })
        {
            Assert.Equal(AgreementPhase.CoolingOff, _story.One(who).Phase);
            Assert.Equal(Monday.AddDays(7), _story.One(who).Begins);
        }

        _story.Today = Monday.AddDays(7);
        foreach (var who in new[] { Ada, Ben })
        {
            Assert.Equal(AgreementPhase.InForce, _story.One(who).Phase);
            Assert.Equal(
                [
                    (AgreementMomentKind.Proposed, Monday),
                    (AgreementMomentKind.TalkedAbout, Monday.AddDays(3)),
                    (AgreementMomentKind.Agreed, Monday.AddDays(5)),
                    (AgreementMomentKind.Began, Monday.AddDays(7)),
                ],
                _story.One(who).Timeline.Select(moment => (moment.Kind, moment.Day))
            );
        }
    }

    [Fact]
    public void Does_not_begin_with_one_yes_even_said_twice()
    {
        var id = _story.Proposes(Ada);
        _story.Consents(Ada, id, true);
        Assert.Same(Decided.Nothing, _story.Consents(Ada, id, true));
        _story.Deliver(
            Ada,
            new AgreementConsented
            {
                Agreement = id,
                Own = false,
                Proposal = "entry-1",
            }
        );

        Assert.Equal(AgreementPhase.Open, _story.One(Ada).Phase);
        Assert.Equal(AgreementPhase.Open, _story.One(Ben).Phase);
    }

    [Theory]
    [InlineData(Ada)]
    [InlineData(Ben)]
    public void Is_ended_by_either_alone_and_its_history_says_no_name(string who)
    {
        var id = _story.BothAgree();
        _story.Today = Monday.AddDays(40);

        _story.Does(who, decide => decide.Withdraw(id, who == Ada));

        foreach (var one in new[] { Ada, Ben })
        {
            Assert.Equal(AgreementPhase.Ended, _story.One(one).Phase);
            var last = _story.One(one).Timeline[^1];
            Assert.Equal((AgreementMomentKind.Ended, Monday.AddDays(40)), (last.Kind, last.Day));
            Assert.Null(last.Mine);
        }

        Assert.Empty(_story.Erased);
        Assert.Same(Decided.Nothing, _story.Does(Ben, decide => decide.Withdraw(id, false)));
    }

    [Fact]
    public void Begins_on_its_day_is_looked_at_on_its_day_and_runs_out_after_its_last()
    {
        _story.BothAgree(
            AgreementStory.Terms() with
            {
                Starts = Monday.AddDays(10),
                Review = Monday.AddDays(20),
                Ends = Monday.AddDays(30),
            }
        );

        Assert.Equal(AgreementPhase.CoolingOff, On(9).Phase);
        Assert.Equal(AgreementPhase.InForce, On(10).Phase);
        Assert.False(On(16).ReviewIsDue);
        Assert.True(On(17).ReviewIsDue);
        Assert.Equal(AgreementPhase.InForce, On(30).Phase);
        Assert.Equal(AgreementPhase.RanOut, On(31).Phase);
        Assert.Equal(Monday.AddDays(30), On(31).EndedOn);
    }

    [Fact]
    public void Is_renewed_when_both_name_the_same_day()
    {
        var id = _story.BothAgree(AgreementStory.Terms() with { Review = Monday.AddDays(20) });
        _story.Today = Monday.AddDays(20);
        _story.Does(Ada, decide => decide.Renew(id, true, Monday.AddDays(50)));
        Assert.Equal(Monday.AddDays(50), _story.One(Ada).RenewalByMe);
        Assert.Equal(Monday.AddDays(50), _story.One(Ben).RenewalByOther);
        Assert.Equal(Monday.AddDays(20), _story.One(Ben).Review);

        _story.Does(Ben, decide => decide.Renew(id, false, Monday.AddDays(50)));

        foreach (var who in new[] { Ada, Ben })
        {
            Assert.Equal(Monday.AddDays(50), _story.One(who).Review);
            Assert.Null(_story.One(who).RenewalByMe);
            Assert.Null(_story.One(who).RenewalByOther);
            Assert.False(_story.One(who).ReviewIsDue);
        }
    }

    [Theory]
    [InlineData(Ada)]
    [InlineData(Ben)]
    public void A_renewal_that_is_taken_back_or_set_aside_leaves_nothing(string who)
    {
        var id = _story.BothAgree(AgreementStory.Terms() with { Review = Monday.AddDays(20) });
        _story.Today = Monday.AddDays(20);
        var before = (_story.Screen(Ada), _story.Screen(Ben));
        _story.Does(Ada, decide => decide.Renew(id, true, Monday.AddDays(50)));

        var waiting = _story.Screen(Ada);
        _story.Does(who, decide => decide.WithdrawRenewal(id, who == Ada));

        Assert.Equal(before.Item2, _story.Screen(Ben));
        // Whose wish the other set aside sees it wait as before, until it fades.
        Assert.Equal(who == Ada ? before.Item1 : waiting, _story.Screen(Ada));
        _story.Today = Monday.AddDays(27);
        Assert.Null(_story.One(Ada).RenewalByMe);
    }

    [Fact]
    public void Stays_in_force_until_its_amendment_is_and_is_then_replaced()
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
        Assert.Equal(AgreementPhase.InForce, _story.Find(Ada, old)!.Phase);
        Assert.True(_story.Find(Ada, old)!.AmendmentIsOpen);
        _story.Consents(Ada, next, false);
        _story.Consents(Ben, next, true);
        _story.BothLook();
        Assert.Equal(AgreementPhase.CoolingOff, _story.Find(Ada, next)!.Phase);
        Assert.Equal(AgreementPhase.InForce, _story.Find(Ada, old)!.Phase);

        _story.Today = Monday.AddDays(12);

        Assert.Equal(AgreementPhase.InForce, _story.Find(Ada, next)!.Phase);
        Assert.Equal(AgreementPhase.Replaced, _story.Find(Ben, old)!.Phase);
        Assert.Equal(Monday.AddDays(12), _story.Find(Ben, old)!.EndedOn);
        Assert.Equal(old, _story.Find(Ben, next)!.Amends!.Agreement);
    }

    [Fact]
    public void Stays_in_force_when_its_amendment_is_taken_back()
    {
        var old = _story.BothAgree();
        _story.Today = Monday.AddDays(10);
        var next = _story.Proposes(
            Ben,
            amends: new AgreementReference { Agreement = old, Own = false }
        );
        _story.Consents(Ada, next, false);
        _story.Consents(Ben, next, true);
        _story.Does(Ada, decide => decide.Withdraw(next, false));
        _story.Today = Monday.AddDays(30);

        Assert.Equal(AgreementPhase.InForce, _story.One(Ada).Phase);
        Assert.Equal(old, _story.One(Ben).Agreement);
    }

    [Fact]
    public void Takes_its_amendment_with_it_when_it_is_ended()
    {
        var old = _story.BothAgree();
        _story.Today = Monday.AddDays(10);
        var next = _story.Proposes(
            Ben,
            amends: new AgreementReference { Agreement = old, Own = false }
        );
        _story.Consents(Ada, next, false);
        var end = (Decided)_story.For(Ada).Withdraw(old, true);
        _story.Consents(Ben, next, true);

        _story.Deliver(Ada, end.Events.OfType<AgreementWithdrawn>().Where(w => w.InForce));
        _story.Today = Monday.AddDays(30);

        Assert.Equal(AgreementPhase.Ended, _story.One(Ada).Phase);
        Assert.Equal(old, _story.One(Ben).Agreement);
    }

    [Fact]
    public void Is_one_open_proposal_a_kind_and_another_takes_its_place_only_on_purpose()
    {
        var first = _story.Proposes(Ada);

        Assert.Equal(
            new AgreementIsOpen(AgreementKind.Money, false),
            _story.Does(
                Ben,
                decide => decide.Propose("b", AgreementStory.Terms(), null, null, false, true)
            )
        );
        _story.Proposes(Ben, AgreementStory.Terms(AgreementKind.TimeTogether));
        var other = _story.Proposes(Ben, instead: true);

        Assert.Null(_story.Find(Ada, first));
        Assert.Equal(AgreementPhase.Open, _story.Find(Ada, other)!.Phase);
        Assert.Equal(2, _story.View(Ada).Count);
    }

    [Fact]
    public void Containment_comes_after_a_first_answer_with_a_time_to_talk_and_lapses()
    {
        var terms = AgreementStory.Terms(AgreementKind.Containment);
        Assert.IsType<NothingAnsweredYet>(
            _story.For(Ada).Propose("c", terms, null, null, false, hasAnsweredWindow: false)
        );
        Assert.IsType<OutOfBounds>(
            _story.For(Ada).Propose("c", terms with { Window = null }, null, null, false, true)
        );
        var id = _story.BothAgree(terms);

        Assert.Equal(AgreementPhase.InForce, On(31).Phase);
        Assert.Equal(AgreementPhase.Lapsed, On(32).Phase);

        _story.Today = Monday.AddDays(30);
        Assert.IsType<DayIsPast>(_story.For(Ada).Renew(id, true, Monday.AddDays(61)));
        _story.Does(Ada, decide => decide.Renew(id, true, Monday.AddDays(60)));
        Assert.Equal(AgreementPhase.Lapsed, On(32).Phase);
        _story.Today = Monday.AddDays(31);
        _story.Does(Ben, decide => decide.Renew(id, false, Monday.AddDays(60)));
        Assert.Equal(AgreementPhase.InForce, On(60).Phase);
        Assert.Equal(AgreementPhase.Lapsed, On(61).Phase);
    }

    [Fact]
    public void Takes_notes_until_a_week_after_its_end_and_no_more_than_a_screen_shows()
    {
        var id = _story.BothAgree();
        _story.Today = Monday.AddDays(5);
        for (var at = 0; at < AgreementView.MostNotes; at++)
        {
            Assert.NotEmpty(((Decided)Note($"n-{at}", Ben)).Events);
        }

        Assert.False(_story.One(Ben).CanNote);
        Assert.IsType<NoSuchAgreement>(Note("one-more", Ben));
        Assert.NotEmpty(((Decided)Note("hers", Ada)).Events);
        _story.Does(Ben, decide => decide.EraseNote(id, false, "n-0"));
        Assert.NotEmpty(((Decided)Note("one-more", Ben)).Events);

        _story.Does(Ben, decide => decide.Withdraw(id, false));
        _story.Today = Monday.AddDays(12);
        Assert.True(_story.One(Ada).CanNote);
        Assert.NotEmpty(((Decided)Note("mended", Ada)).Events);
        _story.Today = Monday.AddDays(13);
        Assert.False(_story.One(Ada).CanNote);
        Assert.IsType<NoSuchAgreement>(Note("late", Ada));

        Decision Note(string note, string who) =>
            _story.Does(
                who,
                d => d.KeepNote(id, who == Ada, note, AgreementNoteAbout.Repaired, "Mended.")
            );
    }

    [Fact]
    public void Written_by_an_earlier_version_without_a_yes_has_its_writers_first()
    {
        _story.Deliver(
            Ada,
            new AgreementProposed { Agreement = "old", Terms = AgreementStory.Terms() }
        );
        Assert.False(_story.One(Ben).CanConsent);
        Assert.IsType<NoSuchAgreement>(_story.Consents(Ben, "old", false));
        Assert.True(_story.One(Ada).CanConsent);

        _story.Consents(Ada, "old", true);
        _story.Consents(Ben, "old", false);

        Assert.Equal(AgreementPhase.CoolingOff, _story.One(Ada).Phase);
        Assert.Equal(AgreementPhase.CoolingOff, _story.One(Ben).Phase);
    }

    [Fact]
    public void Kept_open_by_talking_for_two_months_begins_on_the_same_day_for_both()
    {
        var id = _story.Proposes(Ada);
        for (var talk = 1; talk <= 10; talk++)
        {
            _story.Today = Monday.AddDays(6 * talk);
            _story.Does(Ben, decide => decide.TalkedAbout(id, false));
        }

        _story.Consents(Ben, id, false);

        Assert.Equal(_story.Today.AddDays(2), _story.One(Ada).Begins);
        Assert.Equal(_story.Today.AddDays(2), _story.One(Ben).Begins);
    }

    [Fact]
    public void Deciding_the_same_twice_writes_nothing_the_second_time()
    {
        var id = _story.Proposes(Ada);
        Assert.Same(
            Decided.Nothing,
            _story.For(Ada).Propose(id, AgreementStory.Terms(), null, null, false, true)
        );
        _story.Does(Ben, decide => decide.TalkedAbout(id, false));
        Assert.Same(Decided.Nothing, _story.For(Ben).TalkedAbout(id, false));
        _story.BothConsent(id);
        Assert.Same(Decided.Nothing, _story.Consents(Ben, id, false));
        Assert.Empty(((Decided)_story.For(Ben).Learn(AgreementStory.Space)).Events);
        _story.Today = Monday.AddDays(9);
        _story.Does(Ada, d => d.KeepNote(id, true, "n", AgreementNoteAbout.Kept, ""));
        Assert.Same(
            Decided.Nothing,
            _story.For(Ada).KeepNote(id, true, "n", AgreementNoteAbout.Kept, "")
        );
    }

    [Fact]
    public void A_text_or_a_day_outside_its_bounds_is_refused_by_name()
    {
        var terms = AgreementStory.Terms();
        var long20000 = string.Join(' ', Enumerable.Repeat("always", 20_000));
        Assert.IsType<OutOfBounds>(Propose(terms with { What = long20000 }));
        Assert.IsType<OutOfBounds>(Propose(terms with { What = " \u200f " }));
        Assert.IsType<OutOfBounds>(Propose(terms with { Scope = long20000 }));
        Assert.IsType<OutOfBounds>(Propose(terms with { CoolingOffDays = 15 }));
        Assert.IsType<OutOfBounds>(
            Propose(terms with { Starts = Monday.AddDays(5), Ends = Monday.AddDays(4) })
        );
        Assert.IsType<DayIsPast>(Propose(terms with { Review = Monday }));
        Assert.IsType<DayIsPast>(Propose(terms with { Ends = Monday.AddDays(-1) }));
        Assert.IsType<Decided>(Propose(terms with { What = "🤝\u200f نتحدث أولاً" }));

        Decision Propose(AgreementTerms wish) =>
            _story.For(Ada).Propose("a", wish, null, null, false, true);
    }

    private AgreementView On(int day)
    {
        var today = _story.Today;
        _story.Today = Monday.AddDays(day);
        var view = _story.One(Ada);
        _story.Today = today;
        return view;
    }
}
