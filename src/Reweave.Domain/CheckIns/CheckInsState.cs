using System.Collections.Immutable;
using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;

namespace Reweave.Domain.CheckIns;

/// <summary>The check-ins of one couple: a sealed exchange, and the kind answers to needs that were opened in it.</summary>
public sealed record CheckInsState
{
    public static readonly CheckInsState Empty = new();

    public ExchangeState Exchange { get; init; } = ExchangeState.Empty;

    /// <summary>By round. Collected only; which one counts is computed by the view.</summary>
    public ImmutableSortedDictionary<int, ImmutableList<KeptReply>> Replies { get; init; } =
        ImmutableSortedDictionary<int, ImmutableList<KeptReply>>.Empty;

    public ImmutableSortedDictionary<int, ExchangeRound> Rounds => Exchange.Rounds;

    /// <summary>0 when there was none.</summary>
    public int LatestRound => Exchange.LatestRound;

    public CheckInsState After(Event fact, EventMeta meta) =>
        fact switch
        {
            NeedAnswered replied => After(replied, meta),
            _ => this with { Exchange = Exchange.After(fact, meta) },
        };

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public CheckInsState WithoutEntry(string entry)
    {
        foreach (var (number, replies) in Replies)
        {
            var without = replies.RemoveAll(kept => kept.Entry == entry);
            if (without.Count < replies.Count)
            {
                return this with
                {
                    Replies = without.IsEmpty
                        ? Replies.Remove(number)
                        : Replies.SetItem(number, without),
                };
            }
        }

        return this with
        {
            Exchange = Exchange.WithoutEntry(entry),
        };
    }

    private CheckInsState After(NeedAnswered fact, EventMeta meta)
    {
        var replies = Replies.GetValueOrDefault(fact.Round) ?? [];
        return fact.Round > meta.Position || replies.Exists(kept => kept.Entry == meta.Entry)
            ? this
            : this with
            {
                Replies = Replies.SetItem(
                    fact.Round,
                    replies.Add(
                        new KeptReply
                        {
                            Author = meta.Author,
                            Answer = fact.Answer,
                            Reply = fact.Reply,
                            Words = fact.Words,
                            Position = meta.Position,
                            Entry = meta.Entry,
                        }
                    )
                ),
            };
    }
}

public sealed record KeptReply
{
    public required string Author { get; init; }
    public required string Answer { get; init; }
    public required NeedReply Reply { get; init; }
    public string? Words { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }
}
