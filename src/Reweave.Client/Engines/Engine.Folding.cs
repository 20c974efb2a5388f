using System.Globalization;
using Reweave.Client.Log;
using Reweave.Client.Outbox;
using Reweave.Client.Ports;
using Reweave.Crypto.Pairing;
using Reweave.Crypto.Spaces;
using Reweave.Domain.Agreements;
using Reweave.Domain.Events;
using Reweave.Domain.Pairing;
using Reweave.Domain.Spaces;
using Reweave.Protocol;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;
using SpaceKind = Reweave.Protocol.Entries.SpaceKind;

namespace Reweave.Client.Engines;

/// <summary>From kept bytes to meaning: loading the store, opening bodies, folding facts, laying drafts over them.</summary>
internal sealed partial class Engine
{
    private const int OpenAtOnce = 500;
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(25);
    private long _sliceStarted;

    /// <summary>How far a long load or fetch has come; null when nothing long is under way.</summary>
    public double? Progress { get; private set; }

    /// <summary>Everything this device keeps of the account, as after a restart.</summary>
    private async Task LoadAsync()
    {
        await LoadHeadsAsync();
        await CompleteAsync();
    }

    /// <summary>Drafts, logs and the heads of the snapshots: enough for Today, whatever the years behind it.</summary>
    private async Task LoadHeadsAsync()
    {
        foreach (var space in _spaces.Values)
        {
            space.Dispose();
        }

        _spaces.Clear();
        await LoadDraftsAsync();
        foreach (var (key, bytes) in await _store.ReadAllAsync(Space.Prefix))
        {
            if (
                SpaceId.TryParse(key.AsSpan(Space.Prefix.Length), out var id)
                && await Space.ReadAsync(_store, id, bytes) is { } space
            )
            {
                _spaces[id] = space;
                await TakeSnapshotHeadAsync(space);
            }
        }

        await OpenAllKeysAsync();
        await LayDraftsAsync();
    }

    /// <summary>The rest of the snapshots and what came after them. The private space first: it holds what opens the others.</summary>
    private async Task CompleteAsync()
    {
        _sliceStarted = _ports.Time.GetTimestamp();
        foreach (var space in _spaces.Values.OrderBy(space => space.Kind).ToList())
        {
            if (IsLocked)
            {
                return;
            }

            await JoinSnapshotAsync(space);
            await FoldAsync(space);
            space.IsComplete = !IsLocked;
            if (space.SnapshotKeepsErased)
            {
                await KeepSnapshotsAsync(evenSmall: true);
            }
        }

        Progress = null;
        await LayDraftsAsync();
    }

    private async Task OpenAllKeysAsync()
    {
        foreach (var space in _spaces.Values.OrderBy(space => space.Kind).ToList())
        {
            await OpenKeysAsync(space);
        }
    }

    private async Task LoadDraftsAsync()
    {
        _drafts.Clear();
        foreach (var (key, bytes) in await _store.ReadAllAsync(Draft.Prefix))
        {
            if (Draft.Read(key, bytes) is { } draft)
            {
                _drafts[draft.Id] = draft;
            }
        }

        _outgoing.Clear();
        foreach (var (_, bytes) in await _plain.ReadAllAsync(Outgoing.Prefix))
        {
            if (Outgoing.Read(bytes) is { } outgoing)
            {
                OutgoingOf(outgoing.Space).Add(outgoing);
            }
        }
    }

    private List<Outgoing> OutgoingOf(SpaceId space)
    {
        if (!_outgoing.TryGetValue(space, out var list))
        {
            _outgoing[space] = list = [];
        }

        return list;
    }

    /// <summary>Folds what the log has beyond the folded prefix, as far as its keys are at hand.</summary>
    private async Task FoldAsync(Space space)
    {
        _sliceStarted = _ports.Time.GetTimestamp();
        var total = space.Verifier.Head.Position.Value - space.FoldedTo.Value;
        var from = space.FoldedTo.Value;
        await OpenKeysAsync(space);
        await foreach (var chunk in space.Log.AfterAsync(space.FoldedTo))
        {
            foreach (var part in chunk.Chunk(OpenAtOnce))
            {
                if (!await FoldAsync(space, part))
                {
                    return;
                }

                Progress =
                    total > OpenAtOnce ? (space.FoldedTo.Value - from) / (double)total : null;
                await BreatheAsync();
            }
        }

        Progress = null;
    }

    /// <summary>False when a key is missing, so that folding goes on from there later.</summary>
    private async Task<bool> FoldAsync(Space space, IReadOnlyList<KeptFrame> entries)
    {
        var events = new List<(KeptFrame Kept, Frame Frame, EventHead Head)>();
        var erased = new List<string>();
        var last = entries[^1].Position;
        var complete = true;
        foreach (var kept in entries)
        {
            if (
                kept.Entry.Verdict != EntryVerdict.Valid
                || Frame.TryRead(kept.Frame, out var frame) != ReadOutcome.Fine
            )
            {
                continue;
            }

            if (
                frame!.Kind == FrameKind.Erasure
                && ErasureHead.TryRead(frame.Head, out var erasure) == ReadOutcome.Fine
            )
            {
                erased.Add(erasure!.TargetHash.ToString());
            }

            if (
                frame.Kind != FrameKind.Event
                || EventHead.TryRead(frame.Head, out var head) != ReadOutcome.Fine
            )
            {
                continue;
            }

            if (!space.Keys.ContainsKey(head!.Epoch))
            {
                last = new Position(kept.Position.Value - 1);
                complete = false;
                break;
            }

            events.Add((kept, frame, head));
        }

        var opened = new Dictionary<Position, EventOpened>();
        foreach (var epoch in events.GroupBy(one => one.Head.Epoch))
        {
            var results = await EventSealer.OpenAsync(
                _ports.Primitives,
                space.Keys[epoch.Key],
                [.. epoch.Select(one => one.Frame)]
            );
            foreach (var (one, result) in epoch.Zip(results))
            {
                opened[one.Kept.Position] = result;
            }
        }

        foreach (var (kept, _, _) in events)
        {
            Fold(space, kept, opened[kept.Position]);
            await BreatheAsync();
        }

        // The states may come from a snapshot of before: a process that died between the log and the snapshot would otherwise show
        // the text again, and for good.
        foreach (var entry in erased)
        {
            space.Private = space.Private.WithoutEntry(entry);
            space.Couple = space.Couple.WithoutEntry(entry);
        }

        space.SnapshotKeepsErased |= erased.Count > 0 && space.SnapshotAt != Position.Start;
        space.FoldedTo = last;
        return complete;
    }

    private void Fold(Space space, KeptFrame kept, EventOpened opened)
    {
        if (opened.Content is not { } content)
        {
            space.Quarantined.Add(kept.Position.Value);
            return;
        }

        var fact = EventCatalogue.Read(content.Type, content.Version, content.Payload);
        switch (fact)
        {
            case UnknownEvent:
                space.UnknownFacts++;
                return;
            case UnreadableEvent:
                space.Quarantined.Add(kept.Position.Value);
                return;
        }

        var meta = new EventMeta
        {
            Position = kept.Position.Value,
            Entry = kept.Entry.Hash.ToString(),
            Author = kept.Entry.Author!.Value.ToString(),
            Day = DayOf(content.ClientTime),
        };
        // What the device writes by itself is no sign of its person.
        if (
            kept.Entry.Author == Account.Member
            && fact is not (HeadsKept or AgreementLearned)
            && !(space.LastOwnEntry > meta.Day)
        )
        {
            space.LastOwnEntry = meta.Day;
        }

        if (space.Kind == SpaceKind.Private)
        {
            space.Private = space.Private.After(fact, meta);
        }
        else
        {
            space.Couple = space.Couple.After(fact, meta);
        }
    }

    /// <summary>Leaves the thread to others when this slice has lasted long enough.</summary>
    private async ValueTask BreatheAsync()
    {
        if (_ports.Time.GetElapsedTime(_sliceStarted) < Slice)
        {
            return;
        }

        await Task.Yield();
        _sliceStarted = _ports.Time.GetTimestamp();
    }

    /// <summary>A day (UTC); what a modified client claims beyond the calendar is taken to its ends.</summary>
    private static DateOnly DayOf(long unixMilliseconds) =>
        DateOnly.FromDateTime(
            DateTimeOffset
                .FromUnixTimeMilliseconds(
                    Math.Clamp(
                        unixMilliseconds,
                        0,
                        DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                    )
                )
                .UtcDateTime
        );

    private async Task OpenKeysAsync(Space space)
    {
        foreach (var bytes in space.EpochFrames)
        {
            if (
                Frame.TryRead(bytes, out var frame) != ReadOutcome.Fine
                || ControlEntry.TryRead(frame!, out var control) != ReadOutcome.Fine
                || control is not EpochStarted entry
                || space.Keys.ContainsKey(entry.Epoch)
            )
            {
                continue;
            }

            using var pairing = await PairingKeyAsync(space, entry.Author);
            var opened = await EpochKey.OpenAsync(
                _ports.Primitives,
                entry,
                Account.Identity,
                Account.Master,
                pairing
            );
            if (opened.Key is not null)
            {
                space.Keys[entry.Epoch] = opened.Key;
            }
        }
    }

    /// <summary>The pairing that a couple space came from, as the private space keeps it.</summary>
    private KeptPairing? PairingOf(Space space) =>
        space.Roster.Invitation is { } invitation
            ? Own.Pairing.Pairings.GetValueOrDefault(invitation.ToString())
            : null;

    private async ValueTask<Crypto.Primitives.SecretHandle?> PairingKeyAsync(
        Space space,
        MemberId? author = null
    )
    {
        if (author == Account.Member || KeptPairingOf(space) is not { } kept)
        {
            return null;
        }

        return Bytes32.TryParse(kept.Partner, out var partner)
            ? await PairingKey.OpenAsync(
                _ports.Primitives,
                Account.Master,
                Account.Member,
                new MemberId(partner),
                kept.SealedPsk
            )
            : null;
    }

    // While loading, the drafts are not laid over the private space yet: the pairing may be in either.
    private KeptPairing? KeptPairingOf(Space space) =>
        PairingOf(space)
        ?? (
            space.Roster.Invitation is { } invitation
                ? PrivateSpace?.Private.Pairing.Pairings.GetValueOrDefault(invitation.ToString())
                : null
        );

    /// <summary>The states that views and decisions see: what is confirmed, and this device's drafts in the order they were written.</summary>
    private async Task LayDraftsAsync()
    {
        var own = PrivateSpace?.Private ?? PrivateSpaceState.Empty;
        var coupleSpace = CoupleSpace;
        var couple = coupleSpace?.Couple;
        var position = long.MaxValue / 2;
        foreach (var draft in _drafts.Values)
        {
            position++;
            var isOwn = draft.Space is null || draft.Space == PrivateSpace?.Id;
            var isCouple = coupleSpace is not null && draft.Space == coupleSpace.Id;
            if (draft.Erases is { } erased)
            {
                var entry = erased.ToString();
                own = isOwn ? own.WithoutEntry(entry) : own;
                couple = isCouple ? couple!.WithoutEntry(entry) : couple;
                continue;
            }

            if (draft.EraseOnArrival)
            {
                continue;
            }

            var fact = EventCatalogue.Read(draft.Name, draft.Version, draft.Payload);
            var meta = new EventMeta
            {
                Position = position,
                Entry = draft.Id,
                Author = Account.Me,
                Day = DayOf(draft.Time),
            };
            own = isOwn ? own.After(fact, meta) : own;
            couple = isCouple ? couple!.After(fact, meta) : couple;
        }

        Own = own;
        Couple = couple;
        Version++;
        await OpenContentsAsync();
    }

    private static string DraftId(long time, string chance) =>
        string.Create(CultureInfo.InvariantCulture, $"{time:D15}-{chance}");
}
