namespace Reweave.Client.Pairing;

/// <summary>Becoming a couple: invite, accept, verify. A changed identity is a different couple.</summary>
public sealed class PairingDesk
{
    private readonly Session _session;

    internal PairingDesk(Session session) => _session = session;

    public PairingView View => throw new NotImplementedException();

    /// <summary>Opens the one invitation; its link is in <see cref="PairingView.OpenInvitation"/> until it is used, withdrawn or expired.</summary>
    public Task<Refusal?> InviteAsync() => throw new NotImplementedException();

    public Task<Refusal?> WithdrawInvitationAsync() => throw new NotImplementedException();

    /// <summary>Looks at a pasted, scanned or opened link without changing anything.</summary>
    public Task<InvitationLook> LookAsync(string link) => throw new NotImplementedException();

    /// <summary>Accepts the invitation after a look. The space appears when the inviter's device has answered.</summary>
    public Task<Refusal?> AcceptAsync(string link) => throw new NotImplementedException();

    /// <summary>The inviter scans (or pastes) the other's acceptance check, in the same room. Null = verified.</summary>
    public Task<Refusal?> ScanAcceptanceCheckAsync(string text) =>
        throw new NotImplementedException();

    /// <summary>Both compared the safety number and it was the same.</summary>
    public Task<Refusal?> SafetyNumberMatchedAsync() => throw new NotImplementedException();

    /// <summary>Leaves the couple alone and at once. The space is closed; each keeps a copy on the own devices.</summary>
    public Task<Refusal?> LeaveAsync() => throw new NotImplementedException();
}

public enum PairingStage
{
    /// <summary>Alone, nothing open.</summary>
    Alone,

    /// <summary>An own invitation is open.</summary>
    Invited,

    /// <summary>An invitation was accepted; waiting for the inviter's device to complete it.</summary>
    Accepted,

    /// <summary>A couple; not compared yet.</summary>
    Paired,

    /// <summary>A couple whose identities were compared.</summary>
    Verified,

    /// <summary>One of the two has left; the space is closed and can be read.</summary>
    Ended,
}

public sealed record PairingView
{
    public required PairingStage Stage { get; init; }
    public OpenInvitationView? OpenInvitation { get; init; }

    /// <summary>The last invitation ended without being used: expired.</summary>
    public bool InvitationExpired { get; init; }

    /// <summary>On the accepting side: the text for a QR to be scanned back in the same room.</summary>
    public string? AcceptanceCheck { get; init; }

    /// <summary>Twelve groups of five digits; null before there are two.</summary>
    public IReadOnlyList<string>? SafetyNumber { get; init; }

    /// <summary>How it was verified; null before.</summary>
    public Verification? Verified { get; init; }

    /// <summary>The partner's fingerprint; null before there are two.</summary>
    public string? TheirFingerprint { get; init; }
}

public enum Verification
{
    ScannedBack,
    SafetyNumber,
}

/// <param name="Link">For QR, copy and share.</param>
/// <param name="ExpiresOn">The day it ends.</param>
public sealed record OpenInvitationView(string Link, DateOnly ExpiresOn);

public abstract record InvitationLook
{
    private InvitationLook() { }

    /// <summary>It can be accepted; whose it is, by fingerprint.</summary>
    public sealed record Open(string InviterFingerprint, DateOnly ExpiresOn) : InvitationLook;

    public sealed record Refused(Refusal Reason) : InvitationLook;
}
