namespace Reweave.Crypto.Accounts;

/// <summary>Everything that is made when an account is made. The master key is settled: it is used from here, no longer wrapped.</summary>
public sealed class AccountKeys : IDisposable
{
    private AccountKeys(
        SecretKey secretKey,
        RecoverySecret recovery,
        MasterKey master,
        Keyset keyset,
        Identity identity,
        UnlockerMade byPassphrase,
        UnlockerMade byRecovery
    )
    {
        SecretKey = secretKey;
        Recovery = recovery;
        Master = master;
        Keyset = keyset;
        Identity = identity;
        ByPassphrase = byPassphrase;
        ByRecovery = byRecovery;
    }

    public SecretKey SecretKey { get; }
    public RecoverySecret Recovery { get; }
    public MasterKey Master { get; }
    public Keyset Keyset { get; }
    public Identity Identity { get; }
    public UnlockerMade ByPassphrase { get; }
    public UnlockerMade ByRecovery { get; }

    public static async ValueTask<AccountKeys> CreateAsync(
        IPrimitives primitives,
        PassphraseHandle passphrase,
        int iterations = Limits.PassphraseIterationsFloor
    )
    {
        var master = await MasterKey.GenerateAsync(primitives);
        var (keyset, identity) = await Keyset.CreateAsync(primitives, master);
        var unlockers = await NewUnlockers.MakeAsync(
            primitives,
            master,
            identity.Member,
            passphrase,
            iterations
        );
        await master.SettleAsync();
        return new AccountKeys(
            unlockers.SecretKey,
            unlockers.Recovery,
            master,
            keyset,
            identity,
            unlockers.ByPassphrase,
            unlockers.ByRecovery
        );
    }

    public void Dispose()
    {
        Master.Dispose();
        Identity.Dispose();
    }
}

/// <summary>
/// A fresh set of both unlockers over one master key: at registration, and again after a recovery, which always ends with a new Secret
/// Key, new words and a new passphrase.
/// </summary>
public sealed record NewUnlockers
{
    public required SecretKey SecretKey { get; init; }
    public required RecoverySecret Recovery { get; init; }
    public required UnlockerMade ByPassphrase { get; init; }
    public required UnlockerMade ByRecovery { get; init; }

    /// <summary>Takes an unsettled master key: a fresh one, or one opened with <c>settled: false</c>.</summary>
    public static async ValueTask<NewUnlockers> MakeAsync(
        IPrimitives primitives,
        MasterKey master,
        MemberId member,
        PassphraseHandle passphrase,
        int iterations = Limits.PassphraseIterationsFloor
    )
    {
        var secretKey = SecretKey.Generate();
        using var secretKeyHandle = await secretKey.ImportAsync(primitives);
        var (recovery, byRecovery) = await RecoveryAsync(primitives, master, member);
        return new NewUnlockers
        {
            SecretKey = secretKey,
            Recovery = recovery,
            ByPassphrase = await PassphraseAsync(
                primitives,
                master,
                member,
                passphrase,
                secretKeyHandle,
                iterations
            ),
            ByRecovery = byRecovery,
        };
    }

    /// <summary>A passphrase unlocker for a Secret Key that stays: changing the passphrase.</summary>
    public static async ValueTask<UnlockerMade> PassphraseAsync(
        IPrimitives primitives,
        MasterKey master,
        MemberId member,
        PassphraseHandle passphrase,
        SecretHandle secretKey,
        int iterations = Limits.PassphraseIterationsFloor
    )
    {
        var stretched = await UnlockerRoot.FromPassphraseAsync(
            primitives,
            passphrase,
            secretKey,
            iterations,
            RandomNumberGenerator.GetBytes(Unlocker.SaltInBytes)
        );
        using var root =
            stretched.Root
            ?? throw new ArgumentOutOfRangeException(nameof(iterations), stretched.Outcome, null);
        return await root.MakeAsync(master, member);
    }

    /// <summary>New recovery words.</summary>
    public static async ValueTask<(RecoverySecret Recovery, UnlockerMade Made)> RecoveryAsync(
        IPrimitives primitives,
        MasterKey master,
        MemberId member
    )
    {
        var recovery = RecoverySecret.Generate();
        var derived = await UnlockerRoot.FromRecoveryAsync(
            primitives,
            recovery,
            RandomNumberGenerator.GetBytes(Unlocker.SaltInBytes)
        );
        using var root = derived.Root!;
        return (recovery, await root.MakeAsync(master, member));
    }
}
