using Reweave.Domain.Events;

namespace Reweave.Domain.Journey;

/// <summary>Where one person is on the road.</summary>
public sealed record JourneyState : Unprinted, IStored
{
    public static readonly JourneyState Empty = new();

    /// <summary>Null until chosen: then the app suggests by what is there.</summary>
    public Strand? Strand { get; init; }

    public long Position { get; init; }

    public JourneyState After(Event fact, EventMeta meta) =>
        fact is StrandChosen chosen && meta.Position > Position
            ? new JourneyState { Strand = chosen.Strand, Position = meta.Position }
            : this;

    void IStored.Write(StoredWriter to)
    {
        to.Name("strand", Strand, StoredNames.Strand);
        to.Number("position", Position);
    }

    internal static JourneyState Read(StoredReader from) =>
        new()
        {
            Strand = from.NameOrNull("strand", StoredNames.Strand),
            Position = from.LongNumber("position"),
        };
}
