using System.Collections.Immutable;

namespace Reweave.Domain.Exchanges;

/// <summary>What one of the two sees of an exchange on a given day: the present round, and what was opened before.</summary>
/// <param name="Current">Null when there is nothing to see: no round yet, or the last one closed more than seven days ago.</param>
/// <param name="Earlier">Rounds with something opened, newest first, without <paramref name="Current"/>.</param>
public sealed record ExchangeView(
    ExchangeRoundView? Current,
    IReadOnlyList<ExchangeRoundView> Earlier
) : Unprinted
{
    public static ExchangeView For(
        ExchangeFacts facts,
        ExchangeState state,
        string me,
        DateOnly today
    )
    {
        var rounds = state
            .Rounds.Values.Reverse()
            .Select(round => ExchangeRoundView.For(facts, round, me, today))
            .ToList();
        var current =
            rounds.Find(round => round.Phase is ExchangePhase.Ready)
            ?? rounds.Find(round => round.Phase is ExchangePhase.Waiting or ExchangePhase.Open)
            ?? rounds
                .Where(round => round.Phase is ExchangePhase.Over && today < round.FadesOn)
                .FirstOrDefault(round => round.MineAnswered);
        return new(
            current,
            [.. rounds.Where(round => round.Number != current?.Number && round.HasSeen)]
        );
    }
}

public sealed record ExchangeRoundView : Unprinted
{
    public required int Number { get; init; }
    public required ExchangePhase Phase { get; init; }

    /// <summary>Whether this person's own answer stands.</summary>
    public required bool MineAnswered { get; init; }

    /// <summary>The day this person's answer was given, else the day the round began.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>From this day on an ended round with nothing seen is shown no more.</summary>
    public required DateOnly FadesOn { get; init; }

    /// <summary>Own items while waiting; both sides' from <see cref="ExchangePhase.Ready"/> on. Never what the other answered before that.</summary>
    public required IReadOnlyList<ExchangeItemView> Items { get; init; }

    /// <summary>Whether the other has opened nothing yet, so that the own answer can still be withdrawn.</summary>
    public required bool CanWithdraw { get; init; }

    public bool HasSeen => Items.Any(item => item.Sight == ItemSight.Seen);

    public static ExchangeRoundView For(
        ExchangeFacts facts,
        ExchangeRound round,
        string me,
        DateOnly today
    )
    {
        var mine = round.StandingOf(me);
        var theirs = round.StandingOfOther(me);
        var phase = round.PhaseFor(me, today);
        return new ExchangeRoundView
        {
            Number = round.Number,
            Phase = phase,
            MineAnswered = mine is not null,
            Day = (mine ?? theirs)?.Day ?? today,
            FadesOn =
                mine is null && theirs is null
                    ? today
                    : ExchangeRound.Later(ExchangeRound.ClosesOn(mine, theirs)),
            Items = ItemsOf(facts, round, me, mine, theirs, phase),
            CanWithdraw =
                mine is not null
                && phase is ExchangePhase.Waiting or ExchangePhase.Ready
                && !round.Openings.Exists(opening => opening.Author != me),
        };
    }

    private static ImmutableArray<ExchangeItemView> ItemsOf(
        ExchangeFacts facts,
        ExchangeRound round,
        string me,
        KeptAnswer? mine,
        KeptAnswer? theirs,
        ExchangePhase phase
    )
    {
        var items = ImmutableArray.CreateBuilder<ExchangeItemView>();
        foreach (var item in facts.Items)
        {
            var seen = round.IsSeen(item);
            var own = mine?.Items.Find(kept => kept.Item == item);
            var other =
                seen || phase == ExchangePhase.Ready
                    ? theirs?.Items.Find(kept => kept.Item == item)
                    : null;
            if (own is null && other is null)
            {
                continue;
            }

            items.Add(
                new ExchangeItemView
                {
                    Item = item,
                    Mine = own,
                    Theirs = other,
                    Sight =
                        seen ? ItemSight.Seen
                        : phase == ExchangePhase.Over ? ItemSight.Closed
                        : phase == ExchangePhase.Ready && round.HasOpened(me, item)
                            ? ItemSight.OpenedByMe
                        : ItemSight.Sealed,
                    TheirReveal =
                        seen && theirs is not null
                            ? round.OpeningBy(theirs.Author, item)?.Reveal
                            : null,
                }
            );
        }

        return items.ToImmutable();
    }
}

/// <summary>One item side by side. What it says is opened by the engine from the sealed parts and the keys given here.</summary>
public sealed record ExchangeItemView : Unprinted
{
    public required string Item { get; init; }
    public required ItemSight Sight { get; init; }

    /// <summary>Null when this person did not answer the item. Own text can be shown at any time: it is one's own.</summary>
    public required SealedItem? Mine { get; init; }

    /// <summary>Null until both have answered, and when the other did not answer this item.</summary>
    public required SealedItem? Theirs { get; init; }

    /// <summary>Only when <see cref="Sight"/> is <see cref="ItemSight.Seen"/>.</summary>
    public required byte[]? TheirReveal { get; init; }
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
