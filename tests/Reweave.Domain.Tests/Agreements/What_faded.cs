using Reweave.Domain.Agreements;
using Reweave.Domain.Events;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Agreements;

/// <summary>A proposal, a yes or a wish that faded is over, whatever a modified client says about its days.</summary>
public sealed class What_faded
{
    private readonly AgreementStory _story = new();

    [Fact]
    public void Is_not_kept_before_the_other_by_days_that_lie_ahead()
    {
        var id = _story.Proposes(Ada);
        _story.Today = Monday.AddDays(300);
        _story.Deliver(Ada, new AgreementTalkedAbout { Agreement = id, Own = true });
        _story.Deliver(
            Ada,
            new AgreementProposed
            {
                Agreement = "ahead",
                Terms = AgreementStory.Terms(AgreementKind.TimeTogether),
            }
        );
        _story.Today = Monday.AddDays(6);
        Assert.Equal(id, _story.One(Ben).Agreement);

        _story.Today = Monday.AddDays(7);

        Assert.Empty(_story.View(Ben));
    }

    [Fact]
    public void A_yes_that_faded_is_taken_back_with_the_next_act_and_cannot_be_taken_up_later()
    {
        var id = _story.Proposes(Ada);
        Assert.Empty(((Decided)_story.For(Ada).Tidy()).Events);
        _story.Today = Monday.AddDays(7);
        _story.Does(Ada, decide => decide.Tidy());
        Assert.Empty(((Decided)_story.For(Ada).Tidy()).Events);

        // Ben's modified client says yes now, with a day on which it would have counted.
        _story.Today = Monday.AddDays(1);
        _story.Deliver(
            Ben,
            new AgreementAccepted
            {
                Agreement = id,
                Own = false,
                Offer = "entry-1",
            }
        );

        for (var day = 1; day < 60; day++)
        {
            _story.Today = Monday.AddDays(day);
            Assert.Empty(_story.View(Ada));
        }
    }

    [Fact]
    public void A_yes_to_words_without_one_that_faded_is_taken_back_too()
    {
        _story.Deliver(
            Ada,
            new AgreementProposed { Agreement = "old", Terms = AgreementStory.Terms() }
        );
        _story.Deliver(
            Ben,
            new AgreementConsented
            {
                Agreement = "old",
                Own = false,
                Proposal = "entry-1",
            }
        );
        _story.Today = Monday.AddDays(20);
        _story.Does(Ben, decide => decide.Lapse());
        Assert.Empty(((Decided)_story.For(Ben).Lapse()).Events);

        _story.Today = Monday.AddDays(1);
        _story.Deliver(Ada, new AgreementConsented { Agreement = "old", Own = true });
        _story.Today = Monday.AddDays(20);

        Assert.Equal(AgreementPhase.NotInForce, _story.One(Ben).Phase);
        _story.Today = Monday.AddDays(27);
        Assert.Empty(_story.View(Ben));
        Assert.Empty(_story.View(Ada));
    }

    [Fact]
    public void A_wish_to_renew_that_faded_is_taken_back_with_the_next_act()
    {
        var id = _story.BothAgree();
        _story.Today = Monday.AddDays(5);
        var until = Monday.AddDays(60);
        _story.Does(Ben, decide => decide.Renew(id, false, until));
        Assert.Empty(((Decided)_story.For(Ben).Lapse()).Events);
        _story.Today = Monday.AddDays(20);
        Assert.Null(_story.One(Ben).RenewalByMe);

        _story.Does(Ben, decide => decide.Lapse());
        _story.Does(Ada, decide => decide.Renew(id, true, until));

        Assert.Null(_story.One(Ben).Review);
        Assert.Null(_story.One(Ada).Review);
    }
}
