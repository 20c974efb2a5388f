using Reweave.Client.Engines;
using Reweave.Domain.Parting;

namespace Reweave.Client.Parting;

/// <summary>
/// Staying, pausing or parting: a pause for both by either, a slow way out that only its writer knows of, and leaving at once (see
/// <see cref="Pairing.PairingDesk.LeaveAsync"/>).
/// </summary>
public sealed class PartingDesk
{
    private readonly Engine _engine;

    internal PartingDesk(Session session) => _engine = session.Engine;

    /// <summary>How long a pause may be chosen to last, in days.</summary>
    public static IReadOnlyList<int> PauseLengths { get; } = [7, 14, PausesState.MostDays];

    /// <summary>After how many days a person may want to be asked again about the slow way out.</summary>
    public static IReadOnlyList<int> LookAgainLengths { get; } = [28, 56, 84];

    public PartingView View
    {
        get
        {
            var space = _engine.LatestCouple is { Roster.ClosedAt: null } present ? present : null;
            var pauses = space is null || _engine.IsLookingBack ? PausesState.Empty : Pauses;
            var lookAgain = Fades.LookAgain(space?.Name);
            return new PartingView
            {
                HasPartner = space is not null,
                PausedUntil = pauses.Until(_engine.Today),
                MyPauseUntil = pauses.Until(_engine.Account.Me, _engine.Today),
                IsFading = Fades.IsFading(space?.Name),
                LookAgain = lookAgain,
                LookAgainIsNow = lookAgain <= _engine.Today,
            };
        }
    }

    private PausesState Pauses => _engine.Couple?.Pauses ?? PausesState.Empty;

    private FadesState Fades => _engine.Own.Fades;

    /// <summary>Begins a pause for both, or changes the length of one's own.</summary>
    /// <param name="days">One of <see cref="PauseLengths"/>.</param>
    public Task<Refusal?> PauseAsync(int days) =>
        _engine.ActTogetherAsync(_ =>
            PartingDecisions.Pause(Pauses, _engine.Account.Me, _engine.Today, days)
        );

    /// <summary>Ends one's own pause; the partner's, if there is one, holds until its day.</summary>
    public Task<Refusal?> GoOnAsync() =>
        _engine.ActTogetherAsync(_ =>
            PartingDecisions.GoOn(Pauses, _engine.Account.Me, _engine.Today)
        );

    /// <summary>Lets the shared space rest on one's own devices. Nothing of it reaches the couple's space.</summary>
    /// <param name="lookAgainIn">Days until the person wants to be asked again; null: not at all.</param>
    public Task<Refusal?> FadeAsync(int? lookAgainIn) =>
        WithSpaceAsync(space =>
            PartingDecisions.Fade(
                Fades,
                space,
                lookAgainIn is { } days ? _engine.Today.AddDays(days) : null
            )
        );

    /// <summary>The shared space is there again for its person. The partner sees no difference.</summary>
    public Task<Refusal?> ComeBackAsync() =>
        WithSpaceAsync(space => PartingDecisions.ComeBack(Fades, space));

    /// <summary>
    /// Shared spaces that ended before the present one. Their copy stays on the person's devices, and what was theirs can still be taken
    /// back.
    /// </summary>
    public IReadOnlyList<EarlierView> Earlier =>
        [
            .. _engine.EarlierCouples.Select(space => new EarlierView(
                space.Name,
                space.LastOwnEntry
            )),
        ];

    public bool IsLookingBack => _engine.IsLookingBack;

    /// <summary>Shows an earlier space on the couple's screens; null: the present one again.</summary>
    /// <param name="space">One of <see cref="Earlier"/>.</param>
    public Task LookBackAsync(string? space) => _engine.LookBackAsync(space);

    private Task<Refusal?> WithSpaceAsync(Func<string, Domain.Events.Decision> decide) =>
        _engine.LatestCouple is { Roster.ClosedAt: null } space
            ? _engine.ActPrivatelyAsync(() => decide(space.Name))
            : Task.FromResult<Refusal?>(new Refusal.NotPaired());
}

public sealed record PartingView : Unprinted
{
    /// <summary>There is a shared space, and it has not ended.</summary>
    public required bool HasPartner { get; init; }

    /// <summary>The first day on which neither pauses any more; null when nobody does. The same for both, whoever began.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>Likewise of one's own pause alone.</summary>
    public DateOnly? MyPauseUntil { get; init; }

    /// <summary>The shared space rests for this person, and only they know.</summary>
    public required bool IsFading { get; init; }

    public DateOnly? LookAgain { get; init; }

    /// <summary>The day has come on which the person wanted to be asked again.</summary>
    public required bool LookAgainIsNow { get; init; }

    /// <summary>What is between the two is quiet on this person's screens, for whichever reason.</summary>
    public bool IsResting => PausedUntil is not null || IsFading;
}

/// <param name="Space">Names it to <see cref="PartingDesk.LookBackAsync"/>.</param>
/// <param name="LastOwnEntry">The day of the person's own last entry there; null when there was none.</param>
public sealed record EarlierView(string Space, DateOnly? LastOwnEntry) : Unprinted;
