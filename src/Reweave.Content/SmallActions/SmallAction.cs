namespace Reweave.Content.SmallActions;

/// <summary>By what a small act is given, in the order of the library.</summary>
public enum SmallActionKind
{
    Touch,
    Words,
    Gifts,
    Time,
    Help,
}

/// <summary>How near an act of touch comes; the others have none.</summary>
public enum Nearness
{
    None,

    /// <summary>Beside each other, without touching or nearly so.</summary>
    Near,
    Hands,
    Arms,
    Close,
}

/// <summary>One small act to choose from, in one language.</summary>
public sealed record SmallAction
{
    /// <summary>The same in every language; stored nowhere: what is promised is a copy of the words.</summary>
    public required string Id { get; init; }
    public required SmallActionKind Kind { get; init; }

    /// <summary>It costs no money.</summary>
    public required bool IsFree { get; init; }
    public required Nearness Nearness { get; init; }
    public required string Text { get; init; }
}
