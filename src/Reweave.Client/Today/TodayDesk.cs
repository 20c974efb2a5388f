using Reweave.Client.CheckIns;
using Reweave.Client.Pairing;
using Reweave.Domain.NextStep;

namespace Reweave.Client.Today;

/// <summary>What is open, and one next step with its reason.</summary>
public sealed class TodayDesk
{
    private readonly Session _session;

    internal TodayDesk(Session session) => _session = session;

    public TodayView View => throw new NotImplementedException();
}

public sealed record TodayView
{
    public required DateOnly Day { get; init; }

    /// <summary>One next step with its reason and track, as types; Content has a sentence for each.</summary>
    public required Suggestion Next { get; init; }
    public required PairingStage Pairing { get; init; }
    public required CheckInStage CheckIn { get; init; }

    /// <summary>Pieces the partner shared in the last seven days.</summary>
    public required int NewlyShared { get; init; }

    /// <summary>The last day this account wrote something anywhere; null before the first entry. Shown so that a stale view is noticed.</summary>
    public DateOnly? LastOwnEntry { get; init; }
}
