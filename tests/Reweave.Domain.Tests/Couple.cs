using System.Text.Json;
using Reweave.Domain.CheckIns;
using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;
using Reweave.Domain.Spaces;

namespace Reweave.Domain.Tests;

/// <summary>
/// Two people and the log between them, for telling stories: each decides on what has reached their own device, then what they
/// decided is delivered in an order that the story chooses.
/// </summary>
internal sealed class Couple
{
    public const string Ada = "ada";
    public const string Ben = "ben";
    public static readonly DateOnly Monday = new(2026, 11, 2);
    private readonly List<(Event Fact, EventMeta Meta)> _log = [];
    private int _ids;

    public DateOnly Today { get; set; } = Monday;
    public CoupleSpaceState State { get; private set; } = CoupleSpaceState.Empty;
    public IReadOnlyList<(Event Fact, EventMeta Meta)> Log => _log;

    public static SealedItem Sealed(string item, string exchange) =>
        new()
        {
            Item = item,
            Exchange = exchange,
            Salt = new byte[32],
            PrivateEpoch = 1,
            Commitment = new byte[32],
            Sealed = [1],
        };

    public string NewId() => $"id-{++_ids}";

    /// <summary>What the person decides on what both have seen so far; nothing is delivered yet.</summary>
    public IReadOnlyList<Event> Decide(Func<CoupleSpaceState, Decision> decide) =>
        decide(State) is Decided decided ? decided.Events : [];

    public void Deliver(string author, IEnumerable<Event> facts)
    {
        foreach (var fact in facts)
        {
            var position = _log.Count + 1;
            var meta = new EventMeta
            {
                Position = position,
                Entry = $"entry-{position}",
                Author = author,
                Day = Today,
            };
            _log.Add((fact, meta));
            State = State.After(fact, meta);
        }
    }

    /// <summary>Decides and delivers at once; returns the decision.</summary>
    public Decision Does(string who, Func<CoupleSpaceState, Decision> decide)
    {
        var decision = decide(State);
        if (decision is Decided decided)
        {
            Deliver(who, decided.Events);
            foreach (var entry in decided.Erase)
            {
                State = State.WithoutEntry(entry);
            }
        }

        return decision;
    }

    /// <summary>An erasure by the author's device has arrived.</summary>
    public void Erase(string entry) => State = State.WithoutEntry(entry);

    public Func<CoupleSpaceState, Decision> Answer(string who, params string[] items)
    {
        var answer = NewId();
        return state =>
            CheckInDecisions.Answer(
                state.CheckIns,
                who,
                Today,
                answer,
                [.. items.Select(item => Sealed(item, $"{answer}-{item}"))]
            );
    }

    public Func<CoupleSpaceState, Decision> Open(string who, int round, string item) =>
        state =>
        {
            var answered = state
                .CheckIns.Rounds.GetValueOrDefault(round)
                ?.StandingOf(who)
                ?.Items.Exists(kept => kept.Item == item);
            return CheckInDecisions.Open(
                state.CheckIns,
                who,
                Today,
                round,
                item,
                answered == true ? new byte[32] : null
            );
        };

    public Func<CoupleSpaceState, Decision> Withdraw(string who, int round) =>
        state => CheckInDecisions.Withdraw(state.CheckIns, who, Today, round);

    public Func<CoupleSpaceState, Decision> Stop(string who, int round) =>
        state => CheckInDecisions.Stop(state.CheckIns, who, Today, round);

    public Func<CoupleSpaceState, Decision> Reply(
        string who,
        int round,
        NeedReply reply,
        string? words = null
    ) => state => CheckInDecisions.ReplyToNeed(state.CheckIns, who, Today, round, reply, words);

    public CheckInsView View(string who) => CheckInsView.For(State.CheckIns, who, Today);

    /// <summary>Everything a screen could show, as text to compare.</summary>
    public string Screen(string who) => Screen(State, who, Today);

    public static string Screen(CoupleSpaceState state, string who, DateOnly today) =>
        JsonSerializer.Serialize(CheckInsView.For(state.CheckIns, who, today));

    public static CoupleSpaceState Fold(IEnumerable<(Event Fact, EventMeta Meta)> log) =>
        log.Aggregate(
            CoupleSpaceState.Empty,
            (state, entry) => state.After(entry.Fact, entry.Meta)
        );
}
