using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Conversations;

/// <summary>
/// What the two want to talk about. Keyed by author, so that nobody words the other's, or takes it off by giving an own thing its id.
/// </summary>
public sealed record AgendaState : Unprinted, IStored
{
    /// <summary>Three each: a list that nobody can be buried under.</summary>
    public const int MostOfOne = 3;

    /// <summary>What is taken up of one author while so many wait; whatever a modified client adds.</summary>
    private const int MostWaiting = 40;

    /// <summary>Of those talked about: nothing shows them any more.</summary>
    private const int MostOver = 200;

    public static readonly AgendaState Empty = new();

    public ImmutableDictionary<string, AgendaItem> Items { get; init; } =
        ImmutableDictionary<string, AgendaItem>.Empty;

    public ImmutableHashSet<string> Withdrawn { get; init; } = [];

    /// <summary>Of <see cref="Items"/>, by author and item: either may take one off.</summary>
    public ImmutableHashSet<string> TalkedAbout { get; init; } = [];

    /// <summary>What stands of one author, the earliest first, three at most however many a modified client adds.</summary>
    public IReadOnlyList<AgendaItem> Standing(Func<string, bool> isAuthor) =>
        [.. Waiting(isAuthor).Take(MostOfOne)];

    public AgendaState After(Event fact, EventMeta meta)
    {
        switch (fact)
        {
            case AgendaAdded added:
                return After(added, meta);
            case AgendaWithdrawn withdrawn:
                var gone = AuthoredPieces.Key(meta.Author, withdrawn.Item);
                return Without(gone) with
                {
                    Withdrawn = Withdrawn.Remembering(meta.Author, withdrawn.Item),
                };
            case AgendaTalkedAbout done:
                return After(done, meta);
            default:
                return this;
        }
    }

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public AgendaState WithoutEntry(string entry) =>
        Items.KeyOf(entry) is { } key ? Without(key) : this;

    /// <summary>Own things that were talked about: they are off the list for good.</summary>
    internal IEnumerable<string> LeftBy(string me) =>
        TalkedAbout
            .Select(key => Items[key])
            .Where(item => item.Author == me)
            .Select(item => item.Entry);

    /// <summary>All of one author that nobody took off yet, the earliest first.</summary>
    internal IEnumerable<AgendaItem> Waiting(Func<string, bool> isAuthor) =>
        Items
            .Where(item => isAuthor(item.Value.Author) && !TalkedAbout.Contains(item.Key))
            .Select(item => item.Value)
            .OrderBy(item => item.Position)
            .ThenBy(item => item.Item, StringComparer.Ordinal);

    private AgendaState After(AgendaAdded fact, EventMeta meta)
    {
        var key = AuthoredPieces.Key(meta.Author, fact.Item);
        return
            Withdrawn.Contains(key)
            || Items.ContainsKey(key)
            || Waiting(author => author == meta.Author).Count() >= MostWaiting
            ? this
            : this with
            {
                Items = Items.Add(
                    key,
                    new AgendaItem
                    {
                        Item = fact.Item,
                        Author = meta.Author,
                        Text = fact.Text,
                        From = fact.From,
                        Position = meta.Position,
                        Entry = meta.Entry,
                    }
                ),
            };
    }

    private AgendaState After(AgendaTalkedAbout fact, EventMeta meta)
    {
        var done = Items.Where(item =>
            item.Value.Item == fact.Item
            && item.Value.Position < meta.Position
            && (fact.Own is not { } own || item.Value.Author == meta.Author == own)
        );
        return done.Aggregate(
            this,
            (state, item) =>
            {
                var over = state.TalkedAbout.Add(item.Key);
                var items = state.Items.ForgettingOver(MostOver, item.Value.Author, over.Contains);
                return state with { Items = items, TalkedAbout = over.Intersect(items.Keys) };
            }
        );
    }

    private AgendaState Without(string key) =>
        this with
        {
            Items = Items.Remove(key),
            TalkedAbout = TalkedAbout.Remove(key),
        };

    void IStored.Write(StoredWriter to)
    {
        to.Map("items", Items);
        to.Texts("withdrawn", Withdrawn);
        to.Texts("talkedAbout", TalkedAbout);
    }

    internal static AgendaState Read(StoredReader from) =>
        new()
        {
            Items = from.Map("items", AgendaItem.Read),
            Withdrawn = from.Set("withdrawn"),
            TalkedAbout = from.Set("talkedAbout"),
        };
}

/// <summary>Without a day: how long something waits is nobody's reproach.</summary>
public sealed record AgendaItem : Unprinted, IAuthoredPiece, IStored
{
    public required string Item { get; init; }
    public required string Author { get; init; }
    public required string Text { get; init; }
    public string? From { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("item", Item);
        to.Text("author", Author);
        to.Text("text", Text);
        to.Text("from", From);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static AgendaItem Read(StoredReader from) =>
        new()
        {
            Item = from.Text("item"),
            Author = from.Text("author"),
            Text = from.Text("text"),
            From = from.TextOrNull("from"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}
