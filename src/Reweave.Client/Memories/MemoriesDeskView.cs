using Reweave.Client.Journal;
using Reweave.Domain.Memories;

namespace Reweave.Client.Memories;

public sealed record MemoriesDeskView : Unprinted
{
    public required bool HasPartner { get; init; }

    /// <summary>False once the couple's space is over: then things are only taken back.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>The latest day first.</summary>
    public required IReadOnlyList<MemoryView> Timeline { get; init; }

    /// <summary>What this person does not want to see for now.</summary>
    public required IReadOnlyList<MemoryView> PutAway { get; init; }

    /// <summary>Own private days and shared ones; those that come next first, those that lie behind last.</summary>
    public required IReadOnlyList<MarkedDayView> Days { get; init; }
}

public sealed record MemoryView : Unprinted
{
    public required string Id { get; init; }
    public required bool Mine { get; init; }
    public required MemoryKind Kind { get; init; }
    public required DateOnly On { get; init; }

    /// <summary>May be empty.</summary>
    public required string Title { get; init; }

    /// <summary>May be empty.</summary>
    public required string Words { get; init; }
    public required PieceState State { get; init; }
    public required IReadOnlyList<AdditionView> Additions { get; init; }
    public required IReadOnlyList<PhotoView> Photos { get; init; }
}

public sealed record AdditionView : Unprinted
{
    public required string Id { get; init; }
    public required bool Mine { get; init; }
    public required string Words { get; init; }
    public required PieceState State { get; init; }
}

public sealed record PhotoView : Unprinted
{
    public required string Id { get; init; }
    public required bool Mine { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }

    /// <summary>A small picture that is there at once. Bytes of another's making: shown as an image, never as anything else.</summary>
    public required byte[] Thumbnail { get; init; }

    /// <summary>How much of an own photo has been sent, from 0 to 1; null when nothing of it waits. Asked anew each time.</summary>
    public required Func<double?> Sent { get; init; }
}

public sealed record MarkedDayView : Unprinted
{
    public required string Id { get; init; }
    public required bool Mine { get; init; }
    public required bool IsShared { get; init; }
    public required DayWords Words { get; init; }

    /// <summary>The next time it comes, today included; null when it lies behind.</summary>
    public required DateOnly? Next { get; init; }
    public required PieceState State { get; init; }
}

/// <summary>A photo that was encoded anew on this device: nothing of the file it came from but what can be seen.</summary>
public sealed record EncodedPhoto(byte[] Content, byte[] Thumbnail, int Width, int Height)
    : Unprinted;

/// <summary>The whole photo, or why it is not to be had.</summary>
public readonly record struct PhotoOpened(byte[]? Content, Refusal? Refusal);
