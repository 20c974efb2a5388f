using System.Globalization;
using Reweave.Crypto.Accounts;
using Reweave.Protocol;
using Reweave.Protocol.Entries;
using Reweave.Protocol.Ids;

namespace Vectors.Runner;

internal static class AccountVectors
{
    /// <summary>Someone's identity, as a client gets it: the master key and the keyset.</summary>
    public static async ValueTask<Identity> IdentityAsync(
        VectorPlatform platform,
        VectorCase given,
        string who = ""
    )
    {
        using var master = await MasterKey.ImportAsync(
            platform.Primitives,
            given.Bytes(who + "master")
        );
        var read = Keyset.TryRead(given.Bytes(who + "keyset"), out var keyset);
        var opened =
            read == ReadOutcome.Fine
                ? await keyset!.OpenAsync(platform.Primitives, master)
                : default;
        return opened.Identity ?? throw new FormatException("This keyset must open.");
    }

    public static ValueTask<string> IdsAsync(VectorPlatform platform, VectorCase given)
    {
        var member = KeyIds.Of(
            new MemberKeys(given.Bytes("signing-key"), given.Bytes("encryption-key"))
        );
        var device = KeyIds.OfDevice(given.Bytes("device-key"));
        var bytes = Outcomes.Same(
            ("member", given.Bytes("member"), member.ToArray()),
            ("device", given.Bytes("device"), device.ToArray())
        );
        return new(
            bytes != Outcomes.Fine
                ? bytes
                : Outcomes.Same("fingerprint", given.Text("fingerprint"), Fingerprint.Of(member))
        );
    }

    public static ValueTask<string> SecretKeyAsync(VectorPlatform platform, VectorCase given)
    {
        var outcome = SecretKey.TryRead(given.Text("text"), out var key);
        return new(
            outcome != SecretKeyOutcome.Fine
                ? Outcomes.Of(outcome)
                : Outcomes.Same(
                    "bytes",
                    SecretKey.FromBytes(given.Bytes("bytes")).ToText(),
                    key!.ToText()
                )
        );
    }

    public static ValueTask<string> RecoveryWordsAsync(VectorPlatform platform, VectorCase given)
    {
        var indexes = given
            .Text("indexes")
            .Split(' ')
            .Select(index => int.Parse(index, CultureInfo.InvariantCulture))
            .ToArray();
        var outcome = RecoverySecret.TryRead(indexes, out var secret);
        if (outcome != RecoveryOutcome.Fine)
        {
            return new(Outcomes.Of(outcome));
        }

        var expected = RecoverySecret.FromBytes(given.Bytes("bytes")).ToIndexes();
        return new(
            expected.SequenceEqual(secret!.ToIndexes()) && expected.SequenceEqual(indexes)
                ? Outcomes.Fine
                : "differs-indexes"
        );
    }

    public static async ValueTask<string> UnlockerAsync(VectorPlatform platform, VectorCase given)
    {
        var read = Unlocker.TryRead(given.Bytes("unlocker"), out var unlocker);
        if (read != ReadOutcome.Fine)
        {
            return Outcomes.Of(read);
        }

        var stretched = await StretchAsync(platform, given, unlocker!);
        if (stretched.Root is not { } root)
        {
            return Outcomes.Of(stretched.Outcome);
        }

        using (root)
        {
            var opened = await root.OpenAsync(unlocker!, new MemberId(given.Bytes("member")));
            if (opened.Master is not { } master)
            {
                return Outcomes.Of(opened.Outcome);
            }

            using (master)
            {
                using var expected = await platform.Primitives.ImportSecretAsync(
                    given.Bytes("master")
                );
                var loginSecret = await root.LoginSecretAsync();
                return Outcomes.Same(
                    ("login-secret", given.Bytes("login-secret"), loginSecret),
                    ("login-hash", given.Bytes("login-hash"), UnlockerRoot.LoginHash(loginSecret)),
                    (
                        "master",
                        await PrimitiveVectors.ProbeAsync(platform.Primitives, expected),
                        await PrimitiveVectors.ProbeAsync(platform.Primitives, master.Secret)
                    )
                );
            }
        }
    }

    public static async ValueTask<string> KeysetAsync(VectorPlatform platform, VectorCase given)
    {
        var read = Keyset.TryRead(given.Bytes("keyset"), out var keyset);
        if (read != ReadOutcome.Fine)
        {
            return Outcomes.Of(read);
        }

        using var master = await MasterKey.ImportAsync(platform.Primitives, given.Bytes("master"));
        var expected = new MemberId(given.Bytes("member"));
        var opened = await keyset!.OpenAsync(platform.Primitives, master, expected);
        if (opened.Identity is not { } identity)
        {
            return Outcomes.Of(opened.Outcome);
        }

        using (identity)
        {
            return Outcomes.Same(
                ("keyset", given.Bytes("keyset"), keyset.Encode()),
                ("member", expected.ToArray(), identity.Member.ToArray())
            );
        }
    }

    private static async ValueTask<RootStretched> StretchAsync(
        VectorPlatform platform,
        VectorCase given,
        Unlocker unlocker
    )
    {
        if (given.Has("recovery-secret"))
        {
            return await UnlockerRoot.FromRecoveryAsync(
                platform.Primitives,
                RecoverySecret.FromBytes(given.Bytes("recovery-secret")),
                unlocker.Salt
            );
        }

        using var passphrase = await platform.PassphraseAsync(
            given.Text("passphrase"),
            given.Bytes("passphrase-nfkd")
        );
        using var secretKey = await SecretKey
            .FromBytes(given.Bytes("secret-key"))
            .ImportAsync(platform.Primitives);
        return await UnlockerRoot.FromPassphraseAsync(
            platform.Primitives,
            passphrase,
            secretKey,
            unlocker.Iterations,
            unlocker.Salt
        );
    }
}
