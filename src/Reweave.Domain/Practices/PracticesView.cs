using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;

namespace Reweave.Domain.Practices;

/// <summary>What one of the two sees of practices between them on a given day.</summary>
/// <param name="Mine">One's own open invitation. The same whatever the other does about it; gone once both have answered.</param>
/// <param name="Theirs">The other's; not while it is set aside, and not once one has answered.</param>
/// <param name="Answered">Practices in which one's own answer stands or something was seen, in the order of their ids.</param>
public sealed record PracticesView(
    PracticeInvitationView? Mine,
    PracticeInvitationView? Theirs,
    IReadOnlyList<string> Answered
) : Unprinted
{
    public static PracticesView For(
        PracticesState state,
        PracticeSittingsState own,
        string space,
        string me,
        DateOnly today
    )
    {
        var mine = state.Invitations.GetValueOrDefault(me);
        var theirs = state
            .Invitations.Values.Where(one => one.Author != me)
            .MaxBy(one => one.Position);
        return new(
            mine is not null
            && IsOpen(mine, today)
            && RoundOf(state, mine.Practice, me, today)?.Phase != ExchangePhase.Ready
                ? ViewOf(mine)
                : null,
            theirs is not null
            && IsOpen(theirs, today)
            && !own.AreInvitationsResting(space, today)
            && RoundOf(state, theirs.Practice, me, today) is null or { MineAnswered: false }
                ? ViewOf(theirs)
                : null,
            [
                .. state
                    .Exchanges.Where(pair =>
                        pair.Value.Rounds.Values.Any(round => round.StandingOf(me) is not null)
                    )
                    .Select(pair => pair.Key)
                    .Order(StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>
    /// Seven days from its day. One that is dated ahead of the reader's own day is not there: a lying clock would keep it open; a day
    /// lies between two time zones.
    /// </summary>
    internal static bool IsOpen(KeptPracticeInvitation invitation, DateOnly today) =>
        today.DayNumber - invitation.Day.DayNumber is >= -1 and < Bounds.FadesAfterDays;

    private static ExchangeRoundView? RoundOf(
        PracticesState state,
        string practice,
        string me,
        DateOnly today
    ) =>
        ExchangeView
            .For(new PracticeFacts(practice), state.ExchangeOf(practice), me, today)
            .Current;

    private static PracticeInvitationView ViewOf(KeptPracticeInvitation kept) =>
        new(kept.Practice, kept.Day, kept.Entry);
}

/// <param name="Day">A day, never a time.</param>
public sealed record PracticeInvitationView(string Practice, DateOnly Day, string Entry)
    : Unprinted;
