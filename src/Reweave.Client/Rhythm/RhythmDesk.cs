namespace Reweave.Client.Rhythm;

/// <summary>When to check in: proposed by one, accepted by the other, ended by either alone without a trace.</summary>
public sealed class RhythmDesk
{
    private readonly Session _session;

    internal RhythmDesk(Session session) => _session = session;

    public RhythmView View => throw new NotImplementedException();

    /// <summary>Proposes a weekly time; replaces an own open proposal.</summary>
    public Task<Refusal?> ProposeAsync(WeeklyTime time) => throw new NotImplementedException();

    /// <summary>Accepts the partner's open proposal.</summary>
    public Task<Refusal?> AcceptAsync() => throw new NotImplementedException();

    /// <summary>Takes back the own proposal, sets the partner's aside, or ends what is in force.</summary>
    public Task<Refusal?> WithdrawAsync() => throw new NotImplementedException();
}

/// <summary>A day of the week and a time of that day, on each one's own clock.</summary>
public readonly record struct WeeklyTime(DayOfWeek Day, TimeOnly Time);

public sealed record RhythmView
{
    public required bool HasPartner { get; init; }

    /// <summary>What both have accepted.</summary>
    public WeeklyTime? InForce { get; init; }

    /// <summary>The own proposal, waiting.</summary>
    public WeeklyTime? ProposedByMe { get; init; }

    /// <summary>The partner's proposal, to accept or to leave.</summary>
    public WeeklyTime? ProposedToMe { get; init; }
}
