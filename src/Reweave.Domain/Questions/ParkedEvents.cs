using System.Text.Json.Serialization;
using Reweave.Domain.Events;

namespace Reweave.Domain.Questions;

/// <summary>
/// A question kept for oneself, written down at any hour, or a later wording of it: the whole each time, so that any version can be
/// erased alone. Private space.
/// </summary>
public abstract record ParkedVersion : Event
{
    public required string Question { get; init; }

    /// <summary>This version, a random id.</summary>
    public required string Version { get; init; }

    /// <summary>The writer's own calendar day when it was parked; later wordings carry it on.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>
    /// The moment it was parked, by the own clock, for the 48 hours before it can be asked; later wordings carry it on. Never shown.
    /// </summary>
    public required DateTimeOffset At { get; init; }

    public required string Text { get; init; }

    /// <summary><em>Do I want this detail?</em> Null when not answered.</summary>
    public Leaning? Wanted { get; init; }

    /// <summary><em>What will it help?</em></summary>
    public string? Helps { get; init; }

    /// <summary><em>Could it stay with me as a picture?</em></summary>
    public Leaning? Stays { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Question)
        && Bounds.IsId(Version)
        && Bounds.IsText(Text, Bounds.AnswerLength)
        && (Wanted is not { } wanted || Enum.IsDefined(wanted))
        && Bounds.IsOptionalText(Helps, Bounds.AnswerLength)
        && (Stays is not { } stays || Enum.IsDefined(stays));
}

public sealed record QuestionParked : ParkedVersion;

/// <summary>The latest wording counts.</summary>
public sealed record ParkedChanged : ParkedVersion;

/// <summary><em>Still parked</em>, said at the offer to ask it: it is offered again 48 hours later. Private space.</summary>
public sealed record ParkedKept : Event
{
    public required string Question { get; init; }
    public required DateTimeOffset At { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Question);
}

/// <summary>Beats every wording, whenever it arrives. The versions' entries are erased with it. Private space.</summary>
public sealed record ParkedLetGo : Event
{
    public required string Question { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Question);
}

/// <summary>
/// Which shared question was made of a parked one. Private: the partner's side holds no link. While the shared one stands the parked one
/// rests; once it is withdrawn the parked one is there again.
/// </summary>
public sealed record ParkedHandedOver : Event
{
    public required string Question { get; init; }

    /// <summary>The id in the couple space.</summary>
    public required string Asked { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Question) && Bounds.IsId(Asked);
}

public enum Leaning
{
    [JsonStringEnumMemberName("yes")]
    Yes = 1,

    [JsonStringEnumMemberName("unsure")]
    Unsure = 2,

    [JsonStringEnumMemberName("no")]
    No = 3,
}
