using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Accounts;

/// <summary>What a person calls their devices; the last name by position counts.</summary>
public sealed record AccountsState
{
    public static readonly AccountsState Empty = new();

    public ImmutableDictionary<string, string> DeviceNames { get; init; } =
        ImmutableDictionary<string, string>.Empty;

    public AccountsState After(Event fact, EventMeta meta) =>
        fact is DeviceNamed named
            ? this with
            {
                DeviceNames = DeviceNames.SetItem(named.Device, named.Name),
            }
            : this;
}
