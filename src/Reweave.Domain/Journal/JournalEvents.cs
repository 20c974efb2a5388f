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

    internal override void Write(StoredWriter to)
    {
        to.Text("piece", Piece);
        to.Text("version", Version);
        to.Day("day", Day);
        to.Text("text", Text);
        to.List("feelings", Feelings);
        to.Texts("tags", Tags);
    }
}

public sealed record JournalWritten : JournalVersion
{
    internal static JournalWritten Read(StoredReader from) =>
        new()
        {
            Piece = from.Text("piece"),
            Version = from.Text("version"),
            Day = from.Day("day"),
            Text = from.Text("text"),
            Feelings = from.List("feelings", FeelingMark.Read),
            Tags = from.Texts("tags"),
        };
}

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

    internal override void Write(StoredWriter to)
    {
        to.Texts("replaces", Replaces);
        base.Write(to);
    }

    internal static JournalEdited Read(StoredReader from) =>
        new()
        {
            Replaces = from.Texts("replaces"),
            Piece = from.Text("piece"),
            Version = from.Text("version"),
            Day = from.Day("day"),
            Text = from.Text("text"),
            Feelings = from.List("feelings", FeelingMark.Read),
            Tags = from.Texts("tags"),
        };
}

/// <summary>Beats every version, whenever it arrives. The versions' entries are erased with it.</summary>
public sealed record JournalDeleted : Event
{
    public required string Piece { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Piece);

    internal override void Write(StoredWriter to)
    {
        to.Text("piece", Piece);
    }

    internal static JournalDeleted Read(StoredReader from) => new() { Piece = from.Text("piece") };
}
