using Reweave.Domain.Events;

namespace Reweave.Domain.Standing;

public static class StandingDecisions
{
    /// <summary>More breaches than anybody needs to name one by one.</summary>
    public const int MostBreaches = 20;

    /// <summary>Notes a breach, or how it is seen now; the versions before are erased.</summary>
    /// <param name="breach">One that is there, or a fresh random id.</param>
    /// <param name="version">A fresh random id.</param>
    public static Decision Note(
        StandingState state,
        string breach,
        string version,
        Stand stand,
        string? agreed,
        IReadOnlyList<BreachKind> kinds,
        DateOnly? cameOut
    )
    {
        var said = string.IsNullOrWhiteSpace(agreed) ? null : agreed;
        if (said?.Length > Bounds.AnswerLength)
        {
            return new OutOfBounds(nameof(agreed));
        }

        if (state.Removed.Contains(breach))
        {
            return new NoSuchBreach(breach);
        }

        var before = state.Versions.GetValueOrDefault(breach) ?? [];
        return before.IsEmpty && state.Versions.Count >= MostBreaches
            ? new OutOfBounds(nameof(breach))
            : new Decided(
                [
                    new BreachNoted
                    {
                        Breach = breach,
                        Version = version,
                        Replaces =
                        [
                            .. before.Take(BreachNoted.MostReplaced).Select(one => one.Version),
                        ],
                        Stand = stand,
                        Agreed = said,
                        Kinds = [.. kinds.Distinct().Order()],
                        CameOut = cameOut,
                    },
                ],
                [.. before.Select(one => one.Entry)]
            );
    }

    public static Decision Remove(StandingState state, string breach) =>
        state.Versions.TryGetValue(breach, out var versions)
            ? new Decided(
                [new BreachRemoved { Breach = breach }],
                [.. versions.Select(version => version.Entry)]
            )
            : Decided.Nothing;
}

/// <summary>It was removed, on this device or another.</summary>
public sealed record NoSuchBreach(string Breach) : Refusal;
