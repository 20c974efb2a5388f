using Reweave.Domain.Settings;

namespace Reweave.Client.Settings;

/// <summary>Choices of this account, kept in its private space; whether it is listed is this device's alone.</summary>
public sealed class SettingsDesk
{
    private readonly Session _session;

    internal SettingsDesk(Session session) => _session = session;

    public SettingsView View => throw new NotImplementedException();

    public Task<Refusal?> ChangeAsync(SettingsChange change) => throw new NotImplementedException();
}

public sealed record SettingsView
{
    /// <summary>A language code; null until chosen.</summary>
    public string? Language { get; init; }
    public required Theme Theme { get; init; }

    /// <summary>Minutes without a touch until it locks.</summary>
    public required int AutoLockMinutes { get; init; }
    public required bool ListedOnThisDevice { get; init; }

    /// <summary>Who runs the server, as the person said in onboarding; null until asked.</summary>
    public ServerHost? Host { get; init; }
}

/// <summary>Only what is not null changes.</summary>
public sealed record SettingsChange
{
    public string? Language { get; init; }
    public Theme? Theme { get; init; }
    public int? AutoLockMinutes { get; init; }
    public bool? ListedOnThisDevice { get; init; }
    public ServerHost? Host { get; init; }
}
