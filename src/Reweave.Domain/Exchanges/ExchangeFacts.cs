namespace Reweave.Domain.Exchanges;

/// <summary>How a subject writes its exchange down: its items, in the order they are asked and opened, and its own facts.</summary>
public abstract class ExchangeFacts
{
    private protected ExchangeFacts() { }

    public abstract IReadOnlyList<string> Items { get; }

    internal abstract ExchangeAnswered Answered(
        int round,
        string answer,
        IReadOnlyList<SealedItem> items
    );

    internal abstract ExchangeWithdrawn Withdrawn(int round, string answer);

    internal abstract ExchangeItemOpened Opened(
        int round,
        string item,
        string mine,
        string theirs,
        string against,
        string? exchange,
        byte[]? reveal
    );

    internal abstract ExchangeStopped Stopped(int round, IReadOnlyList<string> seen);
}
