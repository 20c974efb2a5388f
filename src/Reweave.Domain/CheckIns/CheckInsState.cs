using System.Collections.Immutable;
using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;

namespace Reweave.Domain.CheckIns;

/// <summary>The check-ins of one couple: a sealed exchange, and the kind answers to needs that were opened in it.</summary>
public sealed record CheckInsState : Unprinted, IStored
{
    /// <summary>Of one author: a need a week for eight years. The earliest go.</summary>
    private const int MostReplies = 400;

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

    /// <summary>Own words to needs whose author took the answer back.</summary>
    internal IEnumerable<string> LeftBy(string me) =>
        Replies.SelectMany(round =>
            round
                .Value.Where(kept =>
                    kept.Author == me
                    && Rounds
                        .GetValueOrDefault(round.Key)
                        ?.Withdrawals.Exists(gone =>
                            gone.Author != me && gone.Answer == kept.Answer
                        ) == true
                )
                .Select(kept => kept.Entry)
        );

    private CheckInsState After(NeedAnswered fact, EventMeta meta)
    {
        var replies = Replies.GetValueOrDefault(fact.Round) ?? [];
        if (fact.Round > meta.Position || replies.Exists(kept => kept.Entry == meta.Entry))
        {
            return this;
        }

        var next = this with
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
        var own = next
            .Replies.Values.SelectMany(list => list)
            .Where(kept => kept.Author == meta.Author)
            .ToList();
        return own.Count <= MostReplies
            ? next
            : next.WithoutEntry(own.MinBy(kept => kept.Position)!.Entry);
    }

    void IStored.Write(StoredWriter to)
    {
        to.Object("exchange", Exchange);
        to.NumberedOf("replies", Replies, static (to, list) => to.List(list));
    }

    internal static CheckInsState Read(StoredReader from) =>
        new()
        {
            Exchange = from.ObjectOr("exchange", ExchangeState.Read, ExchangeState.Empty),
            Replies = from.NumberedOf("replies", static from => from.List(KeptReply.Read)),
        };
}

public sealed record KeptReply : Unprinted, IStored
{
    public required string Author { get; init; }
    public required string Answer { get; init; }
    public required NeedReply Reply { get; init; }
    public string? Words { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("author", Author);
        to.Text("answer", Answer);
        to.Name("reply", Reply, StoredNames.NeedReply);
        to.Text("words", Words);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static KeptReply Read(StoredReader from) =>
        new()
        {
            Author = from.Text("author"),
            Answer = from.Text("answer"),
            Reply = from.Name("reply", StoredNames.NeedReply),
            Words = from.TextOrNull("words"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}
