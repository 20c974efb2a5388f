using Reweave.Domain.Events;

namespace Reweave.Domain.Settings;

/// <summary>What a person changed; a field that is null stays as it was. Private space.</summary>
public sealed record SettingsChanged : Event
{
    /// <summary>A BCP 47 language tag as Content knows it, such as <c>ar</c>.</summary>
    public string? Language { get; init; }

    public Theme? Theme { get; init; }

    /// <summary>1 to 240.</summary>
    public int? AutoLockMinutes { get; init; }

    /// <summary>
    /// Read, and no longer believed or written: whether a name stands on an unlock page is a matter of that device alone, and an
    /// account-wide wish would list it on a shared one.
    /// </summary>
    public bool? ListedBeforeUnlocking { get; init; }

    public ServerHost? Host { get; init; }

    internal override bool IsWellFormed =>
        (Language is null || Bounds.IsId(Language) && Language.Length <= 20)
        && (Theme is not { } theme || Enum.IsDefined(theme))
        && AutoLockMinutes
            is null
                or >= SettingsState.ShortestAutoLock
                and <= SettingsState.LongestAutoLock
        && (Host is not { } host || Enum.IsDefined(host));

    internal override void Write(StoredWriter to)
    {
        to.Text("language", Language);
        to.Name("theme", Theme, StoredNames.Theme);
        to.Number("autoLockMinutes", AutoLockMinutes);
        to.Flag("listedBeforeUnlocking", ListedBeforeUnlocking);
        to.Name("host", Host, StoredNames.ServerHost);
    }

    internal static SettingsChanged Read(StoredReader from) =>
        new()
        {
            Language = from.TextOrNull("language"),
            Theme = from.NameOrNull("theme", StoredNames.Theme),
            AutoLockMinutes = from.NumberOrNull("autoLockMinutes"),
            ListedBeforeUnlocking = from.FlagOrNull("listedBeforeUnlocking"),
            Host = from.NameOrNull("host", StoredNames.ServerHost),
        };
}

/// <summary>The person showed that they hold their recovery kit, by four characters from it.</summary>
public sealed record KitKept : Event
{
    internal override bool IsWellFormed => true;

    internal override void Write(StoredWriter to) { }

    internal static KitKept Read(StoredReader from) => new();
}

public enum Theme
{
    System = 0,
    Light,
    Dark,
}

/// <summary>Who runs this server, as the person said when asked: they could serve a doctored app.</summary>
public enum ServerHost
{
    NotSure = 0,
    Myself,
    MyPartner,
    SomeoneWeKnow,
    AnOrganisation,
}
