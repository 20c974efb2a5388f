using Reweave.Domain.Events;

namespace Reweave.Domain.Touch;

/// <summary>
/// What one of the two sees on a given day: where both are, without a day and without an author, and what is asked. While something
/// waits it looks the same whatever the other thinks of it.
/// </summary>
/// <param name="Limit">How near is all right for this person; nobody else's to see.</param>
/// <param name="MyLevel">Their own question about a step nearer.</param>
/// <param name="TheirLevel">The other's; only within the own limit, and not while such questions rest.</param>
/// <param name="MyTouch">Their own question for one touch.</param>
/// <param name="Answer">The other's answer to it; null while there is none.</param>
/// <param name="TheirTouch">The other's; not any more once it was answered with <em>not now</em>.</param>
/// <param name="SaidYes">Whether this person said yes to it.</param>
/// <param name="CanAsk">False on the day of a <em>not now</em>: it holds for that day.</param>
public sealed record TouchView(
    TouchLevel Level,
    TouchLevel Limit,
    TouchQuestion? MyLevel,
    TouchQuestion? TheirLevel,
    TouchQuestion? MyTouch,
    bool? Answer,
    TouchQuestion? TheirTouch,
    bool SaidYes,
    bool CanAsk
) : Unprinted
{
    public static TouchView For(
        TouchState state,
        OwnTouchState own,
        string space,
        string me,
        DateOnly today
    )
    {
        var level = state.Level;
        var limit = own.LimitIn(space);
        var myTouch = Open(state.Asked, me, true, today);
        var theirTouch = Open(state.Asked, me, false, today);
        var theirAnswer = state.Answered.FirstOrDefault(one => one.Key != me).Value;
        var myAnswer = state.Answered.GetValueOrDefault(me);
        var said = theirTouch is not null && myAnswer?.Asked == theirTouch.Entry;
        var theirLevel = Open(state.LevelAsked, me, false, today);
        return new TouchView(
            level,
            limit,
            Open(state.LevelAsked, me, true, today) is { } mine && mine.Level == level + 1
                ? mine
                : null,
            theirLevel is not null
            && theirLevel.Level == level + 1
            && theirLevel.Level <= limit
            && !own.IsResting(space, today)
                ? theirLevel
                : null,
            myTouch,
            myTouch is not null && theirAnswer?.Asked == myTouch.Entry ? theirAnswer.Yes : null,
            // A "not now" ends that question, and holds for whatever else is asked that day.
            myAnswer is { Yes: false } no
            && (said || no.Day == today)
                ? null
                : theirTouch,
            said && myAnswer!.Yes,
            theirAnswer is not { Yes: false } || theirAnswer.Day != today
        );
    }

    // Seven days from its day; one that is dated ahead of the reader's own day is not there.
    internal static bool IsOpen(TouchQuestion asked, DateOnly today) =>
        today.DayNumber - asked.Day.DayNumber is >= -1 and < Bounds.FadesAfterDays;

    private static TouchQuestion? Open(
        IReadOnlyDictionary<string, TouchQuestion> asked,
        string me,
        bool mine,
        DateOnly today
    ) =>
        asked.FirstOrDefault(one => one.Key == me == mine).Value is { } found
        && IsOpen(found, today)
            ? found
            : null;
}
