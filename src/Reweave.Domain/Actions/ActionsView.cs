using Reweave.Domain.Events;

namespace Reweave.Domain.Actions;

/// <summary>The small acts of the two on a given day: what stands, and what was done in the last seven days. No sums, no score.</summary>
public sealed record ActionsView(
    IReadOnlyList<PromisedView> Mine,
    IReadOnlyList<PromisedView> Theirs
) : Unprinted
{
    /// <summary>Of one person, still to be done; however many a modified client promises.</summary>
    public const int MostToDo = 10;

    /// <summary>Of one person, done within seven days.</summary>
    public const int MostKept = 30;

    public static ActionsView For(ActionsState state, string me, DateOnly today) =>
        new(
            Of(state, promised => promised.Author == me, today),
            Of(state, promised => promised.Author != me, today)
        );

    // The earliest stand, so that a flood of later ones pushes nothing from the screen.
    private static IReadOnlyList<PromisedView> Of(
        ActionsState state,
        Func<PromisedAction, bool> isAuthor,
        DateOnly today
    )
    {
        var all = state
            .Promised.Where(one => isAuthor(one.Value))
            .OrderBy(one => one.Value.Position)
            .ThenBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => new PromisedView(
                one.Value,
                state.Kept.TryGetValue(one.Key, out var day) ? day : null,
                state.Mattered.GetValueOrDefault(one.Key)?.Stands == true
            ))
            .ToList();
        return
        [
            .. all.Where(one => !one.IsKept).Take(MostToDo),
            .. all.Where(one => one.IsKept && IsThisWeek(one.KeptOn!.Value, today)).Take(MostKept),
        ];
    }

    private static bool IsThisWeek(DateOnly day, DateOnly today) =>
        today.DayNumber - day.DayNumber < Bounds.FadesAfterDays;
}

/// <param name="KeptOn">The day it was called done; null while it is not.</param>
/// <param name="Matters">The other said that it mattered.</param>
public sealed record PromisedView(PromisedAction Promised, DateOnly? KeptOn, bool Matters)
    : Unprinted
{
    public bool IsKept => KeptOn is not null;
}
