using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Exchanges;

/// <summary>
/// The rounds of one subject between the two. Folding only collects; what a round amounts to is computed from the collection by
/// <see cref="ExchangeRound"/>, so that it depends as little as possible on the order the host gave the entries.
/// </summary>
public sealed record ExchangeState : Unprinted, IStored
{
    /// <summary>
    /// Rounds that only one of the two ever touched, of each: of them nothing is shown any more when so many came after. The earliest go.
    /// </summary>
    private const int MostOfOne = 60;

    public static readonly ExchangeState Empty = new();

    public ImmutableSortedDictionary<int, ExchangeRound> Rounds { get; init; } =
        ImmutableSortedDictionary<int, ExchangeRound>.Empty;

    /// <summary>0 when there was none.</summary>
    public int LatestRound => Rounds.IsEmpty ? 0 : Rounds.Keys.Last();

    public ExchangeState After(Event fact, EventMeta meta) =>
        fact switch
        {
            ExchangeAnswered answered => With(
                answered.Round,
                meta,
                round => round.After(answered, meta)
            ),
            ExchangeWithdrawn withdrawn => With(
                withdrawn.Round,
                meta,
                round => round.After(withdrawn, meta)
            ),
            ExchangeItemOpened opened => With(
                opened.Round,
                meta,
                round => round.After(opened, meta)
            ),
            ExchangeStopped stopped => With(
                stopped.Round,
                meta,
                round => round.After(stopped, meta)
            ),
            _ => this,
        };

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public ExchangeState WithoutEntry(string entry)
    {
        foreach (var (number, round) in Rounds)
        {
            var without = round.WithoutEntry(entry);
            if (!ReferenceEquals(without, round))
            {
                return this with
                {
                    Rounds = without.IsEmpty
                        ? Rounds.Remove(number)
                        : Rounds.SetItem(number, without),
                };
            }
        }

        return this;
    }

    // An honest round n has at least n entries up to its first, so a modified client cannot use the numbers up.
    private ExchangeState With(int number, EventMeta meta, Func<ExchangeRound, ExchangeRound> after)
    {
        if (number > meta.Position)
        {
            return this;
        }

        var round = Rounds.GetValueOrDefault(number) ?? new ExchangeRound { Number = number };
        var rounds = Rounds.SetItem(number, after(round));
        if (rounds.Count > MostOfOne && !Rounds.ContainsKey(number))
        {
            var (own, earliest) = (0, number);
            foreach (var (at, one) in rounds)
            {
                if (one.IsOnlyOf(meta.Author))
                {
                    (own, earliest) = (own + 1, own == 0 ? at : earliest);
                }
            }

            rounds = own > MostOfOne ? rounds.Remove(earliest) : rounds;
        }

        return this with
        {
            Rounds = rounds,
        };
    }

    void IStored.Write(StoredWriter to)
    {
        to.NumberedOf("rounds", Rounds, static (to, one) => to.Object(one));
    }

    internal static ExchangeState Read(StoredReader from) =>
        new()
        {
            Rounds = from.NumberedOf("rounds", static from => from.Object(ExchangeRound.Read)),
        };
}
