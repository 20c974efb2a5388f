namespace Reweave.Client.Ports;

/// <summary>
/// The stores of this device: one for the device as a whole (which accounts are kept here), and one for each account under a slot
/// name that says nothing about whose it is.
/// </summary>
public interface ILocalStores
{
    /// <summary>Kept for the device as a whole, before anything is unlocked.</summary>
    ILocalStore Device { get; }

    /// <summary>Opens the store of a slot and makes it when there is none.</summary>
    ValueTask<ILocalStore> OpenAsync(string slot);

    /// <summary>Removes a slot's store with all it holds; fine when there is none.</summary>
    ValueTask DeleteAsync(string slot);
}
