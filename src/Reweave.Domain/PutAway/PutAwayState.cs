using System.Collections.Immutable;
using Reweave.Domain.Events;
using Reweave.Domain.Questions;

namespace Reweave.Domain.PutAway;

/// <summary>What this person has put away of the other's: private, and nothing that is shared depends on it. The last word counts.</summary>
public sealed record PutAwayState : Unprinted, IStored
{
    public static readonly PutAwayState Empty = new();

    public ImmutableHashSet<string> Entries { get; init; } = [];

    public bool IsAway(string? entry) => entry is not null && Entries.Contains(entry);

    /// <summary>An own question all of whose answers are put away. One more answer brings it before its asker again.</summary>
    public bool IsAway(QuestionView question) =>
        question is { IsMine: true, AnswerEntries: { Count: > 0 } entries }
        && entries.All(Entries.Contains);

    public PutAwayState After(Event fact, EventMeta meta) =>
        fact switch
        {
            PiecePutAway put => this with { Entries = Entries.Add(put.Entry) },
            PieceBroughtBack back => this with { Entries = Entries.Remove(back.Entry) },
            _ => this,
        };

    void IStored.Write(StoredWriter to) => to.Texts("entries", Entries);

    internal static PutAwayState Read(StoredReader from) => new() { Entries = from.Set("entries") };
}
