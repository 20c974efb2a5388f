using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;

namespace Reweave.Domain.CheckIns;

/// <summary>The light items of a check-in, as they are named in the log.</summary>
public static class CheckInItem
{
    /// <summary>How I am: feelings with intensity.</summary>
    public const string Feelings = "feelings";

    /// <summary>One thing I'd like you to know.</summary>
    public const string ToKnow = "to-know";

    /// <summary>What I need.</summary>
    public const string Need = "need";

    /// <summary>In the order they are asked and opened.</summary>
    public static readonly IReadOnlyList<string> All = [Feelings, ToKnow, Need];
}

public sealed record CheckInAnswered : ExchangeAnswered
{
    private protected override IReadOnlyList<string> ItemNames => CheckInItem.All;

    internal static CheckInAnswered Read(StoredReader from) =>
        new()
        {
            Round = from.Number("round"),
            Answer = from.Text("answer"),
            Items = from.List("items", SealedItem.Read),
        };
}

public sealed record CheckInWithdrawn : ExchangeWithdrawn
{
    internal static CheckInWithdrawn Read(StoredReader from) =>
        new() { Round = from.Number("round"), Answer = from.Text("answer") };
}

public sealed record CheckInItemOpened : ExchangeItemOpened
{
    private protected override IReadOnlyList<string> ItemNames => CheckInItem.All;

    internal static CheckInItemOpened Read(StoredReader from) =>
        new()
        {
            Round = from.Number("round"),
            Item = from.Text("item"),
            Mine = from.Text("mine"),
            Theirs = from.Text("theirs"),
            Against = from.TextOrNull("against"),
            Exchange = from.TextOrNull("exchange"),
            Reveal = from.BytesOrNull("reveal"),
        };
}

public sealed record CheckInStopped : ExchangeStopped
{
    private protected override IReadOnlyList<string> ItemNames => CheckInItem.All;

    internal static CheckInStopped Read(StoredReader from) =>
        new() { Round = from.Number("round"), Seen = from.Texts("seen") };
}

/// <summary>How check-ins write their exchange down.</summary>
public sealed class CheckInFacts : ExchangeFacts
{
    public static readonly CheckInFacts Instance = new();

    private CheckInFacts() { }

    public override IReadOnlyList<string> Items => CheckInItem.All;

    internal override ExchangeAnswered Answered(
        int round,
        string answer,
        IReadOnlyList<SealedItem> items
    ) =>
        new CheckInAnswered
        {
            Round = round,
            Answer = answer,
            Items = items,
        };

    internal override ExchangeWithdrawn Withdrawn(int round, string answer) =>
        new CheckInWithdrawn { Round = round, Answer = answer };

    internal override ExchangeItemOpened Opened(
        int round,
        string item,
        string mine,
        string theirs,
        string against,
        string? exchange,
        byte[]? reveal
    ) =>
        new CheckInItemOpened
        {
            Round = round,
            Item = item,
            Mine = mine,
            Theirs = theirs,
            Against = against,
            Exchange = exchange,
            Reveal = reveal,
        };

    internal override ExchangeStopped Stopped(int round, IReadOnlyList<string> seen) =>
        new CheckInStopped { Round = round, Seen = seen };
}

/// <summary>A kind answer to a need that was opened. The last one of its author counts.</summary>
public sealed record NeedAnswered : Event
{
    public required int Round { get; init; }

    /// <summary>The other's answer whose need it is.</summary>
    public required string Answer { get; init; }

    public required NeedReply Reply { get; init; }
    public string? Words { get; init; }

    internal override bool IsWellFormed =>
        Round >= 1
        && Bounds.IsId(Answer)
        && Enum.IsDefined(Reply)
        && Bounds.IsOptionalText(Words, Bounds.AnswerLength);

    internal override void Write(StoredWriter to)
    {
        to.Number("round", Round);
        to.Text("answer", Answer);
        to.Name("reply", Reply, StoredNames.NeedReply);
        to.Text("words", Words);
    }

    internal static NeedAnswered Read(StoredReader from) =>
        new()
        {
            Round = from.Number("round"),
            Answer = from.Text("answer"),
            Reply = from.Name("reply", StoredNames.NeedReply),
            Words = from.TextOrNull("words"),
        };
}

public enum NeedReply
{
    Yes = 1,
    NotNow = 2,
    AnotherWay = 3,
}

/// <summary><em>Not now</em> for a round: private space. The partner's side holds no trace of it.</summary>
public sealed record CheckInSetAside : Event
{
    public required string Space { get; init; }
    public required int Round { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Space) && Round >= 1;

    internal override void Write(StoredWriter to)
    {
        to.Text("space", Space);
        to.Number("round", Round);
    }

    internal static CheckInSetAside Read(StoredReader from) =>
        new() { Space = from.Text("space"), Round = from.Number("round") };
}
