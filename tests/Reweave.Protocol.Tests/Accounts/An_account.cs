using Reweave.Crypto.Accounts;
using Reweave.Crypto.Primitives;

namespace Reweave.Protocol.Tests.Accounts;

public sealed class An_account
{
    [Fact]
    public async Task Is_made_and_opened_again_with_passphrase_and_Secret_Key_or_with_the_words()
    {
        using var primitives = new BclPrimitives();
        using var account = await AccountKeys.CreateAsync(
            primitives,
            BclPrimitives.Passphrase("five words that were generated")
        );

        // Elsewhere: parameters from the server, the kit in hand, the passphrase in mind.
        Assert.Equal(
            SecretKeyOutcome.Fine,
            SecretKey.TryRead(account.SecretKey.ToText(), out var typed)
        );
        var parameters = account.ByPassphrase.Unlocker;
        var stretched = await UnlockerRoot.FromPassphraseAsync(
            primitives,
            BclPrimitives.Passphrase("  five words that were generated "),
            await typed!.ImportAsync(primitives),
            parameters.Iterations,
            parameters.Salt
        );
        Assert.Equal(account.ByPassphrase.LoginSecret, await stretched.Root!.LoginSecretAsync());
        await OpensAsync(primitives, account, stretched.Root, account.ByPassphrase.Unlocker);

        Assert.Equal(
            RecoveryOutcome.Fine,
            RecoverySecret.TryRead(account.Recovery.ToIndexes(), out var words)
        );
        var recovered = await UnlockerRoot.FromRecoveryAsync(
            primitives,
            words!,
            account.ByRecovery.Unlocker.Salt
        );
        await OpensAsync(primitives, account, recovered.Root!, account.ByRecovery.Unlocker);
        Assert.NotEqual(account.ByPassphrase.LoginSecret, account.ByRecovery.LoginSecret);
    }

    [Fact]
    public async Task Gets_new_unlockers_after_a_recovery_and_the_old_ones_stay_apart()
    {
        using var primitives = new BclPrimitives();
        using var account = await AccountKeys.CreateAsync(
            primitives,
            BclPrimitives.Passphrase("an old passphrase")
        );
        var root = await UnlockerRoot.FromRecoveryAsync(
            primitives,
            account.Recovery,
            account.ByRecovery.Unlocker.Salt
        );
        var opened = await root.Root!.OpenAsync(
            account.ByRecovery.Unlocker,
            account.Identity.Member,
            settled: false
        );
        var renewed = await NewUnlockers.MakeAsync(
            primitives,
            opened.Master!,
            account.Identity.Member,
            BclPrimitives.Passphrase("a new passphrase")
        );
        Assert.NotEqual(account.SecretKey.ToText(), renewed.SecretKey.ToText());
        Assert.NotEqual(account.ByPassphrase.LoginHash, renewed.ByPassphrase.LoginHash);
        Assert.Equal(
            UnlockOutcome.OtherParameters,
            (
                await root.Root.OpenAsync(renewed.ByRecovery.Unlocker, account.Identity.Member)
            ).Outcome
        );
    }

    [Fact]
    public async Task Cannot_be_wrapped_again_once_its_master_key_is_settled()
    {
        using var primitives = new BclPrimitives();
        using var account = await AccountKeys.CreateAsync(
            primitives,
            BclPrimitives.Passphrase("a passphrase")
        );
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await NewUnlockers.RecoveryAsync(primitives, account.Master, account.Identity.Member)
        );
    }

    [Fact]
    public async Task Keeps_its_Secret_Key_on_one_device_only()
    {
        var device = new Dictionary<string, byte[]>();
        using var primitives = new BclPrimitives(device);
        var ada = await Person.NewAsync(primitives);
        var deviceSecret = await primitives.DeviceSecretAsync("slot", create: true);
        var kept = await KeptSecretKey.SealAsync(
            primitives,
            deviceSecret!,
            ada.Id,
            await SecretKey.Generate().ImportAsync(primitives)
        );

        using var restarted = new BclPrimitives(device);
        var again = await restarted.DeviceSecretAsync("slot", create: false);
        Assert.NotNull(await KeptSecretKey.OpenAsync(restarted, again!, ada.Id, kept));
        Assert.Null(await KeptSecretKey.OpenAsync(restarted, again!, default, kept));

        using var elsewhere = new BclPrimitives();
        Assert.Null(await elsewhere.DeviceSecretAsync("slot", create: false));
        var other = await elsewhere.DeviceSecretAsync("slot", create: true);
        Assert.Null(await KeptSecretKey.OpenAsync(elsewhere, other!, ada.Id, kept));
    }

    [Fact]
    public void Never_prints_what_must_stay_secret()
    {
        var key = SecretKey.Generate();
        var words = RecoverySecret.Generate();
        Assert.Equal("(secret key)", $"{key}");
        Assert.Equal("(recovery secret)", $"{words}");
        Assert.Equal("(passphrase)", $"{BclPrimitives.Passphrase("secret")}");
    }

    [Fact]
    public void Words_are_read_in_any_case_and_the_first_unknown_one_is_named()
    {
        string[] list = [.. Enumerable.Range(0, 2048).Select(i => $"word{i}")];
        var secret = RecoverySecret.Generate();
        string[] words = [.. secret.ToWords(list).Select(word => " " + word.ToUpperInvariant())];
        Assert.Equal(
            RecoveryOutcome.Fine,
            RecoverySecret.TryReadWords(words, list, out var read, out _)
        );
        Assert.Equal(secret.ToIndexes(), read!.ToIndexes());
        words[4] = "nothing";
        Assert.Equal(
            RecoveryOutcome.UnknownWord,
            RecoverySecret.TryReadWords(words, list, out _, out var at)
        );
        Assert.Equal(4, at);
    }

    private static async Task OpensAsync(
        BclPrimitives primitives,
        AccountKeys account,
        UnlockerRoot root,
        Unlocker unlocker
    )
    {
        var opened = await root.OpenAsync(unlocker, account.Identity.Member);
        Assert.Equal(UnlockOutcome.Fine, opened.Outcome);
        var keyset = await account.Keyset.OpenAsync(
            primitives,
            opened.Master!,
            account.Identity.Member
        );
        Assert.Equal(KeysetOutcome.Fine, keyset.Outcome);
    }
}
