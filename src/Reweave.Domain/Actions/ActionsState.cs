using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Actions;

/// <summary>Small acts that were promised. Sets keyed by author, so that nothing depends on order and nobody touches the other's.</summary>
public sealed record ActionsState : Unprinted, IStored
{
    /// <summary>What is taken up of one author while so many are still to be done; whatever a modified client promises.</summary>
    private const int MostToDo = 40;

    /// <summary>Of those kept: they are shown for seven days, and the earliest are forgotten beyond this.</summary>
    private const int MostKept = 400;

    public static readonly ActionsState Empty = new();

    public ImmutableDictionary<string, PromisedAction> Promised { get; init; } =
        ImmutableDictionary<string, PromisedAction>.Empty;

    /// <summary>Of <see cref="Promised"/>, with the earliest day it was said; a repeated word changes nothing.</summary>
    public ImmutableDictionary<string, DateOnly> Kept { get; init; } =
        ImmutableDictionary<string, DateOnly>.Empty;

    public ImmutableHashSet<string> Withdrawn { get; init; } = [];

    /// <summary>Of <see cref="Promised"/>, the other's latest word on whether it mattered.</summary>
    public ImmutableDictionary<string, MatteredWord> Mattered { get; init; } =
        ImmutableDictionary<string, MatteredWord>.Empty;

    public ActionsState After(Event fact, EventMeta meta)
    {
        switch (fact)
        {
            case ActionPromised promised:
                return After(promised, meta);
            case ActionKept kept:
                return After(kept, meta);
            case ActionWithdrawn withdrawn:
                return Without(AuthoredPieces.Key(meta.Author, withdrawn.Action)) with
                {
                    Withdrawn = Withdrawn.Remembering(meta.Author, withdrawn.Action),
                };
            case ActionMattered mattered:
                return Said(mattered.Action, true, meta);
            case ActionMatteredTakenBack back:
                return Said(back.Action, false, meta);
            default:
                return this;
        }
    }

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public ActionsState WithoutEntry(string entry) =>
        Promised.KeyOf(entry) is { } key ? Without(key) : this;

    private ActionsState After(ActionPromised fact, EventMeta meta)
    {
        var key = AuthoredPieces.Key(meta.Author, fact.Action);
        return
            Withdrawn.Contains(key)
            || Promised.ContainsKey(key)
            || Promised.Count(one => one.Value.Author == meta.Author && !Kept.ContainsKey(one.Key))
                >= MostToDo
            ? this
            : this with
            {
                Promised = Promised.Add(
                    key,
                    new PromisedAction
                    {
                        Action = fact.Action,
                        Author = meta.Author,
                        Kind = fact.Kind,
                        Text = fact.Text,
                        From = fact.From,
                        On = fact.On,
                        Day = meta.Day,
                        Position = meta.Position,
                        Entry = meta.Entry,
                    }
                ),
            };
    }

    private ActionsState After(ActionKept fact, EventMeta meta)
    {
        var key = AuthoredPieces.Key(meta.Author, fact.Action);
        if (!Promised.ContainsKey(key) || Kept.TryGetValue(key, out var day) && day <= meta.Day)
        {
            return this;
        }

        var kept = Kept.SetItem(key, meta.Day);
        var promised = Promised.ForgettingOver(MostKept, meta.Author, kept.ContainsKey);
        return this with
        {
            Promised = promised,
            Kept = kept.RemoveRange(kept.Keys.Where(gone => !promised.ContainsKey(gone))),
            Mattered = Mattered.RemoveRange(
                Mattered.Keys.Where(gone => !promised.ContainsKey(gone))
            ),
        };
    }

    // Only the other's act can matter to somebody: nobody says it of their own.
    private ActionsState Said(string action, bool stands, EventMeta meta)
    {
        var key = Promised
            .FirstOrDefault(one => one.Value.Action == action && one.Value.Author != meta.Author)
            .Key;
        return key is null || Mattered.GetValueOrDefault(key)?.Position >= meta.Position
            ? this
            : this with
            {
                Mattered = Mattered.SetItem(
                    key,
                    new MatteredWord { Stands = stands, Position = meta.Position }
                ),
            };
    }

    private ActionsState Without(string key) =>
        this with
        {
            Promised = Promised.Remove(key),
            Kept = Kept.Remove(key),
            Mattered = Mattered.Remove(key),
        };

    void IStored.Write(StoredWriter to)
    {
        to.Map("promised", Promised);
        to.MapOf("kept", Kept, static (to, day) => to.Day(day));
        to.Texts("withdrawn", Withdrawn);
        to.Map("mattered", Mattered);
    }

    internal static ActionsState Read(StoredReader from) =>
        new()
        {
            Promised = from.Map("promised", PromisedAction.Read),
            Kept = from.MapOf("kept", static from => from.Day()),
            Withdrawn = from.Set("withdrawn"),
            Mattered = from.Map("mattered", MatteredWord.Read),
        };
}

public sealed record PromisedAction : Unprinted, IStored, IAuthoredPiece
{
    public required string Action { get; init; }
    public required string Author { get; init; }
    public required ActionKind Kind { get; init; }
    public required string Text { get; init; }
    public string? From { get; init; }
    public DateOnly? On { get; init; }
    public required DateOnly Day { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("action", Action);
        to.Text("author", Author);
        to.Name("kind", Kind, StoredNames.ActionKind);
        to.Text("text", Text);
        to.Text("from", From);
        to.Day("on", On);
        to.Day("day", Day);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static PromisedAction Read(StoredReader from) =>
        new()
        {
            Action = from.Text("action"),
            Author = from.Text("author"),
            Kind = from.Name("kind", StoredNames.ActionKind),
            Text = from.Text("text"),
            From = from.TextOrNull("from"),
            On = from.DayOrNull("on"),
            Day = from.Day("day"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}

public sealed record MatteredWord : Unprinted, IStored
{
    /// <summary>False when it was taken back.</summary>
    public required bool Stands { get; init; }
    public required long Position { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Flag("stands", Stands);
        to.Number("position", Position);
    }

    internal static MatteredWord Read(StoredReader from) =>
        new() { Stands = from.Flag("stands"), Position = from.LongNumber("position") };
}
