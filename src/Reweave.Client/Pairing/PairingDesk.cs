using Reweave.Client.Engines;
using Reweave.Crypto.Accounts;
using Reweave.Crypto.Pairing;
using Reweave.Domain.Pairing;
using Reweave.Protocol;
using Reweave.Protocol.Ids;

namespace Reweave.Client.Pairing;

/// <summary>Becoming a couple: invite, accept, verify. A changed identity is a different couple.</summary>
public sealed class PairingDesk
{
    private readonly Engine _engine;
    private (string Partner, IReadOnlyList<string> Groups)? _safetyNumber;

    internal PairingDesk(Session session) => _engine = session.Engine;

    public PairingView View
    {
        get
        {
            var state = _engine.Own.Pairing;
            var space = _engine.LatestCouple;
            var latest = state.Latest;
            var open = state.OpenInvitation(_engine.Now);
            var verified = latest is null ? null : state.Verified.GetValueOrDefault(latest.Partner);
            var isHere =
                space is not null
                && latest is not null
                && space.Roster.Invitation?.ToString() == latest.Invitation;
            return new PairingView
            {
                Stage =
                    isHere && space!.Roster.ClosedAt is null
                        ? verified is null
                            ? PairingStage.Paired
                            : PairingStage.Verified
                        : open is not null
                            ? PairingStage.Invited
                            : isHere
                                ? PairingStage.Ended
                                : latest is not null
                                    ? PairingStage.Accepted
                                    : PairingStage.Alone,
                OpenInvitation =
                    open is not null && _engine.InvitationOf(open) is { } invitation
                        ? new OpenInvitationView(
                            invitation.ToLink(Host),
                            DateOnly.FromDateTime(open.Expires.UtcDateTime)
                        )
                        : null,
                InvitationExpired =
                    open is null
                    && latest is null
                    && state.Invitations.Values.Any(kept => kept.Expires <= _engine.Now),
                AcceptanceCheck =
                    latest is { Invited: false }
                    && verified is null
                    && Bytes16.TryParse(latest.Invitation, out var id)
                        ? AcceptanceCheck.Of(new InvitationId(id), latest.Acceptance).ToLink(Host)
                        : null,
                Verified = verified?.How switch
                {
                    VerifiedBy.AcceptanceScanned => Verification.ScannedBack,
                    VerifiedBy.SafetyNumber => Verification.SafetyNumber,
                    _ => null,
                },
                TheirFingerprint =
                    latest is not null && Bytes32.TryParse(latest.Partner, out var partner)
                        ? Fingerprint.Of(new MemberId(partner))
                        : null,
            };
        }
    }

    /// <summary>Opens the one invitation; its link is in <see cref="PairingView.OpenInvitation"/> until it is used, withdrawn or expired. Needs the server.</summary>
    public Task<Refusal?> InviteAsync() =>
        Refusals.CatchAsync(() => _engine.InviteAsync(CancellationToken.None));

    public Task<Refusal?> WithdrawInvitationAsync() =>
        Refusals.CatchAsync(() => _engine.WithdrawInvitationAsync(CancellationToken.None));

    /// <summary>Looks at a pasted, scanned or opened link without changing anything. Needs the server.</summary>
    public async Task<InvitationLook> LookAsync(string link)
    {
        InvitationLook? seen = null;
        var refusal = await Refusals.CatchAsync(async () =>
        {
            var (look, invitation, refused) = await _engine.LookAsync(link, CancellationToken.None);
            if (refused is null)
            {
                seen = new InvitationLook.Open(
                    Fingerprint.Of(invitation!.Inviter),
                    DateOnly.FromDateTime(
                        DateTimeOffset.FromUnixTimeSeconds(look!.Expires).UtcDateTime
                    )
                );
            }

            return refused;
        });
        return seen ?? new InvitationLook.Refused(refusal!);
    }

    /// <summary>Accepts the invitation after a look. The space appears when the inviter's device has answered.</summary>
    public Task<Refusal?> AcceptAsync(string link) =>
        Refusals.CatchAsync(() => _engine.AcceptAsync(link, CancellationToken.None));

    /// <summary>The inviter scans (or pastes) the other's acceptance check, in the same room. Null = verified.</summary>
    public Task<Refusal?> ScanAcceptanceCheckAsync(string text)
    {
        if (AcceptanceCheck.TryReadLink(text, out var check) != ReadOutcome.Fine)
        {
            return Task.FromResult<Refusal?>(new Refusal.NotAnInvitation());
        }

        var pairing = _engine.Own.Pairing.Latest;
        if (pairing is null || !Bytes16.TryParse(pairing.Invitation, out var id))
        {
            return Task.FromResult<Refusal?>(new Refusal.NotPaired());
        }

        return check!.Matches(new InvitationId(id), pairing.Acceptance)
            ? VerifyAsync(VerifiedBy.AcceptanceScanned)
            : Task.FromResult<Refusal?>(new Refusal.OtherIdentity());
    }

    /// <summary>Twelve groups of five digits; null before there are two. Its stretching takes a moment: ask only where it is shown.</summary>
    public async Task<IReadOnlyList<string>?> SafetyNumberAsync()
    {
        if (
            _engine.Own.Pairing.Latest is not { } latest
            || _engine.LatestCouple?.Roster.Invitation?.ToString() != latest.Invitation
            || !Bytes32.TryParse(latest.Partner, out var partner)
        )
        {
            return null;
        }

        if (_safetyNumber?.Partner != latest.Partner)
        {
            var digits = await SafetyNumber.OfAsync(
                _engine.Ports.Primitives,
                _engine.Account.Member,
                new MemberId(partner)
            );
            _safetyNumber = (
                latest.Partner,
                [.. digits.Chunk(5).Select(group => new string(group))]
            );
        }

        return _safetyNumber.Value.Groups;
    }

    /// <summary>Both compared the safety number and it was the same.</summary>
    public Task<Refusal?> SafetyNumberMatchedAsync() => VerifyAsync(VerifiedBy.SafetyNumber);

    /// <summary>Leaves the couple alone and at once. The space is closed; each keeps a copy on the own devices. Needs the server.</summary>
    public Task<Refusal?> LeaveAsync() =>
        Refusals.CatchAsync(() => _engine.LeaveAsync(CancellationToken.None));

    private Uri Host => _engine.Ports.Server.Address;

    private Task<Refusal?> VerifyAsync(VerifiedBy how) =>
        _engine.ActPrivatelyAsync(() =>
            PairingDecisions.Verify(
                _engine.Own.Pairing,
                _engine.Own.Pairing.Latest?.Partner ?? "",
                how
            )
        );
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

public sealed record PairingView : Unprinted
{
    public required PairingStage Stage { get; init; }
    public OpenInvitationView? OpenInvitation { get; init; }

    /// <summary>The last invitation ended without being used: expired.</summary>
    public bool InvitationExpired { get; init; }

    /// <summary>On the accepting side: the text for a QR to be scanned back in the same room.</summary>
    public string? AcceptanceCheck { get; init; }

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
public sealed record OpenInvitationView(string Link, DateOnly ExpiresOn) : Unprinted;

public abstract record InvitationLook : Unprinted
{
    private InvitationLook() { }

    /// <summary>It can be accepted; whose it is, by fingerprint.</summary>
    public sealed record Open(string InviterFingerprint, DateOnly ExpiresOn) : InvitationLook;

    public sealed record Refused(Refusal Reason) : InvitationLook;
}
