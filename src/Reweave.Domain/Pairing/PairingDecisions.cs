using Reweave.Domain.Events;

namespace Reweave.Domain.Pairing;

public static class PairingDecisions
{
    /// <summary>One open invitation at a time.</summary>
    public static Decision KeepInvitation(
        PairingState state,
        DateTimeOffset now,
        string invitation,
        string secret,
        DateTimeOffset expires
    ) =>
        state.Invitations.ContainsKey(invitation) ? Decided.Nothing
        : state.OpenInvitation(now) is { } open ? new InvitationIsOpen(open.Invitation)
        : Decided.To(
            new InvitationKept
            {
                Invitation = invitation,
                Secret = secret,
                Expires = expires,
            }
        );

    /// <summary>Also after pairing: the secret is erased.</summary>
    public static Decision EndInvitation(PairingState state, string invitation) =>
        state.EndedInvitations.Contains(invitation)
            ? Decided.Nothing
            : new Decided(
                [new InvitationEnded { Invitation = invitation }],
                state.Invitations.TryGetValue(invitation, out var kept) ? [kept.Entry] : []
            );

    public static Decision KeepPairing(PairingState state, PairingKept pairing) =>
        state.Pairings.ContainsKey(pairing.Invitation) ? Decided.Nothing
        : pairing.IsWellFormed ? Decided.To(pairing)
        : new OutOfBounds(nameof(pairing));

    public static Decision KeepSpace(PairingState state, string partner, string space) =>
        state.Spaces.ContainsKey(space)
            ? Decided.Nothing
            : Decided.To(new SpacePaired { Partner = partner, Space = space });

    public static Decision Verify(PairingState state, string partner, VerifiedBy how) =>
        state.Verified.ContainsKey(partner) ? Decided.Nothing
        : state.Pairings.Values.Any(pairing => pairing.Partner == partner)
            ? Decided.To(new PartnerVerified { Partner = partner, How = how })
        : new NotPaired(partner);
}

public sealed record InvitationIsOpen(string Invitation) : Refusal;

public sealed record NotPaired(string Partner) : Refusal;
