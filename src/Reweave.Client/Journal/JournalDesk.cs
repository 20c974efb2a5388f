using Reweave.Domain.Events;

namespace Reweave.Client.Journal;

/// <summary>The private journal: nobody but its writer can read it.</summary>
public sealed class JournalDesk
{
    private readonly Session _session;

    internal JournalDesk(Session session) => _session = session;

    public JournalView View => throw new NotImplementedException();

    public JournalEntryView? Find(string id) => throw new NotImplementedException();

    public Task<Refusal?> WriteAsync(JournalText text) => throw new NotImplementedException();

    /// <summary>Replaces the text; the one before is erased everywhere.</summary>
    public Task<Refusal?> EditAsync(string id, JournalText text) =>
        throw new NotImplementedException();

    /// <summary>Erases the entry for good, here and on the server. Undo is the screen's: call this when the time for it is over.</summary>
    public Task<Refusal?> DeleteAsync(string id) => throw new NotImplementedException();

    /// <summary>Entries that hold every word, whatever its case or accents; newest first. Everything for an empty query.</summary>
    public IReadOnlyList<JournalEntryView> Search(string query) =>
        throw new NotImplementedException();

    /// <summary>Shares words with the partner: a copy, edited to the last moment, exactly as given.</summary>
    /// <param name="id">The entry it came from; null for words that are not in the journal. Never leaves the private space.</param>
    public Task<Refusal?> ShareAsync(string? id, string text) =>
        throw new NotImplementedException();
}

/// <summary>What a person writes.</summary>
public sealed record JournalText
{
    public required string Text { get; init; }
    public IReadOnlyList<Felt> Feelings { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];

    public const int MostCharacters = Bounds.TextLength;
}

/// <summary>A feeling by its stable code (<see cref="Feelings.Known"/>) or in own words, and how strong: 1 to 5.</summary>
public sealed record Felt
{
    /// <summary>A code of <see cref="Feelings.Known"/>; null when in own words.</summary>
    public string? Code { get; init; }
    public string? OwnWord { get; init; }
    public required int Intensity { get; init; }

    public const int Weakest = 1;
    public const int Strongest = 5;
}

/// <summary>The feelings that have words in every language, in the order they are offered.</summary>
public static class Feelings
{
    public static readonly IReadOnlyList<string> Known =
    [
        "distrust",
        "jealousy",
        "anger",
        "sadness",
        "despair",
        "hurt",
        "disappointment",
        "shame",
        "guilt",
        "fear",
        "numbness",
        "hope",
        "calm",
        "closeness",
        "gratitude",
        "relief",
    ];
}

public sealed record JournalView
{
    /// <summary>Newest first.</summary>
    public required IReadOnlyList<JournalEntryView> Entries { get; init; }

    /// <summary>Every tag in use, most used first.</summary>
    public required IReadOnlyList<string> Tags { get; init; }
}

public sealed record JournalEntryView
{
    public required string Id { get; init; }
    public required DateOnly Day { get; init; }
    public required string Text { get; init; }
    public required IReadOnlyList<Felt> Feelings { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required bool Edited { get; init; }
    public required PieceState State { get; init; }
}

/// <summary>Where a piece is.</summary>
public enum PieceState
{
    /// <summary>On this device only, until the server has it.</summary>
    KeptHere,
    Sent,

    /// <summary>The server would not take it; it is still here.</summary>
    Refused,
}
