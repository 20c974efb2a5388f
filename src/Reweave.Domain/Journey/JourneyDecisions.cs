using Reweave.Domain.Events;

namespace Reweave.Domain.Journey;

public static class JourneyDecisions
{
    public static Decision Choose(JourneyState state, Strand strand) =>
        state.Strand == strand ? Decided.Nothing : Decided.To(new StrandChosen { Strand = strand });
}
