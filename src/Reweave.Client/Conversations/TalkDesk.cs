using Reweave.Client.Engines;
using Reweave.Client.Journal;
using Reweave.Domain.Conversations;
using Reweave.Domain.Events;

namespace Reweave.Client.Conversations;

/// <summary>
/// The live conversation of the two, on two devices: two taps begin it, one pauses or ends it, and nobody's screen says whose. What is
/// over leaves its day, and the line that each chose to keep or to hand over.
/// </summary>
public sealed class TalkDesk
{
    public const int MostCharacters = Bounds.AnswerLength;

    private readonly Engine _engine;
    private readonly Dictionary<string, DateTimeOffset> _arrived = new(StringComparer.Ordinal);
    private (string Conversation, int Pause, DateTimeOffset At)? _pausedAt;
    private string? _running;
    private bool _hasLooked;

    internal TalkDesk(Session session) => _engine = session.Engine;

    public TalkView View
    {
        get
        {
            TakeNoteOfArrivals();
            // After the end of a couple's space nothing in it goes on.
            IEnumerable<Talk> standing = IsClosed ? [] : State.Standing.Values;
            var live = standing.FirstOrDefault(talk =>
                talk.Joiner is not null && IsIn(talk) && talk.IsOn(Me, _engine.Today)
            );
            var theirs = live is null
                ? standing.FirstOrDefault(talk => talk.Author != Me && IsThere(talk))
                : null;
            var mine =
                live is null && theirs is null
                    ? standing.FirstOrDefault(talk =>
                        talk.Author == Me && talk.IsOffered(_engine.Now)
                    )
                    : null;
            var talk = live ?? theirs ?? mine;
            return new TalkView
            {
                HasPartner = _engine.Couple is not null && !IsClosed,
                Stage =
                    live is not null ? TalkStage.Live
                    : theirs is not null ? TalkStage.Offered
                    : mine is not null ? TalkStage.Waiting
                    : TalkStage.None,
                Id = talk?.Conversation,
                Turns = live?.Turns ?? TurnTaking.Beginning,
                IsMyTurn = live is not null && live.Speaker == Me,
                ISpeakFirst = talk is not null && talk.IsFirst == (talk.Author == Me),
                Pause = talk?.Pause,
                IsPaused = live?.IsPaused == true,
                ReturnAt = live is { IsPaused: true } ? ReturnAt(live) : null,
                IAmBack = live?.Back == Me,
                IsConnected = !_engine.IsOffline,
            };
        }
    }

    /// <summary>Those that were held, and the lines kept of them; the latest day first. No number of them is shown anywhere.</summary>
    public IReadOnlyList<HeldView> Held
    {
        get
        {
            var kept = _engine
                .Own.ClosingLines.Lines.Values.OrderBy(line => line.Position)
                .ToList();
            var held = State
                .Held.Where(one => one.Author == Me || one.Joiner == Me)
                .Select(one => new HeldView
                {
                    Conversation = one.Conversation,
                    Day = one.DayOf(Me),
                    Kept = [.. Views(kept.Where(line => line.Conversation == one.Conversation))],
                    Mine = State.LineOf(one.Conversation, author => author == Me)?.Text,
                    Theirs = State.LineOf(one.Conversation, author => author != Me)?.Text,
                })
                .ToList();
            var known = held.Select(one => one.Conversation).ToHashSet(StringComparer.Ordinal);
            var alone = kept.Where(line =>
                    line.Conversation is null || !known.Contains(line.Conversation)
                )
                .Select(line => new HeldView { Day = line.Day, Kept = [.. Views([line])] });
            return [.. held.Concat(alone).OrderByDescending(one => one.Day)];
        }
    }

    private TalksState State => _engine.Couple?.Talks ?? TalksState.Empty;

    private string Me => _engine.Account.Me;

    private bool IsClosed => _engine.CoupleSpace?.Roster.ClosedAt is not null;

    public HeldView? Find(string? conversation) =>
        conversation is null ? null : Held.FirstOrDefault(one => one.Conversation == conversation);

    /// <summary>One is there. When the partner is there already, this joins them.</summary>
    public Task<Refusal?> BeginAsync(bool iSpeakFirst, string pauseWord, int returnAfterMinutes)
    {
        var conversation = Engine.NewId();
        return string.IsNullOrWhiteSpace(pauseWord)
            ? Task.FromResult<Refusal?>(new Refusal.Empty())
            : _engine.ActTogetherAsync(_ =>
                TalkDecisions.Begin(
                    State,
                    Me,
                    conversation,
                    _engine.Now,
                    iSpeakFirst,
                    new PauseTerms
                    {
                        Word = pauseWord.Trim(),
                        ReturnAfterMinutes = returnAfterMinutes,
                    }
                )
            );
    }

    /// <summary>Joins what is offered, with the pause word and the return that it says.</summary>
    public Task<Refusal?> JoinAsync(string conversation) =>
        _engine.ActTogetherAsync(_ => TalkDecisions.Join(State, Me, conversation));

    public Task<Refusal?> MoveAsync(string conversation, TurnMove move) =>
        _engine.ActTogetherAsync(_ => TalkDecisions.Move(State, Me, conversation, move));

    public Task<Refusal?> PauseAsync(string conversation) =>
        _engine.ActTogetherAsync(_ => TalkDecisions.Pause(State, conversation, _engine.Now));

    public Task<Refusal?> ReturnAsync(string conversation) =>
        _engine.ActTogetherAsync(_ => TalkDecisions.Return(State, Me, conversation));

    /// <summary>Over for both at once; before the partner has joined, it leaves nothing.</summary>
    public Task<Refusal?> EndAsync(string conversation) =>
        _engine.ActTogetherAsync(_ => TalkDecisions.End(State, conversation));

    /// <summary>Keeps a closing line to oneself.</summary>
    /// <param name="conversation">Null when it was held on one device.</param>
    public Task<Refusal?> KeepLineAsync(string? conversation, string text)
    {
        var line = Engine.NewId();
        return Checked(text)
            ?? _engine.ActPrivatelyAsync(() =>
                ClosingLineDecisions.Keep(line, conversation, _engine.LocalDay, text)
            );
    }

    public Task<Refusal?> DiscardLineAsync(string line) =>
        _engine.ActPrivatelyAsync(() =>
            ClosingLineDecisions.Discard(_engine.Own.ClosingLines, line)
        );

    /// <summary>Hands a closing line over.</summary>
    public Task<Refusal?> ShareLineAsync(string conversation, string text)
    {
        var line = Engine.NewId();
        return Checked(text)
            ?? _engine.ActTogetherAsync(_ =>
                TalkDecisions.ShareLine(State, Me, conversation, line, text)
            );
    }

    /// <summary>Takes the own line back, erased for both; also after the couple's space has ended.</summary>
    public Task<Refusal?> TakeLineBackAsync(string conversation) =>
        _engine.TakeBackTogetherAsync(() => TalkDecisions.WithdrawLine(State, Me, conversation));

    private static Task<Refusal?>? Checked(string text) =>
        string.IsNullOrWhiteSpace(text) ? Task.FromResult<Refusal?>(new Refusal.Empty())
        : text.Length > MostCharacters
            ? Task.FromResult<Refusal?>(new Refusal.TooLong(MostCharacters))
        : null;

    private static IEnumerable<KeptLineView> Views(IEnumerable<OwnClosingLine> lines) =>
        lines.Select(line => new KeptLineView { Id = line.Line, Text = line.Text });

    private bool IsIn(Talk talk) => talk.Author == Me || talk.Joiner == Me;

    // By its own word, or because it came while this device was looking: the other's clock may be wrong by a day.
    private bool IsThere(Talk talk) =>
        talk.Joiner is null
        && talk.IsOn(Me, _engine.Today)
        && (
            talk.IsOffered(_engine.Now)
            || _arrived.TryGetValue(talk.Conversation, out var at)
                && _engine.Now - at <= Talk.OfferedFor
        );

    private void TakeNoteOfArrivals()
    {
        foreach (var talk in State.Standing.Values)
        {
            if (!_arrived.ContainsKey(talk.Conversation))
            {
                _arrived[talk.Conversation] = _hasLooked ? _engine.Now : DateTimeOffset.MinValue;
            }
        }

        _hasLooked |= _engine.Ready.IsCompleted && _engine.Couple is not null;
        if (State.Live is { IsPaused: false } live)
        {
            _running = live.Conversation;
        }
    }

    // Counted from when this device saw it stop. One that was opened later goes by the other's clock, as far as that can be true.
    private DateTimeOffset ReturnAt(Talk talk)
    {
        if (
            _pausedAt is not { } known
            || known.Conversation != talk.Conversation
            || known.Pause != talk.Pauses
        )
        {
            var claimed = talk.PausedAt ?? _engine.Now;
            known = (
                talk.Conversation,
                talk.Pauses,
                _running == talk.Conversation || claimed > _engine.Now ? _engine.Now : claimed
            );
            _pausedAt = known;
        }

        return TimeZoneInfo.ConvertTime(
            known.At.AddMinutes(talk.Pause.ReturnAfterMinutes),
            _engine.Ports.Time.LocalTimeZone
        );
    }
}

public enum TalkStage
{
    None,

    /// <summary>One's own tap stands; the partner has not joined. It looks the same whatever they do.</summary>
    Waiting,

    /// <summary>The partner is there.</summary>
    Offered,
    Live,
}

public sealed record TalkView : Unprinted
{
    public required bool HasPartner { get; init; }
    public required TalkStage Stage { get; init; }
    public required string? Id { get; init; }
    public required TurnTaking Turns { get; init; }
    public required bool IsMyTurn { get; init; }

    /// <summary>Before it is live too: what joining agrees to.</summary>
    public required bool ISpeakFirst { get; init; }
    public required PauseTerms? Pause { get; init; }
    public required bool IsPaused { get; init; }

    /// <summary>When both had agreed to come back, on this device's wall.</summary>
    public required DateTimeOffset? ReturnAt { get; init; }
    public required bool IAmBack { get; init; }

    /// <summary>False while this screen may be behind: it says so, and the two can go on by this one device.</summary>
    public required bool IsConnected { get; init; }
}

/// <summary>One that is over.</summary>
public sealed record HeldView : Unprinted
{
    /// <summary>Null for one on one device.</summary>
    public string? Conversation { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>Kept to oneself.</summary>
    public required IReadOnlyList<KeptLineView> Kept { get; init; }

    /// <summary>Handed over.</summary>
    public string? Mine { get; init; }
    public string? Theirs { get; init; }
}

public sealed record KeptLineView : Unprinted
{
    public required string Id { get; init; }
    public required string Text { get; init; }
}
