using Reweave.Domain.Events;

namespace Reweave.Domain.Understanding;

/// <summary>What one slot says: how much it weighed, and words; all of it may be left out.</summary>
public sealed record ConditionContent : Unprinted, IStored
{
    /// <summary>So that nineteen of them fit one frame in any script.</summary>
    public const int WordsLength = 600;
    public const int HighestRating = 10;

    // The least a slot comes to: short words and none at all are sealed at the same length.
    private const int LeastBytes = 500;
    private const byte Space = (byte)' ';

    /// <summary>For a slot of one's own: what the person calls it.</summary>
    public string? Name { get; init; }

    /// <summary>0, not at all, to 10, very much.</summary>
    public int? Rating { get; init; }

    public string? Words { get; init; }

    public bool IsLeftOut => Rating is null && string.IsNullOrWhiteSpace(Words);

    public bool IsWellFormed =>
        Bounds.IsOptionalText(Name, Bounds.OwnWordsLength)
        && Rating is null or (>= 0 and <= HighestRating)
        && Bounds.IsOptionalText(Words, WordsLength);

    /// <summary>The plaintext to seal (before padding): filled up with blanks, which mean nothing.</summary>
    public byte[] Write()
    {
        var json = StoredWriter.Write(this);
        if (json.Length >= LeastBytes)
        {
            return json;
        }

        var filled = new byte[LeastBytes];
        json.CopyTo(filled, 0);
        filled.AsSpan(json.Length).Fill(Space);
        return filled;
    }

    /// <summary>Null when the other's device sealed something that this version cannot show: <em>could not be opened</em>.</summary>
    public static ConditionContent? TryRead(ReadOnlySpan<byte> plaintext) =>
        StoredReader.TryRead(plaintext.ToArray(), Read) is { IsWellFormed: true } content
            ? content
            : null;

    void IStored.Write(StoredWriter to)
    {
        to.Text("name", Name);
        to.Number("rating", Rating);
        to.Text("words", Words);
    }

    internal static ConditionContent Read(StoredReader from) =>
        new()
        {
            Name = from.TextOrNull("name"),
            Rating = from.NumberOrNull("rating"),
            Words = from.TextOrNull("words"),
        };
}
