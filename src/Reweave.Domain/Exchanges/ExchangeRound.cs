using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Exchanges;

/// <summary>Everything that was said in one round, and what it amounts to for one of the two on a given day.</summary>
public sealed record ExchangeRound : Unprinted, IStored
{
    /// <summary>Of one author in a round, answers as well as withdrawals; more of a modified client's are not taken up.</summary>
    private const int MostAnswers = 20;

    /// <summary>Likewise: an honest device opens each item once against the answers that stand.</summary>
    private const int MostOpenings = 40;

    public required int Number { get; init; }
    public ImmutableList<KeptAnswer> Answers { get; init; } = [];
    public ImmutableList<KeptWithdrawal> Withdrawals { get; init; } = [];
    public ImmutableList<KeptOpening> Openings { get; init; } = [];
    public ImmutableList<KeptStop> Stops { get; init; } = [];

    internal bool IsEmpty =>
        Answers.IsEmpty && Withdrawals.IsEmpty && Openings.IsEmpty && Stops.IsEmpty;

    /// <summary>Whether nobody but this person has said anything here.</summary>
    internal bool IsOnlyOf(string author) =>
        AreOnlyOf(Answers, author, static one => one.Author)
        && AreOnlyOf(Withdrawals, author, static one => one.Author)
        && AreOnlyOf(Openings, author, static one => one.Author)
        && AreOnlyOf(Stops, author, static one => one.Author);

    // Looks at hundreds of rounds for each new one: nothing is allocated for it.
    private static bool AreOnlyOf<T>(ImmutableList<T> said, string author, Func<T, string> authorOf)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (authorOf(said[i]) != author)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The answer that counts: the author's first by position that was not withdrawn. Null when there is none.</summary>
    public KeptAnswer? StandingOf(string author) =>
        Answers.Where(answer => answer.Author == author && Stands(answer)).MinBy(Place);

    /// <summary>Likewise of the other one, seen from <paramref name="me"/>.</summary>
    public KeptAnswer? StandingOfOther(string me) =>
        Answers.Where(answer => answer.Author != me && Stands(answer)).MinBy(Place);

    /// <summary>What the round is for this person today. Two honest devices with the same log and day say the same.</summary>
    public ExchangePhase PhaseFor(string me, DateOnly today)
    {
        var mine = StandingOf(me);
        var theirs = StandingOfOther(me);
        if (!Stops.IsEmpty || Openings.Exists(opening => !Fits(opening)))
        {
            return ExchangePhase.Over;
        }

        if (mine is null && theirs is null)
        {
            return ExchangePhase.Untouched;
        }

        var open =
            mine is null ? ExchangePhase.Open
            : theirs is null ? ExchangePhase.Waiting
            : ExchangePhase.Ready;
        return today >= ClosesOn(mine, theirs) ? ExchangePhase.Over : open;
    }

    /// <summary>Whether both opened the item, and no stop put it away before its author saw it open.</summary>
    public bool IsSeen(string item) =>
        Openings.Exists(one =>
            one.Item == item
            && Fits(one)
            && Openings.Exists(other =>
                other.Item == item && other.Author != one.Author && Fits(other)
            )
        ) && Stops.TrueForAll(stop => stop.Seen.Contains(item));

    public bool HasOpened(string author, string item) =>
        Openings.Exists(opening =>
            opening.Author == author && opening.Item == item && Fits(opening)
        );

    /// <summary>The opening that lets the author's sealed item be read.</summary>
    public KeptOpening? OpeningBy(string author, string item) =>
        Openings.Find(opening => opening.Author == author && opening.Item == item && Fits(opening));

    /// <summary>
    /// Seven days from the first answer, and again from the second. The other's day counts only between one's own and seven days
    /// later: a wrong or lying clock can neither close a round at once nor keep it open.
    /// </summary>
    internal static DateOnly ClosesOn(KeptAnswer? mine, KeptAnswer? theirs) =>
        Later(
            mine is null ? theirs!.Day
            : theirs is null ? mine.Day
            : Clamp(theirs.Day, mine.Day, Later(mine.Day))
        );

    internal static DateOnly Clamp(DateOnly day, DateOnly from, DateOnly to) =>
        day < from ? from
        : day > to ? to
        : day;

    /// <summary>Seven days on; the calendar's end is its own end.</summary>
    internal static DateOnly Later(DateOnly day) =>
        day > DateOnly.MaxValue.AddDays(-Bounds.FadesAfterDays)
            ? DateOnly.MaxValue
            : day.AddDays(Bounds.FadesAfterDays);

    internal ExchangeRound After(ExchangeAnswered fact, EventMeta meta) =>
        Answers.Exists(kept => kept.Author == meta.Author && kept.Answer == fact.Answer)
        || Answers.Count(kept => kept.Author == meta.Author) >= MostAnswers
            ? this
            : this with
            {
                Answers = Answers.Add(
                    new KeptAnswer
                    {
                        Author = meta.Author,
                        Answer = fact.Answer,
                        Items = [.. fact.Items],
                        Position = meta.Position,
                        Day = meta.Day,
                        Entry = meta.Entry,
                    }
                ),
            };

    internal ExchangeRound After(ExchangeWithdrawn fact, EventMeta meta) =>
        Withdrawals.Exists(kept => kept.Author == meta.Author && kept.Answer == fact.Answer)
            ? this
            : this with
            {
                // The latest voids all before it, so that it may take the place of the earliest.
                Withdrawals = WithRoomFor(meta.Author)
                    .Add(
                        new KeptWithdrawal
                        {
                            Author = meta.Author,
                            Answer = fact.Answer,
                            Position = meta.Position,
                        }
                    ),
            };

    internal ExchangeRound After(ExchangeItemOpened fact, EventMeta meta) =>
        Openings.Exists(kept =>
            kept.Author == meta.Author
            && kept.Item == fact.Item
            && kept.Mine == fact.Mine
            && kept.Theirs == fact.Theirs
        )
        || Openings.Count(kept => kept.Author == meta.Author) >= MostOpenings
            ? this
            : this with
            {
                Openings = Openings.Add(
                    new KeptOpening
                    {
                        Author = meta.Author,
                        Item = fact.Item,
                        Mine = fact.Mine,
                        Theirs = fact.Theirs,
                        Against = fact.Against,
                        Exchange = fact.Exchange,
                        Reveal = fact.Reveal,
                        Day = meta.Day,
                        Entry = meta.Entry,
                    }
                ),
            };

    internal ExchangeRound After(ExchangeStopped fact, EventMeta meta) =>
        Stops.Exists(kept => kept.Author == meta.Author)
            ? this
            : this with
            {
                Stops = Stops.Add(
                    new KeptStop
                    {
                        Author = meta.Author,
                        Seen = [.. fact.Seen],
                        Day = meta.Day,
                    }
                ),
            };

    internal ExchangeRound WithoutEntry(string entry)
    {
        var answers = Answers.RemoveAll(kept => kept.Entry == entry);
        var openings = Openings.RemoveAll(kept => kept.Entry == entry);
        return answers.Count == Answers.Count && openings.Count == Openings.Count
            ? this
            : this with
            {
                Answers = answers,
                Openings = openings,
            };
    }

    private ImmutableList<KeptWithdrawal> WithRoomFor(string author)
    {
        var own = Withdrawals.FindAll(kept => kept.Author == author);
        return own.Count < MostAnswers
            ? Withdrawals
            : Withdrawals.Remove(own.MinBy(kept => kept.Position)!);
    }

    private static long Place(KeptAnswer answer) => answer.Position;

    private bool Stands(KeptAnswer answer) =>
        !Withdrawals.Exists(withdrawal =>
            withdrawal.Author == answer.Author
            && (withdrawal.Answer == answer.Answer || withdrawal.Position > answer.Position)
        );

    // An opening names both answers as its author saw them. One that names another answer was made against something withdrawn
    // since, or put in its place under its id (or is a lie): its author may have been read without reading, so the round ends rather
    // than going on.
    private bool Fits(KeptOpening opening)
    {
        var own = StandingOf(opening.Author);
        var theirs = StandingOfOther(opening.Author);
        return own is not null
            && theirs is not null
            && own.Answer == opening.Mine
            && own.Items.Find(item => item.Item == opening.Item)?.Exchange == opening.Exchange
            && theirs.Answer == opening.Theirs
            && (opening.Against is null || theirs.Entry == opening.Against);
    }

    void IStored.Write(StoredWriter to)
    {
        to.Number("number", Number);
        to.List("answers", Answers);
        to.List("withdrawals", Withdrawals);
        to.List("openings", Openings);
        to.List("stops", Stops);
    }

    internal static ExchangeRound Read(StoredReader from) =>
        new()
        {
            Number = from.Number("number"),
            Answers = from.ListOrEmpty("answers", KeptAnswer.Read),
            Withdrawals = from.ListOrEmpty("withdrawals", KeptWithdrawal.Read),
            Openings = from.ListOrEmpty("openings", KeptOpening.Read),
            Stops = from.ListOrEmpty("stops", KeptStop.Read),
        };
}

/// <summary>The same words for every cause: <see cref="Waiting"/> and <see cref="Over"/> never say why.</summary>
public enum ExchangePhase
{
    /// <summary>Nobody's answer stands; nothing to see.</summary>
    Untouched,

    /// <summary>A round is open and this person has not answered.</summary>
    Open,

    /// <summary>This person answered; opens when both are ready. The same whether the other has not, will not or is offline.</summary>
    Waiting,

    /// <summary>Both answered: items can be opened one by one.</summary>
    Ready,

    /// <summary>Stopped by either, or closed by itself after seven days. What was seen stays.</summary>
    Over,
}

public sealed record KeptAnswer : Unprinted, IStored
{
    public required string Author { get; init; }
    public required string Answer { get; init; }
    public required ImmutableList<SealedItem> Items { get; init; }
    public required long Position { get; init; }
    public required DateOnly Day { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("author", Author);
        to.Text("answer", Answer);
        to.List("items", Items);
        to.Number("position", Position);
        to.Day("day", Day);
        to.Text("entry", Entry);
    }

    internal static KeptAnswer Read(StoredReader from) =>
        new()
        {
            Author = from.Text("author"),
            Answer = from.Text("answer"),
            Items = from.List("items", SealedItem.Read),
            Position = from.LongNumber("position"),
            Day = from.Day("day"),
            Entry = from.Text("entry"),
        };
}

public sealed record KeptWithdrawal : Unprinted, IStored
{
    public required string Author { get; init; }
    public required string Answer { get; init; }
    public required long Position { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("author", Author);
        to.Text("answer", Answer);
        to.Number("position", Position);
    }

    internal static KeptWithdrawal Read(StoredReader from) =>
        new()
        {
            Author = from.Text("author"),
            Answer = from.Text("answer"),
            Position = from.LongNumber("position"),
        };
}

public sealed record KeptOpening : Unprinted, IStored
{
    public required string Author { get; init; }
    public required string Item { get; init; }
    public required string Mine { get; init; }
    public required string Theirs { get; init; }
    public string? Against { get; init; }
    public string? Exchange { get; init; }
    public byte[]? Reveal { get; init; }
    public required DateOnly Day { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("author", Author);
        to.Text("item", Item);
        to.Text("mine", Mine);
        to.Text("theirs", Theirs);
        to.Text("against", Against);
        to.Text("exchange", Exchange);
        to.Bytes("reveal", Reveal);
        to.Day("day", Day);
        to.Text("entry", Entry);
    }

    internal static KeptOpening Read(StoredReader from) =>
        new()
        {
            Author = from.Text("author"),
            Item = from.Text("item"),
            Mine = from.Text("mine"),
            Theirs = from.Text("theirs"),
            Against = from.TextOrNull("against"),
            Exchange = from.TextOrNull("exchange"),
            Reveal = from.BytesOrNull("reveal"),
            Day = from.Day("day"),
            Entry = from.Text("entry"),
        };
}

public sealed record KeptStop : Unprinted, IStored
{
    public required string Author { get; init; }
    public required ImmutableList<string> Seen { get; init; }
    public required DateOnly Day { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("author", Author);
        to.Texts("seen", Seen);
        to.Day("day", Day);
    }

    internal static KeptStop Read(StoredReader from) =>
        new()
        {
            Author = from.Text("author"),
            Seen = from.Texts("seen"),
            Day = from.Day("day"),
        };
}
