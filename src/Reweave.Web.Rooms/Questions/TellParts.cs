namespace Reweave.Web.Questions;

/// <summary>The parts of what is to be told, in the order in which it is said. Kept under these names; never renamed.</summary>
internal static class TellParts
{
    public static readonly IReadOnlyList<string> All =
    [
        "happened",
        "span",
        "who",
        "over",
        "health",
        "money",
        "leftout",
        "place",
        "after",
    ];
}
