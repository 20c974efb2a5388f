using Reweave.Domain.Events;

namespace Reweave.Domain.Telling;

/// <summary>
/// What each has told the other, the latest first. What was told stands until it is taken back; a request leaves after seven days, the
/// same whether it was left lying or answered with <em>not now</em>, and seven days after any other answer.
/// </summary>
/// <param name="CanTell">False while one's own last thing waits: one at a time. It waits no longer than seven days.</param>
/// <param name="CanAsk">Likewise for requests.</param>
public sealed record TellingView(
    IReadOnlyList<ToldView> Mine,
    IReadOnlyList<ToldView> Theirs,
    bool CanTell,
    bool CanAsk
) : Unprinted
{
    public static TellingView For(TellingState state, string me, DateOnly today)
    {
        var all = state
            .Told.OrderByDescending(one => one.Value.Position)
            .Select(one => new ToldView(one.Value, state.Answered.GetValueOrDefault(one.Key)))
            .Where(one => !one.IsOver(today))
            .ToList();
        var mine = all.Where(one => one.Told.Author == me).ToList();
        var hasRoom = state.Told.Values.Count(one => one.Author == me) < TellingState.MostStanding;
        return new TellingView(
            mine,
            [.. all.Where(one => one.Told.Author != me)],
            hasRoom && !IsWaiting(false),
            hasRoom && !IsWaiting(true)
        );

        bool IsWaiting(bool request) =>
            mine.Exists(one =>
                one.Answer is null && one.IsRequest == request && IsLately(one.Told.Day, today)
            );
    }

    internal static bool IsLately(DateOnly day, DateOnly today) =>
        today.DayNumber - day.DayNumber < Bounds.FadesAfterDays;
}

public sealed record ToldView(ToldThing Told, KeptToldReply? Answer) : Unprinted
{
    public bool IsRequest => Told.Kind == ToldKind.Request;

    // The day of either may be claimed: whoever claims one ahead keeps their own words in sight, which they can do by saying them again.
    internal bool IsOver(DateOnly today) =>
        IsRequest
        && !TellingView.IsLately(Told.Day, today)
        && !(
            Answer is { Reply: ToldReply.Yes or ToldReply.AnotherWay, Day: var day }
            && TellingView.IsLately(day, today)
        );
}
