using Reweave.Domain.Exchanges;

namespace Reweave.Domain.Practices;

/// <summary>
/// How one practice writes its exchange down. Each practice has rounds of its own, so that two of them can stand side by side. The
/// items are numbers: a name would say in the log what was asked.
/// </summary>
public sealed class PracticeFacts(string practice) : ExchangeFacts
{
    /// <summary>As many sealed answers as a practice may ask for: together they fit one frame in any script.</summary>
    public const int MostItems = 4;

    public static readonly IReadOnlyList<string> Names = ["1", "2", "3", "4"];

    public override IReadOnlyList<string> Items => Names;

    internal override ExchangeAnswered Answered(
        int round,
        string answer,
        IReadOnlyList<SealedItem> items
    ) =>
        new PracticeAnswered
        {
            Practice = practice,
            Round = round,
            Answer = answer,
            Items = items,
        };

    internal override ExchangeWithdrawn Withdrawn(int round, string answer) =>
        new PracticeWithdrawn
        {
            Practice = practice,
            Round = round,
            Answer = answer,
        };

    internal override ExchangeItemOpened Opened(
        int round,
        string item,
        string mine,
        string theirs,
        string against,
        string? exchange,
        byte[]? reveal
    ) =>
        new PracticeItemOpened
        {
            Practice = practice,
            Round = round,
            Item = item,
            Mine = mine,
            Theirs = theirs,
            Against = against,
            Exchange = exchange,
            Reveal = reveal,
        };

    internal override ExchangeStopped Stopped(int round, IReadOnlyList<string> seen) =>
        new PracticeStopped
        {
            Practice = practice,
            Round = round,
            Seen = seen,
        };
}
