using Reweave.Client.Engines;
using Reweave.Domain.Journey;

namespace Reweave.Client.Journey;

/// <summary>Where one is on the road, at one's own pace. The partner never sees it.</summary>
public sealed class JourneyDesk
{
    private readonly Engine _engine;

    internal JourneyDesk(Session session) => _engine = session.Engine;

    /// <summary>Null until chosen.</summary>
    public Strand? Strand => _engine.Own.Journey.Strand;

    public Task<Refusal?> ChooseAsync(Strand strand) =>
        _engine.ActPrivatelyAsync(() => JourneyDecisions.Choose(_engine.Own.Journey, strand));
}
