using System.Collections.Immutable;
using Reweave.Domain.Events;

namespace Reweave.Domain.Accounts;

/// <summary>What a person calls their devices; the last name by position counts.</summary>
public sealed record AccountsState : Unprinted, IStored
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

    void IStored.Write(StoredWriter to)
    {
        to.MapOf("deviceNames", DeviceNames, static (to, text) => to.Text(text));
    }

    internal static AccountsState Read(StoredReader from) =>
        new() { DeviceNames = from.MapOf("deviceNames", static from => from.Text()) };
}
