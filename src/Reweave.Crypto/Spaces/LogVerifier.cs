using System.Collections.Immutable;
using Reweave.Crypto.Accounts;
using Reweave.Crypto.Pairing;

namespace Reweave.Crypto.Spaces;

/// <summary>
/// A space's log verified up to a head: roster, device chains, transcripts. Immutable: verifying a page gives the verifier after it,
/// so that a caller keeps both entries and state in one transaction or neither. Control signatures are all verified; of each device
/// chain only the newest signature in the page, since it covers the rest through the hashes; when it fails, each one is.
/// Root of trust: the caller compares <see cref="Reweave.Crypto.Spaces.Roster.Founder"/> with the invitation or the own identity.
/// </summary>
public sealed class LogVerifier
{
    /// <summary>How many of the latest transcripts are carried, so that entries confirming a recent head need no <see cref="ILogMemory"/>.</summary>
    public const int TranscriptsKept = 256;

    /// <summary>How many doubtful entries of one device are remembered.</summary>
    internal const int DoubtsKept = 8;

    internal LogVerifier(
        SpaceId space,
        Head head,
        Roster roster,
        ImmutableDictionary<DeviceId, ChainTip> chains,
        ImmutableDictionary<DeviceId, ImmutableArray<ChainTip>> doubts,
        ImmutableArray<Transcript> recent
    )
    {
        Space = space;
        Head = head;
        Roster = roster;
        Chains = chains;
        Doubts = doubts;
        Recent = recent;
    }

    public SpaceId Space { get; }

    /// <summary>The last position verified, and its transcript: what own entries confirm.</summary>
    public Head Head { get; }
    public Roster Roster { get; }

    /// <summary>The last valid entry of each device.</summary>
    public ImmutableDictionary<DeviceId, ChainTip> Chains { get; }

    /// <summary>
    /// Entries that continue a device's chain but whose signature was wrong as it came. A host that spoils one signature must not
    /// cut a chain for good: a later entry with a right one may name a doubtful entry as the one before it.
    /// </summary>
    internal ImmutableDictionary<DeviceId, ImmutableArray<ChainTip>> Doubts { get; }

    /// <summary>The transcripts of the latest positions, the head's last.</summary>
    internal ImmutableArray<Transcript> Recent { get; }

    /// <summary>Before the first entry of a space whose id is known from the invitation's couple, the host's list, or its creation.</summary>
    public static LogVerifier Before(SpaceId space) =>
        new(
            space,
            default,
            Roster.Empty,
            ImmutableDictionary<DeviceId, ChainTip>.Empty,
            ImmutableDictionary<DeviceId, ImmutableArray<ChainTip>>.Empty,
            ImmutableArray<Transcript>.Empty
        );

    public byte[] Save() => LogVerifierState.Write(this);

    public static ReadOutcome TryResume(ReadOnlyMemory<byte> saved, out LogVerifier? verifier) =>
        LogVerifierState.TryRead(saved, out verifier);

    /// <summary>
    /// Verifies the frames that follow <see cref="Head"/>. <paramref name="claimed"/> is the head the host named with the page; it is
    /// compared when the page reaches it.
    /// </summary>
    public ValueTask<VerifiedPage> VerifyAsync(
        IPrimitives primitives,
        IReadOnlyList<ReadOnlyMemory<byte>> frames,
        Head? claimed = null,
        ILogMemory? memory = null
    ) =>
        VerifyAsync(
            primitives,
            [.. frames.Select(bytes => HashedFrame.Of(bytes.ToArray()))],
            claimed,
            memory,
            () => ValueTask.CompletedTask
        );

    /// <param name="breathe">Called between entries, so that a long page does not hold the thread.</param>
    public async ValueTask<VerifiedPage> VerifyAsync(
        IPrimitives primitives,
        IReadOnlyList<HashedFrame> frames,
        Head? claimed,
        ILogMemory? memory,
        Func<ValueTask> breathe
    )
    {
        var (placed, outcome) = await PlaceAsync(frames, breathe);
        if (outcome == PageOutcome.OtherSpace)
        {
            return Refused(outcome);
        }

        var reached = placed.Count == 0 ? Head : placed[^1].At;
        if (claimed is { } head && head.Position == reached.Position && head != reached)
        {
            return Refused(PageOutcome.HeadDiffers);
        }

        var recalled = await RecallAsync(placed, memory);
        var signatures = new PageSignatures(placed, KnownKeys(placed));
        await signatures.VerifyControlAsync(primitives);
        while (true)
        {
            var fold = new PageFold(this, placed, recalled, signatures);
            await fold.RunAsync(breathe);
            if (await signatures.VerifyNewestAsync(primitives, fold.Newest))
            {
                return new VerifiedPage
                {
                    Outcome = outcome,
                    Entries = fold.Entries,
                    After = fold.After(reached),
                };
            }
        }
    }

    /// <summary>Gives each readable frame its place, and stops at the first one that has none.</summary>
    private async ValueTask<(List<PlacedEntry> Placed, PageOutcome Outcome)> PlaceAsync(
        IReadOnlyList<HashedFrame> frames,
        Func<ValueTask> breathe
    )
    {
        var placed = new List<PlacedEntry>(frames.Count);
        var at = Head;
        foreach (var hashed in frames)
        {
            await breathe();
            if (hashed.Frame is not { } frame)
            {
                return (placed, PageOutcome.Malformed);
            }

            ControlEntry? control = null;
            DeviceHead? head = null;
            var read =
                frame.IsKnown && frame.Kind == FrameKind.Control
                    ? ControlEntry.TryRead(frame, out control)
                    : DeviceHead.TryRead(frame, out head);
            if (read is ReadOutcome.UnknownSuite or ReadOutcome.UnknownKind)
            {
                return (placed, PageOutcome.UpdateToRead);
            }

            var hash = hashed.Hash;
            if (at.Position == Position.Start && hash.Value != Space.Value)
            {
                return (placed, PageOutcome.OtherSpace);
            }

            at = new Head(at.Position.Next, Transcripts.After(at.Transcript, hash));
            placed.Add(
                new PlacedEntry
                {
                    At = at,
                    Hash = hash,
                    Frame = frame,
                    Control = control,
                    Head = head,
                }
            );
        }

        return (placed, PageOutcome.Fine);
    }

    private async ValueTask<IReadOnlyDictionary<Position, KeptEntry>> RecallAsync(
        List<PlacedEntry> placed,
        ILogMemory? memory
    )
    {
        var needed = new HashSet<Position>();
        foreach (var entry in placed)
        {
            if (
                entry.Head is { } head
                && head.Confirmed.Position > Position.Start
                && head.Confirmed.Position.Value <= Head.Position.Value - Recent.Length
            )
            {
                needed.Add(head.Confirmed.Position);
            }

            if (entry.Head is ErasureHead erasure && erasure.TargetPosition <= Head.Position)
            {
                needed.Add(erasure.TargetPosition);
            }
        }

        return needed.Count == 0 || memory is null
            ? ImmutableDictionary<Position, KeptEntry>.Empty
            : await memory.RecallAsync(needed);
    }

    /// <summary>
    /// Public keys by id, from the roster and from the page itself: an id is the hash of its keys, so that it does not matter whether
    /// the entry that carries them turns out valid.
    /// </summary>
    private KnownKeys KnownKeys(List<PlacedEntry> placed)
    {
        var keys = new KnownKeys();
        foreach (var member in Roster.Members.Values)
        {
            keys.Members[member.Id] = member.Keys.Signing;
        }

        foreach (var device in Roster.Devices.Values)
        {
            keys.Devices[device.Id] = device.PublicKey;
        }

        foreach (var entry in placed)
        {
            switch (entry.Control)
            {
                case Genesis genesis when KeyIds.Of(genesis.Keys) == genesis.Author:
                    keys.Members[genesis.Author] = genesis.Keys.Signing;
                    break;
                case MemberAdded added when KeyIds.Of(added.Keys) == added.Member:
                    keys.Members[added.Member] = added.Keys.Signing;
                    break;
                case DeviceCertified certified
                    when KeyIds.OfDevice(certified.PublicKey) == certified.Device:
                    keys.Devices[certified.Device] = certified.PublicKey;
                    break;
            }
        }

        return keys;
    }

    private VerifiedPage Refused(PageOutcome outcome) =>
        new()
        {
            Outcome = outcome,
            Entries = [],
            After = this,
        };
}

/// <summary>A frame read and hashed at its place.</summary>
internal sealed record PlacedEntry
{
    /// <summary>Its own position, and the transcript after it.</summary>
    public required Head At { get; init; }
    public required EntryHash Hash { get; init; }
    public required Frame Frame { get; init; }
    public required ControlEntry? Control { get; init; }
    public required DeviceHead? Head { get; init; }
}

internal sealed class KnownKeys
{
    public Dictionary<MemberId, byte[]> Members { get; } = [];
    public Dictionary<DeviceId, byte[]> Devices { get; } = [];
}
