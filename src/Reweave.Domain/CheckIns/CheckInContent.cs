using Reweave.Domain.Events;
using Reweave.Domain.Feelings;

namespace Reweave.Domain.CheckIns;

/// <summary>What one sealed item says: marks for <see cref="CheckInItem.Feelings"/>, words for the others (words may go with marks).</summary>
public sealed record CheckInContent : Unprinted, IStored
{
    public IReadOnlyList<FeelingMark> Feelings { get; init; } = [];
    public string? Words { get; init; }

    public bool IsWellFormed =>
        Bounds.AreFeelings(Feelings)
        && Bounds.IsOptionalText(Words, Bounds.AnswerLength)
        && (Feelings.Count > 0 || !string.IsNullOrWhiteSpace(Words));

    /// <summary>The plaintext to seal (before padding).</summary>
    public byte[] Write() => StoredWriter.Write(this);

    /// <summary>Null when the other's device sealed something that this version cannot show: <em>could not be opened</em>.</summary>
    public static CheckInContent? TryRead(ReadOnlySpan<byte> plaintext) =>
        StoredReader.TryRead(plaintext.ToArray(), Read) is { IsWellFormed: true } content
            ? content
            : null;

    void IStored.Write(StoredWriter to)
    {
        to.List("feelings", Feelings);
        to.Text("words", Words);
    }

    internal static CheckInContent Read(StoredReader from) =>
        new()
        {
            Feelings = from.List("feelings", FeelingMark.Read),
            Words = from.TextOrNull("words"),
        };
}
