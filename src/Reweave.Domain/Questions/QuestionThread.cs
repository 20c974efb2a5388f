using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Questions;

/// <summary>
/// Everything said under one question's id. An asker is whoever worded it: two people who use one id (a modified client) have two
/// questions, and neither touches the other's.
/// </summary>
public sealed record QuestionThread : Unprinted, IStored
{
    /// <summary>The whole answer and one completion; a third is never shown.</summary>
    internal const int MostAnswers = 2;

    /// <summary>Of each kind and author under one question; an honest device erases what it says anew.</summary>
    private const int MostPieces = 20;

    public ImmutableList<AskedWording> Wordings { get; init; } = [];

    /// <summary>The last one of each author.</summary>
    public ImmutableDictionary<string, AskedSorting> Sortings { get; init; } =
        ImmutableDictionary<string, AskedSorting>.Empty;

    public ImmutableHashSet<string> WithdrawnBy { get; init; } = [];
    public ImmutableList<GivenAnswer> Answers { get; init; } = [];
    public ImmutableList<GivenSettling> Settlings { get; init; } = [];
    public ImmutableList<GivenSetAside> SetAsides { get; init; } = [];
    public ImmutableList<QuestionErasure> Erasures { get; init; } = [];

    /// <summary>What was said to a question that is withdrawn, or crossed it: without its words, until its author's device erased it.</summary>
    public ImmutableList<LeftOver> Left { get; init; } = [];

    internal bool IsEmpty =>
        Wordings.IsEmpty
        && Sortings.IsEmpty
        && WithdrawnBy.IsEmpty
        && Answers.IsEmpty
        && Settlings.IsEmpty
        && SetAsides.IsEmpty
        && Erasures.IsEmpty;

    /// <summary>Whether nobody but this person has said anything here.</summary>
    internal bool IsOnlyOf(string author) =>
        Wordings.TrueForAll(one => one.Author == author)
        && Sortings.Keys.All(one => one == author)
        && WithdrawnBy.All(one => one == author)
        && Answers.TrueForAll(one => one.Author == author)
        && Settlings.TrueForAll(one => one.Author == author)
        && SetAsides.TrueForAll(one => one.Author == author)
        && Erasures.TrueForAll(one => one.Author == author);

    /// <summary>Whether all that is left is that it was withdrawn.</summary>
    internal bool IsGone =>
        !WithdrawnBy.IsEmpty && this with { WithdrawnBy = [] } is { IsEmpty: true };

    private IEnumerable<IAuthoredPiece> Said =>
        [.. Wordings, .. Answers, .. Settlings, .. SetAsides];

    /// <summary>Those who have a question here, also one whose words they erased after it was answered.</summary>
    public IEnumerable<string> Askers =>
        Wordings
            .Select(wording => wording.Author)
            .Concat(Erasures.Where(one => one.IsQuestion).Select(one => one.Author))
            .Distinct();

    public AskedWording? WordingOf(string asker) =>
        IsErasedBy(asker)
            ? null
            : Wordings.Where(wording => wording.Author == asker).MaxBy(one => one.Position);

    public bool IsErasedBy(string asker) =>
        Erasures.Exists(one => one.IsQuestion && one.Author == asker);

    /// <summary>The day of the window it is for.</summary>
    public DateOnly DayOf(string asker) =>
        Sortings.TryGetValue(asker, out var sorted) ? sorted.Day
        : Wordings.Where(one => one.Author == asker).MaxBy(one => one.Position) is { } wording
            ? wording.Day
        : Answers.FirstOrDefault(answer => answer.Author != asker)?.Day
            ?? Erasures.First(one => one.Author == asker).Day;

    /// <summary>In order, erased ones among them, at most <see cref="MostAnswers"/>.</summary>
    public ImmutableList<GivenAnswer> AnswersTo(string asker)
    {
        var erased = Erasures
            .Where(one => !one.IsQuestion && one.Author != asker)
            .ToDictionary(one => (one.Author, one.Piece));
        return
        [
            .. Answers
                .Where(answer =>
                    answer.Author != asker && !erased.ContainsKey((answer.Author, answer.Answer))
                )
                .Concat(erased.Values.Select(GivenAnswer.Erased))
                .OrderBy(answer => answer.Position)
                .Take(MostAnswers),
        ];
    }

    /// <summary>What the asker said of that answer last; not of other words under its id.</summary>
    public GivenSettling? SettlingOf(string asker, GivenAnswer answer) =>
        Settlings
            .Where(one =>
                one.Author == asker
                && one.Answer == answer.Answer
                && (one.Of is null || answer.Entry is null || one.Of == answer.Entry)
            )
            .MaxBy(one => one.Position);

    /// <summary>The other's <em>not now</em> for the day it is for at present.</summary>
    public GivenSetAside? SetAsideFor(string asker)
    {
        var last = SetAsides.Where(one => one.Author != asker).MaxBy(one => one.Position);
        return last?.Day == DayOf(asker) ? last : null;
    }

    internal QuestionThread After(QuestionWording fact, EventMeta meta) =>
        WithdrawnBy.Contains(meta.Author) ? Leaving(meta)
        : Wordings.Exists(one => one.Author == meta.Author && one.Wording == fact.Wording) ? this
        : this with
        {
            Wordings = Wordings.Taking(
                new AskedWording
                {
                    Author = meta.Author,
                    Wording = fact.Wording,
                    Day = fact.Day,
                    Text = fact.Text,
                    Position = meta.Position,
                    Entry = meta.Entry,
                },
                MostPieces
            ),
        };

    internal QuestionThread After(QuestionSorted fact, EventMeta meta) =>
        WithdrawnBy.Contains(meta.Author)
        || Sortings.TryGetValue(meta.Author, out var kept) && kept.Position >= meta.Position
            ? this
            : this with
            {
                Sortings = Sortings.SetItem(
                    meta.Author,
                    new AskedSorting { Day = fact.Day, Position = meta.Position }
                ),
            };

    internal QuestionThread After(QuestionAnswered fact, EventMeta meta) =>
        IsWithdrawnFrom(meta.Author) ? Leaving(meta)
        : Answers.Exists(one => one.Author == meta.Author && one.Answer == fact.Answer) ? this
        : this with
        {
            Answers = Answers.Taking(
                new GivenAnswer
                {
                    Author = meta.Author,
                    Answer = fact.Answer,
                    Wording = fact.Wording,
                    Of = fact.Entry,
                    Text = fact.Text,
                    Day = meta.Day,
                    Position = meta.Position,
                    Entry = meta.Entry,
                },
                MostPieces
            ),
        };

    internal QuestionThread After(QuestionSettled fact, EventMeta meta) =>
        WithdrawnBy.Contains(meta.Author)
            ? Leaving(meta)
            : this with
            {
                Settlings = Settlings.Taking(
                    new GivenSettling
                    {
                        Author = meta.Author,
                        Answer = fact.Answer,
                        Of = fact.Entry,
                        Settling = fact.Settling,
                        Words = fact.Words,
                        Position = meta.Position,
                        Entry = meta.Entry,
                    },
                    MostPieces
                ),
            };

    internal QuestionThread After(QuestionSetAside fact, EventMeta meta) =>
        IsWithdrawnFrom(meta.Author)
            ? Leaving(meta)
            : this with
            {
                SetAsides = SetAsides.Taking(
                    new GivenSetAside
                    {
                        Author = meta.Author,
                        Day = fact.Day,
                        Words = fact.Words,
                        Position = meta.Position,
                        Entry = meta.Entry,
                    },
                    MostPieces
                ),
            };

    internal QuestionThread After(QuestionPieceErased fact, EventMeta meta)
    {
        var isQuestion = fact.Piece == fact.Question;
        return
            (isQuestion ? WithdrawnBy.Contains(meta.Author) : IsWithdrawnFrom(meta.Author))
            || Erasures.Exists(one => one.Author == meta.Author && one.Piece == fact.Piece)
            || Erasures.Count(one => one.Author == meta.Author) >= MostPieces
            ? this
            : this with
            {
                Erasures = Erasures.Add(
                    new QuestionErasure
                    {
                        Author = meta.Author,
                        Piece = fact.Piece,
                        IsQuestion = isQuestion,
                        Day = meta.Day,
                        Position = meta.Position,
                    }
                ),
            };
    }

    /// <summary>Nothing is left of the asker's question and of what the other said to it, now or later.</summary>
    internal QuestionThread Withdrawing(string asker)
    {
        var next = new QuestionThread
        {
            WithdrawnBy = WithdrawnBy.Add(asker),
            Wordings = Wordings.RemoveAll(one => one.Author == asker),
            Sortings = Sortings.Remove(asker),
            Settlings = Settlings.RemoveAll(one => one.Author == asker),
            Answers = Answers.RemoveAll(one => one.Author != asker),
            SetAsides = SetAsides.RemoveAll(one => one.Author != asker),
            // The asker's of the question, and the other's of answers to it.
            Erasures = Erasures.RemoveAll(one => one.IsQuestion == (one.Author == asker)),
            Left = Left,
        };
        return Said.Except(next.Said)
            .Aggregate(
                next,
                (thread, gone) => thread.Leaving(gone.Author, gone.Position, gone.Entry!)
            );
    }

    internal QuestionThread WithoutEntry(string entry)
    {
        var wordings = Wordings.RemoveAll(one => one.Entry == entry);
        var answers = Answers.RemoveAll(one => one.Entry == entry);
        var settlings = Settlings.RemoveAll(one => one.Entry == entry);
        var setAsides = SetAsides.RemoveAll(one => one.Entry == entry);
        var left = Left.RemoveAll(one => one.Entry == entry);
        return
            wordings.Count == Wordings.Count
            && answers.Count == Answers.Count
            && settlings.Count == Settlings.Count
            && setAsides.Count == SetAsides.Count
            && left.Count == Left.Count
            ? this
            : this with
            {
                Wordings = wordings,
                Answers = answers,
                Settlings = settlings,
                SetAsides = setAsides,
                Left = left,
            };
    }

    private QuestionThread Leaving(EventMeta meta) =>
        Leaving(meta.Author, meta.Position, meta.Entry);

    private QuestionThread Leaving(string author, long position, string entry) =>
        this with
        {
            Left = Left.Taking(
                new LeftOver
                {
                    Author = author,
                    Position = position,
                    Entry = entry,
                },
                MostPieces
            ),
        };

    private bool IsWithdrawnFrom(string asked) => WithdrawnBy.Any(asker => asker != asked);

    void IStored.Write(StoredWriter to)
    {
        to.List("wordings", Wordings);
        to.Map("sortings", Sortings);
        to.Texts("withdrawnBy", WithdrawnBy);
        to.List("answers", Answers);
        to.List("settlings", Settlings);
        to.List("setAsides", SetAsides);
        to.List("erasures", Erasures);
        to.List("left", Left);
    }

    internal static QuestionThread Read(StoredReader from) =>
        new()
        {
            Wordings = from.ListOrEmpty("wordings", AskedWording.Read),
            Sortings = from.Map("sortings", AskedSorting.Read),
            WithdrawnBy = from.Set("withdrawnBy"),
            Answers = from.ListOrEmpty("answers", GivenAnswer.Read),
            Settlings = from.ListOrEmpty("settlings", GivenSettling.Read),
            SetAsides = from.ListOrEmpty("setAsides", GivenSetAside.Read),
            Erasures = from.ListOrEmpty("erasures", QuestionErasure.Read),
            Left = from.ListOrEmpty("left", LeftOver.Read),
        };
}
