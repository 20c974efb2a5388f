using Reweave.Client.Engines;
using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;
using Reweave.Domain.Understanding;

namespace Reweave.Client.Understanding;

/// <summary>
/// Understanding why: conditions said apart and seen together, and two columns that never merge. While waiting, the view is the same
/// whatever the partner does.
/// </summary>
public sealed class UnderstandingDesk
{
    private readonly Engine _engine;
    private ((long Version, int Contents, DateOnly Day) Of, UnderstandingDeskView View)? _view;

    internal UnderstandingDesk(Session session) => _engine = session.Engine;

    /// <summary>Without what this person has put away of the other's choice.</summary>
    public UnderstandingDeskView View
    {
        get
        {
            // Contents are opened after the state they belong to stands.
            var present = (_engine.Version, _engine.TriedContents, _engine.Today);
            if (_view is { } kept && kept.Of == present)
            {
                return kept.View;
            }

            var view = UnderstandingViews.Compute(_engine);
            _view = (present, view);
            return view;
        }
    }

    internal IReadOnlyList<ChoiceView> TheirWholeChoice =>
        UnderstandingView.For(State, Me, _engine.Today).TheirChoice;

    private UnderstandingState State => _engine.Couple?.Understanding ?? UnderstandingState.Empty;

    private ExchangeState Rounds => State.Exchange;

    private string Me => _engine.Account.Me;

    /// <summary>The condition something grew out of; null when the link is of another origin, or it cannot be shown (any more).</summary>
    public ConditionView? Find(string? link) =>
        ConditionLink.TryRead(link) is { } condition
            ? UnderstandingViews.Find(_engine, condition)
            : null;

    /// <summary>Seals what was said, and what was left out as well, into the couple's space; starts the round when none is open.</summary>
    public Task<Refusal?> AnswerAsync(IReadOnlyList<ConditionAnswer> answers)
    {
        var own = answers.Where(answer => answer.Given is null).ToList();
        var contents = ConditionSlot
            .All.Select(slot =>
                (
                    Slot: slot,
                    Content: ContentOf(
                        ConditionSlot.IsOwn(slot)
                            ? own.ElementAtOrDefault(PlaceOf(slot))
                            : answers.FirstOrDefault(answer =>
                                answer.Given == ConditionSlot.ConditionOf(slot)
                            )
                    )
                )
            )
            .ToList();
        if (contents.TrueForAll(one => one.Content.IsLeftOut))
        {
            return Task.FromResult<Refusal?>(new Refusal.Empty());
        }

        if (own.Count > ConditionSlot.OwnCount || contents.Exists(one => !one.Content.IsWellFormed))
        {
            return Task.FromResult<Refusal?>(new Refusal.TooLong(ConditionAnswer.MostWords));
        }

        return _engine.ActTogetherAsync(async space =>
        {
            var items = new List<SealedItem>();
            foreach (var (slot, content) in contents)
            {
                items.Add(
                    await _engine.SealAnswerAsync(space, slot, content.Write())
                        ?? throw new RefusedException(new Refusal.ServerUnreachable())
                );
            }

            return ExchangeDecisions.Answer(
                UnderstandingFacts.Instance,
                Rounds,
                Me,
                _engine.Today,
                Engine.NewId(),
                items
            );
        });
    }

    /// <summary>Takes back the own answer; possible until something has been opened.</summary>
    public Task<Refusal?> WithdrawAsync() =>
        OnCurrent(round =>
            ExchangeDecisions.Withdraw(
                UnderstandingFacts.Instance,
                Rounds,
                Me,
                _engine.Today,
                round
            )
        );

    /// <summary>Stops the round for both, with the same words whatever the cause.</summary>
    public Task<Refusal?> StopAsync() =>
        OnCurrent(round =>
            ExchangeDecisions.Stop(UnderstandingFacts.Instance, Rounds, Me, _engine.Today, round)
        );

    /// <summary>Takes one's words out of a round that is over: nothing of it is shown to either any more.</summary>
    public Task<Refusal?> TakeBackAsync(int round) =>
        _engine.ActTogetherAsync(_ =>
            ExchangeDecisions.TakeBack(
                UnderstandingFacts.Instance,
                Rounds,
                Me,
                _engine.Today,
                round
            )
        );

    /// <summary>The person's own tap on one condition: it shows when both have tapped.</summary>
    public Task<Refusal?> OpenAsync(string slot) => OpenAsync(_ => [slot]);

    /// <summary>One tap for all that one left out oneself: there is nothing of one's own to show in them.</summary>
    public Task<Refusal?> OpenLeftOutAsync() =>
        OpenAsync(round =>
            (round.StandingOf(Me)?.Items ?? [])
                .Where(item =>
                    UnderstandingViews.ContentOf(_engine, item) is { IsLeftOut: true }
                    && !round.HasOpened(Me, item.Item)
                )
                .Select(item => item.Item)
        );

    /// <summary>Sets the round aside for oneself. Private: leaves nothing in the couple's space.</summary>
    public Task<Refusal?> NotNowAsync()
    {
        if (_engine.CoupleSpace is not { } space)
        {
            return Task.FromResult<Refusal?>(new Refusal.NotPaired());
        }

        return _engine.ActPrivatelyAsync(() =>
            UnderstandingDecisions.SetAside(
                _engine.Own.UnderstandingAside,
                space.Name,
                ExchangeDecisions.RoundToAnswer(Rounds, Me, _engine.Today)
            )
        );
    }

    /// <summary>Hands over what one says about one's own choice, in the words of the preview; what stood there before is erased.</summary>
    public Task<Refusal?> SayChoiceAsync(string text)
    {
        var choice = Engine.NewId();
        return string.IsNullOrWhiteSpace(text) ? Task.FromResult<Refusal?>(new Refusal.Empty())
            : text.Length > Bounds.TextLength
                ? Task.FromResult<Refusal?>(new Refusal.TooLong(Bounds.TextLength))
            : _engine.ActTogetherAsync(_ =>
                UnderstandingDecisions.WriteChoice(State, Me, choice, text)
            );
    }

    /// <summary>Erases it on the server and on both devices. What was read stays known.</summary>
    public Task<Refusal?> TakeChoiceBackAsync() =>
        _engine.ActTogetherAsync(_ => UnderstandingDecisions.WithdrawChoice(State, Me));

    /// <summary>Marks a condition that both have seen as context the two share.</summary>
    public Task<Refusal?> MarkAsync(string link)
    {
        var mark = Engine.NewId();
        return OnLink(link, condition => UnderstandingDecisions.Mark(State, Me, mark, condition));
    }

    /// <summary>Takes the own mark off; the partner's stays theirs.</summary>
    public Task<Refusal?> UnmarkAsync(string link) =>
        OnLink(link, condition => UnderstandingDecisions.Unmark(State, Me, condition));

    private Task<Refusal?> OpenAsync(Func<ExchangeRound, IEnumerable<string>> slots) =>
        _engine.ActTogetherAsync(async _ =>
        {
            // Revealed only against a partner's answer that stands in the verified log, never against a draft's view of it.
            if (
                UnderstandingViews.Confirmed(_engine).Rounds.Current
                    is not { Phase: ExchangePhase.Ready } confirmed
                || !Rounds.Rounds.TryGetValue(confirmed.Number, out var round)
                || round.StandingOf(Me) is not { } mine
            )
            {
                throw new RefusedException(new Refusal.NoLongerPossible());
            }

            var facts = new List<Event>();
            foreach (var slot in slots(round).ToList())
            {
                var own = mine.Items.Find(item => item.Item == slot);
                var reveal = own is null ? null : await _engine.RevealAsync(own);
                var decision = ExchangeDecisions.Open(
                    UnderstandingFacts.Instance,
                    Rounds,
                    Me,
                    _engine.Today,
                    confirmed.Number,
                    slot,
                    reveal
                );
                if (reveal is null || decision is not Decided decided)
                {
                    throw new RefusedException(new Refusal.NoLongerPossible());
                }

                facts.AddRange(decided.Events);
            }

            return new Decided(facts, []);
        });

    private Task<Refusal?> OnCurrent(Func<int, Decision> decide) =>
        _engine.ActTogetherAsync(_ =>
            UnderstandingView.For(State, Me, _engine.Today).Rounds.Current is { } round
                ? decide(round.Number)
                : Decided.Nothing
        );

    private Task<Refusal?> OnLink(string link, Func<ConditionLink, Decision> decide) =>
        ConditionLink.TryRead(link) is { } condition
            ? _engine.ActTogetherAsync(_ => decide(condition))
            : Task.FromResult<Refusal?>(new Refusal.NoLongerPossible());

    private static int PlaceOf(string ownSlot)
    {
        for (var place = 0; place < ConditionSlot.OfOwn.Count; place++)
        {
            if (ConditionSlot.OfOwn[place] == ownSlot)
            {
                return place;
            }
        }

        return ConditionSlot.OfOwn.Count;
    }

    private static ConditionContent ContentOf(ConditionAnswer? answer) =>
        answer is null
            ? new ConditionContent()
            : new ConditionContent
            {
                Name = answer.OwnName,
                Rating = answer.Said.Rating,
                Words = string.IsNullOrWhiteSpace(answer.Said.Words) ? null : answer.Said.Words,
            };
}
