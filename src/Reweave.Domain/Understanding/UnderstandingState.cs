using System.Collections.Immutable;
using Reweave.Domain.Events;
using Reweave.Domain.Exchanges;

namespace Reweave.Domain.Understanding;

/// <summary>
/// Understanding why: rounds over conditions, and the two columns that never merge. The columns are sets keyed by author, so that
/// nothing depends on order and nobody touches what is the other's.
/// </summary>
public sealed record UnderstandingState : Unprinted, IStored
{
    /// <summary>What one text can replace at once: more of one author are not taken up.</summary>
    private const int MostChoices = ChoiceWritten.MostReplaced;

    /// <summary>Of one author: every condition of many rounds.</summary>
    private const int MostMarks = 400;

    public static readonly UnderstandingState Empty = new();

    public ExchangeState Exchange { get; init; } = ExchangeState.Empty;

    public ImmutableDictionary<string, KeptChoice> Choices { get; init; } =
        ImmutableDictionary<string, KeptChoice>.Empty;

    /// <summary>Kept only so that a late or repeated fact does not bring a text back.</summary>
    public ImmutableHashSet<string> WithdrawnChoices { get; init; } = [];

    public ImmutableDictionary<string, KeptContext> Marks { get; init; } =
        ImmutableDictionary<string, KeptContext>.Empty;

    public ImmutableHashSet<string> Unmarked { get; init; } = [];

    public UnderstandingState After(Event fact, EventMeta meta)
    {
        switch (fact)
        {
            case ChoiceWritten written:
                return After(written, meta);
            case ChoiceWithdrawn withdrawn:
                return this with
                {
                    Choices = Choices.Remove(AuthoredPieces.Key(meta.Author, withdrawn.Choice)),
                    WithdrawnChoices = WithdrawnChoices.Remembering(meta.Author, withdrawn.Choice),
                };
            case ContextMarked marked:
                return After(marked, meta);
            case ContextUnmarked unmarked:
                return this with
                {
                    Marks = Marks.Remove(AuthoredPieces.Key(meta.Author, unmarked.Mark)),
                    Unmarked = Unmarked.Remembering(meta.Author, unmarked.Mark),
                };
            default:
                return this with { Exchange = Exchange.After(fact, meta) };
        }
    }

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public UnderstandingState WithoutEntry(string entry) =>
        this with
        {
            Exchange = Exchange.WithoutEntry(entry),
            Choices = Choices.WithoutEntry(entry),
            Marks = Marks.WithoutEntry(entry),
        };

    /// <summary>What a person says about their choice now, the latest first: more than one after two own devices wrote apart.</summary>
    public IEnumerable<KeptChoice> StandingChoices(Func<string, bool> isAuthor) =>
        Choices
            .Values.Where(choice =>
                isAuthor(choice.Author)
                && !Choices.Values.Any(other =>
                    other.Author == choice.Author
                    && other.Choice != choice.Choice
                    && other.Replaces.Contains(choice.Choice)
                    && !choice.Replaces.Contains(other.Choice)
                )
            )
            .OrderByDescending(choice => choice.Position)
            .ThenBy(choice => choice.Choice, StringComparer.Ordinal);

    private UnderstandingState After(ChoiceWritten fact, EventMeta meta)
    {
        var key = AuthoredPieces.Key(meta.Author, fact.Choice);
        return WithdrawnChoices.Contains(key) || Choices.ContainsKey(key)
            ? this
            : this with
            {
                Choices = Choices.Taking(
                    key,
                    new KeptChoice
                    {
                        Choice = fact.Choice,
                        Author = meta.Author,
                        Replaces = [.. fact.Replaces],
                        Text = fact.Text,
                        Day = meta.Day,
                        Position = meta.Position,
                        Entry = meta.Entry,
                    },
                    MostChoices
                ),
            };
    }

    private UnderstandingState After(ContextMarked fact, EventMeta meta)
    {
        var key = AuthoredPieces.Key(meta.Author, fact.Mark);
        return Unmarked.Contains(key) || Marks.ContainsKey(key)
            ? this
            : this with
            {
                Marks = Marks.Taking(
                    key,
                    new KeptContext
                    {
                        Mark = fact.Mark,
                        Author = meta.Author,
                        Round = fact.Round,
                        Item = fact.Item,
                        Answer = fact.Answer,
                        Position = meta.Position,
                        Entry = meta.Entry,
                    },
                    MostMarks
                ),
            };
    }

    void IStored.Write(StoredWriter to)
    {
        to.Object("exchange", Exchange);
        to.Map("choices", Choices);
        to.Texts("withdrawnChoices", WithdrawnChoices);
        to.Map("marks", Marks);
        to.Texts("unmarked", Unmarked);
    }

    internal static UnderstandingState Read(StoredReader from) =>
        new()
        {
            Exchange = from.ObjectOr("exchange", ExchangeState.Read, ExchangeState.Empty),
            Choices = from.Map("choices", KeptChoice.Read),
            WithdrawnChoices = from.Set("withdrawnChoices"),
            Marks = from.Map("marks", KeptContext.Read),
            Unmarked = from.Set("unmarked"),
        };
}

public sealed record KeptChoice : Unprinted, IStored, IAuthoredPiece
{
    public required string Choice { get; init; }
    public required string Author { get; init; }
    public required ImmutableList<string> Replaces { get; init; }
    public required string Text { get; init; }
    public required DateOnly Day { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("choice", Choice);
        to.Text("author", Author);
        to.Texts("replaces", Replaces);
        to.Text("text", Text);
        to.Day("day", Day);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static KeptChoice Read(StoredReader from) =>
        new()
        {
            Choice = from.Text("choice"),
            Author = from.Text("author"),
            Replaces = from.Texts("replaces"),
            Text = from.Text("text"),
            Day = from.Day("day"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}

public sealed record KeptContext : Unprinted, IStored, IAuthoredPiece
{
    public required string Mark { get; init; }
    public required string Author { get; init; }
    public required int Round { get; init; }
    public required string Item { get; init; }
    public string? Answer { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("mark", Mark);
        to.Text("author", Author);
        to.Number("round", Round);
        to.Text("item", Item);
        to.Text("answer", Answer);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static KeptContext Read(StoredReader from) =>
        new()
        {
            Mark = from.Text("mark"),
            Author = from.Text("author"),
            Round = from.Number("round"),
            Item = from.Text("item"),
            Answer = from.TextOrNull("answer"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}
