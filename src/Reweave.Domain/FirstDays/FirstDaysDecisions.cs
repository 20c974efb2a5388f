using Reweave.Domain.Events;

namespace Reweave.Domain.FirstDays;

public static class FirstDaysDecisions
{
    public static Decision Mark(FirstDaysState state, string line, LineMark mark) =>
        state.MarkOf(line) == mark
            ? Decided.Nothing
            : Decided.To(new PlanLineMarked { Line = line, Mark = mark });
}
