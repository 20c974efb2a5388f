using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Pairing;

/// <summary>What this account keeps about invitations and about the partner they led to. Order does not matter but for the latest pairing.</summary>
public sealed record PairingState : Unprinted, IStored
{
    public static readonly PairingState Empty = new();

    public ImmutableDictionary<string, KeptInvitation> Invitations { get; init; } =
        ImmutableDictionary<string, KeptInvitation>.Empty;

    public ImmutableHashSet<string> EndedInvitations { get; init; } = [];

    /// <summary>By invitation: the same two may pair again after a lost account or a closed space.</summary>
    public ImmutableDictionary<string, KeptPairing> Pairings { get; init; } =
        ImmutableDictionary<string, KeptPairing>.Empty;

    /// <summary>Spaces with their partner.</summary>
    public ImmutableDictionary<string, string> Spaces { get; init; } =
        ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, Verification> Verified { get; init; } =
        ImmutableDictionary<string, Verification>.Empty;

    /// <summary>The latest pairing; null while alone.</summary>
    public KeptPairing? Latest =>
        Pairings
            .Values.OrderByDescending(pairing => pairing.Position)
            .ThenBy(pairing => pairing.Invitation, StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>The one invitation that still waits; null when there is none.</summary>
    public KeptInvitation? OpenInvitation(DateTimeOffset now) =>
        Invitations
            .Values.Where(invitation =>
                invitation.Expires > now
                && !EndedInvitations.Contains(invitation.Invitation)
                && !Pairings.ContainsKey(invitation.Invitation)
            )
            .MaxBy(invitation => invitation.Position);

    public PairingState After(Event fact, EventMeta meta) =>
        fact switch
        {
            InvitationKept kept => Invitations.ContainsKey(kept.Invitation)
                ? this
                : this with
                {
                    Invitations = Invitations.Add(
                        kept.Invitation,
                        new KeptInvitation
                        {
                            Invitation = kept.Invitation,
                            Secret = kept.Secret,
                            Expires = kept.Expires,
                            Position = meta.Position,
                            Entry = meta.Entry,
                        }
                    ),
                },
            InvitationEnded ended => this with
            {
                EndedInvitations = EndedInvitations.Add(ended.Invitation),
            },
            PairingKept kept => Pairings.ContainsKey(kept.Invitation)
                ? this
                : this with
                {
                    Pairings = Pairings.Add(
                        kept.Invitation,
                        new KeptPairing
                        {
                            Partner = kept.Partner,
                            Invitation = kept.Invitation,
                            Invited = kept.Invited,
                            SealedPsk = kept.SealedPsk,
                            Acceptance = kept.Acceptance,
                            Position = meta.Position,
                        }
                    ),
                },
            SpacePaired paired => this with
            {
                Spaces = Spaces.SetItem(paired.Space, paired.Partner),
            },
            PartnerVerified verified => Verified.ContainsKey(verified.Partner)
                ? this
                : this with
                {
                    Verified = Verified.Add(
                        verified.Partner,
                        new Verification(verified.How, meta.Day)
                    ),
                },
            _ => this,
        };

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public PairingState WithoutEntry(string entry)
    {
        foreach (var (id, invitation) in Invitations)
        {
            if (invitation.Entry == entry)
            {
                return this with { Invitations = Invitations.Remove(id) };
            }
        }

        return this;
    }

    void IStored.Write(StoredWriter to)
    {
        to.Map("invitations", Invitations);
        to.Texts("endedInvitations", EndedInvitations);
        to.Map("pairings", Pairings);
        to.MapOf("spaces", Spaces, static (to, text) => to.Text(text));
        to.Map("verified", Verified);
    }

    internal static PairingState Read(StoredReader from) =>
        new()
        {
            Invitations = from.Map("invitations", KeptInvitation.Read),
            EndedInvitations = from.Set("endedInvitations"),
            Pairings = from.Map("pairings", KeptPairing.Read),
            Spaces = from.MapOf("spaces", static from => from.Text()),
            Verified = from.Map("verified", Verification.Read),
        };
}

public sealed record KeptInvitation : Unprinted, IStored
{
    public required string Invitation { get; init; }
    public required string Secret { get; init; }
    public required DateTimeOffset Expires { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("invitation", Invitation);
        to.Text("secret", Secret);
        to.Moment("expires", Expires);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static KeptInvitation Read(StoredReader from) =>
        new()
        {
            Invitation = from.Text("invitation"),
            Secret = from.Text("secret"),
            Expires = from.Moment("expires"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}

public sealed record KeptPairing : Unprinted, IStored
{
    public required string Partner { get; init; }
    public required string Invitation { get; init; }
    public required bool Invited { get; init; }
    public required byte[] SealedPsk { get; init; }
    public required byte[] Acceptance { get; init; }
    public required long Position { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("partner", Partner);
        to.Text("invitation", Invitation);
        to.Flag("invited", Invited);
        to.Bytes("sealedPsk", SealedPsk);
        to.Bytes("acceptance", Acceptance);
        to.Number("position", Position);
    }

    internal static KeptPairing Read(StoredReader from) =>
        new()
        {
            Partner = from.Text("partner"),
            Invitation = from.Text("invitation"),
            Invited = from.Flag("invited"),
            SealedPsk = from.Bytes("sealedPsk"),
            Acceptance = from.Bytes("acceptance"),
            Position = from.LongNumber("position"),
        };
}

/// <summary>How and on which day the partner's identity was compared.</summary>
public sealed record Verification(VerifiedBy How, DateOnly Day) : Unprinted, IStored
{
    void IStored.Write(StoredWriter to)
    {
        to.Name("how", How, StoredNames.VerifiedBy);
        to.Day("day", Day);
    }

    internal static Verification Read(StoredReader from) =>
        new(from.Name("how", StoredNames.VerifiedBy), from.Day("day"));
}
