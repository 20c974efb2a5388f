using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Memories;

/// <summary>
/// The shared timeline: pieces, photos and shared days, each kept under author and id. What it adds up to does not depend on order; an
/// addition may come before what it belongs to, and stands for itself where that is gone.
/// </summary>
public sealed record MemoriesState : Unprinted, IStored
{
    /// <summary>However many a modified client adds; years of an honest couple.</summary>
    public const int MostOfOne = 500;
    public const int MostDaysOfOne = 40;

    public static readonly MemoriesState Empty = new();

    public ImmutableDictionary<string, KeptMemory> Pieces { get; init; } =
        ImmutableDictionary<string, KeptMemory>.Empty;

    public ImmutableHashSet<string> Withdrawn { get; init; } = [];

    public ImmutableDictionary<string, KeptPhoto> Photos { get; init; } =
        ImmutableDictionary<string, KeptPhoto>.Empty;

    /// <summary>Whose photos and which are gone for good.</summary>
    public ImmutableHashSet<string> Removed { get; init; } = [];

    /// <summary>
    /// Entries of removed photos that still hold key and thumbnail, under the photo's key: erased with their author's next act here.
    /// </summary>
    public ImmutableDictionary<string, LeftOver> LeftOver { get; init; } =
        ImmutableDictionary<string, LeftOver>.Empty;

    public ImmutableDictionary<string, SharedDay> Days { get; init; } =
        ImmutableDictionary<string, SharedDay>.Empty;

    public ImmutableHashSet<string> Unshared { get; init; } = [];

    public MemoriesState After(Event fact, EventMeta meta)
    {
        switch (fact)
        {
            case MemoryAdded added:
                return With(added, meta);
            case MemoryWithdrawn withdrawn:
                return this with
                {
                    Pieces = Pieces.Remove(AuthoredPieces.Key(meta.Author, withdrawn.Memory)),
                    Withdrawn = Withdrawn.Remembering(meta.Author, withdrawn.Memory),
                };
            case PhotoAdded photo:
                return With(photo, meta);
            case PhotoRemoved removed:
                return Without(removed);
            case MarkedDayShared day:
                return With(day, meta);
            case MarkedDayUnshared day:
                return this with
                {
                    Days = Days.Remove(AuthoredPieces.Key(meta.Author, day.Mark)),
                    Unshared = Unshared.Remembering(meta.Author, day.Mark),
                };
            default:
                return this;
        }
    }

    /// <summary>The state as if the erased entry had never been folded.</summary>
    public MemoriesState WithoutEntry(string entry)
    {
        var (pieces, photos, days) = (
            Pieces.WithoutEntry(entry),
            Photos.WithoutEntry(entry),
            Days.WithoutEntry(entry)
        );
        var left = LeftOver.WithoutEntry(entry);
        return
            ReferenceEquals(pieces, Pieces)
            && ReferenceEquals(photos, Photos)
            && ReferenceEquals(days, Days)
            && ReferenceEquals(left, LeftOver)
            ? this
            : this with
            {
                Pieces = pieces,
                Photos = photos,
                Days = days,
                LeftOver = left,
            };
    }

    private MemoriesState With(MemoryAdded added, EventMeta meta)
    {
        var key = AuthoredPieces.Key(meta.Author, added.Memory);
        return Withdrawn.Contains(key) || Pieces.ContainsKey(key)
            ? this
            : this with
            {
                Pieces = Pieces.Taking(
                    key,
                    new KeptMemory
                    {
                        Memory = added.Memory,
                        Author = meta.Author,
                        Kind = added.Kind,
                        On = added.On,
                        Title = added.Title,
                        Words = added.Words,
                        To = added.To,
                        Position = meta.Position,
                        Entry = meta.Entry,
                    },
                    MostOfOne
                ),
            };
    }

    private MemoriesState With(PhotoAdded photo, EventMeta meta)
    {
        var key = AuthoredPieces.Key(meta.Author, photo.Photo);
        if (Photos.ContainsKey(key))
        {
            return this;
        }

        if (Removed.Contains(key))
        {
            return this with { LeftOver = Leaving(key, meta.Author, meta.Position, meta.Entry) };
        }

        return this with
        {
            Photos = Photos.Taking(
                key,
                new KeptPhoto
                {
                    Photo = photo.Photo,
                    Author = meta.Author,
                    To = photo.To,
                    Key = photo.Key,
                    Hash = photo.Hash,
                    Bytes = photo.Bytes,
                    Width = photo.Width,
                    Height = photo.Height,
                    Thumbnail = photo.Thumbnail,
                    Position = meta.Position,
                    Entry = meta.Entry,
                },
                MostOfOne
            ),
        };
    }

    private MemoriesState Without(PhotoRemoved removed)
    {
        var key = AuthoredPieces.Key(removed.Author, removed.Photo);
        var gone = Removed.Remembering(removed.Author, removed.Photo);
        return !Photos.TryGetValue(key, out var photo)
            ? this with
            {
                Removed = gone,
            }
            : this with
            {
                Photos = Photos.Remove(key),
                Removed = gone,
                LeftOver = Leaving(key, photo.Author, photo.Position, photo.Entry),
            };
    }

    private ImmutableDictionary<string, LeftOver> Leaving(
        string key,
        string author,
        long position,
        string entry
    ) =>
        LeftOver.ContainsKey(key)
            ? LeftOver
            : LeftOver.Taking(
                key,
                new LeftOver
                {
                    Author = author,
                    Position = position,
                    Entry = entry,
                },
                MostOfOne
            );

    private MemoriesState With(MarkedDayShared day, EventMeta meta)
    {
        var key = AuthoredPieces.Key(meta.Author, day.Mark);
        return Unshared.Contains(key) || Days.ContainsKey(key)
            ? this
            : this with
            {
                Days = Days.Taking(
                    key,
                    new SharedDay
                    {
                        Mark = day.Mark,
                        Author = meta.Author,
                        Words = DayWords.Of(day),
                        Position = meta.Position,
                        Entry = meta.Entry,
                    },
                    MostDaysOfOne
                ),
            };
    }

    void IStored.Write(StoredWriter to)
    {
        to.Map("pieces", Pieces);
        to.Texts("withdrawn", Withdrawn);
        to.Map("photos", Photos);
        to.Texts("removed", Removed);
        to.Map("leftOver", LeftOver);
        to.Map("days", Days);
        to.Texts("unshared", Unshared);
    }

    internal static MemoriesState Read(StoredReader from) =>
        new()
        {
            Pieces = from.Map("pieces", KeptMemory.Read),
            Withdrawn = from.Set("withdrawn"),
            Photos = from.Map("photos", KeptPhoto.Read),
            Removed = from.Set("removed"),
            LeftOver = from.Map("leftOver", Memories.LeftOver.Read),
            Days = from.Map("days", SharedDay.Read),
            Unshared = from.Set("unshared"),
        };
}

public sealed record KeptMemory : Unprinted, IAuthoredPiece, IStored
{
    public required string Memory { get; init; }
    public required string Author { get; init; }
    public required MemoryKind Kind { get; init; }
    public required DateOnly On { get; init; }
    public required string Title { get; init; }
    public required string Words { get; init; }
    public MemoryName? To { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("memory", Memory);
        to.Text("author", Author);
        to.Name("kind", Kind, StoredNames.MemoryKind);
        to.Day("on", On);
        to.Text("title", Title);
        to.Text("words", Words);
        to.Object("to", To);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static KeptMemory Read(StoredReader from) =>
        new()
        {
            Memory = from.Text("memory"),
            Author = from.Text("author"),
            Kind = from.Name("kind", StoredNames.MemoryKind),
            On = from.Day("on"),
            Title = from.Text("title"),
            Words = from.Text("words"),
            To = from.ObjectOrNull("to", MemoryName.Read),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}

public sealed record KeptPhoto : Unprinted, IAuthoredPiece, IStored
{
    public required string Photo { get; init; }
    public required string Author { get; init; }
    public required MemoryName To { get; init; }
    public required byte[] Key { get; init; }
    public required byte[] Hash { get; init; }
    public required int Bytes { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required byte[] Thumbnail { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("photo", Photo);
        to.Text("author", Author);
        to.Object("to", To);
        to.Bytes("key", Key);
        to.Bytes("hash", Hash);
        to.Number("bytes", Bytes);
        to.Number("width", Width);
        to.Number("height", Height);
        to.Bytes("thumbnail", Thumbnail);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static KeptPhoto Read(StoredReader from) =>
        new()
        {
            Photo = from.Text("photo"),
            Author = from.Text("author"),
            To = from.Object("to", MemoryName.Read),
            Key = from.Bytes("key"),
            Hash = from.Bytes("hash"),
            Bytes = from.Number("bytes"),
            Width = from.Number("width"),
            Height = from.Number("height"),
            Thumbnail = from.Bytes("thumbnail"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}

public sealed record LeftOver : Unprinted, IAuthoredPiece, IStored
{
    public required string Author { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("author", Author);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static LeftOver Read(StoredReader from) =>
        new()
        {
            Author = from.Text("author"),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}

public sealed record SharedDay : Unprinted, IAuthoredPiece, IStored
{
    public required string Mark { get; init; }
    public required string Author { get; init; }
    public required DayWords Words { get; init; }
    public required long Position { get; init; }
    public required string Entry { get; init; }

    void IStored.Write(StoredWriter to)
    {
        to.Text("mark", Mark);
        to.Text("author", Author);
        to.Object("words", Words);
        to.Number("position", Position);
        to.Text("entry", Entry);
    }

    internal static SharedDay Read(StoredReader from) =>
        new()
        {
            Mark = from.Text("mark"),
            Author = from.Text("author"),
            Words = from.Object("words", DayWords.Read),
            Position = from.LongNumber("position"),
            Entry = from.Text("entry"),
        };
}
