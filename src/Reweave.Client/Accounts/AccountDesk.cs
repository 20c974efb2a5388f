using Reweave.Client.Engines;
using Reweave.Client.Exports;
using Reweave.Crypto.Accounts;
using Reweave.Crypto.Primitives;
using Reweave.Domain.Settings;
using Reweave.Protocol.Ids;

namespace Reweave.Client.Accounts;

/// <summary>The account itself: its kit, passphrase, devices, data and end.</summary>
public sealed class AccountDesk
{
    private readonly Session _session;

    internal AccountDesk(Session session) => _session = session;

    private Engine Engine => _session.Engine;

    public AccountView View
    {
        get
        {
            var account = Engine.Account;
            return new AccountView
            {
                Name = account.Name,
                Fingerprint = Fingerprint.Of(account.Member),
                KitKept = Engine.Own.Settings.KitKeptOn is not null,
                CanCheckKit = Engine.SecretKeyToCheck is not null,
                Devices =
                [
                    .. (Engine.PrivateSpace?.Roster.Devices.Values ?? [])
                        .Where(device => device.IsPresent)
                        .OrderBy(device => device.From)
                        .Select(device => new DeviceView
                        {
                            Id = device.Id.ToString(),
                            IsThisOne = device.Id == account.Device,
                            Mark = device.Id.ToString()[..4],
                            Name = Engine.Own.Accounts.DeviceNames.GetValueOrDefault(
                                device.Id.ToString()
                            ),
                        }),
                ],
            };
        }
    }

    /// <summary>Notes that the kit was kept; until then Today reminds.</summary>
    public async Task<Refusal?> KitKeptAsync()
    {
        var refusal = await Engine.ActPrivatelyAsync(() =>
            SettingsDecisions.KeepKit(Engine.Own.Settings, Engine.Today)
        );
        if (refusal is null)
        {
            Engine.SecretKeyToCheck = null;
        }

        return refusal;
    }

    /// <summary>
    /// Whether characters of the Secret Key are right, at the given places (0-based, hyphens and the prefix not counted). Possible only
    /// while <see cref="AccountView.CanCheckKit"/>: afterwards the key is known to the vault alone.
    /// </summary>
    public bool KitCheck(IReadOnlyList<int> places, string characters)
    {
        if (Engine.SecretKeyToCheck is not { } key || places.Count != characters.Length)
        {
            return false;
        }

        var text = key.ToText()[4..].Replace("-", "", StringComparison.Ordinal);
        var right = true;
        for (var i = 0; i < places.Count; i++)
        {
            right &=
                places[i] >= 0
                && places[i] < text.Length
                && text[places[i]] == Plain(characters[i]);
        }

        return right;
    }

    /// <summary>
    /// The Secret Key once more, for a new print; asks for the passphrase again, and null when it does not fit. Afterwards the kit can be
    /// checked again.
    /// </summary>
    public async Task<string?> SecretKeyAsync(PassphraseHandle passphrase)
    {
        var key = await Engine.ShowSecretKeyAsync(passphrase);
        Engine.SecretKeyToCheck = key;
        return key?.ToText();
    }

    /// <summary>Gives an own device a name, to tell it from the others.</summary>
    public Task<Refusal?> NameDeviceAsync(string device, string name) =>
        Engine.ActPrivatelyAsync(() =>
            Domain.Accounts.AccountsDecisions.NameDevice(Engine.Own.Accounts, device, name)
        );

    /// <summary>Re-wraps only: same Secret Key, same identity. Needs the server.</summary>
    public Task<Refusal?> ChangePassphraseAsync(
        PassphraseHandle present,
        PassphraseHandle changed
    ) => Refusals.CatchAsync(() => Engine.ChangePassphraseAsync(present, changed));

    /// <summary>Twelve new recovery words; the old ones end. Needs the server and the passphrase.</summary>
    public async Task<NewRecoveryWords> NewRecoveryWordsAsync(PassphraseHandle passphrase)
    {
        IReadOnlyList<int> words = [];
        var refusal = await Refusals.CatchAsync(async () =>
        {
            words = await Engine.NewRecoveryWordsAsync(passphrase);
            return null;
        });
        return refusal is null
            ? new NewRecoveryWords.Made(words)
            : new NewRecoveryWords.Refused(refusal);
    }

    /// <summary>Ends a device: revoked in every space, new keys in each. Needs the server.</summary>
    public Task<Refusal?> EndDeviceAsync(string device) =>
        Bytes32.TryParse(device, out var id)
            ? Refusals.CatchAsync(() =>
                Engine.EndDeviceAsync(new DeviceId(id), CancellationToken.None)
            )
            : Task.FromResult<Refusal?>(new Refusal.NoLongerPossible());

    /// <summary>Everything of one's own and everything shared, as JSON, with days and without signatures.</summary>
    public async Task<ExportFile> ExportAsync()
    {
        await _session.Ready;
        await Engine.OpenAllContentsAsync();
        return Export.Of(_session);
    }

    /// <summary>Deletes the account for good, and what this device keeps of it. Needs the server. The session is locked afterwards.</summary>
    /// <param name="withOwnSharedTexts">Also the texts in the couple's space.</param>
    public Task<Refusal?> DeleteAsync(PassphraseHandle passphrase, bool withOwnSharedTexts) =>
        Refusals.CatchAsync(() => Engine.DeleteAccountAsync(passphrase, withOwnSharedTexts));

    /// <summary>An invitation for someone else to make an account on this server (not to pair); the link.</summary>
    public async Task<InvitationMade> InviteToServerAsync()
    {
        InvitationMade? made = null;
        var refusal = await Refusals.CatchAsync(async () =>
        {
            made = await Engine.InviteToServerAsync(CancellationToken.None);
            return null;
        });
        return made ?? new InvitationMade.Refused(refusal!);
    }

    private static char Plain(char typed) =>
        char.ToUpperInvariant(typed) switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            var other => other,
        };
}

public sealed record AccountView : Unprinted
{
    public required string Name { get; init; }
    public required string Fingerprint { get; init; }
    public required bool KitKept { get; init; }

    /// <summary>Whether the kit just made can be checked by characters of its key (<see cref="AccountDesk.KitCheck"/>).</summary>
    public required bool CanCheckKit { get; init; }
    public required IReadOnlyList<DeviceView> Devices { get; init; }
}

/// <summary>A device of this account.</summary>
public sealed record DeviceView : Unprinted
{
    public required string Id { get; init; }
    public required bool IsThisOne { get; init; }

    /// <summary>The first four characters of its id, to tell devices apart.</summary>
    public required string Mark { get; init; }

    /// <summary>What its person calls it; null until named.</summary>
    public string? Name { get; init; }
}

public abstract record NewRecoveryWords : Unprinted
{
    private NewRecoveryWords() { }

    public sealed record Made(IReadOnlyList<int> Words) : NewRecoveryWords;

    public sealed record Refused(Refusal Reason) : NewRecoveryWords;
}

public abstract record InvitationMade : Unprinted
{
    private InvitationMade() { }

    public sealed record Made(string Link, DateOnly ExpiresOn) : InvitationMade;

    public sealed record Refused(Refusal Reason) : InvitationMade;
}

/// <summary>A file for the person to keep. The name is neutral.</summary>
public sealed record ExportFile(string FileName, string Json) : Unprinted;
