using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Acknowledgement;

/// <summary>
/// What the two handed each other, gave back and marked. Folding only collects, each under its author's name, so that nobody can touch
/// or shadow the other's and the order does not matter; what it amounts to is computed by <see cref="AcknowledgementView"/>.
/// </summary>
public sealed record AcknowledgementState : Unprinted, IStored
{
    /// <summary>More of one author are not taken up: a modified client must not make folding expensive.</summary>
    public const int MostPieces = 400;

    public static readonly AcknowledgementState Empty = new();

    public ImmutableDictionary<string, KeptStatementPart> Parts { get; init; } =
        ImmutableDictionary<string, KeptStatementPart>.Empty;

    public ImmutableDictionary<string, KeptReflection> Reflections { get; init; } =
        ImmutableDictionary<string, KeptReflection>.Empty;

    public ImmutableList<KeptMark> Marks { get; init; } = [];
    public ImmutableList<KeptAccountReply> Replies { get; init; } = [];

    /// <summary>Author and piece.</summary>
    public ImmutableHashSet<string> TakenBack { get; init; } = [];

    /// <summary>The latest sitting after the first that either began: nothing depends on those before it.</summary>
    public ImmutableHashSet<int> Begun { get; init; } = [];

    /// <summary>That either paused the present sitting, and the last day on which someone did.</summary>
    public ImmutableSortedDictionary<int, DateOnly> Paused { get; init; } =
        ImmutableSortedDictionary<int, DateOnly>.Empty;

    /// <summary>The last day on which each of the two paused, under the author.</summary>
    public ImmutableDictionary<string, DateOnly> PausedOn { get; init; } =
        ImmutableDictionary<string, DateOnly>.Empty;

    /// <summary>The sitting the two are in. Numbers count only in a row, so that a modified client cannot use them up.</summary>
    public int Sitting => Begun.IsEmpty ? 1 : Begun.Max();

    public AcknowledgementState After(Event fact, EventMeta meta) =>
        fact switch
        {
            StatementPartShared shared => With(shared, meta),
            PartReflected reflected => With(reflected, meta),
            ReflectionMarked marked => With(marked, meta),
            AccountAnswered answered => With(answered, meta),
            StatementTakenBack taken => With(taken, meta),
            SittingPaused paused when paused.Sitting <= Sitting => this with
            {
                Paused =
                    paused.Sitting < Sitting
                    || Paused.TryGetValue(paused.Sitting, out var day) && day > meta.Day
                        ? Paused
                        : Paused.SetItem(paused.Sitting, meta.Day),
                PausedOn =
                    PausedOn.TryGetValue(meta.Author, out var own) && own >= meta.Day
                        ? PausedOn
                        : PausedOn.SetItem(meta.Author, meta.Day),
            },
            SittingBegun begun when begun.Sitting == Sitting + 1 => this with
            {
                Begun = [begun.Sitting],
                Paused = Paused.Clear(),
            },
            _ => this,
        };

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public AcknowledgementState WithoutEntry(string entry) =>
        this with
        {
            Parts = Parts.WithoutEntry(entry),
            Reflections = Reflections.WithoutEntry(entry),
            Marks = Marks.RemoveAll(mark => mark.Entry == entry),
            Replies = Replies.RemoveAll(reply => reply.Entry == entry),
        };

    /// <summary>Own words to parts and reflections that the other took back.</summary>
    internal IEnumerable<string> LeftBy(string me)
    {
        var gone = TakenBack
            .Where(key => !key.StartsWith($"{me} ", StringComparison.Ordinal))
            .Select(key => key[(key.IndexOf(' ') + 1)..])
            .ToHashSet(StringComparer.Ordinal);
        return Reflections
            .Values.Where(one => one.Author == me && gone.Contains(one.Part))
            .Select(one => one.Entry)
            .Concat(
                Marks
                    .Where(one => one.Author == me && gone.Contains(one.Reflection))
                    .Select(one => one.Entry)
            )
            .Concat(
                Replies
                    .Where(one => one.Author == me && gone.Contains(one.Part))
                    .Select(one => one.Entry)
            );
    }

    /// <summary>The part under this id that somebody other than <paramref name="me"/> shared; null when there is none.</summary>
    public KeptStatementPart? TheirPart(string me, string part) =>
        Parts.Values.FirstOrDefault(one => one.Part == part && one.Author != me);

    public KeptReflection? TheirReflection(string me, string reflection) =>
        Reflections.Values.FirstOrDefault(one => one.Reflection == reflection && one.Author != me);

    private AcknowledgementState With(StatementPartShared shared, EventMeta meta)
    {
        var key = AuthoredPieces.Key(meta.Author, shared.Part);
        return TakenBack.Contains(key) || Parts.ContainsKey(key)
            ? this
            : this with
            {
                Parts = Parts.Taking(
                    key,
                    new KeptStatementPart
                    {
                        Part = shared.Part,
                        Kind = shared.Kind,
                        Topic = shared.Topic,
                        Title = shared.Title,
                        Text = shared.Text,
                        Author = meta.Author,
                        Position = meta.Position,
                        Day = meta.Day,
                        Entry = meta.Entry,
                    },
                    MostPieces
                ),
            };
    }

    private AcknowledgementState With(PartReflected reflected, EventMeta meta)
    {
        var key = AuthoredPieces.Key(meta.Author, reflected.Reflection);
        return TakenBack.Contains(key) || Reflections.ContainsKey(key)
            ? this
            : this with
            {
                Reflections = Reflections.Taking(
                    key,
                    new KeptReflection
                    {
                        Reflection = reflected.Reflection,
                        Part = reflected.Part,
                        Sitting = reflected.Sitting,
                        Text = reflected.Text,
                        Author = meta.Author,
                        Position = meta.Position,
                        Day = meta.Day,
                        Entry = meta.Entry,
                    },
                    MostPieces
                ),
            };
    }

    private AcknowledgementState With(ReflectionMarked marked, EventMeta meta) =>
        this with
        {
            Marks = Marks.Taking(
                new KeptMark
                {
                    Reflection = marked.Reflection,
                    Mark = marked.Mark,
                    Addition = marked.Addition,
                    Author = meta.Author,
                    Position = meta.Position,
                    Day = meta.Day,
                    Entry = meta.Entry,
                },
                MostPieces
            ),
        };

    private AcknowledgementState With(AccountAnswered answered, EventMeta meta) =>
        this with
        {
            Replies = Replies.Taking(
                new KeptAccountReply
                {
                    Part = answered.Part,
                    Reply = answered.Reply,
                    Words = answered.Words,
                    Author = meta.Author,
                    Position = meta.Position,
                    Day = meta.Day,
                    Entry = meta.Entry,
                },
                MostPieces
            ),
        };

    private AcknowledgementState With(StatementTakenBack taken, EventMeta meta)
    {
        var key = AuthoredPieces.Key(meta.Author, taken.Piece);
        return this with
        {
            TakenBack = TakenBack.Remembering(meta.Author, taken.Piece),
            Parts = Parts.Remove(key),
            Reflections = Reflections.Remove(key),
        };
    }

    void IStored.Write(StoredWriter to)
    {
        to.Map("parts", Parts);
        to.Map("reflections", Reflections);
        to.List("marks", Marks);
        to.List("replies", Replies);
        to.Texts("takenBack", TakenBack);
        to.Numbers("begun", Begun);
        to.NumberedOf("paused", Paused, static (to, day) => to.Day(day));
        to.MapOf("pausedOn", PausedOn, static (to, day) => to.Day(day));
    }

    internal static AcknowledgementState Read(StoredReader from) =>
        new()
        {
            Parts = from.Map("parts", KeptStatementPart.Read),
            Reflections = from.Map("reflections", KeptReflection.Read),
            Marks = from.ListOrEmpty("marks", KeptMark.Read),
            Replies = from.ListOrEmpty("replies", KeptAccountReply.Read),
            TakenBack = from.Set("takenBack"),
            Begun = from.NumberSet("begun"),
            Paused = from.NumberedOf("paused", static from => from.Day()),
            PausedOn = from.MapOf("pausedOn", static from => from.Day()),
        };
}

public sealed record KeptStatementPart : Unprinted, IStored, IAuthoredPiece
{
    public required string Part { get; init; }
    public required StatementKind Kind { get; init; }
    public required string Topic { get; init; }
    public string? Title { get; init; }
    public required string Text { get; init; }
    public required string Author { get; init; }
    public required long Position { get; init; }
    public required DateOnly Day { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("part", Part);
        to.Name("kind", Kind, StoredNames.StatementKind);
        to.Text("topic", Topic);
        to.Text("title", Title);
        to.Text("text", Text);
        to.Text("author", Author);
        to.Number("position", Position);
        to.Day("day", Day);
        to.Text("entry", Entry);
    }

    internal static KeptStatementPart Read(StoredReader from) =>
        new()
        {
            Part = from.Text("part"),
            Kind = from.Name("kind", StoredNames.StatementKind),
            Topic = from.Text("topic"),
            Title = from.TextOrNull("title"),
            Text = from.Text("text"),
            Author = from.Text("author"),
            Position = from.LongNumber("position"),
            Day = from.Day("day"),
            Entry = from.Text("entry"),
        };
}

public sealed record KeptReflection : Unprinted, IStored, IAuthoredPiece
{
    public required string Reflection { get; init; }
    public required string Part { get; init; }
    public required int Sitting { get; init; }
    public required string Text { get; init; }
    public required string Author { get; init; }
    public required long Position { get; init; }
    public required DateOnly Day { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("reflection", Reflection);
        to.Text("part", Part);
        to.Number("sitting", Sitting);
        to.Text("text", Text);
        to.Text("author", Author);
        to.Number("position", Position);
        to.Day("day", Day);
        to.Text("entry", Entry);
    }

    internal static KeptReflection Read(StoredReader from) =>
        new()
        {
            Reflection = from.Text("reflection"),
            Part = from.Text("part"),
            Sitting = from.Number("sitting"),
            Text = from.Text("text"),
            Author = from.Text("author"),
            Position = from.LongNumber("position"),
            Day = from.Day("day"),
            Entry = from.Text("entry"),
        };
}

public sealed record KeptMark : Unprinted, IStored, IAuthoredPiece
{
    public required string Reflection { get; init; }
    public required HearingMark Mark { get; init; }
    public string? Addition { get; init; }
    public required string Author { get; init; }
    public required long Position { get; init; }
    public required DateOnly Day { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("reflection", Reflection);
        to.Name("mark", Mark, StoredNames.HearingMark);
        to.Text("addition", Addition);
        to.Text("author", Author);
        to.Number("position", Position);
        to.Day("day", Day);
        to.Text("entry", Entry);
    }

    internal static KeptMark Read(StoredReader from) =>
        new()
        {
            Reflection = from.Text("reflection"),
            Mark = from.Name("mark", StoredNames.HearingMark),
            Addition = from.TextOrNull("addition"),
            Author = from.Text("author"),
            Position = from.LongNumber("position"),
            Day = from.Day("day"),
            Entry = from.Text("entry"),
        };
}

public sealed record KeptAccountReply : Unprinted, IStored, IAuthoredPiece
{
    public required string Part { get; init; }
    public required AccountReply Reply { get; init; }
    public string? Words { get; init; }
    public required string Author { get; init; }
    public required long Position { get; init; }
    public required DateOnly Day { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("part", Part);
        to.Name("reply", Reply, StoredNames.AccountReply);
        to.Text("words", Words);
        to.Text("author", Author);
        to.Number("position", Position);
        to.Day("day", Day);
        to.Text("entry", Entry);
    }

    internal static KeptAccountReply Read(StoredReader from) =>
        new()
        {
            Part = from.Text("part"),
            Reply = from.Name("reply", StoredNames.AccountReply),
            Words = from.TextOrNull("words"),
            Author = from.Text("author"),
            Position = from.LongNumber("position"),
            Day = from.Day("day"),
            Entry = from.Text("entry"),
        };
}
