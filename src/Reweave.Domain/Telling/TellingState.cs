using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Telling;

/// <summary>What each has told the other, one thing at a time, and the one answer to it. Keyed by author, so that nobody touches the other's.</summary>
public sealed record TellingState : Unprinted, IStored
{
    /// <summary>Of one author; what a modified client sends beyond is not taken up.</summary>
    public const int MostStanding = 40;

    public static readonly TellingState Empty = new();

    public ImmutableDictionary<string, ToldThing> Told { get; init; } =
        ImmutableDictionary<string, ToldThing>.Empty;

    public ImmutableHashSet<string> TakenBack { get; init; } = [];

    /// <summary>Of <see cref="Told"/>, the other's latest answer.</summary>
    public ImmutableDictionary<string, KeptToldReply> Answered { get; init; } =
        ImmutableDictionary<string, KeptToldReply>.Empty;

    public TellingState After(Event fact, EventMeta meta)
    {
        switch (fact)
        {
            case ThingTold told:
                var key = AuthoredPieces.Key(meta.Author, told.Thing);
                return Told.ContainsKey(key) || TakenBack.Contains(key)
                    ? this
                    : this with
                    {
                        Told = Told.Taking(
                            key,
                            new ToldThing
                            {
                                Thing = told.Thing,
                                Author = meta.Author,
                                Kind = told.Kind,
                                Text = told.Text,
                                Day = meta.Day,
                                Position = meta.Position,
                                Entry = meta.Entry,
                            },
                            MostStanding
                        ),
                    };
            case ThingAnswered answered:
                return After(answered, meta);
            case ThingTakenBack back:
                return Without(AuthoredPieces.Key(meta.Author, back.Thing)) with
                {
                    TakenBack = TakenBack.Remembering(meta.Author, back.Thing),
                };
            default:
                return this;
        }
    }

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public TellingState WithoutEntry(string entry) =>
        Told.KeyOf(entry) is { } key
            ? Without(key)
            : this with
            {
                Answered = Answered.RemoveRange(
                    Answered.Where(one => one.Value.Entry == entry).Select(one => one.Key)
                ),
            };

    private TellingState After(ThingAnswered fact, EventMeta meta)
    {
        if (
            Told.KeyOf(fact.Told) is not { } key
            || Told[key] is not { } told
            || told.Author == meta.Author
            || told.Kind == ToldKind.Request != fact.Reply > ToldReply.Thanks
        )
        {
            return this;
        }

        return this with
        {
            Answered = Answered.SetItem(
                key,
                new KeptToldReply
                {
                    Reply = fact.Reply,
                    Words = fact.Words,
                    Day = meta.Day,
                    Entry = meta.Entry,
                }
            ),
        };
    }

    private TellingState Without(string key) =>
        this with
        {
            Told = Told.Remove(key),
            Answered = Answered.Remove(key),
        };

    void IStored.Write(StoredWriter to)
    {
        to.Map("told", Told);
        to.Texts("takenBack", TakenBack);
        to.Map("answered", Answered);
    }

    internal static TellingState Read(StoredReader from) =>
        new()
        {
            Told = from.Map("told", ToldThing.Read),
            TakenBack = from.Set("takenBack"),
            Answered = from.Map("answered", KeptToldReply.Read),
        };
}

public sealed record ToldThing : Unprinted, IStored, IAuthoredPiece
{
    public required string Thing { get; init; }
    public required string Author { get; init; }
    public required ToldKind Kind { get; init; }
    public required string Text { get; init; }
    public required DateOnly Day { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("thing", Thing);
        to.Text("author", Author);
        to.Name("kind", Kind, StoredNames.ToldKind);
        to.Text("text", Text);
        to.Day("day", Day);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static ToldThing Read(StoredReader from) =>
        new()
        {
            Thing = from.Text("thing"),
            Author = from.Text("author"),
            Kind = from.Name("kind", StoredNames.ToldKind),
            Text = from.Text("text"),
            Day = from.Day("day"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}

public sealed record KeptToldReply : Unprinted, IStored
{
    public required ToldReply Reply { get; init; }
    public string? Words { get; init; }
    public required DateOnly Day { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Name("reply", Reply, StoredNames.ToldReply);
        to.Text("words", Words);
        to.Day("day", Day);
        to.Text("entry", Entry);
    }

    internal static KeptToldReply Read(StoredReader from) =>
        new()
        {
            Reply = from.Name("reply", StoredNames.ToldReply),
            Words = from.TextOrNull("words"),
            Day = from.Day("day"),
            Entry = from.Text("entry"),
        };
}
