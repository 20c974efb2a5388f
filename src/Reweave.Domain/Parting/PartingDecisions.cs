using Reweave.Domain.Events;

namespace Reweave.Domain.Parting;

/// <summary>Pausing together, and the slow way out alone. Leaving at once is the space's own end and needs no fact here.</summary>
public static class PartingDecisions
{
    /// <summary>Begins, lengthens or shortens one's own pause.</summary>
    /// <param name="today">The person's own day.</param>
    /// <param name="days">1 to <see cref="PausesState.MostDays"/>.</param>
    public static Decision Pause(PausesState state, string me, DateOnly today, int days) =>
        days is < 1 or > PausesState.MostDays ? new OutOfBounds(nameof(days))
        : state.Until(me, today) == today.AddDays(days) ? Decided.Nothing
        : Decided.To(new PauseBegun { Until = today.AddDays(days) });

    /// <summary>Ends one's own pause, if it still holds.</summary>
    public static Decision GoOn(PausesState state, string me, DateOnly today) =>
        state.Until(me, today) is null ? Decided.Nothing : Decided.To(new PauseEnded());

    /// <param name="lookAgain">Null: not to be asked again.</param>
    public static Decision Fade(FadesState state, string space, DateOnly? lookAgain) =>
        state.IsFading(space) && state.LookAgain(space) == lookAgain
            ? Decided.Nothing
            : Decided.To(new FadeBegun { Space = space, LookAgain = lookAgain });

    public static Decision ComeBack(FadesState state, string space) =>
        state.IsFading(space) ? Decided.To(new FadeEnded { Space = space }) : Decided.Nothing;
}
