using Reweave.Domain.Events;

namespace Reweave.Domain.Journey;

/// <summary>The strands of the road. They run beside each other; none locks another.</summary>
public enum Strand
{
    Steady = 1,
    Acknowledge = 2,
    Understand = 3,
    Agree = 4,
    Reconnect = 5,
    KeepGoing = 6,
}

/// <summary>Where a person is on the road, by their own choice and at their own pace. Private space; the last one counts.</summary>
public sealed record StrandChosen : Event
{
    public required Strand Strand { get; init; }

    internal override bool IsWellFormed => Enum.IsDefined(Strand);

    internal override void Write(StoredWriter to)
    {
        to.Name("strand", Strand, StoredNames.Strand);
    }

    internal static StrandChosen Read(StoredReader from) =>
        new() { Strand = from.Name("strand", StoredNames.Strand) };
}
