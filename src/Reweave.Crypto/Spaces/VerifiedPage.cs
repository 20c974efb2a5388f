namespace Reweave.Crypto.Spaces;

public enum PageOutcome
{
    Fine,

    /// <summary>A frame does not read, so nothing after it can be placed. What came before it stands.</summary>
    Malformed,

    /// <summary>An entry of a suite, kind or type that this version does not know. What came before it stands; update and go on from there.</summary>
    UpdateToRead,

    /// <summary>The first entry is not the genesis of this space. Nothing stands.</summary>
    OtherSpace,

    /// <summary>
    /// The host names another transcript for its head than its entries come to: it shows another log than the one verified before.
    /// Nothing of the page stands.
    /// </summary>
    HeadDiffers,
}

/// <summary>One entry at its verified place.</summary>
public sealed record VerifiedEntry
{
    public required Position Position { get; init; }
    public required EntryHash Hash { get; init; }

    /// <summary>The transcript after this entry.</summary>
    public required Transcript Transcript { get; init; }
    public required Frame Frame { get; init; }
    public required EntryVerdict Verdict { get; init; }

    /// <summary>Exactly one of this and <see cref="Head"/> is there, unless the head is malformed.</summary>
    public ControlEntry? Control { get; init; }

    /// <summary>An <see cref="EventHead"/> or an <see cref="ErasureHead"/>.</summary>
    public DeviceHead? Head { get; init; }

    /// <summary>The member who wrote it; null unless the entry is valid.</summary>
    public MemberId? Author { get; init; }

    /// <summary>What a log has to remember of this entry to verify later ones.</summary>
    public KeptEntry Kept =>
        new(
            Hash,
            Transcript,
            Verdict == EntryVerdict.Valid && Head is EventHead ? Author : null,
            Head is EventHead { Erasable: true }
        );
}

/// <summary>What a page came to. Keep <see cref="After"/> in the same transaction as the entries.</summary>
public sealed record VerifiedPage
{
    public required PageOutcome Outcome { get; init; }

    /// <summary>The entries that stand, in order, valid or named otherwise.</summary>
    public required IReadOnlyList<VerifiedEntry> Entries { get; init; }
    public required LogVerifier After { get; init; }
}

/// <summary>An entry of the verified prefix: author and erasable count for valid events only.</summary>
public readonly record struct KeptEntry(
    EntryHash Hash,
    Transcript Transcript,
    MemberId? EventAuthor,
    bool Erasable
);

/// <summary>
/// The verified prefix of a log as the device keeps it. Asked once a page, for confirmed positions further back than
/// <see cref="LogVerifier.TranscriptsKept"/> and for the targets of erasures.
/// </summary>
public interface ILogMemory
{
    /// <summary>What is known of these positions; leave out what is not.</summary>
    ValueTask<IReadOnlyDictionary<Position, KeptEntry>> RecallAsync(
        IReadOnlyCollection<Position> positions
    );
}
