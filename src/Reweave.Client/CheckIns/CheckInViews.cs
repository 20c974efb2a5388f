using Reweave.Client.Engines;
using Reweave.Client.Journal;
using Reweave.Domain.CheckIns;
using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;

namespace Reweave.Client.CheckIns;

/// <summary>From rounds and opened contents to what the screen shows.</summary>
internal static class CheckInViews
{
    public static CheckInView Compute(Engine engine)
    {
        if (engine.Couple is null)
        {
            return Empty(CheckInStage.NoPartner);
        }

        var view = engine.CheckIns();
        var current = view.Current;
        var confirmed = engine.ConfirmedCheckIns();
        var number =
            current?.Phase == ExchangePhase.Over || current is null
                ? CheckInDecisions.RoundToAnswer(
                    engine.Couple.CheckIns,
                    engine.Account.Me,
                    engine.Today
                )
                : current.Number;
        var isSetAside =
            engine.CoupleSpace is { } space
            && engine.Own.CheckInChoices.IsSetAside(space.Name, number);
        var stage = current?.Phase switch
        {
            ExchangePhase.Ready => CheckInStage.Opening,
            ExchangePhase.Waiting => CheckInStage.Waiting,
            _ => isSetAside ? CheckInStage.SetAside : CheckInStage.Answer,
        };
        // The own answer may still be on its way: until it stands in the log, nothing can be opened.
        if (
            stage == CheckInStage.Opening
            && confirmed.Current is not { Phase: ExchangePhase.Ready }
        )
        {
            stage = CheckInStage.Waiting;
        }

        var isOpen = stage is CheckInStage.Opening or CheckInStage.Waiting;
        var mine = isOpen
            ? engine.Couple.CheckIns.Rounds[number].StandingOf(engine.Account.Me)
            : null;
        return new CheckInView
        {
            Stage = stage,
            Mine = mine is null ? null : AnswerOf(engine, mine.Items),
            Items = stage == CheckInStage.Opening ? Items(engine, current!, confirmed) : [],
            CanWithdraw = isOpen && current!.CanWithdraw,
            CanStop = stage == CheckInStage.Opening,
            ClosedLately = current is { Phase: ExchangePhase.Over, HasSeen: false },
            State = mine is null ? PieceState.Sent : engine.StateOf(mine.Entry),
            Opened =
            [
                .. OpenedRounds(engine)
                    .Where(round => round.Day > engine.Today.AddDays(-2 * Bounds.FadesAfterDays)),
            ],
        };
    }

    /// <summary>Every round with something opened, newest first, however long ago.</summary>
    public static IEnumerable<OpenedCheckInView> OpenedRounds(Engine engine)
    {
        var confirmed = engine.ConfirmedCheckIns();
        return confirmed
            .Earlier.Concat(confirmed.Current is { Phase: ExchangePhase.Over } over ? [over] : [])
            .Where(round => round.HasSeen)
            .OrderByDescending(round => round.Number)
            .Select(round => new OpenedCheckInView
            {
                Day = round.Day,
                Items = [.. Items(engine, round, confirmed).Where(IsOpened)],
            });
    }

    public static IReadOnlyList<(string Kind, CheckInContent Content)> ContentsOf(
        CheckInAnswer answer
    )
    {
        var contents = new List<(string, CheckInContent)>();
        if (answer.HowIAm is { Count: > 0 } felt)
        {
            contents.Add((CheckInItem.Feelings, new CheckInContent { Feelings = felt.ToMarks() }));
        }

        if (!string.IsNullOrWhiteSpace(answer.OneThing))
        {
            contents.Add((CheckInItem.ToKnow, new CheckInContent { Words = answer.OneThing }));
        }

        if (!string.IsNullOrWhiteSpace(answer.Need))
        {
            contents.Add((CheckInItem.Need, new CheckInContent { Words = answer.Need }));
        }

        return contents;
    }

    public static string ToFact(CheckInItemKind kind) => CheckInItem.All[(int)kind];

    private static bool IsOpened(CheckInItemView item) =>
        item.State is CheckInItemState.Open or CheckInItemState.CouldNotBeOpened;

    private static CheckInView Empty(CheckInStage stage) =>
        new()
        {
            Stage = stage,
            Items = [],
            CanWithdraw = false,
            CanStop = false,
            ClosedLately = false,
            State = PieceState.Sent,
            Opened = [],
        };

    private static CheckInAnswer AnswerOf(Engine engine, IEnumerable<SealedItem> items)
    {
        var answer = new CheckInAnswer();
        foreach (var item in items)
        {
            if (ContentOf(engine, item) is not { } content)
            {
                continue;
            }

            answer = item.Item switch
            {
                CheckInItem.Feelings => answer with { HowIAm = content.Feelings.ToFelt() },
                CheckInItem.ToKnow => answer with { OneThing = content.Words },
                _ => answer with { Need = content.Words },
            };
        }

        return answer;
    }

    private static IReadOnlyList<CheckInItemView> Items(
        Engine engine,
        CheckInRoundView round,
        CheckInsView confirmed
    )
    {
        var stands = confirmed
            .Earlier.Prepend(confirmed.Current)
            .FirstOrDefault(one => one?.Number == round.Number);
        return
        [
            .. round.Items.Select(item =>
            {
                var isNeed = item.Item == CheckInItem.Need;
                var isSeen =
                    stands?.Items.FirstOrDefault(one => one.Item == item.Item)?.Sight
                    == ItemSight.Seen;
                var state = StateOf(engine, item, isSeen);
                return new CheckInItemView
                {
                    Kind = KindOf(item.Item),
                    State = state,
                    Mine = item.Mine is { } mine ? TextOf(engine, mine) : null,
                    Theirs =
                        state == CheckInItemState.Open && item.Theirs is { } theirs
                            ? TextOf(engine, theirs)
                            : null,
                    ReplyToMine = isNeed ? ReplyOf(round.MyNeed) : null,
                    ReplyToTheirs = isNeed ? ReplyOf(round.TheirNeed) : null,
                    CanReply = isNeed && isSeen && round.TheirNeed is { CanReply: true },
                };
            }),
        ];
    }

    // Both have tapped, but only what stands in the log counts: the own reveal is acknowledged first.
    private static CheckInItemState StateOf(Engine engine, ExchangeItemView item, bool isSeen) =>
        item.Sight switch
        {
            ItemSight.Seen when isSeen => item.Theirs is { } theirs
            && ContentOf(engine, theirs) is null
                ? CheckInItemState.CouldNotBeOpened
                : CheckInItemState.Open,
            ItemSight.Seen or ItemSight.OpenedByMe => CheckInItemState.Opening,
            ItemSight.Closed => CheckInItemState.Closed,
            _ => CheckInItemState.Sealed,
        };

    private static ItemText? TextOf(Engine engine, SealedItem item) =>
        ContentOf(engine, item) is { } content
            ? new ItemText { Text = content.Words, Feelings = content.Feelings.ToFelt() }
            : null;

    private static CheckInContent? ContentOf(Engine engine, SealedItem item) =>
        engine.ContentOf(item) is { } plaintext ? CheckInContent.TryRead(plaintext) : null;

    private static CheckInItemKind KindOf(string item) =>
        item switch
        {
            CheckInItem.Feelings => CheckInItemKind.HowIAm,
            CheckInItem.ToKnow => CheckInItemKind.OneThing,
            _ => CheckInItemKind.Need,
        };

    private static NeedReplyView? ReplyOf(NeedView? need) =>
        need?.Reply is { } reply ? new NeedReplyView((NeedReply)(reply - 1), need.Words) : null;
}
