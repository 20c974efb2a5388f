using System.Text.Json.Serialization;
using Reweave.Domain.Events;

namespace Reweave.Domain.CheckIns;

/// <summary>The light items of a check-in.</summary>
public enum CheckInItem
{
    /// <summary>How I am: feelings with intensity.</summary>
    [JsonStringEnumMemberName("feelings")]
    Feelings = 1,

    /// <summary>One thing I'd like you to know.</summary>
    [JsonStringEnumMemberName("to-know")]
    ToKnow = 2,

    /// <summary>What I need.</summary>
    [JsonStringEnumMemberName("need")]
    Need = 3,
}

/// <summary>
/// A whole answer of one person to one round: up to three items, each sealed under its own key (docs/protocol/fundamentals.md,
/// section 9). Committing to a round that does not exist yet starts it. Couple space.
/// </summary>
public sealed record CheckInAnswered : Event
{
    public required int Round { get; init; }

    /// <summary>This answer, a random id: openings name the two answers they are for.</summary>
    public required string Answer { get; init; }

    public required IReadOnlyList<SealedItem> Items { get; init; }

    internal override bool IsWellFormed =>
        Round >= 1
        && Bounds.IsId(Answer)
        && Items.Count is >= 1 and <= 3
        && Items.All(item => item is not null && item.IsWellFormed)
        && Items.Select(item => item.Item).Distinct().Count() == Items.Count
        && Items.Select(item => item.Exchange).Distinct().Count() == Items.Count;
}

/// <summary>One committed answer, as it lies in the log for both to hold and neither to read early.</summary>
public sealed record SealedItem
{
    public const int MostSealedBytes = 16_384;

    public required CheckInItem Item { get; init; }

    /// <summary>Base64url of the exchange's 16 bytes.</summary>
    public required string Exchange { get; init; }

    public required byte[] Salt { get; init; }

    /// <summary>The author's private epoch the opening key derives from, so that each own device can reveal.</summary>
    public required int PrivateEpoch { get; init; }

    public required byte[] Commitment { get; init; }
    public required byte[] Sealed { get; init; }

    internal bool IsWellFormed =>
        Enum.IsDefined(Item)
        && Bounds.IsId(Exchange)
        && Bounds.IsBytes(Salt, 32)
        && PrivateEpoch >= 1
        && Bounds.IsBytes(Commitment, 32)
        && Sealed is { Length: > 0 and <= MostSealedBytes };
}

/// <summary>One's own answer taken back; voids it and any earlier own answer to the round. Its entry is erased with it.</summary>
public sealed record CheckInWithdrawn : Event
{
    public required int Round { get; init; }
    public required string Answer { get; init; }

    internal override bool IsWellFormed => Round >= 1 && Bounds.IsId(Answer);
}

/// <summary>
/// A person's tap on one item, after both committed. Carries the key of their own sealed item, if they answered it. An item is seen
/// once both have tapped.
/// </summary>
public sealed record CheckInItemOpened : Event
{
    public required int Round { get; init; }
    public required CheckInItem Item { get; init; }

    /// <summary>The own answer it opens, and the other's answer it was opened against: if that one was withdrawn meanwhile, the round ends.</summary>
    public required string Mine { get; init; }
    public required string Theirs { get; init; }

    /// <summary>Null when the person did not answer this item.</summary>
    public string? Exchange { get; init; }
    public byte[]? Reveal { get; init; }

    internal override bool IsWellFormed =>
        Round >= 1
        && Enum.IsDefined(Item)
        && Bounds.IsId(Mine)
        && Bounds.IsId(Theirs)
        && (Exchange is null) == (Reveal is null)
        && (Exchange is null || Bounds.IsId(Exchange))
        && (Reveal is null || Bounds.IsBytes(Reveal, 32));
}

/// <summary>
/// Either ends the opening. <see cref="Seen"/> is what the one who stops saw open: an item that the other opens at the same moment
/// stays closed, whatever order the host gives the two entries.
/// </summary>
public sealed record CheckInStopped : Event
{
    public required int Round { get; init; }
    public required IReadOnlyList<CheckInItem> Seen { get; init; }

    internal override bool IsWellFormed =>
        Round >= 1 && Seen.Count <= 3 && Seen.All(item => Enum.IsDefined(item));
}

/// <summary>A kind answer to a need that was opened. The last one of its author counts.</summary>
public sealed record NeedAnswered : Event
{
    public required int Round { get; init; }

    /// <summary>The other's answer whose need it is.</summary>
    public required string Answer { get; init; }

    public required NeedReply Reply { get; init; }
    public string? Words { get; init; }

    internal override bool IsWellFormed =>
        Round >= 1
        && Bounds.IsId(Answer)
        && Enum.IsDefined(Reply)
        && Bounds.IsOptionalText(Words, Bounds.AnswerLength);
}

public enum NeedReply
{
    [JsonStringEnumMemberName("yes")]
    Yes = 1,

    [JsonStringEnumMemberName("not-now")]
    NotNow = 2,

    [JsonStringEnumMemberName("another-way")]
    AnotherWay = 3,
}

/// <summary><em>Not now</em> for a round: private space. The partner's side holds no trace of it.</summary>
public sealed record CheckInSetAside : Event
{
    public required string Space { get; init; }
    public required int Round { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Space) && Round >= 1;
}
