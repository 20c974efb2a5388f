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

/// <summary>From verified entries to meaning: opening bodies, folding facts, in slices.</summary>
internal sealed partial class Engine
{
    private const int OpenAtOnce = 500;
    private const int FoldedAtOnce = 128;

    /// <summary>Half of what a person may notice: the step that crosses the line, and what is drawn meanwhile, come on top.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(12);
    private long _sliceStarted;

    /// <summary>How far a long load or fetch has come; null when nothing long is under way.</summary>
    public double? Progress { get; private set; }

    // A screen is drawn anew for each per cent, not for each entry.
    private void Report(double share)
    {
        if (Progress is not { } told || Math.Abs(share - told) >= 0.02)
        {
            Progress = share;
            Changed?.Invoke();
        }
    }

    /// <summary>Folds what the log has beyond the folded prefix, as far as its keys are at hand.</summary>
    private async Task FoldAsync(Space space)
    {
        var from = space.FoldedTo.Value;
        var total = space.Verifier.Head.Position.Value - from;
        await OpenKeysAsync(space);
        await FoldAsync(
            space,
            KeptAsync(space),
            () =>
            {
                if (total > OpenAtOnce)
                {
                    Report((space.FoldedTo.Value - from) / (double)total);
                }
            }
        );
        Progress = null;
    }

    /// <summary>
    /// Folds entries as they were just verified, when nothing before them is missing: nothing is read back that is at hand. Those that
    /// are erased further on in the same page are passed over, as they are when their bodies are gone.
    /// </summary>
    private async Task FoldAsync(Space space, IReadOnlyList<VerifiedEntry> entries)
    {
        if (entries.Count == 0 || space.FoldedTo.Next != entries[0].Position)
        {
            await FoldAsync(space);
            return;
        }

        await OpenKeysAsync(space);
        await FoldAsync(space, Batches(), () => { });

        async IAsyncEnumerable<FoldBatch> Batches()
        {
            var erased = new HashSet<EntryHash>();
            foreach (var entry in entries)
            {
                if (entry is { Head: ErasureHead later, Verdict: EntryVerdict.Valid })
                {
                    erased.Add(later.TargetHash);
                }
            }

            for (var first = 0; first < entries.Count; first += FoldedAtOnce)
            {
                var batch = new FoldBatch();
                var end = Math.Min(entries.Count, first + FoldedAtOnce);
                for (var i = first; i < end && batch.IsComplete; i++)
                {
                    var entry = entries[i];
                    if (entry is { Head: ErasureHead erasure, Verdict: EntryVerdict.Valid })
                    {
                        batch.Erased.Add(erasure.TargetHash.ToString());
                    }

                    batch.Add(
                        space,
                        entry.Position,
                        entry.Verdict == EntryVerdict.Valid
                        && entry.Frame.Kind == FrameKind.Event
                        && entry.Head is EventHead head
                        && !erased.Contains(entry.Hash)
                            ? new Foldable(
                                entry.Position,
                                entry.Hash,
                                entry.Author!.Value,
                                entry.Frame,
                                head
                            )
                            : null
                    );
                }

                await BreatheAsync();
                yield return batch;
            }
        }
    }

    /// <summary>What the log keeps beyond the folded prefix.</summary>
    private async IAsyncEnumerable<FoldBatch> KeptAsync(Space space)
    {
        await foreach (var chunk in space.Log.AfterAsync(space.FoldedTo))
        {
            for (var first = 0; first < chunk.Count; first += FoldedAtOnce)
            {
                var batch = new FoldBatch();
                var end = Math.Min(chunk.Count, first + FoldedAtOnce);
                for (var i = first; i < end && batch.IsComplete; i++)
                {
                    batch.Add(space, chunk[i].Position, Read(chunk[i], batch));
                }

                await BreatheAsync();
                yield return batch;
            }
        }
    }

    /// <summary>Null for what adds nothing to the state; what an erasure names is noted in the batch.</summary>
    private static Foldable? Read(KeptFrame kept, FoldBatch batch)
    {
        if (
            kept.Entry.Verdict != EntryVerdict.Valid
            || Frame.TryRead(kept.Frame, out var frame) != ReadOutcome.Fine
        )
        {
            return null;
        }

        if (
            frame!.Kind == FrameKind.Erasure
            && ErasureHead.TryRead(frame.Head, out var erasure) == ReadOutcome.Fine
        )
        {
            batch.Erased.Add(erasure!.TargetHash.ToString());
        }

        return
            frame.Kind == FrameKind.Event
            && EventHead.TryRead(frame.Head, out var head) == ReadOutcome.Fine
            ? new Foldable(kept.Position, kept.Entry.Hash, kept.Entry.Author!.Value, frame, head!)
            : null;
    }

    /// <summary>While one batch is folded here, the next one is opened in the vault.</summary>
    private async Task FoldAsync(Space space, IAsyncEnumerable<FoldBatch> batches, Action folded)
    {
        (FoldBatch Batch, Task<EventOpened[]> Opening)? before = null;
        await foreach (var batch in batches)
        {
            var opening = OpenAsync(space, batch.Events);
            if (before is { } ready)
            {
                await FoldBatchAsync(ready.Batch, ready.Opening);
            }

            before = (batch, opening);
            if (!batch.IsComplete)
            {
                break;
            }
        }

        if (before is { } last)
        {
            await FoldBatchAsync(last.Batch, last.Opening);
        }

        async Task FoldBatchAsync(FoldBatch batch, Task<EventOpened[]> opening)
        {
            var opened = await opening;
            for (var i = 0; i < opened.Length; i++)
            {
                Fold(space, batch.Events[i], opened[i]);
                await BreatheAsync();
            }

            // The states may come from a snapshot of before: a process that died between the log and the snapshot would otherwise show
            // the text again, and for good.
            space.Private = space.Private.WithoutEntries(batch.Erased);
            space.Couple = space.Couple.WithoutEntries(batch.Erased);
            space.SnapshotKeepsErased |=
                batch.Erased.Count > 0 && space.SnapshotAt != Position.Start;
            space.FoldedTo = batch.Last;
            folded();
        }
    }

    private async Task<EventOpened[]> OpenAsync(Space space, List<Foldable> events)
    {
        var opened = new EventOpened[events.Count];
        for (var first = 0; first < events.Count; )
        {
            var epoch = events[first].Head.Epoch;
            var next = events.FindIndex(first, one => one.Head.Epoch != epoch);
            next = next < 0 ? events.Count : next;
            var results = await EventSealer.OpenAsync(
                _ports.Primitives,
                space.Keys[epoch],
                [.. events[first..next].Select(one => one.Frame)]
            );
            for (var i = 0; i < results.Count; i++)
            {
                opened[first + i] = results[i];
            }

            first = next;
        }

        return opened;
    }

    private void Fold(Space space, Foldable kept, EventOpened opened)
    {
        if (opened.Content is not { } content)
        {
            space.Quarantined.Add(kept.Position.Value);
            return;
        }

        var fact = EventCatalogue.Read(
            content.Type,
            content.Version,
            content.Payload,
            kept.Head.Erasable
        );
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
            Entry = kept.Hash.ToString(),
            Author = NameOf(kept.Author),
            Day = DayOf(content.ClientTime),
        };
        // What the device writes by itself is no sign of its person.
        if (
            kept.Author == Account.Member
            && fact is not (HeadsKept or AgreementLearned or AgreementSeenInForce)
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
    private ValueTask BreatheAsync() =>
        _ports.Time.GetElapsedTime(_sliceStarted) < Slice ? default : PauseAsync();

    private async ValueTask PauseAsync()
    {
        await _ports.Pause();
        _sliceStarted = _ports.Time.GetTimestamp();
    }

    // Almost every entry of a log has the same few authors, and each name is kept with each fact.
    private string NameOf(MemberId author)
    {
        if (_lastAuthor.Name.Length == 0 || _lastAuthor.Member != author)
        {
            _lastAuthor = (author, author.ToString());
        }

        return _lastAuthor.Name;
    }

    private (MemberId Member, string Name) _lastAuthor = (default, "");

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

    private static string DraftId(long time, string chance) =>
        string.Create(CultureInfo.InvariantCulture, $"{time:D15}-{chance}");
}
