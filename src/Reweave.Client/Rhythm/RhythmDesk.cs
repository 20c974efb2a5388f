using Reweave.Client.Engines;
using Reweave.Domain.Events;
using Reweave.Domain.Rhythm;

namespace Reweave.Client.Rhythm;

/// <summary>When to check in: proposed by one, accepted by the other, ended by either alone without a trace.</summary>
public sealed class RhythmDesk
{
    private readonly Engine _engine;

    internal RhythmDesk(Session session) => _engine = session.Engine;

    private RhythmState State => _engine.Couple?.Rhythm ?? RhythmState.Empty;

    public RhythmView View
    {
        get
        {
            var open = State.Open;
            var isMine = open?.Author == _engine.Account.Me;
            return new RhythmView
            {
                HasPartner = _engine.Couple is not null,
                InForce = ToView(State.InForce),
                ProposedByMe = isMine ? ToView(open) : null,
                ProposedToMe = isMine ? null : ToView(open),
            };
        }
    }

    /// <summary>Proposes a weekly time. An own open proposal is taken back first; proposing what the partner proposes accepts it.</summary>
    public Task<Refusal?> ProposeAsync(WeeklyTime time)
    {
        var proposal = Engine.NewId();
        var wish = new Domain.Rhythm.WeeklyTime
        {
            Day = time.Day,
            Minute = time.Time.Hour * 60 + time.Time.Minute,
        };
        return _engine.ActTogetherAsync(_ =>
        {
            var state = State;
            var before = Array.Empty<Event>();
            if (state.Open is { } open && open.Author == _engine.Account.Me && open.Time != wish)
            {
                before = [new RhythmWithdrawn { Proposal = open.Proposal }];
                state = state.After(
                    before[0],
                    new EventMeta
                    {
                        Position = long.MaxValue,
                        Entry = proposal,
                        Author = _engine.Account.Me,
                        Day = _engine.Today,
                    }
                );
            }

            return RhythmDecisions.Propose(state, _engine.Account.Me, proposal, wish) switch
            {
                Decided decided => decided with { Events = [.. before, .. decided.Events] },
                var refused => refused,
            };
        });
    }

    /// <summary>Accepts the partner's open proposal.</summary>
    public Task<Refusal?> AcceptAsync() =>
        _engine.ActTogetherAsync(_ =>
            RhythmDecisions.Accept(State, _engine.Account.Me, State.Open?.Proposal ?? "")
        );

    /// <summary>Takes back the own proposal, sets the partner's aside, or ends what is in force: one act, and it looks the same.</summary>
    public Task<Refusal?> WithdrawAsync() =>
        _engine.ActTogetherAsync(_ =>
            RhythmDecisions.Withdraw(
                State,
                _engine.Account.Me,
                (State.Open ?? State.InForce)?.Proposal ?? ""
            )
        );

    private static WeeklyTime? ToView(KeptProposal? proposal) =>
        proposal is null
            ? null
            : new WeeklyTime(
                proposal.Time.Day,
                new TimeOnly(proposal.Time.Minute / 60, proposal.Time.Minute % 60)
            );
}

/// <summary>A day of the week and a time of that day, on each one's own clock.</summary>
public readonly record struct WeeklyTime(DayOfWeek Day, TimeOnly Time);

public sealed record RhythmView : Unprinted
{
    public required bool HasPartner { get; init; }

    /// <summary>What both have accepted.</summary>
    public WeeklyTime? InForce { get; init; }

    /// <summary>The own proposal, waiting.</summary>
    public WeeklyTime? ProposedByMe { get; init; }

    /// <summary>The partner's proposal, to accept or to leave.</summary>
    public WeeklyTime? ProposedToMe { get; init; }
}
