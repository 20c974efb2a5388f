using Reweave.Client.Engines;
using Reweave.Client.Journal;
using Reweave.Domain.Events;
using Reweave.Domain.Preparations;

namespace Reweave.Client.Preparations;

/// <summary>
/// Private beginnings: what a person writes before, and perhaps instead of, handing it over. They follow the person to each of their
/// devices and to nobody else. What is handed over is a copy that the feature makes under ids of its own.
/// </summary>
public sealed class PreparationDesk
{
    private readonly Engine _engine;

    internal PreparationDesk(Session session) => _engine = session.Engine;

    private PreparationsState State => _engine.Own.Preparations;

    /// <summary>
    /// Every private beginning, whatever its kind; the one written in last comes first. Without what stands in practices, which have a
    /// list of their own.
    /// </summary>
    public IReadOnlyList<PreparationView> All =>
        [
            .. State
                .All.Values.Where(one => one.Kind != PreparationKind.Practice)
                .OrderByDescending(one => one.Position)
                .Select(ViewOf),
        ];

    /// <summary>A fresh id for one that is about to begin.</summary>
    public static string NewId() => Engine.NewId();

    public IReadOnlyList<PreparationView> Of(PreparationKind kind) =>
        [.. All.Where(view => view.Kind == kind)];

    public PreparationView? Find(string id) =>
        State.All.GetValueOrDefault(id) is { } one ? ViewOf(one) : null;

    /// <summary>Keeps a part's whole text; what stood there before is erased. Empty text takes the part out.</summary>
    /// <param name="id">Of one that is there, or from <see cref="NewId"/>.</param>
    /// <param name="part">The part's short name in its kind: letters, digits, hyphens.</param>
    /// <param name="about">The id of what it is about, the question that it answers say. Counts when it begins.</param>
    public Task<Refusal?> KeepAsync(
        string id,
        PreparationKind kind,
        string part,
        string text,
        string? about = null
    )
    {
        var version = Engine.NewId();
        return text.Length > Bounds.TextLength
            ? Task.FromResult<Refusal?>(new Refusal.TooLong(Bounds.TextLength))
            : _engine.ActPrivatelyAsync(() =>
                PreparationDecisions.Keep(
                    State,
                    id,
                    kind,
                    part,
                    version,
                    _engine.Today,
                    text,
                    about
                )
            );
    }

    /// <summary>Erases it for good, here and on the server. Undo is the screen's: call this when the time for it is over.</summary>
    public Task<Refusal?> DiscardAsync(string id) =>
        _engine.ActPrivatelyAsync(() => PreparationDecisions.Discard(State, id));

    /// <summary>
    /// What was handed over is no beginning any more: what stands in both places would soon differ. Here it is gone at once; elsewhere it
    /// follows hours later, so that whoever runs the server does not see which private piece became which shared one.
    /// </summary>
    /// <param name="parts">The parts that were handed over; none for the whole.</param>
    public async Task<Refusal?> HandedOverAsync(string id, params IReadOnlyList<string> parts)
    {
        var later = _engine.AtAnotherHour();
        if (parts.Count == 0)
        {
            return await _engine.ActPrivatelyAsync(
                () => PreparationDecisions.Discard(State, id),
                later
            );
        }

        foreach (var part in parts)
        {
            var version = Engine.NewId();
            var refusal = await _engine.ActPrivatelyAsync(
                () =>
                    State.All.GetValueOrDefault(id) is { } one
                        ? PreparationDecisions.Keep(
                            State,
                            id,
                            one.Kind,
                            part,
                            version,
                            _engine.Today,
                            "",
                            null
                        )
                        : Decided.Nothing,
                later
            );
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    private PreparationView ViewOf(Preparation one) =>
        new()
        {
            Id = one.Id,
            Kind = one.Kind,
            Day = one.Day,
            Parts = one.Parts,
            About = one.About,
            State = one
                .Versions.Select(version => _engine.StateOf(version.Entry))
                .OrderByDescending(state => state == PieceState.Refused)
                .ThenByDescending(state => state == PieceState.KeptHere)
                .First(),
        };
}

public sealed record PreparationView : Unprinted
{
    public required string Id { get; init; }
    public required PreparationKind Kind { get; init; }

    /// <summary>The writer's own day when it was begun.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What each part says, by its short name; parts without text are not there.</summary>
    public required IReadOnlyDictionary<string, string> Parts { get; init; }

    /// <summary>The id of what it is about; null when it stands alone.</summary>
    public string? About { get; init; }

    /// <summary>Where its least safe part is.</summary>
    public required PieceState State { get; init; }
}
