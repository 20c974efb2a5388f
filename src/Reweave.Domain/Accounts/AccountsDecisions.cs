using Reweave.Domain.Events;

namespace Reweave.Domain.Accounts;

public static class AccountsDecisions
{
    public static Decision NameDevice(AccountsState state, string device, string name)
    {
        var fact = new DeviceNamed { Device = device, Name = name.Trim() };
        return !fact.IsWellFormed ? new OutOfBounds(nameof(name), DeviceNamed.NameLength)
            : state.DeviceNames.GetValueOrDefault(device) == fact.Name ? Decided.Nothing
            : Decided.To(fact);
    }
}
