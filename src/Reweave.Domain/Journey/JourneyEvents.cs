using System.Text.Json.Serialization;
using Reweave.Domain.Events;

namespace Reweave.Domain.Journey;

/// <summary>The strands of the road. They run beside each other; none locks another.</summary>
public enum Strand
{
    [JsonStringEnumMemberName("steady")]
    Steady = 1,

    [JsonStringEnumMemberName("acknowledge")]
    Acknowledge = 2,

    [JsonStringEnumMemberName("understand")]
    Understand = 3,

    [JsonStringEnumMemberName("agree")]
    Agree = 4,

    [JsonStringEnumMemberName("reconnect")]
    Reconnect = 5,

    [JsonStringEnumMemberName("keep-going")]
    KeepGoing = 6,
}

/// <summary>Where a person is on the road, by their own choice and at their own pace. Private space; the last one counts.</summary>
public sealed record StrandChosen : Event
{
    public required Strand Strand { get; init; }

    internal override bool IsWellFormed => Enum.IsDefined(Strand);
}
