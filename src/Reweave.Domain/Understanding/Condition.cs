namespace Reweave.Domain.Understanding;

/// <summary>
/// The conditions that are given, in the order they are asked. The number is the slot in the log (<see cref="ConditionSlot"/>) and is
/// never given a second meaning.
/// </summary>
public enum Condition
{
    Intimacy = 1,
    Connection = 2,
    Communication = 3,
    Work = 4,
    Money = 5,
    Family = 6,
    Health = 7,
    Opportunity = 8,
    OwnHistory = 9,
    UnspokenConflict = 10,
    Loneliness = 11,
    LossOrChange = 12,
    Habit = 13,
    Distance = 14,
}

/// <summary>
/// The items of an answer, by number. Every answer seals every slot, those left out too: that an item is there would otherwise tell
/// the other, before they have answered, what was on a person's mind. What a slot of one's own is called is sealed with it.
/// </summary>
public static class ConditionSlot
{
    public const int OwnCount = 5;
    private const string Given = "given-";
    private const string Own = "own-";

    /// <summary>In the order they are asked and opened.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        .. Enum.GetValues<Condition>().Select(condition => Of(condition)),
        .. Enumerable.Range(1, OwnCount).Select(number => Own + number),
    ];

    public static readonly IReadOnlyList<string> OfOwn = [.. All.Where(IsOwn)];

    public static string Of(Condition condition) => Given + (int)condition;

    /// <summary>A slot for a condition that the person named themselves: the two in the same slot have nothing to do with each other.</summary>
    public static bool IsOwn(string slot) => slot.StartsWith(Own, StringComparison.Ordinal);

    /// <summary>Null for an own one.</summary>
    public static Condition? ConditionOf(string slot)
    {
        foreach (var condition in Enum.GetValues<Condition>())
        {
            if (Of(condition) == slot)
            {
                return condition;
            }
        }

        return null;
    }
}
