using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Parting;

/// <summary>
/// The pauses of the two, at most one of each. The result does not depend on the order in which facts arrive: of each author the latest
/// beginning and the latest end count, by position.
/// </summary>
public sealed record PausesState : Unprinted, IStored
{
    public static readonly PausesState Empty = new();

    /// <summary>The longest pause, in days; a longer one is begun again. Nothing rests for ever because one of two said so once.</summary>
    public const int MostDays = 28;

    /// <summary>By author.</summary>
    public ImmutableDictionary<string, KeptPause> ByAuthor { get; init; } =
        ImmutableDictionary<string, KeptPause>.Empty;

    public bool IsPaused(DateOnly today) => Until(today) is not null;

    /// <summary>The first day on which neither's pause holds any more; null when none does.</summary>
    public DateOnly? Until(DateOnly today) =>
        ByAuthor
            .Values.Where(pause => pause.HoldsOn(today))
            .Max(pause => (DateOnly?)pause.UntilAsSeen(today));

    /// <summary>Likewise of one person alone.</summary>
    public DateOnly? Until(string author, DateOnly today) =>
        ByAuthor.GetValueOrDefault(author) is { } pause && pause.HoldsOn(today)
            ? pause.UntilAsSeen(today)
            : null;

    public PausesState After(Event fact, EventMeta meta) =>
        fact switch
        {
            PauseBegun begun => With(
                meta.Author,
                pause =>
                    meta.Position > pause.BegunAt
                        ? pause with
                        {
                            BegunAt = meta.Position,
                            Day = meta.Day,
                            Until = begun.Until,
                        }
                        : pause
            ),
            PauseEnded => With(
                meta.Author,
                pause => pause with { EndedAt = Math.Max(pause.EndedAt, meta.Position) }
            ),
            _ => this,
        };

    private PausesState With(string author, Func<KeptPause, KeptPause> change) =>
        this with
        {
            ByAuthor = ByAuthor.SetItem(
                author,
                change(ByAuthor.GetValueOrDefault(author) ?? new KeptPause())
            ),
        };

    void IStored.Write(StoredWriter to)
    {
        to.Map("byAuthor", ByAuthor);
    }

    internal static PausesState Read(StoredReader from) =>
        new() { ByAuthor = from.Map("byAuthor", KeptPause.Read) };
}

/// <summary>The latest pause of one person, and the latest end.</summary>
public sealed record KeptPause : Unprinted, IStored
{
    public DateOnly Until { get; init; }

    /// <summary>The day its author claimed.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Positions in the log; 0: there was none.</summary>
    public long BegunAt { get; init; }
    public long EndedAt { get; init; }

    internal bool HoldsOn(DateOnly today) => BegunAt > EndedAt && today < Limit(Until, Day);

    // Someone whose clock runs ahead pauses no longer than from the reader's own day on.
    internal DateOnly UntilAsSeen(DateOnly today) => Limit(Limit(Until, Day), today);

    private static DateOnly Limit(DateOnly until, DateOnly from) =>
        until.DayNumber - from.DayNumber > PausesState.MostDays
            ? DateOnly.FromDayNumber(
                Math.Min(from.DayNumber + PausesState.MostDays, DateOnly.MaxValue.DayNumber)
            )
            : until;

    void IStored.Write(StoredWriter to)
    {
        to.Day("until", Until);
        to.Day("day", Day);
        to.Number("begunAt", BegunAt);
        to.Number("endedAt", EndedAt);
    }

    internal static KeptPause Read(StoredReader from) =>
        new()
        {
            Until = from.Day("until"),
            Day = from.Day("day"),
            BegunAt = from.LongNumber("begunAt"),
            EndedAt = from.LongNumber("endedAt"),
        };
}
