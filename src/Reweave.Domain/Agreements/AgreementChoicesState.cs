using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Agreements;

/// <summary>On which day this person could first know that both had said yes. Private, and nothing that is shared depends on it.</summary>
public sealed record AgreementChoicesState : IStored
{
    public static readonly AgreementChoicesState Empty = new();

    public ImmutableDictionary<string, DateOnly> LearnedOn { get; init; } =
        ImmutableDictionary<string, DateOnly>.Empty;

    /// <summary>Null when it was not shown yet.</summary>
    public DateOnly? Learned(string space, string agreement, bool own) =>
        LearnedOn.TryGetValue(Key(space, agreement, own), out var day) ? day : null;

    public AgreementChoicesState After(Event fact, EventMeta meta)
    {
        if (fact is not AgreementLearned learned)
        {
            return this;
        }

        var key = Key(learned.Space, learned.Agreement, learned.Own);
        return LearnedOn.TryGetValue(key, out var day) && day <= meta.Day
            ? this
            : this with
            {
                LearnedOn = LearnedOn.SetItem(key, meta.Day),
            };
    }

    private static string Key(string space, string agreement, bool own) =>
        $"{space} {(own ? "own" : "other")} {agreement}";

    void IStored.Write(StoredWriter to)
    {
        to.MapOf("learnedOn", LearnedOn, static (to, day) => to.Day(day));
    }

    internal static AgreementChoicesState Read(StoredReader from) =>
        new() { LearnedOn = from.MapOf("learnedOn", static from => from.Day()) };
}
