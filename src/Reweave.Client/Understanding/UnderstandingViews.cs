using Reweave.Client.Engines;
using Reweave.Domain.Exchanges;
using Reweave.Domain.Understanding;

namespace Reweave.Client.Understanding;

/// <summary>From rounds, columns and opened contents to what the screen shows.</summary>
internal static class UnderstandingViews
{
    public static UnderstandingDeskView Compute(Engine engine)
    {
        if (engine.Couple is not { } couple)
        {
            return Empty;
        }

        var me = engine.Account.Me;
        var view = UnderstandingView.For(couple.Understanding, me, engine.Today);
        var confirmed = Confirmed(engine);
        var current = view.Rounds.Current;
        var stage = StageOf(engine, current, confirmed);
        var isOpen = stage is UnderstandingStage.Opening or UnderstandingStage.Waiting;
        var mine = isOpen
            ? couple.Understanding.Exchange.Rounds[current!.Number].StandingOf(me)
            : null;
        return new UnderstandingDeskView
        {
            Stage = stage,
            Mine = mine is null
                ? []
                : [.. mine.Items.Select(item => OwnOf(engine, item)).OfType<ConditionAnswer>()],
            Present =
                stage == UnderstandingStage.Opening
                    ? RoundOf(engine, current!, view.Context, confirmed)
                    : null,
            CanWithdraw = isOpen && current!.CanWithdraw,
            ClosedLately = current is { Phase: ExchangePhase.Over, HasSeen: false },
            State = mine is null ? Journal.PieceState.Sent : engine.StateOf(mine.Entry),
            Earlier =
            [
                .. confirmed
                    .Rounds.Earlier.Concat(
                        confirmed.Rounds.Current is { Phase: ExchangePhase.Over } over ? [over] : []
                    )
                    .Where(round => round.HasSeen && IsStillSeen(view, round.Number))
                    .OrderByDescending(round => round.Number)
                    .Select(round => RoundOf(engine, round, view.Context, confirmed))
                    // Long ago ones are opened for the export only.
                    .Where(round =>
                        round.Neither.Count > 0
                        || round.Conditions.Any(one =>
                            one.State is ConditionState.Open or ConditionState.CouldNotBeOpened
                        )
                    ),
            ],
            MyChoice = [.. view.MyChoice.Select(choice => ChoiceOf(engine, choice))],
            TheirChoice =
            [
                .. view
                    .TheirChoice.Where(choice => !engine.Own.PutAway.IsAway(choice.Entry))
                    .Select(choice => ChoiceOf(engine, choice)),
            ],
            Context =
            [
                .. view
                    .Context.Select(context => Find(engine, context.Condition, confirmed))
                    .OfType<ConditionView>(),
            ],
        };
    }

    /// <summary>The condition that a link names, as far as both have seen it; null when it cannot be shown (any more).</summary>
    public static ConditionView? Find(Engine engine, ConditionLink link) =>
        Find(engine, link, Confirmed(engine));

    public static UnderstandingView Confirmed(Engine engine) =>
        UnderstandingView.For(
            engine.CoupleConfirmed?.Understanding ?? UnderstandingState.Empty,
            engine.Account.Me,
            engine.Today
        );

    public static ConditionContent? ContentOf(Engine engine, SealedItem? item) =>
        item is not null && engine.ContentOf(item) is { } plaintext
            ? ConditionContent.TryRead(plaintext)
            : null;

    private static UnderstandingDeskView Empty { get; } =
        new()
        {
            Stage = UnderstandingStage.NoPartner,
            Mine = [],
            CanWithdraw = false,
            ClosedLately = false,
            State = Journal.PieceState.Sent,
            Earlier = [],
            MyChoice = [],
            TheirChoice = [],
            Context = [],
        };

    private static UnderstandingStage StageOf(
        Engine engine,
        ExchangeRoundView? current,
        UnderstandingView confirmed
    )
    {
        switch (current?.Phase)
        {
            // The own answer may still be on its way: until it stands in the log, nothing can be opened.
            case ExchangePhase.Ready:
                return confirmed.Rounds.Current is { Phase: ExchangePhase.Ready }
                    ? UnderstandingStage.Opening
                    : UnderstandingStage.Waiting;
            case ExchangePhase.Waiting:
                return UnderstandingStage.Waiting;
            default:
                var number = ExchangeDecisions.RoundToAnswer(
                    engine.Couple!.Understanding.Exchange,
                    engine.Account.Me,
                    engine.Today
                );
                return
                    engine.CoupleSpace is { } space
                    && engine.Own.UnderstandingAside.IsSetAside(space.Name, number)
                    ? UnderstandingStage.SetAside
                    : UnderstandingStage.Answer;
        }
    }

    private static ConditionAnswer? OwnOf(Engine engine, SealedItem item) =>
        ContentOf(engine, item) is { IsLeftOut: false } content
            ? new ConditionAnswer
            {
                Given = ConditionSlot.ConditionOf(item.Item),
                OwnName = content.Name,
                Said = SaidOf(content)!,
            }
            : null;

    private static bool IsStillSeen(UnderstandingView view, int number) =>
        view
            .Rounds.Earlier.Append(view.Rounds.Current)
            .Any(round => round?.Number == number && round.HasSeen);

    private static ConditionRoundView RoundOf(
        Engine engine,
        ExchangeRoundView round,
        IReadOnlyList<ContextView> context,
        UnderstandingView confirmed
    )
    {
        var stands = confirmed
            .Rounds.Earlier.Prepend(confirmed.Rounds.Current)
            .FirstOrDefault(one => one?.Number == round.Number);
        var conditions = new List<ConditionView>();
        var neither = new List<Condition>();
        var leftOut = new List<ItemSight>();
        foreach (var item in round.Items)
        {
            var seen = stands?.Items.FirstOrDefault(one => one.Item == item.Item)?.Sight;
            var sight =
                item.Sight == ItemSight.Seen
                && (seen != ItemSight.Seen || item.Theirs is { } theirs && !engine.WasTried(theirs))
                    ? ItemSight.OpenedByMe
                    : item.Sight;
            var mine = ContentOf(engine, item.Mine);
            if (mine is not { IsLeftOut: false })
            {
                leftOut.Add(sight);
            }

            var shown = Conditions(engine, round.Number, item, sight, mine, context).ToList();
            conditions.AddRange(shown);
            if (
                shown.Count == 0
                && sight == ItemSight.Seen
                && ConditionSlot.ConditionOf(item.Item) is { } given
            )
            {
                neither.Add(given);
            }
        }

        return new ConditionRoundView
        {
            Number = round.Number,
            Day = round.Day,
            IsOver = round.Phase == ExchangePhase.Over,
            Conditions = conditions,
            LeftOutByMe = leftOut.Count,
            CanOpenLeftOut = leftOut.Contains(ItemSight.Sealed),
            LeftOutStillClosed = leftOut.Count(sight => sight != ItemSight.Seen),
            Neither = neither,
        };
    }

    // What to show of one slot: nothing when I left it out and it is not open, two lines for own conditions of both.
    private static IEnumerable<ConditionView> Conditions(
        Engine engine,
        int round,
        ExchangeItemView item,
        ItemSight sight,
        ConditionContent? mine,
        IReadOnlyList<ContextView> context
    )
    {
        var couldNot =
            sight == ItemSight.Seen
            && item.Theirs is { } sealedItem
            && ContentOf(engine, sealedItem) is null;
        var theirs = sight == ItemSight.Seen ? ContentOf(engine, item.Theirs) : null;
        var state =
            couldNot ? ConditionState.CouldNotBeOpened
            : sight == ItemSight.Seen ? ConditionState.Open
            : sight == ItemSight.OpenedByMe ? ConditionState.Opening
            : sight == ItemSight.Closed ? ConditionState.Closed
            : ConditionState.Sealed;
        if (!ConditionSlot.IsOwn(item.Item))
        {
            if (SaidOf(mine) is not null || SaidOf(theirs) is not null || couldNot)
            {
                yield return View(null, null, SaidOf(mine), SaidOf(theirs));
            }

            yield break;
        }

        if (SaidOf(mine) is { } own)
        {
            yield return View(AnswerOf(true), mine!.Name, own, null);
        }

        if (SaidOf(theirs) is { } other)
        {
            yield return View(AnswerOf(false), theirs!.Name, null, other);
        }

        string? AnswerOf(bool isMine)
        {
            var kept = engine.Couple!.Understanding.Exchange.Rounds[round];
            return isMine
                ? kept.StandingOf(engine.Account.Me)?.Answer
                : kept.StandingOfOther(engine.Account.Me)?.Answer;
        }

        ConditionView View(
            string? answer,
            string? name,
            ConditionSaid? said,
            ConditionSaid? otherSaid
        )
        {
            var link = new ConditionLink(round, item.Item, answer);
            var marked = context.FirstOrDefault(one => one.Condition == link);
            return new ConditionView
            {
                Slot = item.Item,
                Link = link.Text,
                Given = ConditionSlot.ConditionOf(item.Item),
                OwnName = name,
                State = state,
                Mine = said,
                Theirs = otherSaid,
                IsContext = marked is not null,
                IsMarkedByMe = marked is { IsMine: true },
            };
        }
    }

    private static ConditionView? Find(
        Engine engine,
        ConditionLink link,
        UnderstandingView confirmed
    )
    {
        if (
            engine.Couple?.Understanding is not { } state
            || !state.Exchange.Rounds.TryGetValue(link.Round, out var round)
        )
        {
            return null;
        }

        var me = engine.Account.Me;
        var view = ExchangeRoundView.For(UnderstandingFacts.Instance, round, me, engine.Today);
        return RoundOf(
            engine,
            view,
            UnderstandingView.For(state, me, engine.Today).Context,
            confirmed
        )
            .Conditions.FirstOrDefault(condition =>
                condition.State == ConditionState.Open && condition.Link == link.Text
            );
    }

    private static ConditionSaid? SaidOf(ConditionContent? content) =>
        content is { IsLeftOut: false } ? new ConditionSaid(content.Rating, content.Words) : null;

    private static ChoiceOfOneView ChoiceOf(Engine engine, ChoiceView choice) =>
        new()
        {
            Text = choice.Text,
            Day = choice.Day,
            Entry = choice.Entry,
            State = engine.StateOf(choice.Entry),
        };
}
