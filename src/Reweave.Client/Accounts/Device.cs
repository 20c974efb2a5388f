using Reweave.Client.Connection;
using Reweave.Client.Ports;
using Reweave.Crypto.Accounts;
using Reweave.Crypto.Pairing;
using Reweave.Crypto.Primitives;
using Reweave.Protocol;
using Reweave.Protocol.Ids;
using Reweave.Protocol.Requests;

namespace Reweave.Client.Accounts;

/// <summary>
/// This device before anything is unlocked: which accounts it keeps, and the ways in. Unlocking works offline; the other ways need
/// the server.
/// </summary>
public sealed partial class Device(DevicePorts ports)
{
    private readonly ServerConnection _server = new(ports.Server);
    private IPrimitives Primitives => ports.Primitives;

    /// <summary>Only accounts whose person chose to be listed.</summary>
    public async Task<IReadOnlyList<RememberedAccount>> RememberedAsync() =>
        [
            .. (await AccountSlot.ListedAsync(ports.Stores)).Select(name => new RememberedAccount(
                name
            )),
        ];

    /// <summary>What the server says about itself; null when it cannot be reached.</summary>
    public async Task<ServerBuild?> ServerAsync()
    {
        try
        {
            var build = await _server.BuildAsync(CancellationToken.None);
            return new ServerBuild(
                build.Version,
                build.Commit,
                build.Registration switch
                {
                    "first" => RegistrationMode.First,
                    "open" => RegistrationMode.Open,
                    _ => RegistrationMode.Invited,
                }
            );
        }
        catch (Exception failure) when (failure is UnreachableException or RefusedByServerException)
        {
            return null;
        }
    }

    /// <summary>Makes an account. The caller disposes the passphrase handle.</summary>
    /// <param name="name">What the person chose; the server completes it with digits.</param>
    /// <param name="invitationLink">The link of a couple's or the host's invitation, where the server asks for one; otherwise null.</param>
    public async Task<Registration> RegisterAsync(
        string name,
        PassphraseHandle passphrase,
        string? invitationLink = null
    )
    {
        Invitation? invitation = null;
        if (
            invitationLink is not null
            && Invitation.TryReadLink(invitationLink, out invitation) != ReadOutcome.Fine
        )
        {
            return new Registration.Refused(new Refusal.NotAnInvitation());
        }

        var slotName = AccountSlot.NewSlot();
        UnlockedAccount? account = null;
        try
        {
            var deviceKey = (await Primitives.DeviceKeyAsync(slotName, create: true))!;
            var keys = await AccountKeys.CreateAsync(
                Primitives,
                passphrase,
                ports.PassphraseIterations
            );
            var answer = await _server.RegisterAsync(
                new RegisterRequest
                {
                    LoginName = AccountSlot.Normalise(name),
                    Invitation = invitation?.Id,
                    Keyset = keys.Keyset.Encode(),
                    Unlockers = [WithHash(keys.ByPassphrase), WithHash(keys.ByRecovery)],
                    DevicePublicKey = deviceKey.PublicKey,
                },
                CancellationToken.None
            );
            if (!IsCompletionOf(answer.CompletedLoginName, name))
            {
                throw new RefusedException(new Refusal.NotGenuine());
            }

            account = await KeepAsync(
                slotName,
                answer.CompletedLoginName,
                keys.Keyset,
                keys.ByPassphrase.Unlocker,
                keys.SecretKey,
                keys.Master,
                keys.Identity,
                deviceKey
            );
            var session = await Session.OpenAsync(ports, account, answer.Token, answer.Expires);
            session.Engine.SecretKeyToCheck = keys.SecretKey;
            return new Registration.Made
            {
                Name = account.Name,
                SecretKey = keys.SecretKey.ToText(),
                RecoveryWords = keys.Recovery.ToIndexes(),
                Fingerprint = Fingerprint.Of(account.Member),
                Day = ports.Today(),
                Session = session,
            };
        }
        catch (Exception failure) when (Refusals.Of(failure) is { } refusal)
        {
            account?.Dispose();
            await Primitives.ForgetDeviceAsync(slotName);
            return new Registration.Refused(refusal);
        }
    }

    /// <summary>Signs in on a device that does not know the account yet.</summary>
    /// <param name="secretKeyText">The Secret Key as typed from the kit.</param>
    public async Task<Unlocking> SignInAsync(
        string name,
        PassphraseHandle passphrase,
        string secretKeyText
    )
    {
        if (SecretKey.TryRead(secretKeyText, out var secretKey) != SecretKeyOutcome.Fine)
        {
            return new Unlocking.Refused(new Refusal.Mistyped());
        }

        var known = await AccountSlot.FindAsync(ports.Stores, name);
        var slotName = known?.Slot ?? AccountSlot.NewSlot();
        try
        {
            using var secretKeyHandle = await secretKey!.ImportAsync(Primitives);
            var parameters = await _server.LoginParametersAsync(
                new LoginParametersRequest(
                    AccountSlot.Normalise(name),
                    (int)UnlockerKind.Passphrase
                ),
                CancellationToken.None
            );
            var stretched = await UnlockerRoot.FromPassphraseAsync(
                Primitives,
                passphrase,
                secretKeyHandle,
                parameters.Iterations,
                parameters.Salt
            );
            if (stretched.Root is null)
            {
                return new Unlocking.Refused(new Refusal.WeakParameters());
            }

            using var root = stretched.Root;
            var login = await LogInAsync(
                name,
                known?.Member,
                slotName,
                UnlockerKind.Passphrase,
                root,
                settled: true
            );
            var account = await KeepAsync(
                slotName,
                AccountSlot.Normalise(name),
                login.Keyset,
                login.Unlocker,
                secretKey,
                login.Master,
                login.Identity,
                login.DeviceKey
            );
            var session = await Session.OpenAsync(ports, account, login.Token, login.Expires);
            session.Engine.ExpectMore();
            return new Unlocking.Unlocked(session);
        }
        catch (Exception failure) when (Refusals.Of(failure) is { } refusal)
        {
            await ForgetUnlessKnownAsync(known, slotName);
            return new Unlocking.Refused(refusal);
        }
    }

    /// <summary>Comes back by recovery words; always ends with a new Secret Key, new words and a new passphrase.</summary>
    /// <param name="recoveryWords">Twelve indexes into the word list.</param>
    public async Task<Recovery> RecoverAsync(
        string name,
        IReadOnlyList<int> recoveryWords,
        PassphraseHandle newPassphrase
    )
    {
        if (RecoverySecret.TryRead([.. recoveryWords], out var recovery) != RecoveryOutcome.Fine)
        {
            return new Recovery.Refused(new Refusal.Mistyped());
        }

        var known = await AccountSlot.FindAsync(ports.Stores, name);
        var slotName = known?.Slot ?? AccountSlot.NewSlot();
        try
        {
            var parameters = await _server.LoginParametersAsync(
                new LoginParametersRequest(AccountSlot.Normalise(name), (int)UnlockerKind.Recovery),
                CancellationToken.None
            );
            var stretched = await UnlockerRoot.FromRecoveryAsync(
                Primitives,
                recovery!,
                parameters.Salt
            );
            if (stretched.Root is null)
            {
                return new Recovery.Refused(new Refusal.NotGenuine());
            }

            using var root = stretched.Root;
            var login = await LogInAsync(
                name,
                known?.Member,
                slotName,
                UnlockerKind.Recovery,
                root,
                settled: false
            );
            var made = await NewUnlockers.MakeAsync(
                Primitives,
                login.Master,
                login.Identity.Member,
                newPassphrase,
                ports.PassphraseIterations
            );
            await login.Master.SettleAsync();
            await _server.ReplaceUnlockersAsync(
                login.Token,
                new ReplaceUnlockersRequest(
                    await root.LoginSecretAsync(),
                    (int)UnlockerKind.Recovery,
                    [WithHash(made.ByPassphrase), WithHash(made.ByRecovery)]
                ),
                CancellationToken.None
            );
            var account = await KeepAsync(
                slotName,
                AccountSlot.Normalise(name),
                login.Keyset,
                made.ByPassphrase.Unlocker,
                made.SecretKey,
                login.Master,
                login.Identity,
                login.DeviceKey
            );
            var session = await Session.OpenAsync(ports, account, login.Token, login.Expires);
            session.Engine.ExpectMore();
            session.Engine.SecretKeyToCheck = made.SecretKey;
            return new Recovery.Recovered
            {
                Name = account.Name,
                SecretKey = made.SecretKey.ToText(),
                RecoveryWords = made.Recovery.ToIndexes(),
                Fingerprint = Fingerprint.Of(account.Member),
                Day = ports.Today(),
                Session = session,
            };
        }
        catch (Exception failure) when (Refusals.Of(failure) is { } refusal)
        {
            await ForgetUnlessKnownAsync(known, slotName);
            return new Recovery.Refused(refusal);
        }
    }

    /// <summary>Unlocks an account kept on this device; works offline.</summary>
    public async Task<Unlocking> UnlockAsync(string name, PassphraseHandle passphrase)
    {
        try
        {
            var slot = await AccountSlot.FindAsync(ports.Stores, name);
            if (slot is null)
            {
                return new Unlocking.Refused(new Refusal.NoSuchAccountHere());
            }

            var master = await OpenMasterAsync(Primitives, slot, passphrase, settled: true);
            if (master.Refusal is not null)
            {
                return new Unlocking.Refused(master.Refusal);
            }

            var keyset = await slot.Keyset.OpenAsync(Primitives, master.Key!, slot.Member);
            var deviceKey = await Primitives.DeviceKeyAsync(slot.Slot, create: false);
            if (keyset.Identity is null || deviceKey is null)
            {
                return new Unlocking.Refused(new Refusal.NotGenuine());
            }

            var account = new UnlockedAccount
            {
                Slot = slot,
                Name = AccountSlot.Normalise(name),
                Master = master.Key!,
                Identity = keyset.Identity,
                DeviceKey = deviceKey,
                LocalKey = await master.Key!.LocalKeyAsync(),
            };
            return new Unlocking.Unlocked(await Session.OpenAsync(ports, account, null, 0));
        }
        catch (Exception failure) when (Refusals.Of(failure) is { } refusal)
        {
            return new Unlocking.Refused(refusal);
        }
    }

    /// <summary>Removes the account from this device, with everything kept here that was not sent yet. The account itself stays.</summary>
    public async Task<Refusal?> ForgetAsync(string name)
    {
        var slot = await AccountSlot.FindAsync(ports.Stores, name);
        if (slot is null)
        {
            return new Refusal.NoSuchAccountHere();
        }

        await slot.ForgetAsync(ports);
        return null;
    }
}

/// <summary>What the server says about itself.</summary>
public sealed record ServerBuild(string Version, string Commit, RegistrationMode Registration)
    : Unprinted;

public enum RegistrationMode
{
    /// <summary>Nobody has an account here yet: the first one needs no invitation.</summary>
    First,
    Invited,
    Open,
}
