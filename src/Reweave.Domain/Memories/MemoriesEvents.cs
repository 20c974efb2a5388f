using Reweave.Domain.Events;

namespace Reweave.Domain.Memories;

/// <summary>What kind of thing is kept on the shared timeline.</summary>
public enum MemoryKind
{
    Moment = 1,

    /// <summary>Something small that the two do again and again.</summary>
    Ritual = 2,
}

/// <summary>
/// A piece of the shared timeline, or words that are added to one of either. Nothing in it links to a private beginning.
/// </summary>
public sealed record MemoryAdded : Event
{
    public required string Memory { get; init; }
    public required MemoryKind Kind { get; init; }

    /// <summary>The day it is about, which its author chose; not the day it was written.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Empty for words that are added to another.</summary>
    public required string Title { get; init; }
    public required string Words { get; init; }

    /// <summary>The piece it is added to, and whose that is; null where it stands for itself.</summary>
    public MemoryName? To { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Memory)
        && Enum.IsDefined(Kind)
        && Bounds.IsText(Title, Bounds.TitleLength)
        && Bounds.IsText(Words, Bounds.AnswerLength)
        && To is null or { IsWellFormed: true };

    internal override void Write(StoredWriter to)
    {
        to.Text("memory", Memory);
        to.Name("kind", Kind, StoredNames.MemoryKind);
        to.Day("on", On);
        to.Text("title", Title);
        to.Text("words", Words);
        to.Object("to", To);
    }

    internal static MemoryAdded Read(StoredReader from) =>
        new()
        {
            Memory = from.Text("memory"),
            Kind = from.Name("kind", StoredNames.MemoryKind),
            On = from.Day("on"),
            Title = from.Text("title"),
            Words = from.Text("words"),
            To = from.ObjectOrNull("to", MemoryName.Read),
        };
}

/// <summary>A piece by its author's member id and its own: an id alone could be taken by the other.</summary>
public sealed record MemoryName : Unprinted, IStored
{
    public required string Author { get; init; }
    public required string Memory { get; init; }

    internal bool IsWellFormed => Bounds.IsId(Author) && Bounds.IsId(Memory);

    internal string Key => AuthoredPieces.Key(Author, Memory);

    void IStored.Write(StoredWriter to)
    {
        to.Text("author", Author);
        to.Text("memory", Memory);
    }

    internal static MemoryName Read(StoredReader from) =>
        new() { Author = from.Text("author"), Memory = from.Text("memory") };
}

/// <summary>By its author alone. The piece's entry is erased with it.</summary>
public sealed record MemoryWithdrawn : Event
{
    public required string Memory { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Memory);

    internal override void Write(StoredWriter to)
    {
        to.Text("memory", Memory);
    }

    internal static MemoryWithdrawn Read(StoredReader from) =>
        new() { Memory = from.Text("memory") };
}

/// <summary>
/// A photo on a piece of either. The file lies beside the log in sealed chunks (docs/protocol/attachments.md); what opens it and what
/// shows at once stand here.
/// </summary>
public sealed record PhotoAdded : Event
{
    public const int KeyInBytes = 32;
    public const int HashInBytes = 32;
    public const int ThumbnailInBytes = 12_000;
    public const int MostPixels = 4096;

    /// <summary>The largest file the protocol takes; a test holds the two together.</summary>
    public const int MostBytes = (4 << 20) - 1;

    /// <summary>The attachment's id.</summary>
    public required string Photo { get; init; }
    public required MemoryName To { get; init; }
    public required byte[] Key { get; init; }
    public required byte[] Hash { get; init; }
    public required int Bytes { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }

    /// <summary>A small picture, in a form that every browser shows.</summary>
    public required byte[] Thumbnail { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Photo)
        && To is { IsWellFormed: true }
        && Bounds.IsBytes(Key, KeyInBytes)
        && Bounds.IsBytes(Hash, HashInBytes)
        && Bytes is > 0 and <= MostBytes
        && Width is > 0 and <= MostPixels
        && Height is > 0 and <= MostPixels
        && Thumbnail is { Length: > 0 and <= ThumbnailInBytes };

    internal override void Write(StoredWriter to)
    {
        to.Text("photo", Photo);
        to.Object("to", To);
        to.Bytes("key", Key);
        to.Bytes("hash", Hash);
        to.Number("bytes", Bytes);
        to.Number("width", Width);
        to.Number("height", Height);
        to.Bytes("thumbnail", Thumbnail);
    }

    internal static PhotoAdded Read(StoredReader from) =>
        new()
        {
            Photo = from.Text("photo"),
            To = from.Object("to", MemoryName.Read),
            Key = from.Bytes("key"),
            Hash = from.Bytes("hash"),
            Bytes = from.Number("bytes"),
            Width = from.Number("width"),
            Height = from.Number("height"),
            Thumbnail = from.Bytes("thumbnail"),
        };
}

/// <summary>By either: the photo is gone for both, whoever added it. No screen says who did it, or when.</summary>
public sealed record PhotoRemoved : Event
{
    public required string Photo { get; init; }

    /// <summary>Whose photo it was.</summary>
    public required string Author { get; init; }

    internal override bool IsWellFormed => Bounds.IsId(Photo) && Bounds.IsId(Author);

    internal override void Write(StoredWriter to)
    {
        to.Text("photo", Photo);
        to.Text("author", Author);
    }

    internal static PhotoRemoved Read(StoredReader from) =>
        new() { Photo = from.Text("photo"), Author = from.Text("author") };
}

/// <summary>A piece of either that one does not want to see for now, or wants to see again. The other's side holds no trace of it.</summary>
public sealed record MemoryPutAway : Event
{
    public required MemoryName Memory { get; init; }
    public required bool Away { get; init; }

    internal override bool IsWellFormed => Memory is { IsWellFormed: true };

    internal override void Write(StoredWriter to)
    {
        to.Object("memory", Memory);
        to.Flag("away", Away);
    }

    internal static MemoryPutAway Read(StoredReader from) =>
        new() { Memory = from.Object("memory", MemoryName.Read), Away = from.Flag("away") };
}
