using System.Security.Cryptography;
using Reweave.Client.Log;
using Reweave.Client.Ports;
using Reweave.Client.Snapshots;
using Reweave.Domain.Spaces;
using Reweave.Protocol;
using Reweave.Protocol.Ids;
using SpaceKind = Reweave.Protocol.Entries.SpaceKind;

namespace Reweave.Client.Engines;

/// <summary>
/// A snapshot is this device's own sealed cache of the confirmed prefix of a space, in pieces: the head with all that Today needs is
/// read before the session opens, the rest right after it, in slices. Rebuilding from the log gives the same state. A state with facts
/// of a later version is not kept: after an update they have to be folded.
/// </summary>
internal sealed partial class Engine
{
    private const int SnapshotEvery = 200;
    private const int TagInBytes = 8;
    private const int PiecesAhead = 4;

    private static string PieceKey(Space space, int index) =>
        $"{Space.SnapshotKey(space.Id)}/{index:D6}";

    /// <summary>The head of a space's snapshot; the states cover only what it holds until <see cref="JoinSnapshotAsync"/>.</summary>
    private async Task TakeSnapshotHeadAsync(Space space)
    {
        if (
            await _store.ReadAsync(PieceKey(space, 0)) is not { } bytes
            || ReadHead(bytes) is not { } head
            || head.Position > space.Verifier.Head.Position.Value
            || TakeState(space, head.State, (_, piece) => piece, (_, piece) => piece) is null
        )
        {
            space.ForgetFold();
            return;
        }

        space.FoldedTo = space.SnapshotAt = new Position(head.Position);
        space.PieceTags = [.. head.Tags];
    }

    /// <summary>Reads the rest. When a piece is missing or of another snapshot, everything is folded from the log again.</summary>
    private async Task JoinSnapshotAsync(Space space)
    {
        var parts = new List<IReadOnlyList<object>>(space.PieceTags.Count);
        var coming = new Queue<Task<byte[]?>>();
        for (var i = 0; i < space.PieceTags.Count; i++)
        {
            // The next ones are read and opened while this one is taken in.
            while (coming.Count < PiecesAhead && i + coming.Count < space.PieceTags.Count)
            {
                coming.Enqueue(_store.ReadAsync(PieceKey(space, i + coming.Count + 1)).AsTask());
            }

            if (
                await coming.Dequeue() is not { } bytes
                || IsLocked
                || ReadPiece(bytes) is not { } piece
                || !piece.Tag.AsSpan().SequenceEqual(space.PieceTags[i])
                || TakeState(space, piece.State, SnapshotPieces.Join, SnapshotPieces.Join)
                    is not { } taken
            )
            {
                space.ForgetFold();
                space.SnapshotAt = Position.Start;
                space.PieceTags = [];
                space.PieceParts = [];
                return;
            }

            parts.Add(taken);
            Report((i + 1) / (double)(space.PieceTags.Count + 1));
            await BreatheAsync();
        }

        space.PieceParts = parts;
    }

    /// <summary>The parts that the state brought; null when it is of another version.</summary>
    private static IReadOnlyList<object>? TakeState(
        Space space,
        byte[] state,
        Func<PrivateSpaceState, PrivateSpaceState, PrivateSpaceState> joinPrivate,
        Func<CoupleSpaceState, CoupleSpaceState, CoupleSpaceState> joinCouple
    )
    {
        if (space.Kind == SpaceKind.Private)
        {
            if (PrivateSpaceState.TryRead(state) is not { } own)
            {
                return null;
            }

            space.Private = joinPrivate(space.Private, own);
            return SnapshotPieces.PartsOf(own);
        }

        if (CoupleSpaceState.TryRead(state) is not { } couple)
        {
            return null;
        }

        space.Couple = joinCouple(space.Couple, couple);
        return SnapshotPieces.PartsOf(couple);
    }

    private enum SnapshotWhen
    {
        /// <summary>More of the log is on its way: only when it has doubled, so that a long fetch does not cut its state over and over.</summary>
        MoreComes,

        /// <summary>When enough came since the last one.</summary>
        Worthwhile,

        /// <summary>Whatever is new, however little.</summary>
        Always,
    }

    private async Task KeepSnapshotsAsync(SnapshotWhen when)
    {
        if (!HoldsLock)
        {
            return;
        }

        foreach (var space in _spaces.Values)
        {
            var news = space.FoldedTo.Value - space.SnapshotAt.Value;
            if (
                !space.IsComplete
                || space.UnknownFacts > 0
                || (news < Fewest(space) && !space.SnapshotKeepsErased)
            )
            {
                continue;
            }

            try
            {
                await KeepSnapshotAsync(space);
            }
            catch (StoreFullException)
            {
                // Only a cache: without it opening takes longer.
                return;
            }
        }

        long Fewest(Space space) =>
            when switch
            {
                SnapshotWhen.Always => 1,
                SnapshotWhen.MoreComes => Math.Max(4 * SnapshotEvery, space.SnapshotAt.Value),
                _ => SnapshotEvery,
            };
    }

    private async Task KeepSnapshotAsync(Space space)
    {
        var (head, rest) =
            space.Kind == SpaceKind.Private
                ? await CutPrivateAsync(space.Private)
                : CutCouple(space.Couple);
        var tags = new List<byte[]>(rest.Count);
        var values = new List<KeyValuePair<string, byte[]>>();
        for (var i = 0; i < rest.Count; i++)
        {
            var isKept =
                i < space.PieceParts.Count
                && i < space.PieceTags.Count
                && IsSame(space.PieceParts[i], rest[i].Parts);
            var tag = isKept ? space.PieceTags[i] : RandomNumberGenerator.GetBytes(TagInBytes);
            tags.Add(tag);
            if (!isKept)
            {
                values.Add(
                    KeyValuePair.Create(PieceKey(space, i + 1), Cbor.Array(1, tag, rest[i].Write()))
                );
                await BreatheAsync();
            }
        }

        values.Add(
            KeyValuePair.Create(
                PieceKey(space, 0),
                Cbor.Array(1, space.FoldedTo.Value, tags.SelectMany(tag => tag).ToArray(), head)
            )
        );
        var changes = new List<StoreChange>(await _store.SealAsync(values));
        for (var i = rest.Count; i < space.PieceTags.Count; i++)
        {
            changes.Add(StoreChange.Remove(PieceKey(space, i + 1)));
        }

        await _plain.WriteAsync(changes);
        space.SnapshotAt = space.FoldedTo;
        space.SnapshotKeepsErased = false;
        space.PieceTags = tags;
        space.PieceParts = [.. rest.Select(piece => piece.Parts)];
    }

    private static bool IsSame(IReadOnlyList<object> one, IReadOnlyList<object> other)
    {
        if (one.Count != other.Count)
        {
            return false;
        }

        for (var i = 0; i < one.Count; i++)
        {
            if (!ReferenceEquals(one[i], other[i]))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<(byte[] Head, List<WritablePiece> Older)> CutPrivateAsync(
        PrivateSpaceState state
    )
    {
        var (head, rest) = await SnapshotPieces.CutAsync(state, BreatheAsync);
        return (
            head.Write(),
            [.. rest.Select(piece => new WritablePiece(piece.Parts, () => piece.State().Write()))]
        );
    }

    private static (byte[] Head, List<WritablePiece> Older) CutCouple(CoupleSpaceState state)
    {
        var (head, rest) = SnapshotPieces.Cut(state);
        return (
            head.Write(),
            [.. rest.Select(piece => new WritablePiece(piece.Parts, () => piece.State().Write()))]
        );
    }

    private static HeadPiece? ReadHead(byte[] bytes) =>
        Cbor.TryRead(
            bytes,
            int.MaxValue,
            reader =>
            {
                reader.StartArray(4);
                reader.OwnSuite();
                var position = reader.LongNumber();
                var tags = reader.ReadByteString();
                var state = reader.ReadByteString();
                reader.EndArray();
                return new HeadPiece(position, [.. tags.Chunk(TagInBytes)], state);
            },
            out var head
        ) == ReadOutcome.Fine
            ? head
            : null;

    private static RestPiece? ReadPiece(byte[] bytes) =>
        Cbor.TryRead(
            bytes,
            int.MaxValue,
            reader =>
            {
                reader.StartArray(3);
                reader.OwnSuite();
                var tag = reader.Bytes(TagInBytes);
                var state = reader.ReadByteString();
                reader.EndArray();
                return new RestPiece(tag, state);
            },
            out var piece
        ) == ReadOutcome.Fine
            ? piece
            : null;

    private sealed record WritablePiece(IReadOnlyList<object> Parts, Func<byte[]> Write)
        : Unprinted;

    private sealed record HeadPiece(long Position, IReadOnlyList<byte[]> Tags, byte[] State)
        : Unprinted;

    private sealed record RestPiece(byte[] Tag, byte[] State) : Unprinted;
}
