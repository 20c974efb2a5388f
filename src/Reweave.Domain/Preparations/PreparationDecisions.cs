using Reweave.Domain.Events;

namespace Reweave.Domain.Preparations;

/// <summary>What a person may do with their own beginnings: everything, and nobody hears of it.</summary>
public static class PreparationDecisions
{
    /// <summary>
    /// Keeps a part's whole text; the versions it replaces are erased. Empty text takes the part out; when nothing is left of the
    /// preparation, it is discarded.
    /// </summary>
    /// <param name="preparation">An id that is there already, or a fresh random one.</param>
    /// <param name="version">A fresh random id.</param>
    /// <param name="day">The writer's own day; counts when the preparation begins with it.</param>
    public static Decision Keep(
        PreparationsState state,
        string preparation,
        PreparationKind kind,
        string part,
        string version,
        DateOnly day,
        string text,
        string? about
    )
    {
        if (text.Length > Bounds.TextLength)
        {
            return new OutOfBounds(nameof(text));
        }

        if (state.Discarded.Contains(preparation))
        {
            return new NoSuchPreparation(preparation);
        }

        var kept = state.All.GetValueOrDefault(preparation);
        var before = kept?.Standing(part) ?? [];
        var given = string.IsNullOrWhiteSpace(text) ? "" : text;
        if (before is [{ Text: var said }] ? said == given : before.Count == 0 && given.Length == 0)
        {
            return Decided.Nothing;
        }

        if (given.Length == 0 && kept!.Parts.Keys.All(other => other == part))
        {
            return Discard(state, preparation);
        }

        return new Decided(
            [
                new PreparationPartKept
                {
                    Preparation = preparation,
                    Kind = kept?.Kind ?? kind,
                    Part = part,
                    Version = version,
                    Replaces =
                    [
                        .. before
                            .Take(PreparationPartKept.MostReplaced)
                            .Select(other => other.Version),
                    ],
                    Day = kept?.Day ?? day,
                    Text = given,
                    About = kept is null ? about : kept.About,
                },
            ],
            [
                .. (kept?.Versions ?? [])
                    .Where(other => other.Part == part)
                    .Select(other => other.Entry),
            ]
        );
    }

    /// <summary>Erases every part.</summary>
    public static Decision Discard(PreparationsState state, string preparation) =>
        state.All.TryGetValue(preparation, out var kept)
            ? new Decided(
                [new PreparationDiscarded { Preparation = preparation }],
                [.. kept.Versions.Select(version => version.Entry)]
            )
            : Decided.Nothing;
}

/// <summary>It was discarded, on this device or another.</summary>
public sealed record NoSuchPreparation(string Preparation) : Refusal;
