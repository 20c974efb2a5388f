using Reweave.Client.Connection;
using Reweave.Client.Log;
using Reweave.Client.Ports;
using Reweave.Crypto.Pairing;
using Reweave.Crypto.Spaces;
using Reweave.Domain.Pairing;
using Reweave.Domain.Spaces;
using Reweave.Protocol;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;
using Reweave.Protocol.Requests;
using SpaceKind = Reweave.Protocol.Entries.SpaceKind;

namespace Reweave.Client.Engines;

/// <summary>The spaces of the account: making them, finding and testing them, certifying this device in each, keeping their heads.</summary>
internal sealed partial class Engine
{
    private const string FoundingPrefix = "founding/";
    private const string FoundingPrivate = FoundingPrefix + "private";
    private const int HeadMovedTries = 5;

    private async Task TendPrivateSpaceAsync(IReadOnlyList<SpaceRow> rows, CancellationToken cancel)
    {
        if (PrivateSpace is null)
        {
            var row = rows.FirstOrDefault(row =>
                row.Kind == SpaceKind.Private && !_strangers.Contains(row.Space)
            );
            var id = row?.Space ?? await FoundPrivateAsync(cancel);
            await AdoptAsync(id, cancel);
            if (PrivateSpace is null)
            {
                throw new RefusedException(new Refusal.NotGenuine());
            }

            await AloneAsync(() => WriteAsync([StoreChange.Remove(FoundingPrivate)]));
        }

        await TendAsync(PrivateSpace, cancel);
    }

    private async Task<SpaceId> FoundPrivateAsync(CancellationToken cancel)
    {
        var frames = await AloneAsync(async () =>
        {
            if (await _plain.ReadAsync(FoundingPrivate) is { } kept)
            {
                return ReadFrames(kept);
            }

            var founded = await Founding.PrivateAsync(
                _ports.Primitives,
                Account.Identity,
                Account.Master,
                Account.DeviceKey
            );
            using (founded.Epoch)
            {
                var made = founded.Frames.Select(frame => frame.Encode()).ToList();
                await WriteAsync([StoreChange.Put(FoundingPrivate, WriteFrames(made))]);
                return made;
            }
        });
        var answer = await WithTokenAsync(
            token => _server.MakeSpaceAsync(token, frames, cancel),
            cancel
        );
        return answer.Space;
    }

    private async Task TendCoupleSpacesAsync(IReadOnlyList<SpaceRow> rows, CancellationToken cancel)
    {
        foreach (var row in rows.Where(row => row.Kind == SpaceKind.Couple))
        {
            if (!_spaces.ContainsKey(row.Space) && !_strangers.Contains(row.Space))
            {
                if (Own.Pairing.Pairings.IsEmpty)
                {
                    continue;
                }

                await AdoptAsync(row.Space, cancel);
            }

            if (_spaces.TryGetValue(row.Space, out var space))
            {
                await TendAsync(space, cancel);
                await NoteSpaceAsync(space);
            }
        }
    }

    /// <summary>Fetches and tests a space that the server lists; it becomes ours only when its own entries say so.</summary>
    private async Task AdoptAsync(SpaceId id, CancellationToken cancel)
    {
        var space = new Space(_store, id) { IsComplete = true };
        await PullAsync(space, cancel);
        if (!space.Roster.IsEmpty)
        {
            await AloneAsync(async () =>
            {
                _spaces[id] = space;
                await FoldAsync(space);
                await KeepSnapshotsAsync(SnapshotWhen.Worthwhile);
                await LayDraftsAsync();
            });
        }
    }

    /// <summary>
    /// Whether a space that the server listed is this account's: a private one by its founder; a couple's by the kept pairing, whose
    /// acceptance it must carry.
    /// </summary>
    private bool IsOurs(Roster roster, IReadOnlyList<VerifiedEntry> entries)
    {
        if (roster.Kind == SpaceKind.Private)
        {
            return roster.Founder == Account.Member;
        }

        if (
            roster.Kind != SpaceKind.Couple
            || roster.Invitation is not { } invitation
            || Own.Pairing.Pairings.GetValueOrDefault(invitation.ToString()) is not { } pairing
        )
        {
            return false;
        }

        var inviter = pairing.Invited ? Account.Me : pairing.Partner;
        var added = entries
            .Where(entry => entry.Verdict == EntryVerdict.Valid)
            .Select(entry => entry.Control)
            .OfType<MemberAdded>()
            .FirstOrDefault();
        return roster.Founder.ToString() == inviter
            && added is not null
            && added.Acceptance.AsSpan().SequenceEqual(pairing.Acceptance);
    }

    private async Task TendAsync(Space space, CancellationToken cancel)
    {
        await PullAsync(space, cancel);
        if (space.Trouble.HasFlag(Trouble.Restored))
        {
            await GiveBackAsync(space, cancel);
        }

        await AloneAsync(() => CompareHeadsAsync(space));
        if (space.MaySend)
        {
            await CertifyAsync(space, cancel);
        }

        await SendAllAsync(space, cancel);
    }

    private async Task CertifyAsync(Space space, CancellationToken cancel)
    {
        for (var i = 0; i < HeadMovedTries; i++)
        {
            var roster = space.Roster;
            if (
                roster.IsEmpty
                || roster.Devices.ContainsKey(Account.Device)
                || !roster.Members.TryGetValue(Account.Member, out var me)
                || (roster.ClosedAt is null ? !me.IsPresent : !HasToEraseAfterTheEnd(space))
            )
            {
                return;
            }

            await AppendControlAsync(
                space,
                signer => signer.CertifyDeviceAsync(_ports.Primitives, Account.DeviceKey),
                cancel
            );
        }
    }

    /// <summary>In a closed space a new device shows itself only for this.</summary>
    private bool HasToEraseAfterTheEnd(Space space) =>
        space.Roster.TendsDevicesAfterTheEnd(Account.Member)
        && _drafts.Values.Any(draft => draft.IsErasure && IsDue(draft, space));

    /// <summary>
    /// Signs one control entry at the present head and sends it; true when it was taken. When the head moved, the log is fetched and
    /// the caller decides again.
    /// </summary>
    public async Task<bool> AppendControlAsync(
        Space space,
        Func<ControlSigner, ValueTask<Frame>> sign,
        CancellationToken cancel
    )
    {
        var signer = new ControlSigner(Account.Identity, space.Id, space.Verifier.Head);
        var frame = (await sign(signer)).Encode();
        var taken = true;
        try
        {
            await WithTokenAsync(
                token => _server.AppendAsync(token, space.Id, [frame], cancel),
                cancel
            );
        }
        catch (RefusedByServerException refused) when (refused.Code == RefusalCodes.HeadMoved)
        {
            taken = false;
        }

        await PullAsync(space, cancel);
        return taken;
    }

    /// <summary>What other own devices had verified is a floor for this one.</summary>
    private async Task CompareHeadsAsync(Space space)
    {
        var heads = PrivateSpace?.Private.Heads ?? HeadsState.Empty;
        if (heads.Contradicting.Any(head => head.Space == space.Name))
        {
            await MarkAsync(space, Trouble.Fork);
        }

        if (!heads.Heads.TryGetValue(space.Name, out var kept))
        {
            return;
        }

        if (kept.Position > space.Verifier.Head.Position.Value)
        {
            await MarkAsync(space, Trouble.RolledBack);
        }
        else if (
            await space.Log.AtAsync(new Position(kept.Position)) is { } here
            && here.Entry.Transcript.ToString() != kept.Transcript
        )
        {
            await MarkAsync(space, Trouble.Fork);
        }
    }

    /// <summary>
    /// Keeps the heads of all spaces in the private one, so that a new device notices a stale prefix. Written by the device itself,
    /// therefore hours later.
    /// </summary>
    private async Task KeepHeadsAsync()
    {
        const string name = "spaces.heads-kept";
        if (PrivateSpace is null || _drafts.Values.Any(draft => draft.Name == name))
        {
            return;
        }

        // The own heads change this space's head: only the others' are worth an entry.
        var heads = _spaces
            .Values.Where(space =>
                space.MaySend
                && space.Kind != SpaceKind.Private
                && Own.Heads.Heads.GetValueOrDefault(space.Name)?.Position
                    != space.Verifier.Head.Position.Value
            )
            .Append(PrivateSpace)
            .Select(space => new KeptHead
            {
                Space = space.Name,
                Position = space.Verifier.Head.Position.Value,
                Transcript = space.Verifier.Head.Transcript.ToString(),
                LastOwnEntryOn = space.LastOwnEntry,
            })
            .ToList();
        var known = Own.Heads.Heads.GetValueOrDefault(PrivateSpace.Name)?.Position ?? 0;
        if (heads.Count == 1 && PrivateSpace.Verifier.Head.Position.Value - known < 10)
        {
            return;
        }

        await CarryOutAsync(
            Domain.Events.Decided.To(new HeadsKept { Heads = heads }),
            null,
            AtAnotherHour()
        );
    }

    /// <summary>The private space remembers which space belongs to which partner.</summary>
    private Task NoteSpaceAsync(Space space) =>
        AloneAsync(async () =>
        {
            if (PairingOf(space) is { } pairing && !Own.Pairing.Spaces.ContainsKey(space.Name))
            {
                await CarryOutAsync(
                    PairingDecisions.KeepSpace(Own.Pairing, pairing.Partner, space.Name),
                    null,
                    null
                );
            }
        });

    private static byte[] WriteFrames(IReadOnlyList<byte[]> frames) =>
        new FramesRequest(frames).Encode();

    private static IReadOnlyList<byte[]> ReadFrames(byte[] bytes) =>
        FramesRequest.TryRead(bytes, out var read) == ReadOutcome.Fine ? read!.Frames : [];
}
