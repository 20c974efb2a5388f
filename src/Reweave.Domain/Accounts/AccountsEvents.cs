using Reweave.Domain.Events;

namespace Reweave.Domain.Accounts;

/// <summary>A name for one of one's own devices, to tell them apart when one is to be removed. Private space.</summary>
public sealed record DeviceNamed : Event
{
    public const int NameLength = 60;

    public required string Device { get; init; }
    public required string Name { get; init; }

    internal override bool IsWellFormed =>
        Bounds.IsId(Device) && Name is { Length: > 0 and <= NameLength };

    internal override void Write(StoredWriter to)
    {
        to.Text("device", Device);
        to.Text("name", Name);
    }

    internal static DeviceNamed Read(StoredReader from) =>
        new() { Device = from.Text("device"), Name = from.Text("name") };
}
