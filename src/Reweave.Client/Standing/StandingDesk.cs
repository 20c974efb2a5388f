using Reweave.Client.Engines;
using Reweave.Domain.Events;
using Reweave.Domain.Standing;

namespace Reweave.Client.Standing;

/// <summary>Where one stands, breach by breach. Never leaves the private space; chooses words, order and suggestions.</summary>
public sealed class StandingDesk
{
    private readonly Engine _engine;

    public const int MostCharacters = Bounds.AnswerLength;

    internal StandingDesk(Session session) => _engine = session.Engine;

    private StandingState State => _engine.Own.Standing;

    /// <summary>Over all breaches; <see cref="Stand.Unsaid"/> as long as nothing was said.</summary>
    public Stand Stand => State.Stand;

    /// <summary>The first noted first.</summary>
    public IReadOnlyList<BreachView> Breaches =>
        [
            .. State.Breaches.Select(breach => new BreachView
            {
                Id = breach.Breach,
                Stand = breach.Stand,
                Agreed = breach.Agreed,
                Kinds = breach.Kinds,
                CameOut = breach.CameOut,
            }),
        ];

    /// <param name="id">One that is there; null for another.</param>
    public Task<Refusal?> NoteAsync(
        string? id,
        Stand stand,
        string? agreed,
        IReadOnlyList<BreachKind> kinds,
        DateOnly? cameOut
    )
    {
        var (breach, version) = (id ?? Engine.NewId(), Engine.NewId());
        return agreed?.Length > Bounds.AnswerLength
            ? Task.FromResult<Refusal?>(new Refusal.TooLong(Bounds.AnswerLength))
            : _engine.ActPrivatelyAsync(() =>
                StandingDecisions.Note(State, breach, version, stand, agreed, kinds, cameOut)
            );
    }

    /// <summary>Erases it, here and on the server.</summary>
    public Task<Refusal?> RemoveAsync(string id) =>
        _engine.ActPrivatelyAsync(() => StandingDecisions.Remove(State, id));
}

public sealed record BreachView : Unprinted
{
    public required string Id { get; init; }
    public required Stand Stand { get; init; }
    public string? Agreed { get; init; }
    public required IReadOnlyList<BreachKind> Kinds { get; init; }
    public DateOnly? CameOut { get; init; }
}
