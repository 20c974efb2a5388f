using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Conversations;

/// <summary>What the two want to talk about. Sets keyed by author, so that nothing depends on order and nobody words the other's.</summary>
public sealed record AgendaState
{
    /// <summary>Three each: a list that nobody can be buried under.</summary>
    public const int MostOfOne = 3;

    public static readonly AgendaState Empty = new();

    public ImmutableDictionary<string, AgendaItem> Items { get; init; } =
        ImmutableDictionary<string, AgendaItem>.Empty;

    public ImmutableHashSet<string> Withdrawn { get; init; } = [];

    /// <summary>By the item alone: either may take it off.</summary>
    public ImmutableHashSet<string> TalkedAbout { get; init; } = [];

    /// <summary>What stands of one author, the earliest first, three at most however many a modified client adds.</summary>
    public IReadOnlyList<AgendaItem> Standing(Func<string, bool> isAuthor) =>
        [
            .. Items
                .Values.Where(item => isAuthor(item.Author) && !TalkedAbout.Contains(item.Item))
                .OrderBy(item => item.Position)
                .ThenBy(item => item.Item, StringComparer.Ordinal)
                .Take(MostOfOne),
        ];

    public AgendaState After(Event fact, EventMeta meta)
    {
        switch (fact)
        {
            case AgendaAdded added:
                return After(added, meta);
            case AgendaWithdrawn withdrawn:
                var gone = Key(meta.Author, withdrawn.Item);
                return this with { Items = Items.Remove(gone), Withdrawn = Withdrawn.Add(gone) };
            case AgendaTalkedAbout done:
                return this with { TalkedAbout = TalkedAbout.Add(done.Item) };
            default:
                return this;
        }
    }

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public AgendaState WithoutEntry(string entry)
    {
        foreach (var (key, item) in Items)
        {
            if (item.Entry == entry)
            {
                return this with { Items = Items.Remove(key) };
            }
        }

        return this;
    }

    internal static string Key(string author, string item) => $"{author} {item}";

    private AgendaState After(AgendaAdded fact, EventMeta meta)
    {
        var key = Key(meta.Author, fact.Item);
        return Withdrawn.Contains(key) || Items.ContainsKey(key)
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
}

/// <summary>Without a day: how long something waits is nobody's reproach.</summary>
public sealed record AgendaItem
{
    public required string Item { get; init; }
    public required string Author { get; init; }
    public required string Text { get; init; }
    public string? From { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }
}
