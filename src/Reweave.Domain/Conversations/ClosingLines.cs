using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Conversations;

/// <summary>The lines a person closed a conversation with and kept to themselves. Private space.</summary>
public sealed record ClosingLinesState : Unprinted, IStored
{
    public static readonly ClosingLinesState Empty = new();

    public ImmutableDictionary<string, OwnClosingLine> Lines { get; init; } =
        ImmutableDictionary<string, OwnClosingLine>.Empty;

    public ImmutableHashSet<string> Discarded { get; init; } = [];

    public ClosingLinesState After(Event fact, EventMeta meta) =>
        fact switch
        {
            ClosingLineKept kept
                when !Discarded.Contains(kept.Line) && !Lines.ContainsKey(kept.Line) => this with
            {
                Lines = Lines.Add(
                    kept.Line,
                    new OwnClosingLine
                    {
                        Line = kept.Line,
                        Conversation = kept.Conversation,
                        Day = kept.Day,
                        Text = kept.Text,
                        Position = meta.Position,
                        Entry = meta.Entry,
                    }
                ),
            },
            ClosingLineDiscarded discarded => this with
            {
                Lines = Lines.Remove(discarded.Line),
                Discarded = Discarded.Add(discarded.Line),
            },
            _ => this,
        };

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public ClosingLinesState WithoutEntry(string entry)
    {
        foreach (var (key, line) in Lines)
        {
            if (line.Entry == entry)
            {
                return this with { Lines = Lines.Remove(key) };
            }
        }

        return this;
    }

    void IStored.Write(StoredWriter to)
    {
        to.Map("lines", Lines);
        to.Texts("discarded", Discarded);
    }

    internal static ClosingLinesState Read(StoredReader from) =>
        new() { Lines = from.Map("lines", OwnClosingLine.Read), Discarded = from.Set("discarded") };
}

public sealed record OwnClosingLine : Unprinted, IStored
{
    public required string Line { get; init; }
    public string? Conversation { get; init; }
    public required DateOnly Day { get; init; }
    public required string Text { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("line", Line);
        to.Text("conversation", Conversation);
        to.Day("day", Day);
        to.Text("text", Text);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static OwnClosingLine Read(StoredReader from) =>
        new()
        {
            Line = from.Text("line"),
            Conversation = from.TextOrNull("conversation"),
            Day = from.Day("day"),
            Text = from.Text("text"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}

public static class ClosingLineDecisions
{
    /// <param name="line">A fresh random id.</param>
    /// <param name="conversation">Null when it was held on one device.</param>
    public static Decision Keep(string line, string? conversation, DateOnly day, string text)
    {
        var fact = new ClosingLineKept
        {
            Line = line,
            Conversation = conversation,
            Day = day,
            Text = text,
        };
        return string.IsNullOrWhiteSpace(text) || !fact.IsWellFormed
            ? new OutOfBounds("words")
            : Decided.To(fact);
    }

    public static Decision Discard(ClosingLinesState state, string line) =>
        state.Lines.TryGetValue(line, out var kept)
            ? new Decided([new ClosingLineDiscarded { Line = line }], [kept.Entry])
            : Decided.Nothing;
}
