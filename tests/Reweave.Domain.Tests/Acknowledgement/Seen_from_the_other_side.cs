using Reweave.Domain.Acknowledgement;
using Reweave.Domain.Events;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Acknowledgement;

/// <summary>What a modified client could do to the other while the two try to be heard, and what it comes to.</summary>
public sealed class Seen_from_the_other_side
{
    private readonly Log<AcknowledgementState> _log = new(
        AcknowledgementState.Empty,
        (state, fact, meta) => state.After(fact, meta),
        (state, entry) => state.WithoutEntry(entry)
    );

    [Fact]
    public void More_parts_than_may_be_open_do_not_reach_the_others_screen()
    {
        foreach (var kind in Enum.GetValues<StatementKind>())
        {
            foreach (var at in Enumerable.Range(0, 50))
            {
                Send(Ada, Part($"{kind}-{at}", $"{at}", kind));
            }
        }

        Assert.Equal(["0", "1", "2"], View(Ben).TheirImpact.Select(part => part.Text));
        Assert.Equal(AcknowledgementView.MostAccountParts, View(Ben).TheirAccount.Count);
        Assert.Equal(50, View(Ada).MyImpact.Count);
        Assert.Equal(47, View(Ada).MyImpact.Count(part => part.IsBehind));

        Send(Ben, Reflection("r", "Impact-0", "You say naught."));
        Send(Ada, Heard("r"));

        Assert.Equal(["0", "1", "2", "3"], View(Ben).TheirImpact.Select(part => part.Text));
    }

    [Fact]
    public void Ones_own_pause_holds_for_its_day_whoever_begins_again()
    {
        Send(Ada, Part("p", "I cannot sleep."));
        _log.Does(Ben, AcknowledgementDecisions.Pause);

        Send(Ada, new SittingBegun { Sitting = 2 }, new SittingBegun { Sitting = 3 });

        Assert.Equal(
            (true, false, PartStage.Resting),
            (View(Ben).IsPaused, View(Ben).CanBegin, View(Ben).TheirImpact[0].Stage)
        );
        _log.Today = _log.Today.AddDays(1);
        Assert.Equal(PartStage.ToReflect, View(Ben).TheirImpact[0].Stage);
    }

    [Fact]
    public void What_was_heard_was_these_words_and_no_others_put_in_their_place()
    {
        Send(Ada, Part("p", "I cannot sleep."));
        Send(Ben, Reflection("r", "p", "You cannot sleep because of me."));
        Send(Ada, Heard("r"));
        Assert.Equal(PartStage.Heard, View(Ada).MyImpact[0].Stage);

        _log.Does(Ben, _ => new Decided([], ["entry-2"]));
        Send(Ben, Reflection("r", "p", "You are too sensitive."));

        Assert.Equal(PartStage.ToMark, View(Ada).MyImpact[0].Stage);
        Assert.Null(View(Ben).TheirImpact[0].Reflections[0].Mark);
    }

    [Fact]
    public void What_was_given_back_does_not_stand_under_other_words()
    {
        Send(Ada, Part("p", "I felt alone."));
        Send(Ada, Part("a", "I lied once.", StatementKind.Account));
        Send(Ben, Reflection("r", "p", "You felt alone, and I was the reason."));
        Send(Ben, new AccountAnswered { Part = "a", Reply = AccountReply.HeardYou });

        _log.Does(Ada, _ => new Decided([], ["entry-1", "entry-2"]));
        Send(Ada, Part("p", "You hit me."));
        Send(Ada, Part("a", "I lied because of you.", StatementKind.Account));

        Assert.Empty(View(Ben).TheirImpact[0].Reflections);
        Assert.Null(View(Ben).TheirAccount[0].Reply);
    }

    [Fact]
    public void What_was_added_to_a_part_goes_with_it()
    {
        Send(Ada, Part("p", "what I would not say again"));
        Send(Ben, Reflection("r", "p", "You would not say it again."));
        _log.Does(
            Ada,
            state =>
                AcknowledgementDecisions.Mark(state, Ada, "r", HearingMark.NotYet, "sharp words")
        );

        var back = Assert.IsType<Decided>(
            _log.Does(Ada, state => AcknowledgementDecisions.TakeBack(state, Ada, "p"))
        );

        Assert.Equal(["entry-1", "entry-3"], back.Erase);
        Assert.Empty(_log.State.Marks);
    }

    private AcknowledgementView View(string who) =>
        AcknowledgementView.For(_log.State, who, _log.Today);

    private void Send(string who, params Event[] facts) =>
        _log.Deliver(new Decided(facts, []), who);

    private static StatementPartShared Part(
        string part,
        string text,
        StatementKind kind = StatementKind.Impact
    ) =>
        new()
        {
            Part = part,
            Kind = kind,
            Topic = "own",
            Text = text,
        };

    private static PartReflected Reflection(string reflection, string part, string text) =>
        new()
        {
            Reflection = reflection,
            Part = part,
            Sitting = 1,
            Text = text,
        };

    private static ReflectionMarked Heard(string reflection) =>
        new() { Reflection = reflection, Mark = HearingMark.Heard };
}
