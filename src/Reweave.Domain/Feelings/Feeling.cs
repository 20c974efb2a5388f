using System.Text.Json.Serialization;
using Reweave.Domain.Events;

namespace Reweave.Domain.Feelings;

/// <summary>The feelings a person can mark. Names are stored for ever; a new one needs new versions of the facts that carry it.</summary>
public enum Feeling
{
    [JsonStringEnumMemberName("own-words")]
    OwnWords = 0,

    [JsonStringEnumMemberName("distrust")]
    Distrust,

    [JsonStringEnumMemberName("jealousy")]
    Jealousy,

    [JsonStringEnumMemberName("anger")]
    Anger,

    [JsonStringEnumMemberName("sadness")]
    Sadness,

    [JsonStringEnumMemberName("despair")]
    Despair,

    [JsonStringEnumMemberName("hurt")]
    Hurt,

    [JsonStringEnumMemberName("disappointment")]
    Disappointment,

    [JsonStringEnumMemberName("shame")]
    Shame,

    [JsonStringEnumMemberName("guilt")]
    Guilt,

    [JsonStringEnumMemberName("fear")]
    Fear,

    [JsonStringEnumMemberName("numbness")]
    Numbness,

    [JsonStringEnumMemberName("hope")]
    Hope,

    [JsonStringEnumMemberName("calm")]
    Calm,

    [JsonStringEnumMemberName("closeness")]
    Closeness,

    [JsonStringEnumMemberName("gratitude")]
    Gratitude,

    [JsonStringEnumMemberName("relief")]
    Relief,
}

/// <summary>One feeling and how strong it is, 1 (a little) to 5 (very strongly). It is nobody's score: it is never summed or compared.</summary>
public sealed record FeelingMark
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
}
