using System.Buffers.Text;
using Reweave.Client.Connection;
using Reweave.Client.Ports;
using Reweave.Crypto.Accounts;
using Reweave.Crypto.Pairing;
using Reweave.Crypto.Spaces;
using Reweave.Domain.Events;
using Reweave.Domain.Pairing;
using Reweave.Protocol;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;
using Reweave.Protocol.Requests;

namespace Reweave.Client.Engines;

/// <summary>
/// Pairing (docs/protocol/flows.md, section 4). Every step is kept before it is told to the server, so that a crash between the two
/// repeats the step with the same bytes.
/// </summary>
internal sealed partial class Engine
{
    /// <summary>A kept invitation as the link carries it.</summary>
    public Invitation? InvitationOf(KeptInvitation kept)
    {
        var secret = new byte[Invitation.SecretInBytes];
        return
            Bytes16.TryParse(kept.Invitation, out var id)
            && Base64Url.TryDecodeFromChars(kept.Secret, secret, out var length)
            && length == secret.Length
            ? new Invitation(new InvitationId(id), secret, Account.Member)
            : null;
    }

    public async Task<Refusal?> InviteAsync(CancellationToken cancel)
    {
        if (LatestCouple is { Roster.ClosedAt: null })
        {
            return new Refusal.PairedAlready();
        }

        if (Own.Pairing.OpenInvitation(Now) is not null)
        {
            return new Refusal.InvitationOpenAlready();
        }

        var id = new InvitationId(
            System.Security.Cryptography.RandomNumberGenerator.GetBytes(Bytes16.Length)
        );
        var secret = System.Security.Cryptography.RandomNumberGenerator.GetBytes(
            Invitation.SecretInBytes
        );
        var answer = await WithTokenAsync(
            token =>
                _server.InviteAsync(token, new InviteRequest(id, InvitationPurpose.Couple), cancel),
            cancel
        );
        return await ActPrivatelyAsync(() =>
            PairingDecisions.KeepInvitation(
                Own.Pairing,
                Now,
                id.ToString(),
                Base64Url.EncodeToString(secret),
                DateTimeOffset.FromUnixTimeSeconds(answer.Expires)
            )
        );
    }

    public async Task<Refusal?> WithdrawInvitationAsync(CancellationToken cancel)
    {
        if (Own.Pairing.OpenInvitation(Now) is not { } open)
        {
            return new Refusal.NoLongerPossible();
        }

        if (Bytes16.TryParse(open.Invitation, out var id))
        {
            await WithTokenAsync(
                token => _server.WithdrawInvitationAsync(token, new InvitationId(id), cancel),
                cancel
            );
        }

        return await ActPrivatelyAsync(() =>
            PairingDecisions.EndInvitation(Own.Pairing, open.Invitation)
        );
    }

    /// <summary>What the server says about an invitation, tested against the link; a refusal when it cannot be accepted.</summary>
    public async Task<(InvitationLook? Look, Invitation? Invitation, Refusal? Refusal)> LookAsync(
        string link,
        CancellationToken cancel
    )
    {
        if (Invitation.TryReadLink(link, out var invitation) != ReadOutcome.Fine)
        {
            return (null, null, new Refusal.NotAnInvitation());
        }

        if (invitation!.Inviter == Account.Member)
        {
            return (null, null, new Refusal.OwnInvitation());
        }

        if (LatestCouple is { Roster.ClosedAt: null })
        {
            return (null, null, new Refusal.PairedAlready());
        }

        var look = await _server.LookAsync(invitation.Id, cancel);
        if (
            KeyIds.Of(new MemberKeys(look.InviterSigning, look.InviterEncryption))
            != invitation.Inviter
        )
        {
            return (null, null, new Refusal.OtherIdentity());
        }

        Refusal? refusal =
            look.Purpose != InvitationPurpose.Couple
                ? new Refusal.NotAnInvitation()
                : look.State switch
                {
                    InvitationState.Open => null,
                    InvitationState.Accepted or InvitationState.Completed =>
                        new Refusal.InvitationUsed(),
                    _ => new Refusal.InvitationExpired(),
                };
        return (look, invitation, refusal);
    }

    public async Task<Refusal?> AcceptAsync(string link, CancellationToken cancel)
    {
        var (_, invitation, refusal) = await LookAsync(link, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var acceptance = (
            await Acceptance.CreateAsync(_ports.Primitives, invitation!, Account.Identity)
        ).Encode();
        using var psk = await PairingKey.DeriveAsync(_ports.Primitives, invitation!, acceptance);
        var sealedPsk = await PairingKey.SealAsync(
            _ports.Primitives,
            Account.Master,
            Account.Member,
            invitation!.Inviter,
            psk
        );
        var before = _drafts.Keys.ToHashSet();
        var kept = await ActPrivatelyAsync(() =>
            PairingDecisions.KeepPairing(
                Own.Pairing,
                new PairingKept
                {
                    Partner = invitation.Inviter.ToString(),
                    Invitation = invitation.Id.ToString(),
                    Invited = false,
                    SealedPsk = sealedPsk,
                    Acceptance = acceptance,
                }
            )
        );
        if (kept is not null)
        {
            return kept;
        }

        try
        {
            await WithTokenAsync(
                token =>
                    _server.AcceptAsync(
                        token,
                        new AcceptRequest(invitation.Id, acceptance),
                        cancel
                    ),
                cancel
            );
            return null;
        }
        catch (RefusedByServerException refused)
        {
            // Somebody was quicker: what was kept for this pairing is of no use.
            await AloneAsync(async () =>
            {
                var useless = _drafts
                    .Values.Where(draft =>
                        !before.Contains(draft.Id)
                        && draft.Name == EventCatalogue.KindOf(Useless).Name
                        && !IsOnItsWay(draft)
                    )
                    .ToList();
                await WriteAsync([.. useless.Select(draft => StoreChange.Remove(draft.Key))]);
                useless.ForEach(draft => _drafts.Remove(draft.Id));
                await LayDraftsAsync();
            });
            return refused.ToRefusal();
        }
    }

    private static readonly PairingKept Useless = new()
    {
        Partner = "",
        Invitation = "",
        Invited = false,
        SealedPsk = [],
        Acceptance = [],
    };

    /// <summary>On the accepting side: the same acceptance again, in case the first try never arrived.</summary>
    private async Task RepeatAcceptanceAsync(CancellationToken cancel)
    {
        if (
            Own.Pairing.Latest is not { Invited: false } pairing
            || _spaces.Values.Any(space => PairingOf(space)?.Invitation == pairing.Invitation)
            || !Bytes16.TryParse(pairing.Invitation, out var id)
        )
        {
            return;
        }

        try
        {
            await WithTokenAsync(
                token =>
                    _server.AcceptAsync(
                        token,
                        new AcceptRequest(new InvitationId(id), pairing.Acceptance),
                        cancel
                    ),
                cancel
            );
        }
        catch (RefusedByServerException)
        {
            // It was taken before, or too late: the list of spaces will show.
        }
    }

    /// <summary>On the inviting side: answers an acceptance by the couple space, and ends what has expired.</summary>
    private async Task CompletePairingAsync(CancellationToken cancel)
    {
        var waiting = Own
            .Pairing.Invitations.Values.Where(kept =>
                !Own.Pairing.EndedInvitations.Contains(kept.Invitation)
            )
            .ToList();
        if (waiting.Count == 0)
        {
            return;
        }

        var listed = await WithTokenAsync(token => _server.InvitationsAsync(token, cancel), cancel);
        foreach (var kept in waiting)
        {
            var row = listed.Invitations.FirstOrDefault(row =>
                row.Invitation.ToString() == kept.Invitation
            );
            if (row?.Acceptance is { } bytes && row.State == InvitationState.Accepted)
            {
                await FoundCoupleAsync(kept, bytes, cancel);
            }
            else if (
                row?.State is InvitationState.Expired or InvitationState.Withdrawn
                || row is null && kept.Expires + TimeSpan.FromDays(1) < Now
            )
            {
                await ActPrivatelyAsync(
                    () => PairingDecisions.EndInvitation(Own.Pairing, kept.Invitation),
                    AtAnotherHour()
                );
            }
            else if (row?.State == InvitationState.Completed)
            {
                await EndIfPairedAsync(kept);
            }
        }
    }

    private async Task FoundCoupleAsync(KeptInvitation kept, byte[] bytes, CancellationToken cancel)
    {
        if (
            InvitationOf(kept) is not { } invitation
            || Acceptance.TryRead(bytes, out var acceptance) != ReadOutcome.Fine
            || await acceptance!.VerifyAsync(_ports.Primitives, invitation)
                != AcceptanceOutcome.Fine
        )
        {
            // The host or a stranger answered in the partner's place: it opens nothing.
            return;
        }

        var key = FoundingPrefix + kept.Invitation;
        var frames = await AloneAsync(async () =>
        {
            if (await _plain.ReadAsync(key) is { } made)
            {
                return ReadFrames(made);
            }

            using var psk = await PairingKey.DeriveAsync(_ports.Primitives, invitation, bytes);
            var sealedPsk = await PairingKey.SealAsync(
                _ports.Primitives,
                Account.Master,
                Account.Member,
                acceptance.Member,
                psk
            );
            var founded = await Founding.CoupleAsync(
                _ports.Primitives,
                Account.Identity,
                Account.Master,
                Account.DeviceKey,
                acceptance,
                psk
            );
            using (founded.Epoch)
            {
                var encoded = founded.Frames.Select(frame => frame.Encode()).ToList();
                await CarryOutAsync(
                    PairingDecisions.KeepPairing(
                        Own.Pairing,
                        new PairingKept
                        {
                            Partner = acceptance.Member.ToString(),
                            Invitation = kept.Invitation,
                            Invited = true,
                            SealedPsk = sealedPsk,
                            Acceptance = bytes,
                        }
                    ),
                    null,
                    null
                );
                await WriteAsync([StoreChange.Put(key, WriteFrames(encoded))]);
                return encoded;
            }
        });
        try
        {
            var answer = await WithTokenAsync(
                token => _server.MakeSpaceAsync(token, frames, cancel),
                cancel
            );
            await AdoptAsync(answer.Space, cancel);
        }
        catch (RefusedByServerException refused) when (refused.Code == RefusalCodes.InvitationUsed)
        {
            // Another own device was quicker; its space is in the list.
        }

        await AloneAsync(() => WriteAsync([StoreChange.Remove(key)]));
        await EndIfPairedAsync(kept);
    }

    /// <summary>Once the couple space is here, the invitation's secret is erased.</summary>
    private async Task EndIfPairedAsync(KeptInvitation kept)
    {
        if (_spaces.Values.Any(space => PairingOf(space)?.Invitation == kept.Invitation))
        {
            await ActPrivatelyAsync(
                () => PairingDecisions.EndInvitation(Own.Pairing, kept.Invitation),
                AtAnotherHour()
            );
        }
    }
}
