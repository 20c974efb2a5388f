using Reweave.Domain.Journey;
using Reweave.Domain.NextStep;

namespace Reweave.Client.Journey;

/// <summary>A part of the app as a place on the road.</summary>
public enum JourneyPart
{
    FirstDays,
    Standing,
    Help,
    Journal,
    Acknowledgement,
    Telling,
    Questions,
    Windows,
    Understanding,
    Agreements,
    Sharing,
    CheckIn,
    Rhythm,
}

/// <summary>How a part stands in what its reader can see; never what the other has not done.</summary>
public enum PartState
{
    /// <summary>Nothing to say about it.</summary>
    Quiet,

    /// <summary>Begun by oneself, seen by nobody else.</summary>
    OnlyMine,

    /// <summary>Something of it stands between the two.</summary>
    Between,

    /// <summary>Both have said yes to it.</summary>
    Agreed,

    /// <summary>It rests, whatever the cause.</summary>
    Resting,
}

/// <summary>The road as one person sees it. Computed on their device; the partner's looks different and neither is shown to the other.</summary>
public sealed record JourneyView : Unprinted
{
    /// <summary>Where one says one is; null until chosen.</summary>
    public required Strand? Here { get; init; }

    /// <summary>The first weeks: some parts say why they are suggested later. None is locked.</summary>
    public required bool IsEarly { get; init; }

    public required IReadOnlyList<StrandView> Strands { get; init; }
}

public sealed record StrandView : Unprinted
{
    public required Strand Strand { get; init; }

    /// <summary>In the order that fits where one stands.</summary>
    public required IReadOnlyList<PartView> Parts { get; init; }
}

public sealed record PartView : Unprinted
{
    public required JourneyPart Part { get; init; }
    public required Track Track { get; init; }
    public required PartState State { get; init; }

    /// <summary>Suggested for later, with a reason that Content has. The way there is open all the same.</summary>
    public required bool Later { get; init; }
}
