using Reweave.Domain.Events;
using Reweave.Domain.Preparations;

namespace Reweave.Domain.Practices;

/// <summary>What a person may do with practices. The sealed answers themselves go by <c>ExchangeDecisions</c>.</summary>
public static class PracticeDecisions
{
    /// <summary>
    /// Where one is now, with what was written at a step: together, so that a device that comes back finds both or neither. Going on
    /// after the end keeps it finished.
    /// </summary>
    /// <param name="sitting">One that is there, or a fresh random id.</param>
    /// <param name="step">The step to go on with, from 1.</param>
    /// <param name="written">Under the step's number, what it says now; null when nothing was asked.</param>
    /// <param name="version">A fresh random id for the words.</param>
    public static Decision Reach(
        PracticeSittingsState sittings,
        PreparationsState preparations,
        string sitting,
        string practice,
        int step,
        (string Part, string Text)? written,
        string version,
        DateOnly today,
        bool finished
    )
    {
        if (sittings.Discarded.Contains(sitting))
        {
            return new NoSuchSitting(sitting);
        }

        var kept = sittings.All.GetValueOrDefault(sitting);
        var events = new List<Event>();
        var erase = new List<string>();
        if (written is { } said)
        {
            switch (Keep(preparations, sitting, practice, said, version, kept?.Begun ?? today))
            {
                case Decided words:
                    events.AddRange(words.Events);
                    erase.AddRange(words.Erase);
                    break;
                case var refused:
                    return refused;
            }
        }

        var finishedOn = kept?.Finished ?? (finished ? today : null);
        if (
            kept is null
            || kept.Step != step
            || kept.Finished != finishedOn
            || kept.Marks.Count > 1
        )
        {
            var reached = new PracticeReached
            {
                Sitting = sitting,
                Practice = kept?.Practice ?? practice,
                Step = step,
                Begun = kept?.Begun ?? today,
                Finished = finishedOn,
            };
            if (!reached.IsWellFormed)
            {
                return new OutOfBounds(nameof(step));
            }

            events.Add(reached);
            erase.AddRange((kept?.Marks ?? []).Select(mark => mark.Entry));
        }

        return events.Count + erase.Count == 0 ? Decided.Nothing : new Decided(events, erase);
    }

    /// <summary>Erases it with everything written in it.</summary>
    public static Decision Discard(
        PracticeSittingsState sittings,
        PreparationsState preparations,
        string sitting
    )
    {
        var words = (Decided)PreparationDecisions.Discard(preparations, sitting);
        return sittings.All.TryGetValue(sitting, out var kept)
            ? new Decided(
                [.. words.Events, new PracticeDiscarded { Sitting = sitting }],
                [.. words.Erase, .. kept.Marks.Select(mark => mark.Entry)]
            )
            : words;
    }

    /// <summary><em>Not now</em>, for this and for seven days.</summary>
    public static Decision SetAside(PracticeSittingsState sittings, string space, DateOnly today) =>
        sittings.SetAside.TryGetValue(space, out var day) && day >= today
            ? Decided.Nothing
            : Decided.To(new PracticeSetAside { Space = space, Day = today });

    /// <summary>One open invitation: another takes its place, and nothing is left of the one before.</summary>
    /// <param name="invitation">A fresh random id.</param>
    public static Decision Invite(
        PracticesState state,
        string me,
        DateOnly today,
        string invitation,
        string practice
    )
    {
        var before = state.Invitations.GetValueOrDefault(me);
        if (before?.Practice == practice && PracticesView.IsOpen(before, today))
        {
            return Decided.Nothing;
        }

        var invited = new PracticeInvited { Invitation = invitation, Practice = practice };
        return !invited.IsWellFormed
            ? new OutOfBounds(nameof(practice))
            : new Decided(
                [
                    .. before is null
                        ? []
                        : new[]
                        {
                            new PracticeInvitationWithdrawn { Invitation = before.Invitation },
                        },
                    invited,
                ],
                before is null ? [] : [before.Entry]
            );
    }

    public static Decision TakeInvitationBack(PracticesState state, string me) =>
        state.Invitations.TryGetValue(me, out var mine)
            ? new Decided(
                [new PracticeInvitationWithdrawn { Invitation = mine.Invitation }],
                [mine.Entry]
            )
            : Decided.Nothing;

    // Emptying the last part must not discard the words of a sitting that goes on.
    private static Decision Keep(
        PreparationsState preparations,
        string sitting,
        string practice,
        (string Part, string Text) said,
        string version,
        DateOnly begun
    ) =>
        string.IsNullOrWhiteSpace(said.Text)
        && preparations.All.GetValueOrDefault(sitting) is { } kept
        && kept.Parts.Keys.All(part => part == said.Part)
            ? kept.Parts.Count == 0
                ? Decided.Nothing
                : new Decided([], [.. kept.Versions.Select(one => one.Entry)])
            : PreparationDecisions.Keep(
                preparations,
                sitting,
                PreparationKind.Practice,
                said.Part,
                version,
                begun,
                said.Text,
                practice
            );
}

/// <summary>It was discarded, on this device or another.</summary>
public sealed record NoSuchSitting(string Sitting) : Refusal;
