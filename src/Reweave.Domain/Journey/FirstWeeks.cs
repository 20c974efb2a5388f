using Reweave.Domain.Spaces;

namespace Reweave.Domain.Journey;

/// <summary>
/// The time in which a person is carried rather than asked. Nothing is locked in it: some things are suggested later, with the reason.
/// </summary>
public static class FirstWeeks
{
    public const int Days = 21;

    /// <summary>By the day it came out where a person gave one; otherwise by how long the account is theirs.</summary>
    public static bool AreNow(PrivateSpaceState own, DateOnly today) =>
        (own.Standing.CameOut ?? own.Settings.KitKeptOn) is not { } began
        || today.DayNumber - began.DayNumber < Days;
}
