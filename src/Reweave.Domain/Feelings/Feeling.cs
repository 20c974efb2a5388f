using Reweave.Domain.Events;

namespace Reweave.Domain.Feelings;

/// <summary>The feelings a person can mark. Names are stored for ever; a new one needs new versions of the facts that carry it.</summary>
public enum Feeling
{
    OwnWords = 0,
    Distrust,
    Jealousy,
    Anger,
    Sadness,
    Despair,
    Hurt,
    Disappointment,
    Shame,
    Guilt,
    Fear,
    Numbness,
    Hope,
    Calm,
    Closeness,
    Gratitude,
    Relief,
}

/// <summary>One feeling and how strong it is, 1 (a little) to 5 (very strongly). It is nobody's score: it is never summed or compared.</summary>
public sealed record FeelingMark : Unprinted, IStored
{
    public const int Weakest = 1;
    public const int Strongest = 5;

    public required Feeling Feeling { get; init; }
    public required int Intensity { get; init; }

    /// <summary>Given exactly when <see cref="Feeling"/> is <see cref="Feeling.OwnWords"/>.</summary>
    public string? OwnWords { get; init; }

    internal bool IsWellFormed =>
        Enum.IsDefined(Feeling)
        && Intensity is >= Weakest and <= Strongest
        && (Feeling == Feeling.OwnWords) == (OwnWords is not null)
        && OwnWords is null or { Length: > 0 and <= Bounds.OwnWordsLength };

    void IStored.Write(StoredWriter to)
    {
        to.Name("feeling", Feeling, StoredNames.Feeling);
        to.Number("intensity", Intensity);
        to.Text("ownWords", OwnWords);
    }

    internal static FeelingMark Read(StoredReader from) =>
        new()
        {
            Feeling = from.Name("feeling", StoredNames.Feeling),
            Intensity = from.Number("intensity"),
            OwnWords = from.TextOrNull("ownWords"),
        };
}
