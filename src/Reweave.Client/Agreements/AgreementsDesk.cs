using Reweave.Client.Engines;
using Reweave.Client.Journal;
using Reweave.Domain.Agreements;
using Reweave.Domain.Events;

namespace Reweave.Client.Agreements;

/// <summary>
/// What two people agree on: offered by one, talked about, in force with the yes of the other, and ended by either alone. No yes is
/// written down before the other's, and nothing tells who ended it.
/// </summary>
public sealed class AgreementsDesk
{
    private readonly Engine _engine;
    private (long Version, DateOnly Day, IReadOnlyList<AgreementView> All)? _view;

    internal AgreementsDesk(Session session) => _engine = session.Engine;

    private AgreementsState State => _engine.Couple?.Agreements ?? AgreementsState.Empty;

    private string Space => _engine.CoupleSpace?.Name ?? "";

    public bool HasPartner => _engine.Couple is not null;

    public DateOnly Today => _engine.Today;

    /// <summary>Whether a question has been answered in an agreed window: only then containment is offered.</summary>
    public bool HasAnsweredWindow => _engine.Couple?.Questions.HasAnsweredWindow(Today) == true;

    /// <summary>All that there is to see, the latest first.</summary>
    public IReadOnlyList<AgreementView> All
    {
        get
        {
            if (_view is { } kept && kept.Version == _engine.Version && kept.Day == Today)
            {
                return kept.All;
            }

            var all = AgreementsView
                .For(State, _engine.Own.AgreementChoices, Space, _engine.Account.Me, Today)
                .All;
            _view = (_engine.Version, Today, all);
            return all;
        }
    }

    public AgreementView? Find(string id) => All.FirstOrDefault(view => view.Id == id);

    /// <summary>The open proposal of a kind, whoever made it: there is one at a time.</summary>
    public AgreementView? OpenOf(AgreementKind kind) =>
        All.FirstOrDefault(view => view.Phase == AgreementPhase.Open && view.Terms!.Kind == kind);

    /// <summary>Where a piece is, by the entry that its view names.</summary>
    public PieceState StateOf(string entry) => _engine.StateOf(entry);

    /// <summary>Hands a proposal over, in exactly these words, and with it this person's yes to them.</summary>
    /// <param name="amends">The agreement in force that it is to replace; null for a new one.</param>
    /// <param name="from">The condition of understanding that it came from; null when it stands alone.</param>
    /// <param name="instead">Whether it takes the place of the open one of its kind, which is then set aside.</param>
    public async Task<Refusal?> ProposeAsync(
        AgreementTerms terms,
        string? amends = null,
        string? from = null,
        bool instead = false
    )
    {
        if (Check(terms) is { } refusal)
        {
            return refusal;
        }

        var agreement = Engine.NewId();
        return await ActAsync(decide =>
            decide.Propose(
                agreement,
                terms,
                amends is null ? null : Reference(amends),
                from,
                instead,
                HasAnsweredWindow
            )
        );
    }

    /// <summary>Marks that the two have talked about it; it stays open seven more days.</summary>
    public Task<Refusal?> TalkedAboutAsync(string id) =>
        ActAsync(id, (decide, one) => decide.TalkedAbout(one.Agreement, one.Own));

    /// <summary>A yes to what the partner offered: with it both have said theirs.</summary>
    public Task<Refusal?> ConsentAsync(string id) =>
        ActAsync(id, (decide, one) => decide.Consent(one.Agreement, one.Own, HasAnsweredWindow));

    /// <summary>
    /// Takes back, sets aside or ends, by either alone, at any time. Setting aside is private and leaves the device at another hour: for
    /// whoever offered, and for whoever runs the server, nothing has happened.
    /// </summary>
    public Task<Refusal?> WithdrawAsync(string id) =>
        Reference(id) is { Own: false } one
        && Decide().SetAside(Space, one.Agreement) is Decided { Events.Count: > 0 }
            ? _engine.ActPrivatelyAsync(
                () => Decide().SetAside(Space, one.Agreement),
                _engine.AtAnotherHour()
            )
            : ActAsync(id, (decide, one) => decide.Withdraw(one.Agreement, one.Own));

    /// <summary>Proposes to look at it again on a day, or agrees to the day that the partner named.</summary>
    public Task<Refusal?> RenewAsync(string id, DateOnly until) =>
        ActAsync(id, (decide, one) => decide.Renew(one.Agreement, one.Own, until));

    /// <summary>Takes the own renewal back or sets the partner's aside.</summary>
    public Task<Refusal?> WithdrawRenewalAsync(string id) =>
        ActAsync(id, (decide, one) => decide.WithdrawRenewal(one.Agreement, one.Own));

    /// <summary>A note about oneself, in words that may be none.</summary>
    public async Task<Refusal?> KeepNoteAsync(string id, AgreementNoteAbout about, string text)
    {
        if (text.Length > Bounds.AnswerLength)
        {
            return new Refusal.TooLong(Bounds.AnswerLength);
        }

        var note = Engine.NewId();
        return await ActAsync(
            id,
            (decide, one) => decide.KeepNote(one.Agreement, one.Own, note, about, text.Trim())
        );
    }

    /// <summary>Erases an own note's words, here and there. That there was a note stays to be seen.</summary>
    public Task<Refusal?> EraseNoteAsync(string id, string note) =>
        ActAsync(id, (decide, one) => decide.EraseNote(one.Agreement, one.Own, note));

    /// <summary>
    /// The screen shows what both said yes to: cooling off counts for this person from here. Kept privately; it leaves the device at
    /// another hour, so that it tells nobody when somebody was looking.
    /// </summary>
    public async Task<Refusal?> LookAsync() =>
        HasPartner && Decide().Learn(Space) is Decided { Events.Count: > 0 }
            ? await _engine.ActPrivatelyAsync(() => Decide().Learn(Space), _engine.AtAnotherHour())
            : null;

    private static Refusal? Check(AgreementTerms terms) =>
        !AgreementTerms.Says(terms.What) ? new Refusal.Empty()
        : terms.What.Length > AgreementTerms.WhatLength
            ? new Refusal.TooLong(AgreementTerms.WhatLength)
        : terms.Scope?.Length > AgreementTerms.ScopeLength
            ? new Refusal.TooLong(AgreementTerms.ScopeLength)
        : null;

    private AgreementDecisions Decide() =>
        new(State, _engine.Own.AgreementChoices, Space, _engine.Account.Me, Today);

    private Task<Refusal?> ActAsync(
        string id,
        Func<AgreementDecisions, AgreementReference, Decision> decide
    ) =>
        Reference(id) is { } one
            ? ActAsync(decisions => decide(decisions, one))
            : Task.FromResult<Refusal?>(new Refusal.NoLongerPossible());

    private async Task<Refusal?> ActAsync(Func<AgreementDecisions, Decision> decide)
    {
        var refusal = await _engine.ActTogetherAsync(_ => decide(Decide()));
        // Own words that nobody sees any more go in an act of their own: what it erases must not be mistaken for what was done.
        if (refusal is null && Decide().Tidy() is Decided { Erase.Count: > 0 })
        {
            refusal = await _engine.ActTogetherAsync(_ => Decide().Tidy());
        }

        return refusal is null && HasPartner && Decide().Lapse() is Decided { Events.Count: > 0 }
            ? await _engine.ActTogetherAsync(_ => Decide().Lapse())
            : refusal;
    }

    private static AgreementReference? Reference(string id) => AgreementView.ParseId(id);
}
