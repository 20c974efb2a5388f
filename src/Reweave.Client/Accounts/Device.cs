using Reweave.Client.Ports;
using Reweave.Crypto.Primitives;

namespace Reweave.Client.Accounts;

/// <summary>
/// This device before anything is unlocked: which accounts it keeps, and the ways in. Unlocking works offline; the other ways need
/// the server.
/// </summary>
public sealed class Device(DevicePorts ports)
{
    internal DevicePorts Ports { get; } = ports;

    /// <summary>Only accounts whose person chose to be listed.</summary>
    public Task<IReadOnlyList<RememberedAccount>> RememberedAsync() =>
        throw new NotImplementedException();

    /// <summary>Makes an account. The caller disposes the passphrase handle.</summary>
    /// <param name="name">What the person chose; the server completes it with digits.</param>
    /// <param name="invitationLink">The link of a couple's or the host's invitation, where the server asks for one; otherwise null.</param>
    public Task<Registration> RegisterAsync(
        string name,
        PassphraseHandle passphrase,
        string? invitationLink = null
    ) => throw new NotImplementedException();

    /// <summary>Signs in on a device that does not know the account yet.</summary>
    /// <param name="secretKeyText">The Secret Key as typed from the kit.</param>
    public Task<Unlocking> SignInAsync(
        string name,
        PassphraseHandle passphrase,
        string secretKeyText
    ) => throw new NotImplementedException();

    /// <summary>Comes back by recovery words; forces a new Secret Key and passphrase.</summary>
    /// <param name="recoveryWords">Twelve indexes into the word list.</param>
    public Task<Recovery> RecoverAsync(
        string name,
        IReadOnlyList<int> recoveryWords,
        PassphraseHandle newPassphrase
    ) => throw new NotImplementedException();

    /// <summary>Unlocks an account kept on this device; works offline.</summary>
    public Task<Unlocking> UnlockAsync(string name, PassphraseHandle passphrase) =>
        throw new NotImplementedException();

    /// <summary>Removes the account from this device, with everything kept here that was not sent yet. The account itself stays.</summary>
    public Task<Refusal?> ForgetAsync(string name) => throw new NotImplementedException();

    /// <summary>Whether the server takes new accounts: <c>first</c>, <c>open</c> or <c>invited</c>; null when it cannot be reached.</summary>
    public Task<ServerBuild?> ServerAsync() => throw new NotImplementedException();
}

/// <summary>What the server says about itself.</summary>
public sealed record ServerBuild(string Version, string Commit, RegistrationMode Registration);

public enum RegistrationMode
{
    /// <summary>Nobody has an account here yet: the first one needs no invitation.</summary>
    First,
    Invited,
    Open,
}
