using System.Collections.Immutable;
using Reweave.Domain.Events;
using Reweave.Domain.Feelings;

namespace Reweave.Domain.Journal;

/// <summary>One person's private pieces. The result does not depend on the order in which facts arrive.</summary>
public sealed record JournalState : Unprinted, IStored
{
    public static readonly JournalState Empty = new();

    public ImmutableDictionary<string, JournalPiece> Pieces { get; init; } =
        ImmutableDictionary<string, JournalPiece>.Empty;

    /// <summary>Deleted pieces, so that a late edit does not bring one back.</summary>
    public ImmutableHashSet<string> Deleted { get; init; } = [];

    public JournalState After(Event fact, EventMeta meta) =>
        fact switch
        {
            JournalVersion version => With(version, meta),
            JournalDeleted deleted => this with
            {
                Pieces = Pieces.Remove(deleted.Piece),
                Deleted = Deleted.Add(deleted.Piece),
            },
            _ => this,
        };

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public JournalState WithoutEntry(string entry) =>
        WithoutEntries(new HashSet<string>(StringComparer.Ordinal) { entry });

    /// <summary>Likewise for many at once: a journal of years is looked through once, not once for each.</summary>
    public JournalState WithoutEntries(IReadOnlySet<string> entries)
    {
        if (entries.Count == 0)
        {
            return this;
        }

        var pieces = Pieces;
        foreach (var (id, piece) in Pieces)
        {
            if (!piece.HasEntryAmong(entries))
            {
                continue;
            }

            var left = piece.Versions.RemoveAll(version => entries.Contains(version.Entry));
            pieces = left.IsEmpty
                ? pieces.Remove(id)
                : pieces.SetItem(id, piece with { Versions = left });
        }

        return ReferenceEquals(pieces, Pieces) ? this : this with { Pieces = pieces };
    }

    private JournalState With(JournalVersion version, EventMeta meta)
    {
        if (Deleted.Contains(version.Piece))
        {
            return this;
        }

        var piece = Pieces.GetValueOrDefault(version.Piece) ?? new JournalPiece(version.Piece, []);
        if (piece.Versions.Exists(kept => kept.Version == version.Version))
        {
            return this;
        }

        var added = new KeptVersion
        {
            Version = version.Version,
            Replaces = version is JournalEdited edited ? [.. edited.Replaces] : [],
            Position = meta.Position,
            Entry = meta.Entry,
            Day = version.Day,
            Text = version.Text,
            Feelings = version.Feelings,
            Tags = version.Tags,
        };
        return this with
        {
            Pieces = Pieces.SetItem(version.Piece, new(piece.Piece, piece.Versions.Add(added))),
        };
    }

    void IStored.Write(StoredWriter to)
    {
        to.Map("pieces", Pieces);
        to.Texts("deleted", Deleted);
    }

    internal static JournalState Read(StoredReader from) =>
        new() { Pieces = from.Map("pieces", JournalPiece.Read), Deleted = from.Set("deleted") };
}

/// <summary>A piece with every version that is not erased yet.</summary>
public sealed record JournalPiece(string Piece, ImmutableList<KeptVersion> Versions)
    : Unprinted,
        IStored
{
    /// <summary>Versions that no other version replaces, the latest first: more than one after two devices edited apart.</summary>
    public IReadOnlyList<KeptVersion> Standing =>
        Versions.Count == 1
            ? Versions
            :
            [
                .. Versions
                    .Where(version =>
                        !Versions.Exists(other =>
                            other.Version != version.Version
                            && other.Replaces.Contains(version.Version)
                            && !version.Replaces.Contains(other.Version)
                        )
                    )
                    .DefaultIfEmpty(Versions.MaxBy(version => version.Position)!)
                    .OrderByDescending(version => version.Position)
                    .ThenBy(version => version.Version, StringComparer.Ordinal),
            ];

    /// <summary>What is shown.</summary>
    public KeptVersion Current => Standing[0];

    /// <summary>The writer's own day of the first version; edits carry it on.</summary>
    public DateOnly WrittenOn => Current.Day;

    /// <summary>The place of the first version that is left: what pieces are ordered by.</summary>
    public long FirstPosition =>
        Versions.Count == 1 ? Versions[0].Position : Versions.Min(version => version.Position);

    // Without a delegate: asked of every piece for each erasure.
    internal bool HasEntryAmong(IReadOnlySet<string> entries)
    {
        for (var i = 0; i < Versions.Count; i++)
        {
            if (entries.Contains(Versions[i].Entry))
            {
                return true;
            }
        }

        return false;
    }

    void IStored.Write(StoredWriter to)
    {
        to.Text("piece", Piece);
        to.List("versions", Versions);
    }

    internal static JournalPiece Read(StoredReader from) =>
        new(from.Text("piece"), from.ListOrEmpty("versions", KeptVersion.Read));
}

public sealed record KeptVersion : Unprinted, IStored
{
    public required string Version { get; init; }
    public required ImmutableList<string> Replaces { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }
    public required DateOnly Day { get; init; }
    public required string Text { get; init; }
    public required IReadOnlyList<FeelingMark> Feelings { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("version", Version);
        to.Texts("replaces", Replaces);
        to.Number("position", Position);
        to.Text("entry", Entry);
        to.Day("day", Day);
        to.Text("text", Text);
        to.List("feelings", Feelings);
        to.Texts("tags", Tags);
    }

    internal static KeptVersion Read(StoredReader from) =>
        new()
        {
            Version = from.Text("version"),
            Replaces = from.Texts("replaces"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
            Day = from.Day("day"),
            Text = from.Text("text"),
            Feelings = from.List("feelings", FeelingMark.Read),
            Tags = from.Texts("tags"),
        };
}
