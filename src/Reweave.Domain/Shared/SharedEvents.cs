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

    internal override void Write(StoredWriter to)
    {
        to.Text("piece", Piece);
        to.Text("text", Text);
        to.List("feelings", Feelings);
    }

    internal static PieceShared Read(StoredReader from) =>
        new()
        {
            Piece = from.Text("piece"),
            Text = from.Text("text"),
            Feelings = from.List("feelings", FeelingMark.Read),
        };
}

/// <summary>By its author alone; beats sharing whenever it arrives. The piece's entry is erased with it.</summary>
public sealed record PieceUnshared : Event
{
    public required string Piece { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Piece);

    internal override void Write(StoredWriter to)
    {
        to.Text("piece", Piece);
    }

    internal static PieceUnshared Read(StoredReader from) => new() { Piece = from.Text("piece") };
}
