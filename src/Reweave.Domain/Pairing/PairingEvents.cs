using Reweave.Domain.Events;

namespace Reweave.Domain.Pairing;

/// <summary>An invitation this account made: id and secret (base64url), so that any own device can complete it. Private space, erasable.</summary>
public sealed record InvitationKept : Event
{
    public required string Invitation { get; init; }
    public required string Secret { get; init; }
    public required DateTimeOffset Expires { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Invitation) && Bounds.IsId(Secret);

    internal override void Write(StoredWriter to)
    {
        to.Text("invitation", Invitation);
        to.Text("secret", Secret);
        to.Moment("expires", Expires);
    }

    internal static InvitationKept Read(StoredReader from) =>
        new()
        {
            Invitation = from.Text("invitation"),
            Secret = from.Text("secret"),
            Expires = from.Moment("expires"),
        };
}

/// <summary>Taken back, used up or expired: nothing of it is shown any more, and its secret is erased.</summary>
public sealed record InvitationEnded : Event
{
    public required string Invitation { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Invitation);

    internal override void Write(StoredWriter to)
    {
        to.Text("invitation", Invitation);
    }

    internal static InvitationEnded Read(StoredReader from) =>
        new() { Invitation = from.Text("invitation") };
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

    internal override void Write(StoredWriter to)
    {
        to.Text("partner", Partner);
        to.Text("invitation", Invitation);
        to.Flag("invited", Invited);
        to.Bytes("sealedPsk", SealedPsk);
        to.Bytes("acceptance", Acceptance);
    }

    internal static PairingKept Read(StoredReader from) =>
        new()
        {
            Partner = from.Text("partner"),
            Invitation = from.Text("invitation"),
            Invited = from.Flag("invited"),
            SealedPsk = from.Bytes("sealedPsk"),
            Acceptance = from.Bytes("acceptance"),
        };
}

/// <summary>The couple space with that partner was made or found, verified from its genesis.</summary>
public sealed record SpacePaired : Event
{
    public required string Partner { get; init; }
    public required string Space { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Partner) && Bounds.IsId(Space);

    internal override void Write(StoredWriter to)
    {
        to.Text("partner", Partner);
        to.Text("space", Space);
    }

    internal static SpacePaired Read(StoredReader from) =>
        new() { Partner = from.Text("partner"), Space = from.Text("space") };
}

/// <summary>This person compared, outside the app, and it was the same.</summary>
public sealed record PartnerVerified : Event
{
    public required string Partner { get; init; }
    public required VerifiedBy How { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Partner) && Enum.IsDefined(How);

    internal override void Write(StoredWriter to)
    {
        to.Text("partner", Partner);
        to.Name("how", How, StoredNames.VerifiedBy);
    }

    internal static PartnerVerified Read(StoredReader from) =>
        new() { Partner = from.Text("partner"), How = from.Name("how", StoredNames.VerifiedBy) };
}

public enum VerifiedBy
{
    /// <summary>The acceptance was scanned back in the same room.</summary>
    AcceptanceScanned = 1,
    SafetyNumber = 2,
}
