using Reweave.Client.Connection;
using Reweave.Client.Log;
using Reweave.Client.Outbox;
using Reweave.Client.Ports;
using Reweave.Crypto.Spaces;
using Reweave.Protocol;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;
using Reweave.Protocol.Requests;

namespace Reweave.Client.Engines;

/// <summary>Fetching, verifying, keeping and folding what the server holds; nothing it says is believed beyond that.</summary>
internal sealed partial class Engine
{
    /// <summary>True when there is more to fetch.</summary>
    private async Task<bool> TakePageAsync(
        Space space,
        PageAnswer page,
        IReadOnlyList<HashedFrame> frames
    )
    {
        if (space.Generation != 0 && page.Generation != space.Generation)
        {
            return await TakeRestoredAsync(space, page, frames);
        }

        if (page.Head.Position < space.Verifier.Head.Position)
        {
            await MarkAsync(space, Trouble.RolledBack);
            return false;
        }

        if (page.Head.Position == space.Verifier.Head.Position && page.Head != space.Verifier.Head)
        {
            await MarkAsync(space, Trouble.Fork);
            return false;
        }

        if (space.Trouble.HasFlag(Trouble.RolledBack))
        {
            // What was gone is there again, and it continues what this device knows.
            space.Trouble &= ~Trouble.RolledBack;
        }

        if (page.Frames.Count == 0)
        {
            if (space.Generation == 0)
            {
                space.Generation = page.Generation;
            }

            if (page.Head.Position > space.Verifier.Head.Position)
            {
                throw new UnreachableException("A page without the entries that its head claims.");
            }

            return false;
        }

        if (page.First != space.Verifier.Head.Position.Next)
        {
            throw new UnreachableException("A page of another place.");
        }

        return await TakeEntriesAsync(space, page, frames);
    }

    private async Task<bool> TakeEntriesAsync(
        Space space,
        PageAnswer page,
        IReadOnlyList<HashedFrame> hashed
    )
    {
        _isLaid = false;
        var received = WithOwnBytes(space, hashed);
        // Nothing of a page is kept unless all of it stands.
        var verified = await space.Verifier.VerifyAsync(
            _ports.Primitives,
            received,
            page.Head,
            space.Log,
            BreatheAsync
        );
        if (verified.Outcome is PageOutcome.HeadDiffers or PageOutcome.OtherSpace)
        {
            await MarkAsync(space, Trouble.Fork);
            return false;
        }

        if (verified.Outcome == PageOutcome.UpdateToRead)
        {
            space.Trouble |= Trouble.UpdateToRead;
        }

        if (verified.Outcome == PageOutcome.Malformed)
        {
            // Nothing can be placed behind it: said where entries that do not verify are said.
            space.Quarantined.Add(verified.After.Head.Position.Next.Value);
        }

        var entries = verified.Entries;
        var frames = received.Take(entries.Count).Select(one => one.Bytes).ToList();
        if (space.Roster.IsEmpty && !IsOurs(verified.After.Roster, entries))
        {
            _strangers.Add(space.Id);
            return false;
        }

        var arrived = Note(space, entries);
        var turned = new HashSet<string>(StringComparer.Ordinal);
        var formerFirsts = space.Log.Firsts.ToArray();
        space.Generation = page.Generation;
        var changes = new List<StoreChange>();
        try
        {
            changes.AddRange(await space.Log.AppendAsync(entries, frames));
            changes.AddRange(await EraseTargetsAsync(space, entries));
            changes.AddRange(await ArrivedAsync(space, arrived, turned));
            changes.Add(await _store.SealAsync(space.Key, space.Encode(verified.After)));
            await WriteAsync(changes);
        }
        catch (StoreFullException)
        {
            await space.Log.OpenAsync(formerFirsts);
            throw;
        }

        space.Verifier = verified.After;
        foreach (var (outgoing, _) in arrived)
        {
            OutgoingOf(space.Id).Remove(outgoing);
            if (!turned.Contains(outgoing.Draft))
            {
                _drafts.Remove(outgoing.Draft);
            }
        }

        await FoldAsync(space, entries);
        var erased = NewEntries();
        foreach (var entry in entries)
        {
            if (entry is { Verdict: EntryVerdict.Valid, Head: ErasureHead erasure })
            {
                erased.Add(erasure.TargetHash.ToString());
            }
        }

        space.Private = space.Private.WithoutEntries(erased);
        space.Couple = space.Couple.WithoutEntries(erased);
        var more =
            verified.Outcome == PageOutcome.Fine
            && space.Verifier.Head.Position < page.Head.Position;
        await LayDraftsAsync();
        if (!more)
        {
            // What came is shown before the snapshot of it is cut.
            Changed?.Invoke();
        }

        if (entries.Any(e => e.Head is ErasureHead))
        {
            // A snapshot must not keep what was erased.
            space.SnapshotAt = Position.Start;
            await KeepSnapshotsAsync(SnapshotWhen.Always);
        }
        else
        {
            await KeepSnapshotsAsync(more ? SnapshotWhen.MoreComes : SnapshotWhen.Worthwhile);
        }

        return more;
    }

    /// <summary>
    /// This device knows what it sent: its own entries are taken with the bytes it kept, so that a signature spoiled on the way back
    /// does not put own words into quarantine.
    /// </summary>
    private IReadOnlyList<HashedFrame> WithOwnBytes(Space space, IReadOnlyList<HashedFrame> frames)
    {
        var own = OutgoingOf(space.Id).ToDictionary(sent => sent.Hash, sent => sent.Frame);
        return own.Count == 0
            ? frames
            :
            [
                .. frames.Select(one =>
                    one.Frame is { } frame
                    && frame.Kind != FrameKind.ErasedEvent
                    && own.TryGetValue(one.Hash, out var sent)
                        ? HashedFrame.Of(sent)
                        : one
                ),
            ];
    }

    /// <summary>What entries mean for the space itself; and which of this device's own have arrived.</summary>
    private List<(Outgoing Outgoing, VerifiedEntry Entry)> Note(
        Space space,
        IReadOnlyList<VerifiedEntry> entries
    )
    {
        var arrived = new List<(Outgoing, VerifiedEntry)>();
        foreach (var entry in entries)
        {
            // What could not be read here before may have come right now.
            space.Quarantined.Remove(entry.Position.Value);
            if (entry.Verdict != EntryVerdict.Valid)
            {
                space.Quarantined.Add(entry.Position.Value);
                if (entry.Verdict == EntryVerdict.ConfirmedTranscriptDiffers)
                {
                    // Its author had verified another past than this one.
                    space.Trouble |= Trouble.Fork;
                }
            }

            if (entry.Control is EpochStarted && entry.Verdict == EntryVerdict.Valid)
            {
                space.EpochFrames.Add(entry.Frame.Encode());
            }

            if (entry.Frame is { IsKnown: true, Kind: FrameKind.ErasedEvent })
            {
                space.Missing.Add(entry.Hash);
            }

            if (entry.Head is ErasureHead erasure && entry.Verdict == EntryVerdict.Valid)
            {
                space.Missing.Remove(erasure.TargetHash);
            }

            if (entry.Head is { } head && head.Device == Account.Device)
            {
                var own = OutgoingOf(space.Id).Find(outgoing => outgoing.Hash == entry.Hash);
                if (own is not null)
                {
                    arrived.Add((own, entry));
                }
                else if (entry.Verdict == EntryVerdict.Valid)
                {
                    // Somebody else signs with this device's key. What only names it proves nothing.
                    space.Trouble |= Trouble.Cloned;
                }
            }
        }

        return arrived;
    }

    private static async Task<List<StoreChange>> EraseTargetsAsync(
        Space space,
        IReadOnlyList<VerifiedEntry> entries
    )
    {
        var changes = new Dictionary<string, StoreChange>();
        foreach (var entry in entries)
        {
            if (
                entry.Verdict == EntryVerdict.Valid
                && entry.Head is ErasureHead erasure
                && await space.Log.EraseAsync(erasure.TargetPosition) is { } change
            )
            {
                changes[change.Key] = change;
            }
        }

        return [.. changes.Values];
    }

    /// <summary>What is kept no longer because it has arrived; a piece taken back on its way becomes an erasure now.</summary>
    private async Task<List<StoreChange>> ArrivedAsync(
        Space space,
        List<(Outgoing Outgoing, VerifiedEntry Entry)> arrived,
        HashSet<string> turned
    )
    {
        var changes = new List<StoreChange>();
        foreach (var (outgoing, entry) in arrived)
        {
            changes.Add(StoreChange.Remove(outgoing.Key));
            if (!_drafts.TryGetValue(outgoing.Draft, out var draft))
            {
                continue;
            }

            if (entry.Verdict != EntryVerdict.Valid)
            {
                // It stands in the log and counts for nobody: the words stay here, with the reason.
                var refused = draft with
                {
                    RefusedWith = RefusalCodes.NotAllowed,
                };
                _drafts[draft.Id] = refused;
                turned.Add(draft.Id);
                changes.Add(await _store.SealAsync(draft.Key, refused.Encode()));
            }
            else if (draft.EraseOnArrival && entry.Head is EventHead { Erasable: true })
            {
                var erasure = draft with
                {
                    Erases = entry.Hash,
                    EraseOnArrival = false,
                    Name = "",
                    Payload = [],
                };
                _drafts[draft.Id] = erasure;
                turned.Add(draft.Id);
                changes.Add(await _store.SealAsync(draft.Key, erasure.Encode()));
                if (await space.Log.EraseAsync(entry.Position) is { } erased)
                {
                    changes.Add(erased);
                }
            }
            else
            {
                changes.Add(StoreChange.Remove(draft.Key));
            }
        }

        return changes;
    }

    private async Task MarkAsync(Space space, Trouble trouble)
    {
        if (space.Trouble.HasFlag(trouble))
        {
            return;
        }

        space.Trouble |= trouble;
        await WriteAsync([await _store.SealAsync(space.Key, space.Encode(space.Verifier))]);
    }

    /// <summary>
    /// The server has another generation than before: it came back from a backup. When its log is a prefix of the verified one, what is
    /// missing is given back; what contradicts it is a fork.
    /// </summary>
    private async Task<bool> TakeRestoredAsync(
        Space space,
        PageAnswer page,
        IReadOnlyList<HashedFrame> frames
    )
    {
        if (page.Head.Position >= space.Verifier.Head.Position)
        {
            space.Generation = page.Generation;
            space.Trouble &= ~Trouble.Restored;
            await WriteAsync([await _store.SealAsync(space.Key, space.Encode(space.Verifier))]);
            return await TakePageAsync(space, page, frames);
        }

        var there =
            page.Head.Position == Position.Start
                ? default(Transcript?)
                : (await space.Log.AtAsync(page.Head.Position))?.Entry.Transcript;
        if (there != page.Head.Transcript)
        {
            await MarkAsync(space, Trouble.Fork);
            return false;
        }

        await MarkAsync(space, Trouble.Restored);
        return false;
    }

    /// <summary>Gives the own entries that a restored server lost back at their old positions, until another's turn comes.</summary>
    private async Task GiveBackAsync(Space space, CancellationToken cancel)
    {
        var page = await WithTokenAsync(
            token => _server.PullAsync(token, space.Id, space.Verifier.Head.Position, cancel),
            cancel
        );
        var frames = new List<byte[]>();
        var bytes = 0;
        await foreach (var chunk in space.Log.AfterAsync(page.Head.Position))
        {
            foreach (var kept in chunk)
            {
                if (
                    kept.Entry.Author != Account.Member
                    || frames.Count >= Limits.BatchInFrames
                    || bytes + kept.Frame.Length > Limits.BatchInBytes - Limits.RequestInBytes
                )
                {
                    goto enough;
                }

                frames.Add(kept.Frame);
                bytes += kept.Frame.Length;
            }
        }

        enough:
        if (frames.Count > 0)
        {
            await WithTokenAsync(
                token => _server.AppendAsync(token, space.Id, frames, cancel),
                cancel
            );
        }

        await PullAsync(space, cancel);
    }
}
