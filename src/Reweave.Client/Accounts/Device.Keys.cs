using Reweave.Client.Connection;
using Reweave.Client.Ports;
using Reweave.Crypto.Accounts;
using Reweave.Crypto.Primitives;
using Reweave.Protocol;
using Reweave.Protocol.Ids;
using Reweave.Protocol.Requests;

namespace Reweave.Client.Accounts;

/// <summary>Opening what the server or this device keeps of an account, and keeping it here.</summary>
public sealed partial class Device
{
    /// <summary>The master key of an account kept here; refused with a name when the passphrase does not fit.</summary>
    internal static async Task<OpenedMaster> OpenMasterAsync(
        IPrimitives primitives,
        AccountSlot slot,
        PassphraseHandle passphrase,
        bool settled
    )
    {
        var deviceSecret = await primitives.DeviceSecretAsync(slot.Slot, create: false);
        using var secretKey = deviceSecret is null
            ? null
            : await KeptSecretKey.OpenAsync(primitives, deviceSecret, slot.Member, slot.SecretKey);
        if (secretKey is null)
        {
            return new OpenedMaster(null, [], new Refusal.NotGenuine());
        }

        var stretched = await UnlockerRoot.FromPassphraseAsync(
            primitives,
            passphrase,
            secretKey,
            slot.Unlocker.Iterations,
            slot.Unlocker.Salt
        );
        if (stretched.Root is null)
        {
            return new OpenedMaster(null, [], new Refusal.WeakParameters());
        }

        using var root = stretched.Root;
        var opened = await root.OpenAsync(slot.Unlocker, slot.Member, settled);
        return opened.Master is null
            ? new OpenedMaster(null, [], new Refusal.WrongPassphraseOrKey())
            : new OpenedMaster(opened.Master, await root.LoginSecretAsync(), null);
    }

    /// <summary>The chosen name, a dot and four digits: nothing else is shown to a person as their name.</summary>
    private static bool IsCompletionOf(string completed, string name)
    {
        var chosen = AccountSlot.Normalise(name) + ".";
        return completed.Length == chosen.Length + 4
            && completed.StartsWith(chosen, StringComparison.Ordinal)
            && completed[chosen.Length..].All(char.IsAsciiDigit);
    }

    internal static UnlockerWithHash WithHash(UnlockerMade made) =>
        new(made.Unlocker.Encode(), made.LoginHash);

    private ValueTask ForgetUnlessKnownAsync(AccountSlot? known, string slotName) =>
        known is null ? Primitives.ForgetDeviceAsync(slotName) : default;

    private async Task<LoggedIn> LogInAsync(
        string name,
        MemberId? expected,
        string slotName,
        UnlockerKind kind,
        UnlockerRoot root,
        bool settled
    )
    {
        var deviceKey = (await Primitives.DeviceKeyAsync(slotName, create: true))!;
        var answer = await _server.LoginAsync(
            new LoginRequest(
                AccountSlot.Normalise(name),
                (int)kind,
                await root.LoginSecretAsync(),
                deviceKey.PublicKey
            ),
            CancellationToken.None
        );
        if (
            Keyset.TryRead(answer.Keyset, out var keyset) != ReadOutcome.Fine
            || Unlocker.TryRead(answer.Unlocker, out var unlocker) != ReadOutcome.Fine
        )
        {
            throw new RefusedException(new Refusal.NotGenuine());
        }

        var opened = await root.OpenAsync(unlocker!, keyset!.Member, settled);
        if (opened.Master is null)
        {
            throw new RefusedException(new Refusal.NotGenuine());
        }

        var identity = await keyset.OpenAsync(Primitives, opened.Master, expected);
        return identity.Identity is null
            ? throw new RefusedException(new Refusal.NotGenuine())
            : new LoggedIn
            {
                Keyset = keyset,
                Unlocker = unlocker!,
                Master = opened.Master,
                Identity = identity.Identity,
                DeviceKey = deviceKey,
                Token = answer.Token,
                Expires = answer.Expires,
            };
    }

    private async Task<UnlockedAccount> KeepAsync(
        string slotName,
        string name,
        Keyset keyset,
        Unlocker unlocker,
        SecretKey secretKey,
        MasterKey master,
        Identity identity,
        KeyPairHandle deviceKey
    )
    {
        var deviceSecret = (await Primitives.DeviceSecretAsync(slotName, create: true))!;
        using var secretKeyHandle = await secretKey.ImportAsync(Primitives);
        var slot = new AccountSlot
        {
            Slot = slotName,
            NameHash = AccountSlot.HashOf(slotName, name),
            Member = identity.Member,
            Keyset = keyset,
            Unlocker = unlocker,
            SecretKey = await KeptSecretKey.SealAsync(
                Primitives,
                deviceSecret,
                identity.Member,
                secretKeyHandle
            ),
        };
        // An account signed in again on the same device takes its slot again, with what was not sent yet.
        await slot.KeepAsync(ports.Stores);
        return new UnlockedAccount
        {
            Slot = slot,
            Name = name,
            Master = master,
            Identity = identity,
            DeviceKey = deviceKey,
            LocalKey = await master.LocalKeyAsync(),
        };
    }

    private sealed class LoggedIn
    {
        public required Keyset Keyset { get; init; }
        public required Unlocker Unlocker { get; init; }
        public required MasterKey Master { get; init; }
        public required Identity Identity { get; init; }
        public required KeyPairHandle DeviceKey { get; init; }
        public required byte[] Token { get; init; }
        public required long Expires { get; init; }
    }
}

/// <summary>The key is there exactly when there is no refusal; then with the login secret of the passphrase.</summary>
internal readonly record struct OpenedMaster(MasterKey? Key, byte[] LoginSecret, Refusal? Refusal)
{
    public override string ToString() => nameof(OpenedMaster);
}
