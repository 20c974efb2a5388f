using System.Diagnostics.CodeAnalysis;

namespace Reweave.Client.Conversations;

/// <summary>A time of day on the wall of one zone, as a moment, over the days when clocks change.</summary>
public static class WallClock
{
    public static bool TryFind(string name, [NotNullWhen(true)] out TimeZoneInfo? zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone);

    /// <summary>
    /// An hour that is skipped is meant as the one after it, one that comes twice as the first: what RFC 5545 (3.3.5) says, so that a
    /// calendar shows the same.
    /// </summary>
    public static DateTimeOffset At(DateOnly day, int minute, TimeZoneInfo zone)
    {
        var wall = day.ToDateTime(new TimeOnly(minute / 60, minute % 60));
        var offset = zone.IsAmbiguousTime(wall)
            ? zone.GetAmbiguousTimeOffsets(wall).Max()
            : zone.GetUtcOffset(wall);
        return TimeZoneInfo.ConvertTime(new DateTimeOffset(wall, offset), zone);
    }
}
