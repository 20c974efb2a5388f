using System.Security.Cryptography;
using Reweave.Client.Accounts;
using Reweave.Client.Connection;
using Reweave.Client.Log;
using Reweave.Client.Ports;
using Reweave.Crypto.Accounts;
using Reweave.Crypto.Pairing;
using Reweave.Crypto.Primitives;
using Reweave.Crypto.Spaces;
using Reweave.Domain.Events;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;
using Reweave.Protocol.Requests;
using SpaceKind = Reweave.Protocol.Entries.SpaceKind;

namespace Reweave.Client.Engines;

/// <summary>What a person does with the account as a whole. All of it needs the server.</summary>
internal sealed partial class Engine
{
    public async Task<Refusal?> ChangePassphraseAsync(
        PassphraseHandle present,
        PassphraseHandle changed
    )
    {
        using var master = await OpenForNewUnlockersAsync(present);
        var deviceSecret = await _ports.Primitives.DeviceSecretAsync(
            Account.Slot.Slot,
            create: false
        );
        using var secretKey = await KeptSecretKey.OpenAsync(
            _ports.Primitives,
            deviceSecret!,
            Account.Member,
            Account.Slot.SecretKey
        );
        var made = await NewUnlockers.PassphraseAsync(
            _ports.Primitives,
            master.Key,
            Account.Member,
            changed,
            secretKey!,
            _ports.PassphraseIterations
        );
        await ReplaceAsync(master.LoginSecret, made);
        Account.Slot = Account.Slot with { Unlocker = made.Unlocker };
        _unlockerMark = SessionAnswer.MarkOf(made.Unlocker.Encode());
        await Account.Slot.KeepAsync(_ports.Stores);
        return null;
    }

    /// <summary>Whether this device lists the account before unlocking; kept on the device alone.</summary>
    public bool IsListedHere { get; private set; }

    public Task<Refusal?> ListHereAsync(bool listed) =>
        AloneAsync<Refusal?>(async () =>
        {
            await Account.Slot.ListAsync(_ports.Stores, listed ? Account.Name : null);
            IsListedHere = listed;
            return null;
        });

    public async Task<SecretKey?> ShowSecretKeyAsync(PassphraseHandle passphrase)
    {
        var opened = await Device.OpenMasterAsync(
            _ports.Primitives,
            Account.Slot,
            passphrase,
            settled: true
        );
        if (opened.Key is null)
        {
            return null;
        }

        opened.Key.Dispose();
        var deviceSecret = await _ports.Primitives.DeviceSecretAsync(
            Account.Slot.Slot,
            create: false
        );
        return await KeptSecretKey.ShowAsync(
            _ports.Primitives,
            deviceSecret!,
            Account.Member,
            Account.Slot.SecretKey
        );
    }

    public async Task<IReadOnlyList<int>> NewRecoveryWordsAsync(PassphraseHandle passphrase)
    {
        using var master = await OpenForNewUnlockersAsync(passphrase);
        var (recovery, made) = await NewUnlockers.RecoveryAsync(
            _ports.Primitives,
            master.Key,
            Account.Member
        );
        await ReplaceAsync(master.LoginSecret, made);
        return recovery.ToIndexes();
    }

    private Task ReplaceAsync(byte[] loginSecret, UnlockerMade made) =>
        WithLoginSecretAsync(token =>
            _server.ReplaceUnlockersAsync(
                token,
                new ReplaceUnlockersRequest(
                    loginSecret,
                    (int)UnlockerKind.Passphrase,
                    [Device.WithHash(made)]
                ),
                CancellationToken.None
            )
        );

    private async Task<MasterForUnlockers> OpenForNewUnlockersAsync(PassphraseHandle passphrase)
    {
        var opened = await Device.OpenMasterAsync(
            _ports.Primitives,
            Account.Slot,
            passphrase,
            settled: false
        );
        return opened.Refusal is { } refusal
            ? throw new RefusedException(refusal)
            : new MasterForUnlockers(opened.Key!, opened.LoginSecret);
    }

    /// <summary>Revokes a device in every space, private first, starts a new epoch in each, and ends its sessions.</summary>
    public async Task<Refusal?> EndDeviceAsync(DeviceId device, CancellationToken cancel)
    {
        if (device == Account.Device)
        {
            return new Refusal.NoLongerPossible();
        }

        await _rounds.WaitAsync(cancel);
        try
        {
            foreach (var space in _spaces.Values.OrderBy(space => space.Kind).ToList())
            {
                await EndDeviceInAsync(space, device, cancel);
            }

            await WithTokenAsync(token => _server.EndDeviceAsync(token, device, cancel), cancel);
            return null;
        }
        finally
        {
            _rounds.Release();
        }
    }

    private async Task EndDeviceInAsync(Space space, DeviceId device, CancellationToken cancel)
    {
        for (var i = 0; i < HeadMovedTries; i++)
        {
            // In a couple's closed space it must not go on erasing.
            if (
                (
                    space.Roster.ClosedAt is not null
                    && !space.Roster.TendsDevicesAfterTheEnd(Account.Member)
                ) || space.Roster.Devices.GetValueOrDefault(device) is not { Until: null }
            )
            {
                break;
            }

            await AppendControlAsync(space, signer => signer.RevokeDeviceAsync(device), cancel);
        }

        var epoch = space.Roster.Epoch;
        for (var i = 0; i < HeadMovedTries; i++)
        {
            if (
                space.Roster.ClosedAt is not null
                || space.Roster.Epoch > epoch
                || !space.Roster.Devices.ContainsKey(device)
            )
            {
                return;
            }

            await StartEpochAsync(space, cancel);
        }
    }

    /// <summary>A new epoch key for exactly the present members, as the verified roster names them.</summary>
    private async Task StartEpochAsync(Space space, CancellationToken cancel)
    {
        using var psk = await PairingKeyAsync(space);
        var others = space.Roster.OthersThan(Account.Member);
        if (others.Count > 0 && psk is null)
        {
            throw new RefusedException(new Refusal.OtherIdentity());
        }

        var made = await EpochKey.CreateAsync(
            _ports.Primitives,
            space.Id,
            space.Roster.Epoch + 1,
            Account.Member,
            Account.Master,
            [.. others.Select(member => new EpochRecipient(member.Id, member.Keys, psk!))]
        );
        using (made.Key)
        {
            await AppendControlAsync(space, signer => signer.StartEpochAsync(made), cancel);
        }
    }

    /// <summary>
    /// A request that carries the passphrase's login secret. The passphrase has opened what this device keeps; when the server refuses
    /// it, it was changed elsewhere.
    /// </summary>
    private async Task WithLoginSecretAsync(Func<byte[], Task> tell)
    {
        try
        {
            await WithTokenAsync(tell);
        }
        catch (RefusedByServerException refused)
            when (refused.Code == RefusalCodes.LoginFailed && !IsSignedOut)
        {
            throw new RefusedException(new Refusal.PassphraseChangedElsewhere());
        }
    }

    public async Task<InvitationMade> InviteToServerAsync(CancellationToken cancel)
    {
        var invitation = Invitation.Generate(Account.Member);
        var answer = await WithTokenAsync(
            token =>
                _server.InviteAsync(
                    token,
                    new InviteRequest(invitation.Id, InvitationPurpose.Account),
                    cancel
                ),
            cancel
        );
        return new InvitationMade.Made(
            invitation.ToLink(_ports.Server.Address),
            DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(answer.Expires).UtcDateTime)
        );
    }

    private sealed class MasterForUnlockers(MasterKey key, byte[] loginSecret) : IDisposable
    {
        public MasterKey Key { get; } = key;
        public byte[] LoginSecret { get; } = loginSecret;

        public void Dispose()
        {
            Key.Dispose();
            CryptographicOperations.ZeroMemory(LoginSecret);
        }
    }
}
