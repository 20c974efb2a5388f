using Reweave.Domain.Agreements;
using Reweave.Domain.Events;
using Reweave.Domain.NextStep;
using Reweave.Domain.Settings;
using Reweave.Domain.Spaces;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Agreements;

/// <summary>The one next step: the other's proposal until one's own yes, and never what the other has or has not said.</summary>
public sealed class A_proposal_on_Today
{
    private readonly Couple _couple = new();
    private PrivateSpaceState _own = PrivateSpaceState.Empty.After(
        new KitKept(),
        new EventMeta
        {
            Position = 1,
            Entry = "kit",
            Author = Ben,
            Day = Monday,
        }
    );

    [Fact]
    public void Is_the_next_step_of_the_one_it_was_proposed_to_and_fades()
    {
        _couple.Deliver(Ada, [Proposed()]);

        Assert.Equal(Step.LookAtAgreement, Suggest(Ben).Step);
        Assert.NotEqual(Step.LookAtAgreement, Suggest(Ada).Step);
        _couple.Today = Monday.AddDays(7);
        Assert.NotEqual(Step.LookAtAgreement, Suggest(Ben).Step);
    }

    [Fact]
    public void Is_no_step_any_more_once_it_was_set_aside_and_nothing_changes_for_the_other()
    {
        _couple.Deliver(Ada, [Proposed()]);
        var hers = Suggest(Ada);
        _own = _own.After(
            new AgreementSetAside
            {
                Space = "space",
                Agreement = "a",
                Own = false,
                Kind = AgreementKind.Money,
            },
            new EventMeta
            {
                Position = 2,
                Entry = "aside",
                Author = Ben,
                Day = Monday,
            }
        );

        Assert.NotEqual(Step.LookAtAgreement, Suggest(Ben).Step);
        Assert.Equal(hers, Suggest(Ada));
    }

    private static AgreementOffered Proposed() =>
        new() { Agreement = "a", Terms = AgreementStory.Terms() };

    private Suggestion Suggest(string who) =>
        NextStepDecisions.Suggest(_own, _couple.State, "space", who, _couple.Today, default);
}
