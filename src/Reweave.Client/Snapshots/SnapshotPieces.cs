using Reweave.Domain.CheckIns;
using Reweave.Domain.Exchanges;
using Reweave.Domain.Journal;
using Reweave.Domain.Shared;
using Reweave.Domain.Spaces;
using Reweave.Domain.Understanding;

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
    private const int StepInParts = 64;

    /// <param name="breathe">Called between short steps: a journal of years takes longer than a thread may be held.</param>
    public static async ValueTask<(
        PrivateSpaceState Head,
        IReadOnlyList<Piece<PrivateSpaceState>> Older
    )> CutAsync(PrivateSpaceState state, Func<ValueTask> breathe)
    {
        var pieces = new JournalPiece[state.Journal.Pieces.Count];
        var places = new long[pieces.Length];
        var count = 0;
        foreach (var piece in state.Journal.Pieces.Values)
        {
            pieces[count] = piece;
            places[count++] = piece.FirstPosition;
            if (count % StepInParts == 0)
            {
                await breathe();
            }
        }

        Array.Sort(places, pieces);
        await breathe();
        var grouping = new Grouping<JournalPiece>();
        for (var i = 0; i < pieces.Length; i++)
        {
            grouping.Add(pieces[i], SizeOf(pieces[i]));
            if (i % StepInParts == 0)
            {
                await breathe();
            }
        }

        return (
            state with
            {
                Journal = state.Journal with { Pieces = Of(grouping.Newest) },
            },
            [
                .. grouping.Groups.Select(group => new Piece<PrivateSpaceState>(
                    () =>
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
        [.. piece.Journal.Pieces.Values.OrderBy(one => one.FirstPosition)];

    public static IReadOnlyList<object> PartsOf(CoupleSpaceState piece) =>
        [
            .. piece.Shared.Pieces.Values.OrderBy(one => one.Position),
            .. PartsOf(piece.CheckIns),
            .. MemoriesPieces.PartsOf(piece.Memories),
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
        var (rounds, earlier) = Older(state.CheckIns.Exchange, RoundsInHead);
        var checkIns = earlier
            .Select(group => Only(state.CheckIns, group.Contains, group.Contains))
            .ToList();
        var (lastOfWhy, earlierOfWhy) = Older(state.Understanding.Exchange, 1);
        var why = earlierOfWhy
            .Select(group => Only(state.Understanding.Exchange, group.Contains))
            .ToList();
        var head = state with
        {
            Understanding = state.Understanding with
            {
                Exchange = Only(state.Understanding.Exchange, lastOfWhy.Contains),
            },
            Shared = state.Shared with { Pieces = SharedState.Empty.Pieces.AddRange(newest) },
            Memories = MemoriesPieces.Head(state.Memories),
            // With the replies to rounds that are not there: they are nobody's, and must not be lost.
            CheckIns = Only(
                state.CheckIns,
                rounds.Contains,
                number => !earlier.Exists(group => group.Contains(number))
            ),
        };
        return (
            head,
            [
                .. shared.Select(group => new Piece<CoupleSpaceState>(
                    () =>
                        CoupleSpaceState.Empty with
                        {
                            Shared = SharedState.Empty with
                            {
                                Pieces = SharedState.Empty.Pieces.AddRange(group),
                            },
                        },
                    [.. group.Select(pair => pair.Value)]
                )),
                .. checkIns.Select(group => new Piece<CoupleSpaceState>(
                    () => CoupleSpaceState.Empty with { CheckIns = group },
                    PartsOf(group)
                )),
                .. why.Select(group => new Piece<CoupleSpaceState>(
                    () =>
                        CoupleSpaceState.Empty with
                        {
                            Understanding = UnderstandingState.Empty with { Exchange = group },
                        },
                    [.. group.Rounds.Values]
                )),
                .. MemoriesPieces
                    .Cut(state.Memories, PieceInBytes / 2)
                    .Select(piece => new Piece<CoupleSpaceState>(
                        () => CoupleSpaceState.Empty with { Memories = piece },
                        MemoriesPieces.PartsOf(piece)
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
                Exchange = Join(head.CheckIns.Exchange, piece.CheckIns.Exchange),
                Replies = head.CheckIns.Replies.AddRange(piece.CheckIns.Replies),
            },
            Memories = MemoriesPieces.Join(head.Memories, piece.Memories),
            Understanding = head.Understanding with
            {
                Exchange = Join(head.Understanding.Exchange, piece.Understanding.Exchange),
            },
        };

    private static ExchangeState Join(ExchangeState head, ExchangeState piece) =>
        head with
        {
            Rounds = head.Rounds.AddRange(piece.Rounds),
        };

    private static IReadOnlyList<object> PartsOf(CheckInsState piece) =>
        [.. piece.Rounds.Values, .. piece.Replies.Values];

    private static CheckInsState Only(
        CheckInsState state,
        Func<int, bool> rounds,
        Func<int, bool> replies
    ) =>
        new()
        {
            Exchange = Only(state.Exchange, rounds),
            Replies = CheckInsState.Empty.Replies.AddRange(
                state.Replies.Where(pair => replies(pair.Key))
            ),
        };

    private static ExchangeState Only(ExchangeState state, Func<int, bool> rounds) =>
        new()
        {
            Rounds = ExchangeState.Empty.Rounds.AddRange(
                state.Rounds.Where(pair => rounds(pair.Key))
            ),
        };

    // The rounds that are not the newest never stand in the head, however few they are.
    private static (List<int> Head, List<List<int>> Groups) Older(ExchangeState state, int inHead)
    {
        var rounds = state.Rounds.Values.ToList();
        var old = Math.Max(0, rounds.Count - inHead);
        var (last, earlier) = Group(
            rounds.Take(old),
            round =>
                round.Answers.Sum(answer => answer.Items.Sum(item => 2 * item.Sealed.Length + 400))
                + 1000
        );
        return (
            [.. rounds.Skip(old).Select(round => round.Number)],
            [
                .. (last.Count == 0 ? earlier : [.. earlier, last]).Select(group =>
                    group.Select(round => round.Number).ToList()
                ),
            ]
        );
    }

    private static (List<T> Newest, List<List<T>> Groups) Group<T>(
        IEnumerable<T> oldestFirst,
        Func<T, int> size
    )
    {
        var grouping = new Grouping<T>();
        foreach (var part in oldestFirst)
        {
            grouping.Add(part, size(part));
        }

        return (grouping.Newest, grouping.Groups);
    }

    private static int SizeOf(JournalPiece piece) =>
        piece.Versions.Count == 1 ? SizeOf(piece.Versions[0]) : piece.Versions.Sum(SizeOf);

    private static int SizeOf(KeptVersion version) =>
        3 * version.Text.Length + 120 * (version.Feelings.Count + version.Tags.Count) + 400;

    private static System.Collections.Immutable.ImmutableDictionary<string, JournalPiece> Of(
        List<JournalPiece> pieces
    ) =>
        JournalState.Empty.Pieces.AddRange(
            pieces.Select(piece => KeyValuePair.Create(piece.Piece, piece))
        );

    /// <summary>From the oldest on, so that a group is closed for good once it is full; what is left over is the newest.</summary>
    private sealed class Grouping<T>
    {
        private int _bytes;

        public List<T> Newest { get; private set; } = [];
        public List<List<T>> Groups { get; } = [];

        public void Add(T part, int sizeInBytes)
        {
            if (Newest.Count > 0 && _bytes + sizeInBytes > PieceInBytes / 2)
            {
                Groups.Add(Newest);
                Newest = [];
                _bytes = 0;
            }

            Newest.Add(part);
            _bytes += sizeInBytes;
        }
    }
}

/// <summary>A part of a state, made when it is to be written, and the immutable parts it is made of.</summary>
internal sealed record Piece<T>(Func<T> State, IReadOnlyList<object> Parts) : Unprinted;
