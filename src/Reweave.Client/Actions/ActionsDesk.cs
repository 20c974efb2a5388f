using Reweave.Client.Engines;
using Reweave.Client.Journal;
using Reweave.Domain.Actions;
using Reweave.Domain.Events;

namespace Reweave.Client.Actions;

/// <summary>Small acts that each promises for themselves. Nobody can promise for the other, and nothing is counted.</summary>
public sealed class ActionsDesk
{
    public const int MostCharacters = Bounds.AnswerLength;

    private readonly Engine _engine;

    internal ActionsDesk(Session session) => _engine = session.Engine;

    /// <summary>
    /// Without what this person has put away, and without promises of touch while the two have not said that any is welcome.
    /// </summary>
    public ActionsDeskView View
    {
        get
        {
            var whole = Whole;
            return whole with
            {
                Theirs =
                [
                    .. whole.Theirs.Where(one =>
                        !_engine.Own.PutAway.IsAway(one.Entry)
                        && (one.Kind != ActionKind.Touch || !_engine.Couple!.Touch.Steps.IsEmpty)
                    ),
                ],
            };
        }
    }

    internal ActionsDeskView Whole
    {
        get
        {
            var view = ActionsView.For(State, Me, _engine.Today);
            return new ActionsDeskView
            {
                HasPartner = _engine.Couple is not null,
                CanPromise =
                    _engine.Couple is not null
                    && view.Mine.Count(one => !one.IsKept) < ActionsView.MostToDo,
                Mine = [.. view.Mine.Select(one => ViewOf(one, true))],
                Theirs = [.. view.Theirs.Select(one => ViewOf(one, false))],
            };
        }
    }

    private ActionsState State => _engine.Couple?.Actions ?? ActionsState.Empty;

    private string Me => _engine.Account.Me;

    /// <param name="from">The link of what it grows out of; null when it stands alone.</param>
    /// <param name="on">The day it is meant for; null: some time.</param>
    public Task<Refusal?> PromiseAsync(
        ActionKind kind,
        string text,
        string? from = null,
        DateOnly? on = null
    )
    {
        var action = Engine.NewId();
        return string.IsNullOrWhiteSpace(text) ? Task.FromResult<Refusal?>(new Refusal.Empty())
            : text.Length > MostCharacters
                ? Task.FromResult<Refusal?>(new Refusal.TooLong(MostCharacters))
            : _engine.ActTogetherAsync(_ =>
                ActionsDecisions.Promise(State, Me, _engine.Today, action, kind, text, from, on)
            );
    }

    /// <summary>Done already, and told now.</summary>
    public Task<Refusal?> DidAsync(ActionKind kind, string text)
    {
        var action = Engine.NewId();
        return string.IsNullOrWhiteSpace(text) ? Task.FromResult<Refusal?>(new Refusal.Empty())
            : text.Length > MostCharacters
                ? Task.FromResult<Refusal?>(new Refusal.TooLong(MostCharacters))
            : _engine.ActTogetherAsync(_ =>
                ActionsDecisions.Did(State, Me, _engine.Today, action, kind, text)
            );
    }

    /// <summary>"This mattered", of what the partner has done; and taking that back.</summary>
    public Task<Refusal?> MatteredAsync(string id, bool mattered) =>
        _engine.ActTogetherAsync(_ =>
            mattered
                ? ActionsDecisions.Mattered(State, Me, _engine.Today, id)
                : ActionsDecisions.TakeMatteredBack(State, Me, _engine.Today, id)
        );

    /// <summary>Done, as one says oneself.</summary>
    public Task<Refusal?> KeepAsync(string id) =>
        _engine.ActTogetherAsync(_ => ActionsDecisions.Keep(State, Me, id));

    /// <summary>Erased for both.</summary>
    public Task<Refusal?> TakeBackAsync(string id) =>
        _engine.ActTogetherAsync(_ => ActionsDecisions.Withdraw(State, Me, id));

    private ActionView ViewOf(PromisedView one, bool mine) =>
        new()
        {
            Id = one.Promised.Action,
            Mine = mine,
            Kind = one.Promised.Kind,
            Text = one.Promised.Text,
            From = one.Promised.From,
            Day = one.KeptOn ?? one.Promised.Day,
            Entry = one.Promised.Entry,
            // A day that passed is not shown: it says nothing about anybody.
            On = one.IsKept || one.Promised.On < _engine.LocalDay ? null : one.Promised.On,
            IsKept = one.IsKept,
            Matters = one.Matters,
            State = _engine.StateOf(one.Promised.Entry),
        };
}

public sealed record ActionsDeskView : Unprinted
{
    public required bool HasPartner { get; init; }

    /// <summary>False when so many stand that one is kept or taken back first.</summary>
    public required bool CanPromise { get; init; }

    /// <summary>What stands, and what was kept in the last seven days; the earliest first.</summary>
    public required IReadOnlyList<ActionView> Mine { get; init; }
    public required IReadOnlyList<ActionView> Theirs { get; init; }
}

public sealed record ActionView : Unprinted
{
    public required string Id { get; init; }
    public required bool Mine { get; init; }
    public required ActionKind Kind { get; init; }
    public required string Text { get; init; }

    /// <summary>The link of what it grew out of.</summary>
    public required string? From { get; init; }
    public required DateOnly Day { get; init; }
    public required string Entry { get; init; }

    /// <summary>The day it is meant for, while that has not passed.</summary>
    public DateOnly? On { get; init; }
    public required bool IsKept { get; init; }

    /// <summary>The other said that it mattered.</summary>
    public required bool Matters { get; init; }
    public required PieceState State { get; init; }
}
