using Reweave.Domain.Events;

namespace Reweave.Domain.Tests;

/// <summary>One subject's log for telling stories: decides, delivers, erases.</summary>
internal sealed class Log<TState>(
    TState empty,
    Func<TState, Event, EventMeta, TState> after,
    Func<TState, string, TState>? without = null
)
{
    private readonly List<(Event Fact, EventMeta Meta)> _facts = [];
    private long _position;

    /// <summary>Everything delivered, in order.</summary>
    public IReadOnlyList<(Event Fact, EventMeta Meta)> Facts => _facts;
    public DateOnly Today { get; set; } = Couple.Monday;
    public TState State { get; private set; } = empty;

    public Decision Does(Func<TState, Decision> decide) => Does(Couple.Ada, decide);

    public Decision Does(string who, Func<TState, Decision> decide)
    {
        var decision = decide(State);
        if (decision is Decided decided)
        {
            Deliver(decided, who);
        }

        return decision;
    }

    public void Deliver(Decided decided, string who = Couple.Ada)
    {
        foreach (var fact in decided.Events)
        {
            _position++;
            var meta = new EventMeta
            {
                Position = _position,
                Entry = $"entry-{_position}",
                Author = who,
                Day = Today,
            };
            _facts.Add((fact, meta));
            State = after(State, fact, meta);
        }

        foreach (var entry in decided.Erase)
        {
            State = without!(State, entry);
        }
    }
}
