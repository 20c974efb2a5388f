namespace Reweave.Content.Guide;

/// <summary>What the guide is sorted by. These words stand in the documents; readers see each language's own (<c>Guide.Topic</c>).</summary>
public static class GuideTopics
{
    public static IReadOnlyList<string> All { get; } =
    [
        "trust",
        "relationships",
        "betrayal",
        "recovery",
        "communication",
        "intimacy",
        "connection",
        "safety",
        "family",
        "professional-help",
    ];
}
