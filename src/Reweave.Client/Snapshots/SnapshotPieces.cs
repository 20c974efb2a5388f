using Reweave.Domain.CheckIns;
using Reweave.Domain.Journal;
using Reweave.Domain.Shared;
using Reweave.Domain.Spaces;

namespace Reweave.Client.Snapshots;

/// <summary>
/// Cuts a state into pieces that are read one after the other: a head, small enough to be there at once, with everything that Today
/// needs, and the older rest. Joined again they are the same state. The parts of a piece are returned beside it, so that a piece
/// whose parts did not change need not be written again.
/// </summary>
internal static class SnapshotPieces
{
    /// <summary>What a piece may come to, in bytes of JSON, estimated from above.</summary>
    private const int PieceInBytes = 60 * 1024;
    private const int RoundsInHead = 6;

    public static (PrivateSpaceState Head, IReadOnlyList<Piece<PrivateSpaceState>> Older) Cut(
        PrivateSpaceState state
    )
    {
        var (newest, groups) = Group(
            state.Journal.Pieces.Values.OrderBy(piece => piece.Versions.Min(v => v.Position)),
            piece => piece.Versions.Sum(SizeOf)
        );
        var head = state with { Journal = state.Journal with { Pieces = Of(newest) } };
        return (
            head,
            [
                .. groups.Select(group => new Piece<PrivateSpaceState>(
                    PrivateSpaceState.Empty with
                    {
                        Journal = JournalState.Empty with { Pieces = Of(group) },
                    },
                    group
                )),
            ]
        );
    }

    /// <summary>The parts of a piece that was read, in the order in which cutting gives them.</summary>
    public static IReadOnlyList<object> PartsOf(PrivateSpaceState piece) =>
        [.. piece.Journal.Pieces.Values.OrderBy(one => one.Versions.Min(v => v.Position))];

    public static IReadOnlyList<object> PartsOf(CoupleSpaceState piece) =>
        [
            .. piece.Shared.Pieces.Values.OrderBy(one => one.Position),
            .. piece.CheckIns.Rounds.Values,
        ];

    public static PrivateSpaceState Join(PrivateSpaceState head, PrivateSpaceState piece) =>
        head with
        {
            Journal = head.Journal with
            {
                Pieces = head.Journal.Pieces.AddRange(piece.Journal.Pieces),
            },
        };

    public static (CoupleSpaceState Head, IReadOnlyList<Piece<CoupleSpaceState>> Older) Cut(
        CoupleSpaceState state
    )
    {
        var (newest, shared) = Group(
            state.Shared.Pieces.OrderBy(pair => pair.Value.Position),
            pair => 3 * pair.Value.Text.Length + 400
        );
        var rounds = state.CheckIns.Rounds.ToList();
        var old = Math.Max(0, rounds.Count - RoundsInHead);
        var (lastRounds, earlier) = Group(
            rounds.Take(old),
            pair =>
                pair.Value.Answers.Sum(answer =>
                    answer.Items.Sum(item => 2 * item.Sealed.Length + 400)
                ) + 1000
        );
        // The rounds that are not the newest never stand in the head, however few they are.
        var groups = lastRounds.Count == 0 ? earlier : [.. earlier, lastRounds];
        var head = state with
        {
            Shared = state.Shared with { Pieces = SharedState.Empty.Pieces.AddRange(newest) },
            CheckIns = state.CheckIns with
            {
                Rounds = CheckInsState.Empty.Rounds.AddRange(rounds.Skip(old)),
            },
        };
        return (
            head,
            [
                .. shared.Select(group => new Piece<CoupleSpaceState>(
                    CoupleSpaceState.Empty with
                    {
                        Shared = SharedState.Empty with
                        {
                            Pieces = SharedState.Empty.Pieces.AddRange(group),
                        },
                    },
                    [.. group.Select(pair => pair.Value)]
                )),
                .. groups.Select(group => new Piece<CoupleSpaceState>(
                    CoupleSpaceState.Empty with
                    {
                        CheckIns = CheckInsState.Empty with
                        {
                            Rounds = CheckInsState.Empty.Rounds.AddRange(group),
                        },
                    },
                    [.. group.Select(pair => pair.Value)]
                )),
            ]
        );
    }

    public static CoupleSpaceState Join(CoupleSpaceState head, CoupleSpaceState piece) =>
        head with
        {
            Shared = head.Shared with { Pieces = head.Shared.Pieces.AddRange(piece.Shared.Pieces) },
            CheckIns = head.CheckIns with
            {
                Rounds = head.CheckIns.Rounds.AddRange(piece.CheckIns.Rounds),
            },
        };

    // From the oldest on, so that a group is closed for good once it is full; what is left over is the newest.
    private static (List<T> Newest, List<List<T>> Groups) Group<T>(
        IEnumerable<T> oldestFirst,
        Func<T, int> size
    )
    {
        var groups = new List<List<T>>();
        var group = new List<T>();
        var bytes = 0;
        foreach (var part in oldestFirst)
        {
            var partInBytes = size(part);
            if (group.Count > 0 && bytes + partInBytes > PieceInBytes / 2)
            {
                groups.Add(group);
                group = [];
                bytes = 0;
            }

            group.Add(part);
            bytes += partInBytes;
        }

        return (group, groups);
    }

    private static int SizeOf(KeptVersion version) =>
        3 * version.Text.Length + 120 * (version.Feelings.Count + version.Tags.Count) + 400;

    private static System.Collections.Immutable.ImmutableDictionary<string, JournalPiece> Of(
        List<JournalPiece> pieces
    ) =>
        JournalState.Empty.Pieces.AddRange(
            pieces.Select(piece => KeyValuePair.Create(piece.Piece, piece))
        );
}

/// <summary>A part of a state, and the immutable parts it is made of.</summary>
internal sealed record Piece<T>(T State, IReadOnlyList<object> Parts);
