using Reweave.Client.Engines;
using Reweave.Client.Journal;
using Reweave.Domain.Events;
using Reweave.Domain.Questions;
using Reweave.Domain.Windows;

namespace Reweave.Client.Questions;

/// <summary>
/// Questions: parked in private at any hour, asked after 48 hours into a window both agreed on, answered fully, settled by the asker.
/// Nothing here counts or dates the other's silence.
/// </summary>
public sealed class QuestionDesk
{
    private readonly Engine _engine;

    internal QuestionDesk(Session session) => _engine = session.Engine;

    private QuestionsState State => _engine.Couple?.Questions ?? QuestionsState.Empty;

    private WindowsState Windows => _engine.Couple?.Windows ?? WindowsState.Empty;

    private string Me => _engine.Account.Me;

    private DateOnly Today => _engine.LocalDay;

    /// <summary>What is between the two, without the answers that this person has put away.</summary>
    public QuestionsView View
    {
        get
        {
            var whole = Whole;
            return whole with
            {
                Answered = [.. whole.Answered.Where(one => !_engine.Own.PutAway.IsAway(one))],
            };
        }
    }

    internal QuestionsView Whole => QuestionsView.For(State, Me, Today).Within(Windows);

    /// <summary>The own parked questions, newest first, without those that stand between the two at present. Private.</summary>
    public IReadOnlyList<ParkedView> Parked
    {
        get
        {
            var view = Whole;
            var standing = view
                .ByMe.Concat(view.Answered.Where(one => one.IsMine))
                .Select(one => one.Question)
                .ToHashSet(StringComparer.Ordinal);
            var faded = view.Faded.Select(one => one.Question).ToHashSet(StringComparer.Ordinal);
            return
            [
                .. _engine
                    .Own.Parked.All.Where(one => !one.Asked.Overlaps(standing))
                    .Select(one => ViewOf(one, one.Asked.FirstOrDefault(faded.Contains))),
            ];
        }
    }

    /// <summary>Whether a parked question is to be looked at again.</summary>
    public bool HasOffer => Parked.Any(one => one.Stage == ParkedStage.Offered);

    /// <summary>The coming windows, each with room for one more own question or not; empty while none are agreed.</summary>
    public IReadOnlyList<WindowRoom> Rooms => QuestionDecisions.Rooms(State, Windows, Me, Today);

    public const int MostCharacters = Bounds.AnswerLength;
    public const int MostAnswerCharacters = Bounds.TextLength;

    public ParkedView? FindParked(string id) => Parked.FirstOrDefault(one => one.Id == id);

    public PieceState StateOf(string? entry) =>
        entry is null ? PieceState.Sent : _engine.StateOf(entry);

    /// <summary>Keeps a question for oneself.</summary>
    public Task<Refusal?> ParkAsync(ParkedText text)
    {
        var (question, version, day, now) = (Engine.NewId(), Engine.NewId(), Today, _engine.Now);
        return Check(text.Text, MostCharacters)
            ?? Check(text.Helps)
            ?? _engine.ActPrivatelyAsync(() =>
                ParkedDecisions.Park(_engine.Own.Parked, question, version, day, now, text)
            );
    }

    /// <summary>Changes the words; the ones before are erased. The 48 hours do not begin anew.</summary>
    public Task<Refusal?> ChangeAsync(string id, ParkedText text)
    {
        var version = Engine.NewId();
        return Check(text.Text, MostCharacters)
            ?? Check(text.Helps)
            ?? _engine.ActPrivatelyAsync(() =>
                ParkedDecisions.Change(_engine.Own.Parked, id, version, text)
            );
    }

    /// <summary>Still parked: it is offered again in 48 hours.</summary>
    public Task<Refusal?> KeepAsync(string id) =>
        _engine.ActPrivatelyAsync(() => ParkedDecisions.Keep(_engine.Own.Parked, id, _engine.Now));

    /// <summary>Erases a parked question for good, here and on the server.</summary>
    public Task<Refusal?> LetGoAsync(string id) =>
        _engine.ActPrivatelyAsync(() => ParkedDecisions.LetGo(_engine.Own.Parked, id));

    /// <summary>
    /// Hands a copy over, in exactly these words, for the window of that day. The parked one rests while it stands, and is there again
    /// when it is withdrawn.
    /// </summary>
    public async Task<Refusal?> AskAsync(string id, string text, DateOnly day)
    {
        if (Check(text, MostCharacters) is { } unfit)
        {
            return await unfit;
        }

        var (asked, wording, version) = (Engine.NewId(), Engine.NewId(), Engine.NewId());
        Decision Asking() =>
            QuestionDecisions.Ask(State, Windows, Me, Today, asked, wording, text, day);
        if (_engine.Couple is null)
        {
            return new Refusal.NotPaired();
        }

        // The private note first: if the process dies between the two, the question is simply still parked. It leaves the device at
        // another hour, so that the two do not show that they belong together.
        if (Asking() is not Decided)
        {
            return new Refusal.NoLongerPossible();
        }

        return await _engine.ActPrivatelyAsync(
                () => HandingOver(id, asked, version, text),
                _engine.AtAnotherHour()
            ) ?? await _engine.ActTogetherAsync(_ => Asking());
    }

    /// <summary>Other words for an own open question, until it is answered.</summary>
    public Task<Refusal?> RephraseAsync(string question, string text)
    {
        var wording = Engine.NewId();
        return Check(text, MostCharacters)
            ?? _engine.ActTogetherAsync(_ =>
                QuestionDecisions.Rephrase(State, Me, Today, question, wording, text)
            );
    }

    /// <summary>Another window for an own open question.</summary>
    public Task<Refusal?> SortAsync(string question, DateOnly day) =>
        _engine.ActTogetherAsync(_ =>
            QuestionDecisions.Sort(State, Windows, Me, Today, question, day)
        );

    /// <summary>Takes an own question back until it is answered: nothing of it is left with the partner, and it is parked again.</summary>
    public Task<Refusal?> WithdrawAsync(string question) =>
        _engine.ActTogetherAsync(_ => QuestionDecisions.Withdraw(State, Me, Today, question));

    /// <summary>Hands the whole answer over, in its window or later; or the one completion of it.</summary>
    public Task<Refusal?> AnswerAsync(string question, string text)
    {
        var answer = Engine.NewId();
        return Check(text, MostAnswerCharacters)
            ?? _engine.ActTogetherAsync(_ =>
                QuestionDecisions.Answer(State, Me, Today, question, answer, text)
            );
    }

    /// <summary>Not in this window; the words are optional.</summary>
    public Task<Refusal?> SetAsideAsync(string question, string? words) =>
        Check(words)
        ?? _engine.ActTogetherAsync(_ =>
            QuestionDecisions.SetAside(State, Me, Today, question, Words(words))
        );

    public Task<Refusal?> TakeUpAgainAsync(string question) =>
        _engine.ActTogetherAsync(_ => QuestionDecisions.TakeUpAgain(State, Me, question));

    /// <summary>Whether the last answer is enough. One that is enough ends the parked question too.</summary>
    public async Task<Refusal?> SettleAsync(string question, Settling settling, string? words)
    {
        if (Check(words) is { } unfit)
        {
            return await unfit;
        }

        var refusal = await _engine.ActTogetherAsync(_ =>
            QuestionDecisions.Settle(State, Me, Today, question, settling, Words(words))
        );
        return
            refusal is null
            && settling == Settling.Answered
            && _engine.Own.Parked.All.FirstOrDefault(one => one.Asked.Contains(question))
                is { } parked
            ? await _engine.ActPrivatelyAsync(
                () => ParkedDecisions.LetGo(_engine.Own.Parked, parked.Question),
                _engine.AtAnotherHour()
            )
            : refusal;
    }

    /// <summary>Erases own words of an answered question, here and there. What was read stays known.</summary>
    /// <param name="piece">An own answer, or the question's own id for its words.</param>
    public Task<Refusal?> EraseAsync(string question, string piece) =>
        _engine.ActTogetherAsync(_ => QuestionDecisions.Erase(State, Me, Today, question, piece));

    private Decision HandingOver(string id, string asked, string version, string text)
    {
        var state = _engine.Own.Parked;
        var handing = ParkedDecisions.HandOver(state, id, asked, _engine.Now);
        if (handing is not Decided handed || state.Find(id)?.Current is not { } kept)
        {
            return handing;
        }

        var changing = ParkedDecisions.Change(
            state,
            id,
            version,
            new ParkedText(text, kept.Wanted, kept.Helps, kept.Stays)
        );
        return changing is Decided changed
            ? new Decided([.. changed.Events, .. handed.Events], changed.Erase)
            : changing;
    }

    private ParkedView ViewOf(ParkedQuestion parked, string? faded)
    {
        var current = parked.Current;
        var now = _engine.Now;
        return new ParkedView
        {
            Id = parked.Question,
            Day = current.Day,
            Text = current.Text,
            Wanted = current.Wanted,
            Helps = current.Helps,
            Stays = current.Stays,
            Stage =
                faded is not null ? ParkedStage.Faded
                : !parked.HasRested(now) ? ParkedStage.Resting
                : parked.IsOffered(now) ? ParkedStage.Offered
                : ParkedStage.Kept,
            OfferedOn = parked.OfferedOn,
            Asked = faded,
            State = _engine.StateOf(current.Entry),
        };
    }

    private static string? Words(string? words) =>
        string.IsNullOrWhiteSpace(words) ? null : words.Trim();

    private static Task<Refusal?>? Check(string? words) =>
        words?.Length > Bounds.AnswerLength
            ? Task.FromResult<Refusal?>(new Refusal.TooLong(Bounds.AnswerLength))
            : null;

    private static Task<Refusal?>? Check(string text, int most) =>
        string.IsNullOrWhiteSpace(text) ? Task.FromResult<Refusal?>(new Refusal.Empty())
        : text.Length > most ? Task.FromResult<Refusal?>(new Refusal.TooLong(most))
        : null;
}

public enum ParkedStage
{
    /// <summary>48 hours have not passed yet.</summary>
    Resting,

    /// <summary>Do you still want to ask this?</summary>
    Offered,

    /// <summary>Kept parked; it can be asked at any time.</summary>
    Kept,

    /// <summary>It was asked, and is shown to nobody any more: it can be taken back to the parked ones.</summary>
    Faded,
}

/// <summary>One parked question. Only its writer ever has it.</summary>
public sealed record ParkedView : Unprinted
{
    public required string Id { get; init; }
    public required DateOnly Day { get; init; }
    public required string Text { get; init; }
    public Leaning? Wanted { get; init; }
    public string? Helps { get; init; }
    public Leaning? Stays { get; init; }
    public required ParkedStage Stage { get; init; }

    /// <summary>The day after the next one, when it was parked: from then on it can be asked.</summary>
    public required DateOnly OfferedOn { get; init; }

    /// <summary>Only when <see cref="ParkedStage.Faded"/>: the shared question to withdraw.</summary>
    public string? Asked { get; init; }
    public required PieceState State { get; init; }
}
