using Reweave.Domain.Events;

namespace Reweave.Domain.PutAway;

/// <summary>
/// Something that the other handed over is off this person's own screens, until they bring it back. Private space: the other's side
/// holds no trace of it.
/// </summary>
public sealed record PiecePutAway : Event
{
    /// <summary>The entry of the words: other words, whatever their id, are not put away with them.</summary>
    public required string Entry { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Entry);

    internal override void Write(StoredWriter to) => to.Text("entry", Entry);

    internal static PiecePutAway Read(StoredReader from) => new() { Entry = from.Text("entry") };
}

/// <summary>It is on the own screens again.</summary>
public sealed record PieceBroughtBack : Event
{
    public required string Entry { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Entry);

    internal override void Write(StoredWriter to) => to.Text("entry", Entry);

    internal static PieceBroughtBack Read(StoredReader from) =>
        new() { Entry = from.Text("entry") };
}
