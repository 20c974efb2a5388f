using Reweave.Client.Engines;
using Reweave.Client.Journal;
using Reweave.Domain.Events;
using Reweave.Domain.Touch;

namespace Reweave.Client.Touch;

/// <summary>
/// How near the two come, and one touch at a time. What both have said is shown without a day and without an author; what is all right
/// for oneself never leaves the private space.
/// </summary>
public sealed class TouchDesk
{
    public const int MostCharacters = Bounds.AnswerLength;

    private readonly Engine _engine;

    internal TouchDesk(Session session) => _engine = session.Engine;

    public bool HasPartner => _engine.CoupleSpace is { Roster.ClosedAt: null };

    public TouchView View =>
        TouchView.For(State, _engine.Own.Touch, Space, _engine.Account.Me, _engine.Today);

    private TouchState State => _engine.Couple?.Touch ?? TouchState.Empty;

    private string Space => _engine.CoupleSpace?.Name ?? "";

    public PieceState StateOf(TouchQuestion asked) => _engine.StateOf(asked.Entry);

    /// <summary>
    /// How near is all right for oneself. Where the two are nearer, or a question of one's own goes further, that ends first, for both and
    /// at once, and questions about the level rest for a week. Otherwise nobody hears of it, and it leaves the device at another hour.
    /// </summary>
    public async Task<Refusal?> LimitAsync(TouchLevel limit)
    {
        if (!HasPartner)
        {
            return new Refusal.NotPaired();
        }

        var lowers = limit < State.Level;
        var refusal = lowers
            ? await _engine.ActTogetherAsync(_ => Decide().Lower(limit))
            : await TakeBackAsync(View.MyLevel?.Level > limit ? View.MyLevel.Ask : "");
        return refusal ?? await KeepAsync(limit, lowers);
    }

    /// <summary>Asks whether to come one step nearer.</summary>
    public Task<Refusal?> AskLevelAsync()
    {
        var ask = Engine.NewId();
        return _engine.ActTogetherAsync(_ => Decide().AskLevel(ask));
    }

    public Task<Refusal?> AgreeAsync() => _engine.ActTogetherAsync(_ => Decide().Agree());

    /// <summary><em>Not now</em> to a step nearer: for seven days none is asked here. For the one who asked, nothing has happened.</summary>
    public Task<Refusal?> SetAsideAsync() => KeepAsync(View.Limit, true);

    /// <param name="level">How near it comes: no nearer than both have said.</param>
    public Task<Refusal?> AskAsync(TouchLevel level, string text)
    {
        var ask = Engine.NewId();
        return string.IsNullOrWhiteSpace(text) ? Task.FromResult<Refusal?>(new Refusal.Empty())
            : text.Length > MostCharacters
                ? Task.FromResult<Refusal?>(new Refusal.TooLong(MostCharacters))
            : _engine.ActTogetherAsync(_ => Decide().Ask(ask, level, text));
    }

    /// <summary><em>Yes</em> or <em>not now</em>, the second also after a yes.</summary>
    public Task<Refusal?> AnswerAsync(bool yes) =>
        _engine.ActTogetherAsync(_ => Decide().Answer(yes));

    /// <summary>An own question of either kind, erased for both.</summary>
    public Task<Refusal?> TakeBackAsync(string ask) =>
        ask.Length == 0
            ? Task.FromResult<Refusal?>(null)
            : _engine.TakeBackTogetherAsync(() => Decide().TakeBack(ask));

    private Task<Refusal?> KeepAsync(TouchLevel limit, bool rests) =>
        _engine.ActPrivatelyAsync(
            () => Decide().KeepLimit(limit, rests, _engine.Now),
            _engine.AtAnotherHour()
        );

    private TouchDecisions Decide() =>
        new(State, _engine.Own.Touch, Space, _engine.Account.Me, _engine.Today);
}
