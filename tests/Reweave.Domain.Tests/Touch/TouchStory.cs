using System.Text.Json;
using Reweave.Domain.Events;
using Reweave.Domain.Touch;
using static Reweave.Domain.Tests.Couple;

namespace Reweave.Domain.Tests.Touch;

/// <summary>Two people and how near they come, with what each keeps to themselves.</summary>
internal sealed class TouchStory
{
    private const string Space = "space";
    private readonly List<(Event Fact, EventMeta Meta)> _facts = [];
    private readonly HashSet<string> _erased = [];
    private readonly Dictionary<string, OwnTouchState> _own = new()
    {
        [Ada] = OwnTouchState.Empty,
        [Ben] = OwnTouchState.Empty,
    };
    private int _ids;

    public DateOnly Today { get; set; } = Monday;
    public TouchState State { get; private set; } = TouchState.Empty;
    public IReadOnlySet<string> Erased => _erased;
    public IReadOnlyList<(Event Fact, EventMeta Meta)> Facts => _facts;

    /// <summary>Both are fine with anything, and nothing is said yet.</summary>
    public static TouchStory Open()
    {
        var story = new TouchStory();
        story.Limits(Ada, TouchLevel.Close);
        story.Limits(Ben, TouchLevel.Close);
        return story;
    }

    /// <summary>Both have said so, one asking and the other agreeing.</summary>
    public static TouchStory At(TouchLevel level)
    {
        var story = Open();
        while (story.State.Level < level)
        {
            story.Raises(Ada, Ben);
        }

        return story;
    }

    public TouchView View(string who) => TouchView.For(State, _own[who], Space, who, Today);

    /// <summary>All that a person's screen could show.</summary>
    public string Screen(string who) => JsonSerializer.Serialize(View(who));

    public void Raises(string one, string other)
    {
        AsksLevel(one);
        Agrees(other);
    }

    public Decision AsksLevel(string who) => Does(who, decide => decide.AskLevel(NewId()));

    public Decision Agrees(string who) => Does(who, decide => decide.Agree());

    public Decision Lowers(string who, TouchLevel to) => Does(who, decide => decide.Lower(to));

    public Decision Asks(string who, TouchLevel level, string text = "May I hold your hand?") =>
        Does(who, decide => decide.Ask(NewId(), level, text));

    public Decision Answers(string who, bool yes) => Does(who, decide => decide.Answer(yes));

    public Decision TakesBack(string who, string ask) => Does(who, decide => decide.TakeBack(ask));

    public Decision Lapses(string who) => Does(who, decide => decide.Lapse());

    public void Limits(string who, TouchLevel limit, bool rests = false)
    {
        var now = new DateTimeOffset(Today, new TimeOnly(20, 0), TimeSpan.Zero);
        if (Decide(who).KeepLimit(limit, rests, now) is Decided decided)
        {
            foreach (var fact in decided.Events)
            {
                _own[who] = _own[who].After(fact, default);
            }
        }
    }

    public Decision Does(string who, Func<TouchDecisions, Decision> decide)
    {
        var decision = decide(Decide(who));
        if (decision is Decided decided)
        {
            Deliver(who, [.. decided.Events]);
            Erase([.. decided.Erase]);
        }

        return decision;
    }

    public void Deliver(string who, params Event[] facts)
    {
        foreach (var fact in facts)
        {
            var position = _facts.Count + 1;
            var meta = new EventMeta
            {
                Position = position,
                Entry = $"entry-{position}",
                Author = who,
                Day = Today,
            };
            _facts.Add((fact, meta));
            State = State.After(fact, meta);
        }
    }

    public void Erase(params string[] entries)
    {
        foreach (var entry in entries)
        {
            _erased.Add(entry);
            State = State.WithoutEntry(entry);
        }
    }

    /// <summary>What a device makes of it that reads the log from the beginning, where erased entries have no words any more.</summary>
    public TouchState Rebuilt() =>
        _facts
            .Where(one => !_erased.Contains(one.Meta.Entry))
            .Aggregate(TouchState.Empty, (state, one) => state.After(one.Fact, one.Meta));

    private TouchDecisions Decide(string who) => new(State, _own[who], Space, who, Today);

    private string NewId() => $"ask-{++_ids}";
}
