using Reweave.Domain.Events;
using Reweave.Domain.Feelings;

namespace Reweave.Domain.Journal;

/// <summary>A first version of a private piece, or a later one: the whole text each time, so that any version can be erased alone.</summary>
public abstract record JournalVersion : Event
{
    /// <summary>The piece, a random id made by the device that began it.</summary>
    public required string Piece { get; init; }

    /// <summary>This version, a random id.</summary>
    public required string Version { get; init; }

    /// <summary>The writer's own calendar day when the piece was begun; edits carry it on.</summary>
    public required DateOnly Day { get; init; }

    public required string Text { get; init; }
    public IReadOnlyList<FeelingMark> Feelings { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];

    internal override bool IsWellFormed =>
        Bounds.IsId(Piece)
        && Bounds.IsId(Version)
        && Bounds.IsText(Text, Bounds.TextLength)
        && Bounds.AreFeelings(Feelings)
        && Bounds.AreTags(Tags);
}

public sealed record JournalWritten : JournalVersion;

/// <summary>
/// Replaces the versions its writer saw. Two devices that edit apart leave two versions that neither saw: both are kept until an edit
/// names both.
/// </summary>
public sealed record JournalEdited : JournalVersion
{
    public const int MostReplaced = 32;

    public required IReadOnlyList<string> Replaces { get; init; }

    internal override bool IsWellFormed =>
        base.IsWellFormed
        && Replaces.Count <= MostReplaced
        && Replaces.All(version => Bounds.IsId(version));
}

/// <summary>Beats every version, whenever it arrives. The versions' entries are erased with it.</summary>
public sealed record JournalDeleted : Event
{
    public required string Piece { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Piece);
}
