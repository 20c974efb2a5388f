using Reweave.Client.Engines;
using Reweave.Client.Journal;
using Reweave.Client.Log;
using Reweave.Domain.CheckIns;
using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;

namespace Reweave.Client.CheckIns;

/// <summary>
/// Answer apart, see together. While waiting, the view is the same whether the partner has not answered, has set it aside, or is
/// offline; nothing here ever counts or dates the other's silence.
/// </summary>
public sealed class CheckInDesk
{
    private readonly Engine _engine;

    internal CheckInDesk(Session session) => _engine = session.Engine;

    private CheckInsState State => _engine.Couple?.CheckIns ?? CheckInsState.Empty;

    private string Me => _engine.Account.Me;

    public CheckInView View => CheckInViews.Compute(_engine);

    /// <summary>Seals up to three items into the couple's space; starts the round when none is open.</summary>
    public Task<Refusal?> AnswerAsync(CheckInAnswer answer)
    {
        var contents = CheckInViews.ContentsOf(answer);
        if (contents.Count == 0)
        {
            return Task.FromResult<Refusal?>(new Refusal.Empty());
        }

        if (contents.Any(content => !content.Content.IsWellFormed))
        {
            return Task.FromResult<Refusal?>(new Refusal.TooLong(CheckInAnswer.MostCharacters));
        }

        return _engine.ActTogetherAsync(async space =>
        {
            var items = new List<SealedItem>();
            foreach (var (kind, content) in contents)
            {
                items.Add(
                    await _engine.SealAnswerAsync(space, kind, content.Write())
                        ?? throw new RefusedException(new Refusal.ServerUnreachable())
                );
            }

            return CheckInDecisions.Answer(State, Me, _engine.Today, Engine.NewId(), items);
        });
    }

    /// <summary>Takes back the own answer; possible until something has been opened, also after the couple's space has ended.</summary>
    public Task<Refusal?> WithdrawAsync() =>
        _engine.TakeBackTogetherAsync(() =>
            Current is { } round
                ? CheckInDecisions.Withdraw(State, Me, _engine.Today, round.Number)
                : Decided.Nothing
        );

    /// <summary>The person's own tap on one item: reveals theirs, and shows the partner's once both have tapped.</summary>
    public Task<Refusal?> OpenAsync(CheckInItemKind item) =>
        _engine.ActTogetherAsync(async _ =>
        {
            // Revealed only against a partner's answer that stands in the verified log, never against a draft's view of it.
            if (
                _engine.ConfirmedCheckIns().Current is not { Phase: ExchangePhase.Ready } confirmed
                || Current?.Number != confirmed.Number
            )
            {
                throw new RefusedException(new Refusal.NoLongerPossible());
            }

            var kind = CheckInViews.ToFact(item);
            var own = State
                .Rounds[confirmed.Number]
                .StandingOf(Me)
                ?.Items.Find(one => one.Item == kind);
            var reveal = own is null ? null : await _engine.RevealAsync(own);
            if (own is not null && reveal is null)
            {
                throw new RefusedException(new Refusal.NoLongerPossible());
            }

            return CheckInDecisions.Open(State, Me, _engine.Today, confirmed.Number, kind, reveal);
        });

    /// <summary>Stops the round for both, with the same words whatever the cause.</summary>
    public Task<Refusal?> StopAsync() =>
        _engine.ActTogetherAsync(_ =>
            Current is { } round
                ? CheckInDecisions.Stop(State, Me, _engine.Today, round.Number)
                : Decided.Nothing
        );

    /// <summary>Sets the round aside for oneself. Private: leaves nothing in the couple's space.</summary>
    public Task<Refusal?> NotNowAsync()
    {
        if (_engine.CoupleSpace is not { } space)
        {
            return Task.FromResult<Refusal?>(new Refusal.NotPaired());
        }

        return _engine.ActPrivatelyAsync(() =>
            CheckInDecisions.SetAside(
                _engine.Own.CheckInChoices,
                space.Name,
                CheckInDecisions.RoundToAnswer(State, Me, _engine.Today)
            )
        );
    }

    /// <summary>Answers the partner's need, kindly; the text is optional.</summary>
    public Task<Refusal?> AnswerNeedAsync(NeedReply reply, string? text) =>
        _engine.ActTogetherAsync(_ =>
        {
            var view = _engine.CheckIns();
            var round = view
                .Earlier.Prepend(view.Current)
                .FirstOrDefault(round => round?.TheirNeed is { CanReply: true });
            return round is null
                ? throw new RefusedException(new Refusal.NoLongerPossible())
                : CheckInDecisions.ReplyToNeed(
                    State,
                    Me,
                    _engine.Today,
                    round.Number,
                    (Domain.CheckIns.NeedReply)(reply + 1),
                    string.IsNullOrWhiteSpace(text) ? null : text
                );
        });

    private CheckInRoundView? Current => _engine.CheckIns().Current;
}

/// <summary>The three light items.</summary>
public enum CheckInItemKind
{
    HowIAm,
    OneThing,
    Need,
}

/// <summary>Any subset of the three; what is null is not answered.</summary>
public sealed record CheckInAnswer : Unprinted
{
    public IReadOnlyList<Felt>? HowIAm { get; init; }
    public string? OneThing { get; init; }
    public string? Need { get; init; }

    public const int MostCharacters = Bounds.AnswerLength;
}

public enum NeedReply
{
    Yes,
    NotNow,
    AnotherWay,
}

public enum CheckInStage
{
    /// <summary>No partner yet: check-ins wait for pairing.</summary>
    NoPartner,

    /// <summary>Nothing is open, or the own answer is still to come: the form.</summary>
    Answer,

    /// <summary>Set aside by oneself; answering is still possible.</summary>
    SetAside,

    /// <summary>The own answer is sealed: "opens when both of you are ready".</summary>
    Waiting,

    /// <summary>Both have answered: items can be opened one by one.</summary>
    Opening,
}

public sealed record CheckInView : Unprinted
{
    public required CheckInStage Stage { get; init; }

    /// <summary>What one has answered oneself in the present round; null before.</summary>
    public CheckInAnswer? Mine { get; init; }

    /// <summary>The items of the present round while opening, in their fixed order.</summary>
    public required IReadOnlyList<CheckInItemView> Items { get; init; }
    public required bool CanWithdraw { get; init; }
    public required bool CanStop { get; init; }

    /// <summary>True when a round closed without opening in the last days: one neutral sentence.</summary>
    public required bool ClosedLately { get; init; }

    /// <summary>Whether the own answer is still on this device only.</summary>
    public required PieceState State { get; init; }

    /// <summary>Rounds that were opened in the last seven days, newest first; they fade afterwards.</summary>
    public required IReadOnlyList<OpenedCheckInView> Opened { get; init; }
}

public enum CheckInItemState
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

public sealed record CheckInItemView : Unprinted
{
    public required CheckInItemKind Kind { get; init; }
    public required CheckInItemState State { get; init; }

    /// <summary>The own answer; always readable by oneself. Null when this item was not answered.</summary>
    public ItemText? Mine { get; init; }

    /// <summary>The partner's answer, when <see cref="CheckInItemState.Open"/>; null also when they left this item out.</summary>
    public ItemText? Theirs { get; init; }

    /// <summary>A need only: how the partner answered mine.</summary>
    public NeedReplyView? ReplyToMine { get; init; }

    /// <summary>A need only: how I answered the partner's.</summary>
    public NeedReplyView? ReplyToTheirs { get; init; }

    /// <summary>A need only: the partner's is open and can be answered, also anew.</summary>
    public bool CanReply { get; init; }
}

/// <summary>Text, or feelings for <see cref="CheckInItemKind.HowIAm"/>.</summary>
public sealed record ItemText : Unprinted
{
    public string? Text { get; init; }
    public IReadOnlyList<Felt> Feelings { get; init; } = [];
}

public sealed record NeedReplyView(NeedReply Reply, string? Text) : Unprinted;

public sealed record OpenedCheckInView : Unprinted
{
    public required DateOnly Day { get; init; }
    public required IReadOnlyList<CheckInItemView> Items { get; init; }
}
