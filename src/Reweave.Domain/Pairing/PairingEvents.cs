using System.Text.Json.Serialization;
using Reweave.Domain.Events;

namespace Reweave.Domain.Pairing;

/// <summary>An invitation this account made: id and secret (base64url), so that any own device can complete it. Private space, erasable.</summary>
public sealed record InvitationKept : Event
{
    public required string Invitation { get; init; }
    public required string Secret { get; init; }
    public required DateTimeOffset Expires { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Invitation) && Bounds.IsId(Secret);

    /// <summary>It holds a secret: it never prints.</summary>
    public override string ToString() => $"(invitation {Invitation})";
}

/// <summary>Taken back, used up or expired: nothing of it is shown any more, and its secret is erased.</summary>
public sealed record InvitationEnded : Event
{
    public required string Invitation { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Invitation);
}

/// <summary>
/// The pairwise secret with one partner, sealed under the master key as docs/protocol says, with the acceptance it came from. Kept by
/// both sides before the couple space is made or opened.
/// </summary>
public sealed record PairingKept : Event
{
    public const int MostAcceptanceBytes = 4_096;

    /// <summary>The other's member id.</summary>
    public required string Partner { get; init; }

    public required string Invitation { get; init; }
    public required bool Invited { get; init; }
    public required byte[] SealedPsk { get; init; }
    public required byte[] Acceptance { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Partner)
        && Bounds.IsId(Invitation)
        && SealedPsk is { Length: > 0 and <= 1_024 }
        && Acceptance is { Length: > 0 and <= MostAcceptanceBytes };
}

/// <summary>The couple space with that partner was made or found, verified from its genesis.</summary>
public sealed record SpacePaired : Event
{
    public required string Partner { get; init; }
    public required string Space { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Partner) && Bounds.IsId(Space);
}

/// <summary>This person compared, outside the app, and it was the same.</summary>
public sealed record PartnerVerified : Event
{
    public required string Partner { get; init; }
    public required VerifiedBy How { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Partner) && Enum.IsDefined(How);
}

public enum VerifiedBy
{
    /// <summary>The acceptance was scanned back in the same room.</summary>
    [JsonStringEnumMemberName("acceptance-scanned")]
    AcceptanceScanned = 1,

    [JsonStringEnumMemberName("safety-number")]
    SafetyNumber = 2,
}
