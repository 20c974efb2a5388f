using Reweave.Domain.Events;
using Reweave.Domain.Feelings;

namespace Reweave.Domain.Shared;

/// <summary>One chosen piece, in the words its author settled on at the preview. Nothing links it to a journal piece.</summary>
public sealed record PieceShared : Event
{
    public required string Piece { get; init; }
    public required string Text { get; init; }
    public IReadOnlyList<FeelingMark> Feelings { get; init; } = [];

    internal override bool IsWellFormed =>
        Bounds.IsId(Piece)
        && Bounds.IsText(Text, Bounds.TextLength)
        && Bounds.AreFeelings(Feelings);
}

/// <summary>By its author alone; beats sharing whenever it arrives. The piece's entry is erased with it.</summary>
public sealed record PieceUnshared : Event
{
    public required string Piece { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Piece);
}
