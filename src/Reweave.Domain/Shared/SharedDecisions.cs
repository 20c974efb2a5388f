using Reweave.Domain.Events;
using Reweave.Domain.Feelings;

namespace Reweave.Domain.Shared;

public static class SharedDecisions
{
    /// <param name="piece">A fresh random id, not the journal's: the partner learns nothing about what it came from.</param>
    public static Decision Share(
        SharedState state,
        string me,
        string piece,
        string text,
        IReadOnlyList<FeelingMark> feelings
    )
    {
        var key = SharedState.Key(me, piece);
        if (state.Pieces.ContainsKey(key) || state.Unshared.Contains(key))
        {
            return Decided.Nothing;
        }

        if (string.IsNullOrWhiteSpace(text) && feelings.Count == 0)
        {
            return new OutOfBounds(nameof(text));
        }

        if (text.Length > Bounds.TextLength)
        {
            return new OutOfBounds(nameof(text));
        }

        return !Bounds.AreFeelings(feelings) ? new OutOfBounds(nameof(feelings))
            : state.Pieces.Values.Count(one => one.Author == me) >= SharedState.MostPieces
                ? new SharedEnough(SharedState.MostPieces)
            : Decided.To(
                new PieceShared
                {
                    Piece = piece,
                    Text = text,
                    Feelings = feelings,
                }
            );
    }

    /// <summary>One's own only.</summary>
    public static Decision Unshare(SharedState state, string me, string piece)
    {
        if (state.Pieces.TryGetValue(SharedState.Key(me, piece), out var shared))
        {
            return new Decided([new PieceUnshared { Piece = piece }], [shared.Entry]);
        }

        return state.Pieces.Values.Any(other => other.Piece == piece)
            ? new NotYours(piece)
            : Decided.Nothing;
    }
}

/// <summary>So many are shared already; one is taken back first.</summary>
public sealed record SharedEnough(int Most) : Refusal;

/// <summary>Only its author stops sharing a piece.</summary>
public sealed record NotYours(string Piece) : Refusal;
