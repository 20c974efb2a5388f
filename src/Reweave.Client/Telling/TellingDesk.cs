using Reweave.Client.Engines;
using Reweave.Client.Journal;
using Reweave.Domain.Events;
using Reweave.Domain.Telling;

namespace Reweave.Client.Telling;

/// <summary>One thing told at a time, and the one answer to it.</summary>
public sealed class TellingDesk
{
    public const int MostCharacters = Bounds.TextLength;
    public const int MostReplyCharacters = Bounds.AnswerLength;

    private readonly Engine _engine;

    internal TellingDesk(Session session) => _engine = session.Engine;

    /// <summary>Without what this person has put away.</summary>
    public TellingView View
    {
        get
        {
            var whole = Whole;
            return whole with
            {
                Theirs =
                [
                    .. whole.Theirs.Where(one => !_engine.Own.PutAway.IsAway(one.Told.Entry)),
                ],
            };
        }
    }

    public bool HasPartner => _engine.CoupleSpace is { Roster.ClosedAt: null };

    internal TellingView Whole => TellingView.For(State, _engine.Account.Me, _engine.Today);

    private TellingState State => _engine.Couple?.Telling ?? TellingState.Empty;

    public PieceState StateOf(ToldView one) => _engine.StateOf(one.Told.Entry);

    public Task<Refusal?> TellAsync(ToldKind kind, string text)
    {
        var thing = Engine.NewId();
        return string.IsNullOrWhiteSpace(text) ? Task.FromResult<Refusal?>(new Refusal.Empty())
            : text.Length > MostCharacters
                ? Task.FromResult<Refusal?>(new Refusal.TooLong(MostCharacters))
            : _engine.ActTogetherAsync(_ =>
                TellingDecisions.Tell(State, _engine.Account.Me, _engine.Today, thing, kind, text)
            );
    }

    /// <param name="words">To a request only.</param>
    public Task<Refusal?> AnswerAsync(string thing, ToldReply reply, string? words = null) =>
        words?.Length > MostReplyCharacters
            ? Task.FromResult<Refusal?>(new Refusal.TooLong(MostReplyCharacters))
            : _engine.ActTogetherAsync(_ =>
                TellingDecisions.Answer(
                    State,
                    _engine.Account.Me,
                    _engine.Today,
                    thing,
                    reply,
                    words
                )
            );

    /// <summary>Erased for both, also after the couple's space has ended.</summary>
    public Task<Refusal?> TakeBackAsync(string thing) =>
        _engine.TakeBackTogetherAsync(() =>
            TellingDecisions.TakeBack(State, _engine.Account.Me, thing)
        );
}
