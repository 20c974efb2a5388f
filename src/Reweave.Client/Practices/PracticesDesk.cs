using Reweave.Client.Engines;
using Reweave.Client.Journal;
using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;
using Reweave.Domain.Practices;
using Reweave.Domain.Preparations;

namespace Reweave.Client.Practices;

/// <summary>
/// Practices: what a person does with the library's documents, which are named here by their ids only. Doing one is private; between
/// the two there is one open invitation each, and sealed answers. The views are the same whatever the partner does, until both have
/// answered.
/// </summary>
public sealed class PracticesDesk
{
    public const int MostCharacters = Bounds.TextLength;
    public const int MostSealedCharacters = PracticeContent.WordsLength;

    private readonly Engine _engine;

    internal PracticesDesk(Session session) => _engine = session.Engine;

    public PracticesDeskView View
    {
        get
        {
            var sittings = Own
                .All.Values.OrderByDescending(sitting => sitting.Position)
                .Select(ViewOf)
                .ToList();
            var between = PracticesView.For(
                State,
                Own,
                _engine.CoupleSpace?.Name ?? "",
                _engine.Account.Me,
                _engine.Today
            );
            return new PracticesDeskView
            {
                HasPartner = _engine.CoupleSpace is { Roster.ClosedAt: null },
                GoingOn = [.. sittings.Where(sitting => sitting.Finished is null)],
                History =
                [
                    .. sittings
                        .Where(sitting => sitting.Finished is not null)
                        .OrderByDescending(sitting => sitting.Finished),
                ],
                InvitedByMe = between.Mine?.Practice,
                InvitedToMe = between.Theirs?.Practice,
                Answered = between.Answered,
            };
        }
    }

    private PracticeSittingsState Own => _engine.Own.Practices;

    private PracticesState State => _engine.Couple?.Practices ?? PracticesState.Empty;

    /// <summary>A fresh id for one that is about to begin.</summary>
    public static string NewId() => Engine.NewId();

    public SittingView? Find(string sitting) =>
        Own.All.GetValueOrDefault(sitting) is { } kept ? ViewOf(kept) : null;

    /// <summary>The sealed answers of a practice.</summary>
    public PracticeAnswersView AnswersOf(string practice) =>
        PracticeAnswersViews.Compute(_engine, practice);

    /// <summary>Keeps where one is, and what a step says now; the version before is erased. Follows the person to each device.</summary>
    /// <param name="sitting">One that goes on, or from <see cref="NewId"/>.</param>
    /// <param name="step">The step to go on with, from 1.</param>
    /// <param name="written">The number of the step that was written at, and its words; null when there was nothing to write.</param>
    public Task<Refusal?> ReachAsync(
        string sitting,
        string practice,
        int step,
        (int Step, string Text)? written = null,
        bool finished = false
    )
    {
        if (written is { Text.Length: > MostCharacters })
        {
            return Task.FromResult<Refusal?>(new Refusal.TooLong(MostCharacters));
        }

        var version = Engine.NewId();
        (string, string)? words = written is { } said
            ? (PartOf(said.Step), said.Text.Trim())
            : null;
        return _engine.ActPrivatelyAsync(() =>
            PracticeDecisions.Reach(
                Own,
                _engine.Own.Preparations,
                sitting,
                practice,
                step,
                words,
                version,
                _engine.Today,
                finished
            )
        );
    }

    /// <summary>Erases it with everything written in it, here and on the server; out of the history too.</summary>
    public Task<Refusal?> DiscardAsync(string sitting) =>
        _engine.ActPrivatelyAsync(() =>
            PracticeDecisions.Discard(Own, _engine.Own.Preparations, sitting)
        );

    /// <summary>One open invitation; another takes its place. It fades after seven days, whatever the partner does.</summary>
    public Task<Refusal?> InviteAsync(string practice)
    {
        var invitation = Engine.NewId();
        return _engine.ActTogetherAsync(_ =>
            PracticeDecisions.Invite(State, _engine.Account.Me, _engine.Today, invitation, practice)
        );
    }

    public Task<Refusal?> TakeInvitationBackAsync() =>
        _engine.TakeBackTogetherAsync(() =>
            PracticeDecisions.TakeInvitationBack(State, _engine.Account.Me)
        );

    /// <summary><em>Not now</em> to the partner's invitation, and to further ones for seven days. Leaves nothing in the couple's space.</summary>
    public Task<Refusal?> SetInvitationAsideAsync() =>
        _engine.CoupleSpace is { } space
            ? _engine.ActPrivatelyAsync(() =>
                PracticeDecisions.SetAside(Own, space.Name, _engine.Today)
            )
            : Task.FromResult<Refusal?>(new Refusal.NotPaired());

    /// <summary>Seals every answer of a practice, those left empty too, into the couple's space.</summary>
    public Task<Refusal?> SealAsync(string practice, IReadOnlyList<string> answers)
    {
        if (answers.All(string.IsNullOrWhiteSpace))
        {
            return Task.FromResult<Refusal?>(new Refusal.Empty());
        }

        if (!answers.All(PracticeContent.Fits))
        {
            return Task.FromResult<Refusal?>(new Refusal.TooLong(PracticeContent.WordsLength));
        }

        return _engine.ActTogetherAsync(async space =>
        {
            var items = new List<SealedItem>();
            foreach (var (name, words) in PracticeFacts.Names.Zip(answers))
            {
                items.Add(
                    await _engine.SealAnswerAsync(space, name, PracticeContent.Write(words))
                        ?? throw new RefusedException(new Refusal.ServerUnreachable())
                );
            }

            return ExchangeDecisions.Answer(
                new PracticeFacts(practice),
                State.ExchangeOf(practice),
                _engine.Account.Me,
                _engine.Today,
                Engine.NewId(),
                items
            );
        });
    }

    /// <summary>Takes the own answers back; possible until something has been opened, also after the couple's space has ended.</summary>
    public Task<Refusal?> WithdrawAsync(string practice) =>
        _engine.TakeBackTogetherAsync(() => OnCurrent(practice, ExchangeDecisions.Withdraw));

    /// <summary>Stops the opening for both, with the same words whatever the cause.</summary>
    public Task<Refusal?> StopAsync(string practice) =>
        _engine.ActTogetherAsync(_ => OnCurrent(practice, ExchangeDecisions.Stop));

    /// <summary>Takes one's words out of a round that is over: nothing of it is shown to either any more.</summary>
    public Task<Refusal?> TakeBackAsync(string practice, int round) =>
        _engine.TakeBackTogetherAsync(() =>
            ExchangeDecisions.TakeBack(
                new PracticeFacts(practice),
                State.ExchangeOf(practice),
                _engine.Account.Me,
                _engine.Today,
                round
            )
        );

    /// <summary>The person's own tap on answers that belong beside each other: they show when both have tapped.</summary>
    public Task<Refusal?> OpenAsync(string practice, IReadOnlyList<int> items) =>
        _engine.ActTogetherAsync(async _ =>
        {
            var facts = new PracticeFacts(practice);
            var state = State.ExchangeOf(practice);
            // Revealed only against a partner's answer that stands in the verified log, never against a draft's view of it.
            if (
                PracticeAnswersViews.Confirmed(_engine, practice).Current
                    is not { Phase: ExchangePhase.Ready } confirmed
                || !state.Rounds.TryGetValue(confirmed.Number, out var round)
                || round.StandingOf(_engine.Account.Me) is not { } mine
            )
            {
                throw new RefusedException(new Refusal.NoLongerPossible());
            }

            var events = new List<Event>();
            foreach (var name in items.Select(PartOf))
            {
                var own = mine.Items.Find(item => item.Item == name);
                var reveal = own is null ? null : await _engine.RevealAsync(own);
                var decision = ExchangeDecisions.Open(
                    facts,
                    state,
                    _engine.Account.Me,
                    _engine.Today,
                    confirmed.Number,
                    name,
                    reveal
                );
                if (own is not null && reveal is null || decision is not Decided decided)
                {
                    throw new RefusedException(new Refusal.NoLongerPossible());
                }

                events.AddRange(decided.Events);
            }

            return new Decided(events, []);
        });

    private Decision OnCurrent(
        string practice,
        Func<ExchangeFacts, ExchangeState, string, DateOnly, int, Decision> decide
    )
    {
        var facts = new PracticeFacts(practice);
        var state = State.ExchangeOf(practice);
        return
            ExchangeView.For(facts, state, _engine.Account.Me, _engine.Today).Current is { } round
            ? decide(facts, state, _engine.Account.Me, _engine.Today, round.Number)
            : Decided.Nothing;
    }

    private SittingView ViewOf(PracticeSitting sitting)
    {
        var words = _engine.Own.Preparations.All.GetValueOrDefault(sitting.Id);
        return new SittingView
        {
            Id = sitting.Id,
            Practice = sitting.Practice,
            Step = sitting.Step,
            Begun = sitting.Begun,
            Finished = sitting.Finished,
            Written = (words?.Parts ?? new Dictionary<string, string>())
                .Where(part => int.TryParse(part.Key, out _))
                .ToDictionary(part => int.Parse(part.Key), part => part.Value),
            State = sitting
                .Marks.Select(mark => mark.Entry)
                .Concat((words?.Versions ?? []).Select(version => version.Entry))
                .Select(_engine.StateOf)
                .OrderByDescending(state => state == PieceState.Refused)
                .ThenByDescending(state => state == PieceState.KeptHere)
                .First(),
        };
    }

    private static string PartOf(int number) => number.ToString();
}

public sealed record PracticesDeskView : Unprinted
{
    public required bool HasPartner { get; init; }

    /// <summary>Begun and not finished, on whatever device; the one gone on with last comes first.</summary>
    public required IReadOnlyList<SittingView> GoingOn { get; init; }

    /// <summary>Finished ones, the latest first. Days only.</summary>
    public required IReadOnlyList<SittingView> History { get; init; }

    /// <summary>The practice of one's own open invitation; null when there is none (any more).</summary>
    public string? InvitedByMe { get; init; }

    /// <summary>The practice the partner offers; null also while invitations are set aside.</summary>
    public string? InvitedToMe { get; init; }

    /// <summary>Practices with sealed answers of one's own.</summary>
    public required IReadOnlyList<string> Answered { get; init; }
}

/// <summary>One time of doing a practice. The partner never sees that it is there.</summary>
public sealed record SittingView : Unprinted
{
    public required string Id { get; init; }
    public required string Practice { get; init; }

    /// <summary>The step to go on with, from 1.</summary>
    public required int Step { get; init; }
    public required DateOnly Begun { get; init; }
    public DateOnly? Finished { get; init; }

    /// <summary>What was written, by the number of its step; steps without words are not there.</summary>
    public required IReadOnlyDictionary<int, string> Written { get; init; }

    public required PieceState State { get; init; }
}
