namespace Reweave.Web.Parting;

/// <summary>The questions of the path, in the order in which they are asked. Kept under these names; never renamed.</summary>
internal static class PathParts
{
    public static readonly IReadOnlyList<string> All =
    [
        "now",
        "staying",
        "resting",
        "going",
        "need",
        "fear",
        "who",
        "again",
    ];
}
