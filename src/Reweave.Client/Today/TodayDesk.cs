using Reweave.Client.CheckIns;
using Reweave.Client.Pairing;
using Reweave.Domain.Events;
using Reweave.Domain.NextStep;

namespace Reweave.Client.Today;

/// <summary>What is open, and one next step with its reason.</summary>
public sealed class TodayDesk
{
    private readonly Session _session;

    internal TodayDesk(Session session) => _session = session;

    public TodayView View
    {
        get
        {
            var engine = _session.Engine;
            var today = engine.Today;
            return new TodayView
            {
                Day = today,
                Next = NextStepDecisions.Suggest(
                    engine.Own,
                    engine.LatestCouple is not { Roster.ClosedAt: null } present ? null
                        : engine.IsLookingBack ? present.Couple
                        : engine.Couple,
                    engine.LatestCouple?.Name,
                    engine.Account.Me,
                    today,
                    engine.Now
                ),
                Pairing = _session.Pairing.View.Stage,
                CheckIn = _session.CheckIns.View.Stage,
                NewlyShared = (engine.Couple?.Shared.All ?? []).Count(piece =>
                    piece.Author != engine.Account.Me
                    && piece.Day > today.AddDays(-Bounds.FadesAfterDays)
                ),
                LastOwnEntry = engine.Spaces.Max(space => space.LastOwnEntry),
            };
        }
    }
}

public sealed record TodayView : Unprinted
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
