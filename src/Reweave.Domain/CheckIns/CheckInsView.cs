using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.CheckIns;

/// <summary>What one of the two sees of the check-ins on a given day: the present round, and what was opened before.</summary>
/// <param name="Current">Null when there is nothing to see: no round yet, or the last one closed more than seven days ago.</param>
/// <param name="Earlier">Rounds with something opened, newest first, without <paramref name="Current"/>.</param>
public sealed record CheckInsView(
    CheckInRoundView? Current,
    IReadOnlyList<CheckInRoundView> Earlier
)
{
    public static CheckInsView For(CheckInsState state, string me, DateOnly today)
    {
        var rounds = state
            .Rounds.Values.Reverse()
            .Select(round => CheckInRoundView.For(round, me, today))
            .ToList();
        var current =
            rounds.Find(round => round.Phase is CheckInPhase.Ready)
            ?? rounds.Find(round => round.Phase is CheckInPhase.Waiting or CheckInPhase.Open)
            ?? rounds
                .Where(round => round.Phase is CheckInPhase.Over && today < round.FadesOn)
                .FirstOrDefault(round => round.MineAnswered);
        return new(
            current,
            [.. rounds.Where(round => round.Number != current?.Number && round.HasSeen)]
        );
    }
}

public sealed record CheckInRoundView
{
    public required int Number { get; init; }
    public required CheckInPhase Phase { get; init; }

    /// <summary>Whether this person's own answer stands.</summary>
    public required bool MineAnswered { get; init; }

    /// <summary>The day this person's answer was given, else the day the round began.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>From this day on an ended round with nothing seen is shown no more.</summary>
    public required DateOnly FadesOn { get; init; }

    /// <summary>Own items while waiting; both sides' from <see cref="CheckInPhase.Ready"/> on. Never what the other answered before that.</summary>
    public required IReadOnlyList<CheckInItemView> Items { get; init; }

    /// <summary>Whether the other has opened nothing yet, so that the own answer can still be withdrawn.</summary>
    public required bool CanWithdraw { get; init; }

    public bool HasSeen => Items.Any(item => item.Sight == ItemSight.Seen);

    public static CheckInRoundView For(CheckInRound round, string me, DateOnly today)
    {
        var mine = round.StandingOf(me);
        var theirs = round.StandingOfOther(me);
        var phase = round.PhaseFor(me, today);
        return new CheckInRoundView
        {
            Number = round.Number,
            Phase = phase,
            MineAnswered = mine is not null,
            Day = (mine ?? theirs)?.Day ?? today,
            FadesOn =
                mine is null && theirs is null
                    ? today
                    : CheckInRound.Later(CheckInRound.ClosesOn(mine, theirs)),
            Items = ItemsOf(round, me, mine, theirs, phase, today),
            CanWithdraw =
                mine is not null
                && phase is CheckInPhase.Waiting or CheckInPhase.Ready
                && !round.Openings.Exists(opening => opening.Author != me),
        };
    }

    private static ImmutableArray<CheckInItemView> ItemsOf(
        CheckInRound round,
        string me,
        KeptAnswer? mine,
        KeptAnswer? theirs,
        CheckInPhase phase,
        DateOnly today
    )
    {
        var items = ImmutableArray.CreateBuilder<CheckInItemView>(3);
        foreach (var item in CheckInItems.All)
        {
            var seen = round.IsSeen(item);
            var own = mine?.Items.Find(kept => kept.Item == item);
            var other =
                seen || phase == CheckInPhase.Ready
                    ? theirs?.Items.Find(kept => kept.Item == item)
                    : null;
            if (own is null && other is null)
            {
                continue;
            }

            items.Add(
                new CheckInItemView
                {
                    Item = item,
                    Mine = own,
                    Theirs = other,
                    Sight =
                        seen ? ItemSight.Seen
                        : phase == CheckInPhase.Over ? ItemSight.Closed
                        : phase == CheckInPhase.Ready && round.HasOpened(me, item)
                            ? ItemSight.OpenedByMe
                        : ItemSight.Sealed,
                    TheirReveal = seen ? OtherOpening(round, me, item)?.Reveal : null,
                    MyNeed = NeedOf(round, item, seen, mine, own, me, today),
                    TheirNeed = NeedOf(round, item, seen, theirs, other, me, today),
                }
            );
        }

        return items.ToImmutable();
    }

    private static KeptOpening? OtherOpening(CheckInRound round, string me, CheckInItem item) =>
        round.StandingOfOther(me) is { } theirs ? round.OpeningBy(theirs.Author, item) : null;

    // Not now and no reply become the same after seven days: nothing, and nothing to reply to.
    private static NeedView? NeedOf(
        CheckInRound round,
        CheckInItem item,
        bool seen,
        KeptAnswer? answer,
        SealedItem? sealedItem,
        string me,
        DateOnly today
    )
    {
        if (item != CheckInItem.Need || !seen || answer is null || sealedItem is null)
        {
            return null;
        }

        var reply = round
            .Replies.Where(kept => kept.Answer == answer.Answer && kept.Author != answer.Author)
            .MaxBy(kept => kept.Position);
        var faded = today >= CheckInRound.Later(OpenedOn(round, me, item));
        return reply is { Reply: NeedReply.Yes or NeedReply.AnotherWay }
                ? new NeedView(reply.Reply, reply.Words, !faded && answer.Author != me)
            : faded ? null
            : new NeedView(reply?.Reply, reply?.Words, answer.Author != me);
    }

    private static DateOnly OpenedOn(CheckInRound round, string me, CheckInItem item)
    {
        var mine = round.OpeningBy(me, item)!.Day;
        var theirs = OtherOpening(round, me, item)!.Day;
        return CheckInRound.Clamp(theirs, mine, CheckInRound.Later(mine));
    }
}

/// <summary>One item side by side. What it says is opened by the engine from the sealed parts and the keys given here.</summary>
public sealed record CheckInItemView
{
    public required CheckInItem Item { get; init; }
    public required ItemSight Sight { get; init; }

    /// <summary>Null when this person did not answer the item. Own text can be shown at any time: it is one's own.</summary>
    public required SealedItem? Mine { get; init; }

    /// <summary>Null until both have answered, and when the other did not answer this item.</summary>
    public required SealedItem? Theirs { get; init; }

    /// <summary>Only when <see cref="Sight"/> is <see cref="ItemSight.Seen"/>.</summary>
    public required byte[]? TheirReveal { get; init; }

    /// <summary>The reply to this person's own need; null when there is none to show.</summary>
    public required NeedView? MyNeed { get; init; }

    /// <summary>This person's reply to the other's need; null when it has faded.</summary>
    public required NeedView? TheirNeed { get; init; }
}

public enum ItemSight
{
    /// <summary>Not opened by this person. Whether the other has tapped is not told.</summary>
    Sealed,

    /// <summary>This person tapped; it is seen when both have.</summary>
    OpenedByMe,

    /// <summary>Both tapped.</summary>
    Seen,

    /// <summary>The round is over and this was not opened.</summary>
    Closed,
}

/// <param name="Reply">Null while there is none.</param>
public sealed record NeedView(NeedReply? Reply, string? Words, bool CanReply);

public static class CheckInItems
{
    /// <summary>In the order they are asked and opened.</summary>
    public static readonly IReadOnlyList<CheckInItem> All =
    [
        CheckInItem.Feelings,
        CheckInItem.ToKnow,
        CheckInItem.Need,
    ];
}
