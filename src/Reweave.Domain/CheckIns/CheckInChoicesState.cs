using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.CheckIns;

/// <summary>The rounds this person said <em>not now</em> to: private, and nothing that is shared depends on it.</summary>
public sealed record CheckInChoicesState : Unprinted, IStored
{
    public static readonly CheckInChoicesState Empty = new();

    public ImmutableHashSet<string> SetAside { get; init; } = [];

    public bool IsSetAside(string space, int round) => SetAside.Contains(Key(space, round));

    public CheckInChoicesState After(Event fact, EventMeta meta) =>
        fact is CheckInSetAside aside
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

    internal static CheckInChoicesState Read(StoredReader from) =>
        new() { SetAside = from.Set("setAside") };
}
