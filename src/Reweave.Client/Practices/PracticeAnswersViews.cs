using Reweave.Client.Engines;
using Reweave.Client.Journal;
using Reweave.Domain.Exchanges;
using Reweave.Domain.Practices;

namespace Reweave.Client.Practices;

/// <summary>From the rounds of one practice and opened contents to what the screen shows.</summary>
internal static class PracticeAnswersViews
{
    public static PracticeAnswersView Compute(Engine engine, string practice)
    {
        if (engine.Couple is not { } couple)
        {
            return new PracticeAnswersView
            {
                Stage = PracticeAnswersStage.NoPartner,
                Items = [],
                CanWithdraw = false,
                ClosedLately = false,
                State = PieceState.Sent,
                Earlier = [],
            };
        }

        var exchange = couple.Practices.ExchangeOf(practice);
        var view = ExchangeView.For(
            new PracticeFacts(practice),
            exchange,
            engine.Account.Me,
            engine.Today
        );
        var confirmed = Confirmed(engine, practice);
        var current = view.Current;
        var stage = StageOf(current, confirmed);
        var mine = current is null
            ? null
            : exchange.Rounds[current.Number].StandingOf(engine.Account.Me);
        return new PracticeAnswersView
        {
            Stage = stage,
            Items =
                stage == PracticeAnswersStage.Answer
                    ? []
                    : [.. ItemsOf(engine, current!, confirmed)],
            CanWithdraw = stage != PracticeAnswersStage.Answer && current!.CanWithdraw,
            ClosedLately = current is { Phase: ExchangePhase.Over, HasSeen: false },
            State = mine is null ? PieceState.Sent : engine.StateOf(mine.Entry),
            Earlier =
            [
                .. view
                    .Earlier.Concat(
                        current is { Phase: ExchangePhase.Over, HasSeen: true } ? [current] : []
                    )
                    .OrderByDescending(round => round.Number)
                    .Select(round => new PracticeRoundView
                    {
                        Number = round.Number,
                        Day = round.Day,
                        Items = [.. ItemsOf(engine, round, confirmed)],
                    })
                    .Where(round =>
                        round.Items.Any(item =>
                            item.State
                                is PracticeItemState.Open
                                    or PracticeItemState.CouldNotBeOpened
                        )
                    ),
            ],
        };
    }

    public static ExchangeView Confirmed(Engine engine, string practice) =>
        ExchangeView.For(
            new PracticeFacts(practice),
            engine.CoupleConfirmed?.Practices.ExchangeOf(practice) ?? ExchangeState.Empty,
            engine.Account.Me,
            engine.Today
        );

    private static PracticeAnswersStage StageOf(
        ExchangeRoundView? current,
        ExchangeView confirmed
    ) =>
        current?.Phase switch
        {
            // The own answer may still be on its way: until it stands in the log, nothing can be opened.
            ExchangePhase.Ready => confirmed.Current is { Phase: ExchangePhase.Ready }
                ? PracticeAnswersStage.Opening
                : PracticeAnswersStage.Waiting,
            ExchangePhase.Waiting => PracticeAnswersStage.Waiting,
            _ => PracticeAnswersStage.Answer,
        };

    private static IEnumerable<PracticeItemView> ItemsOf(
        Engine engine,
        ExchangeRoundView round,
        ExchangeView confirmed
    )
    {
        var stands = confirmed
            .Earlier.Prepend(confirmed.Current)
            .FirstOrDefault(one => one?.Number == round.Number);
        foreach (var item in round.Items)
        {
            var confirmedSight = stands?.Items.FirstOrDefault(one => one.Item == item.Item)?.Sight;
            // Seen by a draft of one's own, or not opened yet: still on its way.
            var sight =
                item.Sight == ItemSight.Seen
                && (
                    confirmedSight != ItemSight.Seen
                    || item.Theirs is { } sealedItem && !engine.WasTried(sealedItem)
                )
                    ? ItemSight.OpenedByMe
                    : item.Sight;
            var theirs = sight == ItemSight.Seen ? WordsOf(engine, item.Theirs) : null;
            yield return new PracticeItemView
            {
                Number = int.Parse(item.Item),
                State = sight switch
                {
                    ItemSight.Seen when item.Theirs is not null && theirs is null =>
                        PracticeItemState.CouldNotBeOpened,
                    ItemSight.Seen => PracticeItemState.Open,
                    ItemSight.OpenedByMe => PracticeItemState.Opening,
                    ItemSight.Closed => PracticeItemState.Closed,
                    _ => PracticeItemState.Sealed,
                },
                Mine = WordsOf(engine, item.Mine) ?? "",
                Theirs = theirs ?? "",
            };
        }
    }

    private static string? WordsOf(Engine engine, SealedItem? item) =>
        item is not null && engine.ContentOf(item) is { } plaintext
            ? PracticeContent.TryRead(plaintext)
            : null;
}

public enum PracticeAnswersStage
{
    /// <summary>No partner yet.</summary>
    NoPartner,

    /// <summary>The own answers are still to come. The same whether the partner has answered or not.</summary>
    Answer,

    /// <summary>The own answers are sealed: they open when both are ready.</summary>
    Waiting,

    /// <summary>Both have answered: answers can be opened.</summary>
    Opening,
}

public sealed record PracticeAnswersView : Unprinted
{
    public required PracticeAnswersStage Stage { get; init; }

    /// <summary>One's own while waiting, both sides' while opening, in the order they are asked.</summary>
    public required IReadOnlyList<PracticeItemView> Items { get; init; }
    public required bool CanWithdraw { get; init; }

    /// <summary>True when answers closed without opening in the last days: one neutral sentence.</summary>
    public required bool ClosedLately { get; init; }

    /// <summary>Whether the own answers are still on this device only.</summary>
    public required PieceState State { get; init; }

    /// <summary>Rounds that are over and had something opened, newest first.</summary>
    public required IReadOnlyList<PracticeRoundView> Earlier { get; init; }
}

public sealed record PracticeRoundView : Unprinted
{
    public required int Number { get; init; }
    public required DateOnly Day { get; init; }
    public required IReadOnlyList<PracticeItemView> Items { get; init; }
}

public enum PracticeItemState
{
    /// <summary>Can be opened by a tap.</summary>
    Sealed,

    /// <summary>One's own tap is made; it shows when both have tapped.</summary>
    Opening,
    Open,

    /// <summary>What was revealed does not fit what was sealed.</summary>
    CouldNotBeOpened,

    /// <summary>The round ended before this was opened.</summary>
    Closed,
}

public sealed record PracticeItemView : Unprinted
{
    /// <summary>Which of the practice's sealed answers, from 1.</summary>
    public required int Number { get; init; }
    public required PracticeItemState State { get; init; }

    /// <summary>Empty when it was left out.</summary>
    public required string Mine { get; init; }

    /// <summary>Only when <see cref="PracticeItemState.Open"/>; empty also when it was left out.</summary>
    public required string Theirs { get; init; }
}
