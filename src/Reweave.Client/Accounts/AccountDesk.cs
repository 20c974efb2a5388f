using Reweave.Crypto.Primitives;

namespace Reweave.Client.Accounts;

/// <summary>The account itself: its kit, passphrase, devices, data and end.</summary>
public sealed class AccountDesk
{
    private readonly Session _session;

    internal AccountDesk(Session session) => _session = session;

    public AccountView View => throw new NotImplementedException();

    /// <summary>Notes that the kit was kept; until then Today reminds.</summary>
    public Task<Refusal?> KitKeptAsync() => throw new NotImplementedException();

    /// <summary>Whether four characters of the Secret Key, at the given places (0-based, hyphens and prefix not counted), are right.</summary>
    public bool KitCheck(IReadOnlyList<int> places, string characters) =>
        throw new NotImplementedException();

    /// <summary>The Secret Key once more, for a new print; asks for the passphrase again. Null when it does not fit.</summary>
    public Task<string?> SecretKeyAsync(PassphraseHandle passphrase) =>
        throw new NotImplementedException();

    /// <summary>Re-wraps only: same Secret Key, same identity. Needs the server.</summary>
    public Task<Refusal?> ChangePassphraseAsync(
        PassphraseHandle present,
        PassphraseHandle changed
    ) => throw new NotImplementedException();

    /// <summary>Twelve new recovery words; the old ones end. Needs the server and the passphrase.</summary>
    public Task<NewRecoveryWords> NewRecoveryWordsAsync(PassphraseHandle passphrase) =>
        throw new NotImplementedException();

    /// <summary>Ends a device: revoked in every space, new keys in each. Needs the server.</summary>
    public Task<Refusal?> EndDeviceAsync(string device) => throw new NotImplementedException();

    /// <summary>Everything of one's own and everything shared, as JSON, with days and without signatures.</summary>
    public Task<ExportFile> ExportAsync() => throw new NotImplementedException();

    /// <summary>Deletes the account for good, and what this device keeps of it.</summary>
    /// <param name="withOwnSharedTexts">Also the texts in the couple's space.</param>
    public Task<Refusal?> DeleteAsync(PassphraseHandle passphrase, bool withOwnSharedTexts) =>
        throw new NotImplementedException();

    /// <summary>An invitation for someone else to make an account on this server (not to pair); the link.</summary>
    public Task<InvitationMade> InviteToServerAsync() => throw new NotImplementedException();
}

public sealed record AccountView
{
    public required string Name { get; init; }
    public required string Fingerprint { get; init; }
    public required bool KitKept { get; init; }
    public required IReadOnlyList<DeviceView> Devices { get; init; }
}

/// <summary>A device of this account. It has no name; the day it came is what a person knows it by.</summary>
public sealed record DeviceView
{
    public required string Id { get; init; }
    public required bool IsThisOne { get; init; }

    /// <summary>The first four characters of its id, to tell devices apart.</summary>
    public required string Mark { get; init; }

    /// <summary>The day it was first seen here; null when that is not known.</summary>
    public DateOnly? Since { get; init; }
}

public abstract record NewRecoveryWords
{
    private NewRecoveryWords() { }

    public sealed record Made(IReadOnlyList<int> Words) : NewRecoveryWords;

    public sealed record Refused(Refusal Reason) : NewRecoveryWords;
}

public abstract record InvitationMade
{
    private InvitationMade() { }

    public sealed record Made(string Link, DateOnly ExpiresOn) : InvitationMade;

    public sealed record Refused(Refusal Reason) : InvitationMade;
}

/// <summary>A file for the person to keep. The name is neutral.</summary>
public sealed record ExportFile(string FileName, string Json);
