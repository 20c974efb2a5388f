using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Understanding;

/// <summary>The rounds this person said <em>not now</em> to: private, and nothing that is shared depends on it.</summary>
public sealed record UnderstandingAsideState : Unprinted, IStored
{
    public static readonly UnderstandingAsideState Empty = new();

    public ImmutableHashSet<string> SetAside { get; init; } = [];

    public bool IsSetAside(string space, int round) => SetAside.Contains(Key(space, round));

    public UnderstandingAsideState After(Event fact, EventMeta meta) =>
        fact is UnderstandingSetAside aside
            ? this with
            {
                SetAside = SetAside.Add(Key(aside.Space, aside.Round)),
            }
            : this;

    private static string Key(string space, int round) => $"{space} {round}";

    void IStored.Write(StoredWriter to)
    {
        to.Texts("setAside", SetAside);
    }

    internal static UnderstandingAsideState Read(StoredReader from) =>
        new() { SetAside = from.Set("setAside") };
}
