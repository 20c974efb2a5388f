using Reweave.Domain.Exchanges;

namespace Reweave.Domain.Understanding;

/// <summary>How understanding writes its exchange down.</summary>
public sealed class UnderstandingFacts : ExchangeFacts
{
    public static readonly UnderstandingFacts Instance = new();

    private UnderstandingFacts() { }

    public override IReadOnlyList<string> Items => ConditionSlot.All;

    internal override ExchangeAnswered Answered(
        int round,
        string answer,
        IReadOnlyList<SealedItem> items
    ) =>
        new UnderstandingAnswered
        {
            Round = round,
            Answer = answer,
            Items = items,
        };

    internal override ExchangeWithdrawn Withdrawn(int round, string answer) =>
        new UnderstandingWithdrawn { Round = round, Answer = answer };

    internal override ExchangeItemOpened Opened(
        int round,
        string item,
        string mine,
        string theirs,
        string against,
        string? exchange,
        byte[]? reveal
    ) =>
        new UnderstandingItemOpened
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
        new UnderstandingStopped { Round = round, Seen = seen };
}
