using Reweave.Domain.Events;

namespace Reweave.Domain.Touch;

/// <summary>What one of the two can do about touch. Nearer takes both, one step at a time; less near takes one, at once.</summary>
public sealed class TouchDecisions(
    TouchState state,
    OwnTouchState own,
    string space,
    string me,
    DateOnly today
)
{
    private readonly TouchView _view = TouchView.For(state, own, space, me, today);

    /// <summary>Asks for the next step, which must be all right for the one who asks.</summary>
    public Decision AskLevel(string ask) =>
        _view.MyLevel is not null ? Decided.Nothing
        : _view.Level >= _view.Limit ? new NoSuchTouch()
        : new Decided(
            [new TouchLevelAsked { Ask = ask, Level = _view.Level + 1 }],
            EntryOf(state.LevelAsked)
        );

    public Decision Agree() =>
        _view.TheirLevel is { } asked
            ? new Decided([new TouchLevelAgreed { Asked = asked.Entry }], EntryOf(state.LevelAsked))
            : new NoSuchTouch();

    /// <summary>At once and alone. What this person had asked for on the way up is erased.</summary>
    public Decision Lower(TouchLevel to) =>
        to >= state.Level
            ? Decided.Nothing
            : new Decided(
                [new TouchLevelLowered { Level = to }],
                [
                    .. state
                        .Steps.Skip((int)to)
                        .Where(step => step.Author == me)
                        .Select(step => step.Entry),
                    .. EntryOf(state.LevelAsked),
                    .. state.Asked.TryGetValue(me, out var mine) && mine.Level > to
                        ? [mine.Entry]
                        : Array.Empty<string>(),
                ]
            );

    /// <param name="level">How near it comes: no nearer than both have said.</param>
    public Decision Ask(string ask, TouchLevel level, string text)
    {
        var fact = new TouchAsked
        {
            Ask = ask,
            Level = level,
            Text = text,
        };
        return string.IsNullOrWhiteSpace(text) || !fact.IsWellFormed ? new OutOfBounds("words")
            : level > _view.Level || !_view.CanAsk ? new NoSuchTouch()
            : new Decided([fact], EntryOf(state.Asked));
    }

    /// <summary><em>Yes</em> or <em>not now</em>; also to what one said yes to before.</summary>
    public Decision Answer(bool yes) =>
        _view.TheirTouch is not { } asked ? new NoSuchTouch()
        : yes && _view.SaidYes ? Decided.Nothing
        : new Decided(
            [new TouchAnswered { Asked = asked.Entry, Yes = yes }],
            state.Answered.TryGetValue(me, out var before) ? [before.Entry] : []
        );

    public Decision TakeBack(string ask)
    {
        var entries = state
            .LevelAsked.Concat(state.Asked)
            .Where(one => one.Key == me && one.Value.Ask == ask)
            .Select(one => one.Value.Entry)
            .ToList();
        return entries.Count == 0
            ? Decided.Nothing
            : new Decided([new TouchTakenBack { Ask = ask }], entries);
    }

    /// <summary>Takes own questions back that faded: otherwise a changed app could say yes to them with a day that lies back.</summary>
    public Decision Lapse()
    {
        var faded = state
            .LevelAsked.Concat(state.Asked)
            .Where(one =>
                one.Key == me && today.DayNumber - one.Value.Day.DayNumber >= Bounds.FadesAfterDays
            )
            .Select(one => one.Value)
            .ToList();
        return new Decided(
            [.. faded.Select(one => new TouchTakenBack { Ask = one.Ask })],
            [.. faded.Select(one => one.Entry)]
        );
    }

    /// <summary>How near is all right for oneself. Private.</summary>
    /// <param name="rests">Questions about the level do not reach this person for seven days.</param>
    public Decision KeepLimit(TouchLevel limit, bool rests, DateTimeOffset now)
    {
        var before = own.Latest?.At ?? DateTimeOffset.MinValue;
        return
            _view.Limit == limit
            && own.Latest?.Space == space
            && (rests ? own.IsResting(space, today) : !own.Latest.Rests)
            ? Decided.Nothing
            : Decided.To(
                new TouchLimitKept
                {
                    Space = space,
                    Limit = limit,
                    At = now > before ? now : before.AddMilliseconds(1),
                    Rests = rests,
                }
            );
    }

    private IReadOnlyList<string> EntryOf(IReadOnlyDictionary<string, TouchQuestion> asked) =>
        asked.TryGetValue(me, out var mine) ? [mine.Entry] : [];
}

/// <summary>There is nothing to answer (any more), or it lies beyond where the two are.</summary>
public sealed record NoSuchTouch : Refusal;
