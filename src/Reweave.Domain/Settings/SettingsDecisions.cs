using Reweave.Domain.Events;

namespace Reweave.Domain.Settings;

public static class SettingsDecisions
{
    public static Decision Change(SettingsState state, SettingsChanged wish) =>
        !wish.IsWellFormed ? new OutOfBounds(nameof(wish))
        : state.After(wish, default) == state ? Decided.Nothing
        : Decided.To(wish);

    /// <summary>A kit that was made anew is kept anew, so this is asked each time.</summary>
    public static Decision KeepKit(SettingsState state, DateOnly today) =>
        state.KitKeptOn == today ? Decided.Nothing : Decided.To(new KitKept());
}
