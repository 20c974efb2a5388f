using System.Collections.Immutable;

namespace Reweave.Crypto.Spaces;

/// <summary>
/// One pass over a page by the rules of validity, taking every signature for right that is not known to be wrong. Pure and cheap, so
/// that it simply runs again when a signature turned out wrong.
/// </summary>
internal sealed class PageFold(
    LogVerifier before,
    IReadOnlyList<PlacedEntry> placed,
    IReadOnlyDictionary<Position, KeptEntry> recalled,
    PageSignatures signatures
)
{
    private readonly VerifiedEntry[] _entries = new VerifiedEntry[placed.Count];
    private readonly Dictionary<DeviceId, int> _newest = [];
    private readonly ImmutableDictionary<DeviceId, ChainTip>.Builder _chains =
        before.Chains.ToBuilder();
    private readonly ImmutableDictionary<DeviceId, ImmutableArray<ChainTip>>.Builder _doubts =
        before.Doubts.ToBuilder();
    private Roster _roster = before.Roster;

    public IReadOnlyList<VerifiedEntry> Entries => _entries;

    /// <summary>The index of the newest valid entry of each device in this page.</summary>
    public IReadOnlyDictionary<DeviceId, int> Newest => _newest;

    public async ValueTask RunAsync(Func<ValueTask> breathe)
    {
        for (var i = 0; i < placed.Count; i++)
        {
            await breathe();
            var entry = placed[i];
            var (verdict, author) = Judge(i, entry);
            _entries[i] = new VerifiedEntry
            {
                Position = entry.At.Position,
                Hash = entry.Hash,
                Transcript = entry.At.Transcript,
                Frame = entry.Frame,
                Verdict = verdict,
                Control = entry.Control,
                Head = entry.Head,
                Author = verdict == EntryVerdict.Valid ? author : null,
            };
        }
    }

    public LogVerifier After(Head reached)
    {
        var recent = before.Recent.AddRange(placed.Select(entry => entry.At.Transcript));
        return new LogVerifier(
            before.Space,
            reached,
            _roster,
            _chains.ToImmutable(),
            _doubts.ToImmutable(),
            recent.Length > LogVerifier.TranscriptsKept
                ? recent[^LogVerifier.TranscriptsKept..]
                : recent
        );
    }

    private (EntryVerdict Verdict, MemberId? Author) Judge(int index, PlacedEntry entry)
    {
        if (entry.Control is { } control)
        {
            return (JudgeControl(index, control), control.Author);
        }

        if (entry.Head is not { } head)
        {
            return (EntryVerdict.MalformedHead, null);
        }

        var verdict = JudgeDevice(index, entry, head);
        if (verdict != EntryVerdict.Valid)
        {
            return (verdict, null);
        }

        _chains[head.Device] = new ChainTip(head.Sequence, entry.Hash);
        _doubts.Remove(head.Device);
        _newest[head.Device] = index;
        return (verdict, _roster.Devices[head.Device].Member);
    }

    private EntryVerdict JudgeControl(int index, ControlEntry control)
    {
        var step = _roster.After(control, placed[index].Hash, HeadBefore(index));
        if (step.Verdict != EntryVerdict.Valid)
        {
            return step.Verdict;
        }

        var signed = signatures.OfControl(index);
        if (signed == EntryVerdict.Valid)
        {
            _roster = step.Roster;
        }

        return signed;
    }

    private EntryVerdict JudgeDevice(int index, PlacedEntry entry, DeviceHead head)
    {
        if (head.Space != before.Space)
        {
            return EntryVerdict.WrongSpace;
        }

        var entitled =
            head is EventHead ? _roster.WhyNotWrite(head.Device) : _roster.WhyNotErase(head.Device);
        if (entitled != EntryVerdict.Valid)
        {
            return entitled;
        }

        if (head is EventHead { } read && read.Epoch != _roster.Epoch)
        {
            return EntryVerdict.EpochNotPresent;
        }

        var chained = JudgeChain(head);
        if (chained != EntryVerdict.Valid)
        {
            return chained;
        }

        var confirmed = JudgeConfirmed(entry, head.Confirmed);
        if (confirmed != EntryVerdict.Valid)
        {
            return confirmed;
        }

        if (!signatures.MayBeRight(index))
        {
            Doubt(head.Device, new ChainTip(head.Sequence, entry.Hash));
            return EntryVerdict.WrongSignature;
        }

        return head is ErasureHead erasure ? JudgeTarget(entry, erasure) : EntryVerdict.Valid;
    }

    private EntryVerdict JudgeChain(DeviceHead head)
    {
        var before = new ChainTip(head.Sequence - 1, head.PreviousOwn);
        var tip = _chains.GetValueOrDefault(head.Device);
        if (before == tip || DoubtsOf(head.Device).Contains(before))
        {
            return EntryVerdict.Valid;
        }

        return head.Sequence > tip.Sequence + 1 ? EntryVerdict.ChainGap : EntryVerdict.ChainFork;
    }

    private void Doubt(DeviceId device, ChainTip entry)
    {
        var doubts = DoubtsOf(device);
        if (doubts.Length < LogVerifier.DoubtsKept)
        {
            _doubts[device] = doubts.Add(entry);
        }
    }

    private ImmutableArray<ChainTip> DoubtsOf(DeviceId device) =>
        _doubts.TryGetValue(device, out var doubts) ? doubts : [];

    private EntryVerdict JudgeConfirmed(PlacedEntry entry, Head confirmed)
    {
        if (confirmed.Position >= entry.At.Position)
        {
            return EntryVerdict.ConfirmedNotBefore;
        }

        return TranscriptAt(confirmed.Position) is not { } transcript
                ? EntryVerdict.ConfirmedNotKnown
            : transcript == confirmed.Transcript ? EntryVerdict.Valid
            : EntryVerdict.ConfirmedTranscriptDiffers;
    }

    private EntryVerdict JudgeTarget(PlacedEntry entry, ErasureHead erasure)
    {
        if (
            erasure.TargetPosition >= entry.At.Position
            || KeptAt(erasure.TargetPosition) is not { } target
            || target.Hash != erasure.TargetHash
            || target.EventAuthor is not { } author
        )
        {
            return EntryVerdict.ErasureTargetUnknown;
        }

        return author != _roster.Devices[erasure.Device].Member
                ? EntryVerdict.ErasureTargetOfAnother
            : target.Erasable ? EntryVerdict.Valid
            : EntryVerdict.ErasureTargetNotErasable;
    }

    private Head HeadBefore(int index) => index == 0 ? before.Head : placed[index - 1].At;

    private Transcript? TranscriptAt(Position position)
    {
        if (position == Position.Start)
        {
            return default(Transcript);
        }

        var inPage = position.Value - before.Head.Position.Value - 1;
        if (inPage >= 0)
        {
            return placed[(int)inPage].At.Transcript;
        }

        var inRecent = before.Recent.Length + inPage;
        return inRecent >= 0 ? before.Recent[(int)inRecent]
            : recalled.TryGetValue(position, out var kept) ? kept.Transcript
            : null;
    }

    private KeptEntry? KeptAt(Position position)
    {
        var inPage = position.Value - before.Head.Position.Value - 1;
        return position.Value < 1 ? null
            : inPage >= 0 ? _entries[(int)inPage].Kept
            : recalled.TryGetValue(position, out var kept) ? kept
            : null;
    }
}
