using Reweave.Domain.Agreements;
using Reweave.Domain.Events;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Agreements;

/// <summary>The rules against misuse that agreements touch, each from the side of the partner who could be hurt by it.</summary>
public sealed class Seen_from_the_other_side
{
    private readonly AgreementStory _story = new();

    [Fact]
    public void No_yes_lies_in_the_log_before_the_others()
    {
        var id = _story.Proposes(Ada);
        _story.Does(Ben, decide => decide.Learn(AgreementStory.Space));
        _story.Does(Ben, decide => decide.Tidy());
        _story.Does(Ben, decide => decide.Lapse());
        // Looked at, thought over, half decided: of all that a modified client finds nothing, for nothing is there.
        Assert.Single(_story.Log);

        _story.Consents(Ben, id, false);

        // Her own yes stands before it; so his is the yes of both, and she is bound as he is.
        Assert.IsType<AgreementOffered>(_story.Log[0].Fact);
        Assert.IsType<AgreementAccepted>(_story.Log[1].Fact);
        Assert.Equal(AgreementPhase.CoolingOff, _story.One(Ada).Phase);
        Assert.Equal(AgreementPhase.CoolingOff, _story.One(Ben).Phase);
    }

    [Theory]
    [InlineData(Ada)]
    [InlineData(Ben)]
    public void A_proposal_that_is_taken_back_or_set_aside_leaves_nothing(string who)
    {
        var id = _story.Proposes(Ada);
        _story.Does(Ada, decide => decide.TalkedAbout(id, true));

        var log = _story.Log.Count;
        _ = who == Ada ? _story.Does(Ada, d => d.Withdraw(id, true)) : _story.SetsAside(Ben, id);

        Assert.Empty(_story.View(Ben));
        if (who == Ben)
        {
            // In the couple's space there is nothing to read, for whatever app.
            Assert.Equal(log, _story.Log.Count);
            // She sees it wait, and fade as it would have.
            Assert.Equal(AgreementPhase.Open, _story.One(Ada).Phase);
            _story.Today = Monday.AddDays(7);
        }

        Assert.Empty(_story.View(Ada));
        _story.Does(Ada, decide => decide.Tidy());
        Assert.Equal(["entry-1"], _story.Erased);
        Assert.Empty(((Decided)_story.For(Ada).Tidy()).Erase);
    }

    [Fact]
    public void Setting_aside_silence_and_taking_back_end_in_the_same_screen()
    {
        var silent = Screens(_ => { });
        var aside = Screens(story => story.SetsAside(Ben, "id-1"));
        var back = Screens(story => story.Does(Ada, decide => decide.Withdraw("id-1", true)));

        // On the screen of the one who proposed it, setting it aside never differs from silence.
        Assert.Equal(silent, aside);
        Assert.Equal(silent[7..], back[7..]);

        static List<string> Screens(Action<AgreementStory> cause)
        {
            var story = new AgreementStory();
            story.Proposes(Ada);
            cause(story);
            return [.. OverDays(story, Ada, 14), .. OverDays(story, Ben, 14)[7..]];
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Withdrawing_beats_consent_made_at_the_same_time_in_any_order(bool withdrawalFirst)
    {
        var id = _story.Proposes(Ada);
        var yes = ((Decided)_story.For(Ben).Consent(id, false, true)).Events;
        var no = ((Decided)_story.For(Ada).Withdraw(id, true)).Events;

        foreach (
            var (who, facts) in withdrawalFirst
                ? new[] { (Ada, no), (Ben, yes) }
                : [(Ben, yes), (Ada, no)]
        )
        {
            _story.Deliver(who, facts);
        }

        // Both had said yes, and one of them took it back: the same words for both, and after a week nothing.
        Assert.Equal(AgreementPhase.NotInForce, _story.One(Ada).Phase);
        Assert.Equal(AgreementPhase.NotInForce, _story.One(Ben).Phase);
        _story.Today = Monday.AddDays(7);
        Assert.Empty(_story.View(Ada));
        Assert.Empty(_story.View(Ben));
    }

    [Fact]
    public void Taking_back_while_cooling_off_says_no_name_and_no_day()
    {
        var byAda = Screens(Ada);
        var byBen = Screens(Ben);

        Assert.Equal(byAda, byBen);
        Assert.DoesNotContain(byAda, screen => screen.Contains("2026-11-04"));

        static List<string> Screens(string who)
        {
            var story = new AgreementStory();
            var id = story.BothAgree(AgreementStory.Terms() with { CoolingOffDays = 4 });
            story.Today = Monday.AddDays(2);
            story.Does(who, decide => decide.Withdraw(id, who == Ada));
            return [.. OverDays(story, Ada, 20, 2), .. OverDays(story, Ben, 20, 2)];
        }
    }

    [Fact]
    public void Both_ending_it_at_once_end_it_once_on_the_same_day_for_both()
    {
        var id = _story.BothAgree();
        _story.Today = Monday.AddDays(10);
        var ada = ((Decided)_story.For(Ada).Withdraw(id, true)).Events;
        _story.Today = Monday.AddDays(11);
        var ben = ((Decided)_story.For(Ben).Withdraw(id, false)).Events;
        _story.Deliver(Ben, ben);
        _story.Today = Monday.AddDays(10);
        _story.Deliver(Ada, ada);

        foreach (var who in new[] { Ada, Ben })
        {
            Assert.Equal(Monday.AddDays(10), _story.One(who).EndedOn);
            Assert.Single(
                _story.One(who).Timeline,
                moment => moment.Kind == AgreementMomentKind.Ended
            );
        }
    }

    [Fact]
    public void Other_words_cannot_be_put_in_the_place_of_those_that_had_the_yes()
    {
        var id = _story.Proposes(Ada);
        _story.Consents(Ben, id, false);
        _story.Deliver(
            Ada,
            new AgreementOffered
            {
                Agreement = id,
                Terms = AgreementStory.Terms() with { What = "Ben asks before he goes out." },
            }
        );
        Assert.Equal(AgreementStory.Terms().What, _story.One(Ben).Terms!.What);

        // She erases the first, as if the second had been it.
        _story.Erase(["entry-1"]);

        foreach (var state in new[] { _story.State, Folded() })
        {
            Assert.DoesNotContain(
                AgreementsView
                    .For(state, AgreementChoicesState.Empty, AgreementStory.Space, Ben, Monday)
                    .All,
                view => view.Phase is AgreementPhase.CoolingOff or AgreementPhase.InForce
            );
        }
    }

    [Fact]
    public void Words_that_their_author_erased_bind_nobody_and_cannot_make_the_history_forget_them()
    {
        _story.BothAgree();
        _story.Today = Monday.AddDays(10);

        _story.Erase(["entry-1"]);

        Assert.Equal(AgreementPhase.WordsErased, _story.One(Ben).Phase);
        Assert.Null(_story.One(Ben).Terms);
        Assert.Contains(
            _story.One(Ben).Timeline,
            moment => moment.Kind == AgreementMomentKind.Agreed && moment.Day == Monday
        );
    }

    [Fact]
    public void A_yes_for_another_is_no_yes()
    {
        _story.Proposes(Ada);
        _story.Deliver(
            Ada,
            new AgreementConsented { Agreement = "id-1", Own = true },
            new AgreementAccepted
            {
                Agreement = "id-1",
                Own = false,
                Offer = "entry-1",
            }
        );
        _story.Deliver(
            Ben,
            new AgreementAccepted
            {
                Agreement = "id-1",
                Own = false,
                Offer = "entry-9",
            },
            new AgreementConsented
            {
                Agreement = "id-1",
                Own = false,
                Proposal = "entry-1",
            }
        );

        Assert.Equal(AgreementPhase.Open, _story.One(Ben).Phase);
        Assert.False(_story.One(Ben).IConsented);
    }

    [Fact]
    public void Nobody_shadows_or_ends_the_others_proposal_by_its_id()
    {
        _story.Proposes(Ada);
        _story.Deliver(
            Ben,
            new AgreementProposed
            {
                Agreement = "id-1",
                Terms = AgreementStory.Terms(AgreementKind.Intimacy),
            }
        );
        _story.Consents(Ada, "id-1", true);
        _story.Consents(Ben, "id-1", false);
        _story.Deliver(
            Ben,
            new AgreementWithdrawn
            {
                Agreement = "id-1",
                Own = true,
                InForce = false,
            }
        );

        Assert.Equal(AgreementKind.Money, _story.One(Ada).Terms!.Kind);
        Assert.Equal(AgreementPhase.CoolingOff, _story.One(Ada).Phase);
    }

    [Theory]
    [InlineData(-400)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4_000)]
    public void The_others_clock_can_neither_take_cooling_off_away_nor_hold_it_up_for_long(
        int claimed
    )
    {
        var id = _story.Proposes(Ada);
        _story.Consents(Ada, id, true);
        var yes = ((Decided)_story.For(Ben).Consent(id, false, true)).Events;
        _story.Today = Monday.AddDays(claimed);
        _story.Deliver(Ben, yes);
        _story.Today = Monday;
        _story.Does(Ada, decide => decide.Learn(AgreementStory.Space));

        Assert.NotEqual(AgreementPhase.InForce, _story.One(Ada).Phase);
        _story.Today = Monday.AddDays(1);
        Assert.NotEqual(AgreementPhase.InForce, _story.One(Ada).Phase);
        _story.Today = Monday.AddDays(32);
        Assert.True(_story.View(Ada) is [] or [{ Phase: not AgreementPhase.Open }]);
    }

    [Fact]
    public void Who_learns_late_that_both_said_yes_still_takes_it_back_without_a_trace()
    {
        var id = _story.Proposes(Ada);
        _story.Consents(Ada, id, true);
        // The host keeps Ben's yes back for three weeks.
        _story.Consents(Ben, id, false);
        _story.Does(Ben, decide => decide.Learn(AgreementStory.Space));
        _story.Today = Monday.AddDays(21);
        Assert.Equal(AgreementPhase.InForce, _story.One(Ada).Phase);
        _story.Does(Ada, decide => decide.Learn(AgreementStory.Space));
        _story.Today = Monday.AddDays(22);
        Assert.NotNull(_story.One(Ada).TakeBackUntil);
        Assert.Null(_story.One(Ben).TakeBackUntil);

        _story.Does(Ada, decide => decide.Withdraw(id, true));

        Assert.Equal(AgreementPhase.NotInForce, _story.One(Ada).Phase);
        Assert.Equal(AgreementPhase.NotInForce, _story.One(Ben).Phase);
    }

    [Fact]
    public void A_long_history_cannot_be_taken_away_by_claiming_an_early_day()
    {
        var id = _story.BothAgree();
        _story.Today = Monday.AddDays(100);
        _story.Does(Ada, d => d.KeepNote(id, true, "n", AgreementNoteAbout.Kept, "Kept."));
        _story.Today = Monday.AddDays(1);

        _story.Deliver(
            Ben,
            new AgreementWithdrawn
            {
                Agreement = id,
                Own = false,
                InForce = false,
            }
        );

        _story.Today = Monday.AddDays(101);
        Assert.Equal(AgreementPhase.Ended, _story.One(Ada).Phase);
        Assert.Equal(AgreementPhase.Ended, _story.One(Ben).Phase);
    }

    [Fact]
    public void A_yes_after_it_faded_does_not_bring_an_old_proposal_up_again()
    {
        var id = _story.Proposes(Ada);
        _story.Consents(Ada, id, true);
        _story.Today = Monday.AddDays(7);
        Assert.Empty(_story.View(Ada));
        Assert.Empty(_story.View(Ben));
        Assert.IsType<NoSuchAgreement>(_story.Consents(Ben, id, false));
        _story.Today = Monday.AddDays(60);
        _story.Deliver(
            Ben,
            new AgreementConsented
            {
                Agreement = id,
                Own = false,
                Proposal = "entry-1",
            }
        );

        Assert.Empty(_story.View(Ada));
        Assert.Empty(_story.View(Ben));
    }

    [Fact]
    public void Notes_are_about_oneself_and_erased_by_their_author_alone()
    {
        var id = _story.BothAgree();
        _story.Today = Monday.AddDays(5);
        _story.Does(Ben, d => d.KeepNote(id, false, "n", AgreementNoteAbout.Slipped, "I slipped."));
        Assert.False(Note(Ada).Mine);
        Assert.Equal("I slipped.", Note(Ada).Note!.Text);

        Assert.Same(Decided.Nothing, _story.Does(Ada, d => d.EraseNote(id, true, "n")));
        _story.Deliver(
            Ada,
            new AgreementNoteErased
            {
                Agreement = id,
                Own = true,
                Note = "n",
            }
        );
        Assert.Equal("I slipped.", _story.One(Ada).Timeline.First(IsNote).Note!.Text);

        var story = new AgreementStory();
        id = story.BothAgree();
        story.Today = Monday.AddDays(5);
        story.Does(Ben, d => d.KeepNote(id, false, "n", AgreementNoteAbout.Slipped, "I slipped."));
        story.Does(Ben, d => d.EraseNote(id, false, "n"));
        var gone = Assert.Single(story.One(Ada).Timeline, IsNote);
        Assert.Equal((null, "", false), (gone.Note!.About, gone.Note.Text, gone.Mine));
        Assert.Contains("entry-3", story.Erased);

        AgreementMoment Note(string who) => Assert.Single(_story.One(who).Timeline, IsNote);
        static bool IsNote(AgreementMoment moment) => moment.Kind == AgreementMomentKind.Note;
    }

    [Fact]
    public void Containment_that_a_modified_client_proposes_too_early_gets_no_yes()
    {
        _story.Deliver(
            Ada,
            new AgreementOffered
            {
                Agreement = "early",
                Terms = AgreementStory.Terms(AgreementKind.Containment),
            }
        );
        _story.HasAnsweredWindow = false;

        Assert.IsType<NothingAnsweredYet>(_story.Consents(Ben, "early", false));
    }

    private AgreementsState Folded() =>
        _story
            .Log.Where(entry => !_story.Erased.Contains(entry.Meta.Entry))
            .Aggregate(
                AgreementsState.Empty,
                (state, entry) => state.After(entry.Fact, entry.Meta)
            );

    private static List<string> OverDays(
        AgreementStory story,
        string who,
        int days,
        int from = 0
    ) =>
        [
            .. Enumerable
                .Range(from, days)
                .Select(day =>
                    AgreementStory.Screen(story.State, story.Choices[who], who, Monday.AddDays(day))
                ),
        ];
}
