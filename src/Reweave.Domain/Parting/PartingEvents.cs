using Reweave.Domain.Events;

namespace Reweave.Domain.Parting;

/// <summary>
/// A pause for the two: nothing is suggested to either until the day named. Couple space; either begins one alone, and its author's
/// next one takes its place.
/// </summary>
public sealed record PauseBegun : Event
{
    /// <summary>The first day on which it no longer holds. What lies further off than <see cref="PausesState.MostDays"/> counts as that.</summary>
    public required DateOnly Until { get; init; }

    internal override bool IsWellFormed => true;

    internal override void Write(StoredWriter to)
    {
        to.Day("until", Until);
    }

    internal static PauseBegun Read(StoredReader from) => new() { Until = from.Day("until") };
}

/// <summary>Ends its author's own pause. The other's holds on.</summary>
public sealed record PauseEnded : Event
{
    internal override bool IsWellFormed => true;

    internal override void Write(StoredWriter to) { }

    internal static PauseEnded Read(StoredReader from) => new();
}

/// <summary>
/// Its writer lets the shared space rest on their own devices, for themselves only: a slow way out that looks like ordinary waiting from
/// the other side, because nothing of it is ever said there. Private space.
/// </summary>
public sealed record FadeBegun : Event
{
    /// <summary>The couple's space that is meant; another, later one is not.</summary>
    public required string Space { get; init; }

    /// <summary>The day on which its writer wants to be asked again; null: never.</summary>
    public DateOnly? LookAgain { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Space);

    internal override void Write(StoredWriter to)
    {
        to.Text("space", Space);
        to.Day("lookAgain", LookAgain);
    }

    internal static FadeBegun Read(StoredReader from) =>
        new() { Space = from.Text("space"), LookAgain = from.DayOrNull("lookAgain") };
}

/// <summary>Its writer is back. Nothing tells the other that they were away.</summary>
public sealed record FadeEnded : Event
{
    public required string Space { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Space);

    internal override void Write(StoredWriter to)
    {
        to.Text("space", Space);
    }

    internal static FadeEnded Read(StoredReader from) => new() { Space = from.Text("space") };
}
