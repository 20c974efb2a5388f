using Reweave.Crypto.Accounts;
using Reweave.Crypto.Primitives;
using Reweave.Protocol.Ids;

namespace Reweave.Client.Accounts;

/// <summary>An account whose keys are at hand. Disposing drops every handle.</summary>
internal sealed class UnlockedAccount : IDisposable
{
    public required AccountSlot Slot { get; set; }
    public required string Name { get; init; }
    public required MasterKey Master { get; init; }
    public required Identity Identity { get; init; }
    public required KeyPairHandle DeviceKey { get; init; }
    public required SecretHandle LocalKey { get; init; }

    public MemberId Member => Identity.Member;

    /// <summary>The member as facts name it.</summary>
    public string Me => _me ??= Identity.Member.ToString();

    public DeviceId Device => _device ??= KeyIds.OfDevice(DeviceKey.PublicKey);

    private DeviceId? _device;
    private string? _me;

    public void Dispose()
    {
        Master.Dispose();
        Identity.Dispose();
        DeviceKey.Dispose();
        LocalKey.Dispose();
    }
}
