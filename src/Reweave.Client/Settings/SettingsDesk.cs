using Reweave.Client.Engines;
using Reweave.Domain.Settings;

namespace Reweave.Client.Settings;

/// <summary>Choices of this account, kept in its private space; only what concerns this device alone stays on it.</summary>
public sealed class SettingsDesk
{
    private readonly Engine _engine;

    internal SettingsDesk(Session session) => _engine = session.Engine;

    public SettingsView View
    {
        get
        {
            var state = _engine.Own.Settings;
            return new SettingsView
            {
                Language = state.Language,
                Theme = state.Theme,
                AutoLockMinutes = state.AutoLockMinutes,
                ListedOnThisDevice = _engine.IsListedHere,
                Host = state.Host,
            };
        }
    }

    public async Task<Refusal?> ChangeAsync(SettingsChange change)
    {
        var refusal = await _engine.ActPrivatelyAsync(() =>
            SettingsDecisions.Change(
                _engine.Own.Settings,
                new SettingsChanged
                {
                    Language = change.Language,
                    Theme = change.Theme,
                    AutoLockMinutes = change.AutoLockMinutes,
                    Host = change.Host,
                }
            )
        );
        return refusal is null && change.ListedOnThisDevice is { } listed
            ? await Refusals.CatchAsync(() => _engine.ListHereAsync(listed))
            : refusal;
    }
}

public sealed record SettingsView : Unprinted
{
    /// <summary>A language code; null until chosen.</summary>
    public string? Language { get; init; }
    public required Theme Theme { get; init; }

    /// <summary>Minutes without a touch until it locks.</summary>
    public required int AutoLockMinutes { get; init; }

    /// <summary>Whether the name stands on this device's unlock page; says nothing about any other device.</summary>
    public required bool ListedOnThisDevice { get; init; }

    /// <summary>Who runs the server, as the person said in onboarding; null until asked.</summary>
    public ServerHost? Host { get; init; }
}

/// <summary>Only what is not null changes.</summary>
public sealed record SettingsChange : Unprinted
{
    public string? Language { get; init; }
    public Theme? Theme { get; init; }
    public int? AutoLockMinutes { get; init; }
    public bool? ListedOnThisDevice { get; init; }
    public ServerHost? Host { get; init; }
}
