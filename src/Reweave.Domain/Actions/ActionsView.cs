using Reweave.Domain.Events;

namespace Reweave.Domain.Actions;

/// <summary>The small acts of the two on a given day: what stands, and what was kept in the last seven days. No sums, no score.</summary>
public sealed record ActionsView(
    IReadOnlyList<PromisedView> Mine,
    IReadOnlyList<PromisedView> Theirs
)
{
    /// <summary>However many a modified client promises.</summary>
    public const int MostOfOne = 10;

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
    ) =>
        [
            .. state
                .Promised.Values.Where(isAuthor)
                .Select(promised => (promised, kept: KeptOn(state, promised)))
                .Where(pair =>
                    pair.kept is not { } day
                    || today.DayNumber - day.DayNumber < Bounds.FadesAfterDays
                )
                .OrderBy(pair => pair.promised.Position)
                .ThenBy(pair => pair.promised.Action, StringComparer.Ordinal)
                .Take(MostOfOne)
                .Select(pair => new PromisedView(pair.promised, pair.kept is not null)),
        ];

    private static DateOnly? KeptOn(ActionsState state, PromisedAction promised) =>
        state.Kept.TryGetValue(AuthoredPieces.Key(promised.Author, promised.Action), out var day)
            ? day
            : null;
}

public sealed record PromisedView(PromisedAction Promised, bool IsKept);
