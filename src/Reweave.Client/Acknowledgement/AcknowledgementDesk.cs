using Reweave.Client.Engines;
using Reweave.Client.Journal;
using Reweave.Domain.Acknowledgement;
using Reweave.Domain.Events;

namespace Reweave.Client.Acknowledgement;

/// <summary>
/// Saying what it did, giving it back until it is heard, and standing by what one did. Private beginnings are preparations; what is
/// handed over here is a copy under a fresh id. Whatever rests looks the same to both.
/// </summary>
public sealed class AcknowledgementDesk
{
    private readonly Engine _engine;

    internal AcknowledgementDesk(Session session) => _engine = session.Engine;

    private AcknowledgementState State =>
        _engine.Couple?.Acknowledgement ?? AcknowledgementState.Empty;

    private string Me => _engine.Account.Me;

    public bool HasPartner => _engine.Couple is not null;

    /// <summary>Without what this person has put away.</summary>
    public AcknowledgementView View
    {
        get
        {
            var whole = Whole;
            return whole with
            {
                TheirImpact = [.. whole.TheirImpact.Where(IsShown)],
                TheirAccount = [.. whole.TheirAccount.Where(IsShown)],
            };
        }
    }

    internal AcknowledgementView Whole => AcknowledgementView.For(State, Me, _engine.Today);

    /// <summary>Whether one more part may be handed over now; a few at a time are enough, and none in a pause.</summary>
    public bool CanHandOver(StatementKind kind) =>
        AcknowledgementDecisions.Share(State, Me, Engine.NewId(), kind, "own", null, "x")
        is Decided;

    /// <summary>Where an own piece is: on this device only, or sent.</summary>
    public PieceState StateOf(string entry) => _engine.StateOf(entry);

    /// <summary>Hands one part over, in exactly these words.</summary>
    /// <param name="topic">The prompt by its short name; <c>own</c> with a title of one's own.</param>
    public Task<Refusal?> HandOverAsync(
        StatementKind kind,
        string topic,
        string? title,
        string text
    )
    {
        var part = Engine.NewId();
        return Check(text, Bounds.TextLength)
            ?? _engine.ActTogetherAsync(_ =>
                AcknowledgementDecisions.Share(State, Me, part, kind, topic, title, text)
            );
    }

    /// <summary>Gives the partner's part back in own words; they see it at once.</summary>
    public Task<Refusal?> ReflectAsync(string part, string text)
    {
        var reflection = Engine.NewId();
        return Check(text, Bounds.TextLength)
            ?? _engine.ActTogetherAsync(_ =>
                AcknowledgementDecisions.Reflect(State, Me, part, reflection, text)
            );
    }

    /// <summary>Heard, partly or not yet, to the partner's reflection of an own part, and what to add.</summary>
    public Task<Refusal?> MarkAsync(string reflection, HearingMark mark, string? addition) =>
        _engine.ActTogetherAsync(_ =>
            AcknowledgementDecisions.Mark(State, Me, reflection, mark, addition)
        );

    /// <summary>Answers a part of the partner's account; nobody waits for it.</summary>
    public Task<Refusal?> AnswerAsync(string part, AccountReply reply, string? words) =>
        _engine.ActTogetherAsync(_ =>
            AcknowledgementDecisions.Answer(State, Me, part, reply, words)
        );

    /// <summary>Erases the own answer to an account, here and there.</summary>
    public Task<Refusal?> TakeAnswerBackAsync(string part) =>
        _engine.ActTogetherAsync(_ => AcknowledgementDecisions.TakeAnswerBack(State, Me, part));

    /// <summary>Erases an own part or reflection, here and there. What was read stays known.</summary>
    public Task<Refusal?> TakeBackAsync(string piece) =>
        _engine.TakeBackTogetherAsync(() => AcknowledgementDecisions.TakeBack(State, Me, piece));

    /// <summary>Pauses for both, without a word about who or why.</summary>
    public Task<Refusal?> PauseAsync() =>
        _engine.ActTogetherAsync(_ => AcknowledgementDecisions.Pause(State));

    /// <summary>Sits down again, on a later day.</summary>
    public Task<Refusal?> BeginAsync() =>
        _engine.ActTogetherAsync(_ => AcknowledgementDecisions.Begin(State, Me, _engine.Today));

    private bool IsShown(StatementPartView part) => !_engine.Own.PutAway.IsAway(part.Entry);

    private static Task<Refusal?>? Check(string text, int most) =>
        string.IsNullOrWhiteSpace(text) ? Task.FromResult<Refusal?>(new Refusal.Empty())
        : text.Length > most ? Task.FromResult<Refusal?>(new Refusal.TooLong(most))
        : null;
}
