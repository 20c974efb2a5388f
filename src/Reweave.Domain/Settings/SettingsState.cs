using Reweave.Domain.Events;

namespace Reweave.Domain.Settings;

/// <summary>A person's settings on all their devices; the last change of each field by position counts.</summary>
public sealed record SettingsState : Unprinted, IStored
{
    public const int ShortestAutoLock = 1;
    public const int LongestAutoLock = 240;
    public static readonly SettingsState Empty = new();

    /// <summary>Null: the device's language.</summary>
    public string? Language { get; init; }

    public Theme Theme { get; init; }
    public int AutoLockMinutes { get; init; } = 5;

    /// <summary>Null until the person was asked.</summary>
    public ServerHost? Host { get; init; }

    /// <summary>The day the kit was checked; null until then.</summary>
    public DateOnly? KitKeptOn { get; init; }

    public SettingsState After(Event fact, EventMeta meta) =>
        fact switch
        {
            SettingsChanged changed => this with
            {
                Language = changed.Language ?? Language,
                Theme = changed.Theme ?? Theme,
                AutoLockMinutes = changed.AutoLockMinutes ?? AutoLockMinutes,
                Host = changed.Host ?? Host,
            },
            KitKept => this with { KitKeptOn = meta.Day },
            _ => this,
        };

    void IStored.Write(StoredWriter to)
    {
        to.Text("language", Language);
        to.Name("theme", Theme, StoredNames.Theme);
        to.Number("autoLockMinutes", AutoLockMinutes);
        to.Name("host", Host, StoredNames.ServerHost);
        to.Day("kitKeptOn", KitKeptOn);
    }

    internal static SettingsState Read(StoredReader from) =>
        new()
        {
            Language = from.TextOrNull("language"),
            Theme = from.Name("theme", StoredNames.Theme),
            AutoLockMinutes = from.Number("autoLockMinutes"),
            Host = from.NameOrNull("host", StoredNames.ServerHost),
            KitKeptOn = from.DayOrNull("kitKeptOn"),
        };
}
