using Reweave.Client.Journal;
using Reweave.Domain.Understanding;

namespace Reweave.Client.Understanding;

public enum UnderstandingStage
{
    /// <summary>No partner yet.</summary>
    NoPartner,

    /// <summary>Nothing is open, or the own answer is still to come: the form.</summary>
    Answer,

    /// <summary>Set aside by oneself; answering is still possible.</summary>
    SetAside,

    /// <summary>The own answer is sealed: it opens when both are ready.</summary>
    Waiting,

    /// <summary>Both have answered: conditions can be opened one by one.</summary>
    Opening,
}

public sealed record UnderstandingDeskView : Unprinted
{
    public required UnderstandingStage Stage { get; init; }

    /// <summary>What one has said oneself in the present round.</summary>
    public required IReadOnlyList<ConditionAnswer> Mine { get; init; }

    /// <summary>The present round while opening.</summary>
    public ConditionRoundView? Present { get; init; }
    public required bool CanWithdraw { get; init; }

    /// <summary>True when a round closed without opening in the last days: one neutral sentence.</summary>
    public required bool ClosedLately { get; init; }

    /// <summary>Whether the own answer is still on this device only.</summary>
    public required PieceState State { get; init; }

    /// <summary>Rounds that are over and had something opened, newest first.</summary>
    public required IReadOnlyList<ConditionRoundView> Earlier { get; init; }

    /// <summary>The first column: what each says about their own choice. It has nothing in common with <see cref="Context"/>.</summary>
    public required IReadOnlyList<ChoiceOfOneView> MyChoice { get; init; }
    public required IReadOnlyList<ChoiceOfOneView> TheirChoice { get; init; }

    /// <summary>The second column: conditions that both have seen and one has marked as shared context.</summary>
    public required IReadOnlyList<ConditionView> Context { get; init; }
}

/// <summary>One person's word on one condition: a given one, or one they named themselves.</summary>
public sealed record ConditionAnswer : Unprinted
{
    public const int MostWords = ConditionContent.WordsLength;
    public const int MostName = Domain.Events.Bounds.OwnWordsLength;
    public const int MostOwn = ConditionSlot.OwnCount;

    public Condition? Given { get; init; }

    /// <summary>For one's own; null for a given one.</summary>
    public string? OwnName { get; init; }
    public required ConditionSaid Said { get; init; }
}

/// <param name="Rating">0 to 10; null when left out.</param>
public sealed record ConditionSaid(int? Rating, string? Words) : Unprinted;

public sealed record ConditionRoundView : Unprinted
{
    public required int Number { get; init; }
    public required DateOnly Day { get; init; }
    public required bool IsOver { get; init; }

    /// <summary>What this person said something about, and what both have opened and one said something about.</summary>
    public required IReadOnlyList<ConditionView> Conditions { get; init; }

    /// <summary>How many slots this person left out; they open together with one tap.</summary>
    public required int LeftOutByMe { get; init; }
    public required bool CanOpenLeftOut { get; init; }

    /// <summary>How many of them are not open yet: one of the two has still to tap.</summary>
    public required int LeftOutStillClosed { get; init; }

    /// <summary>Given conditions that both have opened and neither said anything about.</summary>
    public required IReadOnlyList<Condition> Neither { get; init; }
}

public enum ConditionState
{
    /// <summary>Can be opened by a tap.</summary>
    Sealed,

    /// <summary>One's own tap is made; it shows when both have tapped.</summary>
    Opening,
    Open,

    /// <summary>What was revealed does not fit what was sealed.</summary>
    CouldNotBeOpened,

    /// <summary>The round ended before this was opened.</summary>
    Closed,
}

public sealed record ConditionView : Unprinted
{
    /// <summary>What to open; two own conditions in one slot open together.</summary>
    public required string Slot { get; init; }

    /// <summary>Finds this condition again, for what grows out of it.</summary>
    public required string Link { get; init; }

    public required Condition? Given { get; init; }
    public required string? OwnName { get; init; }
    public required ConditionState State { get; init; }

    /// <summary>Null when left out, and for an own condition of the partner.</summary>
    public required ConditionSaid? Mine { get; init; }

    /// <summary>Only when <see cref="ConditionState.Open"/>; null also when left out, and for an own condition of mine.</summary>
    public required ConditionSaid? Theirs { get; init; }

    public required bool IsContext { get; init; }

    /// <summary>Only the one who marked it takes the mark off.</summary>
    public required bool IsMarkedByMe { get; init; }

    /// <summary>How near the two are, in words; null unless both gave a number. Never who is nearer to anything.</summary>
    public Nearness? Nearness =>
        Mine?.Rating is { } mine && Theirs?.Rating is { } theirs
            ? Math.Abs(mine - theirs) switch
            {
                <= 2 => Understanding.Nearness.Alike,
                <= 5 => Understanding.Nearness.Apart,
                _ => Understanding.Nearness.FarApart,
            }
            : null;
}

/// <summary>Three words for two marks on a line: no number, nobody right.</summary>
public enum Nearness
{
    Alike,
    Apart,
    FarApart,
}

public sealed record ChoiceOfOneView : Unprinted
{
    public required string Text { get; init; }
    public required DateOnly Day { get; init; }
    public required string Entry { get; init; }
    public required PieceState State { get; init; }
}
