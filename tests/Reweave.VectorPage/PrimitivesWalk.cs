using System.Security.Cryptography;
using System.Text;
using Reweave.Crypto.Primitives;
using Reweave.Web.Browser;

namespace Reweave.VectorPage;

/// <summary>
/// Every operation of the primitives once there and back in the vault, against .NET's own HKDF and PBKDF2 where WebAssembly has them.
/// </summary>
internal sealed class PrimitivesWalk(WebCryptoPrimitives primitives)
{
    private static readonly byte[] Aad = "context"u8.ToArray();

    public async Task RunAsync(Results results)
    {
        await results.TellAsync("Derived_bytes_are_HKDF", Derives);
        await results.TellAsync("A_passphrase_root_is_PBKDF2_then_HKDF", Stretches);
        await results.TellAsync("What_is_sealed_opens_in_order", Seals);
        await results.TellAsync("What_does_not_open_is_named_and_stops_nothing", NamesFailures);
        await results.TellAsync("A_secret_is_sealed_until_it_is_settled", SealsSecrets);
        await results.TellAsync(
            "A_private_key_is_sealed_once_and_opens_for_its_public_key_only",
            Pairs
        );
        await results.TellAsync("Signatures_verify_and_strange_keys_are_false", Signs);
        await results.TellAsync("A_wrapped_secret_opens_for_its_recipient_only", Wraps);
        await results.TellAsync("Device_keys_stay_until_forgotten", DeviceKeys);
        await results.TellAsync("Five_hundred_envelopes_open_in_one_crossing", Batch);
    }

    private async Task Derives()
    {
        var bytes = RandomNumberGenerator.GetBytes(32);
        var key = await primitives.ImportSecretAsync(bytes);
        byte[] salt = RandomNumberGenerator.GetBytes(32);
        var expected = HKDF.DeriveKey(HashAlgorithmName.SHA256, bytes, 76, salt, Aad);
        Expect.Equal(expected, await primitives.DeriveBytesAsync(key, salt, Aad, 76), "76 bytes");
        var derived = await primitives.DeriveSecretAsync(key, salt, Aad);
        var again = HKDF.DeriveKey(HashAlgorithmName.SHA256, expected[..32], 32, [], Aad);
        Expect.Equal(again, await primitives.DeriveBytesAsync(derived, default, Aad, 32), "twice");
        key.Dispose();
        await Expect.ThrowsAsync(
            () => primitives.DeriveBytesAsync(key, salt, Aad, 32).AsTask(),
            "a dropped handle is nothing"
        );
    }

    private async Task Stretches()
    {
        var text = "five calm words of paper"u8.ToArray();
        var answer = await Vault.AskAsync("passphrase", new Fields().Add(text));
        var passphrase = new VaultPassphrase(Fields.ToNumber(answer[0]));
        var secretKeyBytes = RandomNumberGenerator.GetBytes(16);
        var secretKey = await primitives.ImportSecretAsync(secretKeyBytes);
        await primitives.SettleAsync(secretKey);
        var salt = RandomNumberGenerator.GetBytes(32);
        var root = await primitives.StretchAsync(passphrase, secretKey, salt, 2000, Aad);

        var stretched = Rfc2898DeriveBytes.Pbkdf2(text, salt, 2000, HashAlgorithmName.SHA256, 32);
        byte[] both = [.. stretched, .. secretKeyBytes];
        var expectedRoot = HKDF.DeriveKey(HashAlgorithmName.SHA256, both, 32, salt, Aad);
        var expected = HKDF.DeriveKey(HashAlgorithmName.SHA256, expectedRoot, 32, [], Aad);
        Expect.Equal(expected, await primitives.DeriveBytesAsync(root, default, Aad, 32), "root");
    }

    private async Task Seals()
    {
        var key = await primitives.GenerateSecretAsync();
        byte[][] texts =
        [
            [],
            [1],
            RandomNumberGenerator.GetBytes(5000),
        ];
        var envelopes = await primitives.SealAsync(
            key,
            "label",
            [.. texts.Select(text => new ToSeal(Aad, text))]
        );
        Expect.True(envelopes[2].Length == 5080, "80 bytes longer");
        var opened = await primitives.OpenAsync(
            key,
            "label",
            [.. envelopes.Select(envelope => new ToOpen(Aad, envelope))]
        );
        for (var i = 0; i < texts.Length; i++)
        {
            Expect.True(opened[i].Outcome == OpenOutcome.Fine, "opens");
            Expect.Equal(texts[i], opened[i].Plaintext, "the same text");
        }
    }

    private async Task NamesFailures()
    {
        var key = await primitives.GenerateSecretAsync();
        var fine = (await primitives.SealAsync(key, "label", [new ToSeal(Aad, new byte[10])]))[0];
        var altered = fine.ToArray();
        altered[^1] ^= 1;
        var otherSalt = fine.ToArray();
        otherSalt[0] ^= 1;
        var opened = await primitives.OpenAsync(
            key,
            "label",
            [
                new ToOpen(Aad, fine.AsMemory(0, 79)),
                new ToOpen(Encoding.UTF8.GetBytes("another"), fine),
                new ToOpen(Aad, otherSalt),
                new ToOpen(Aad, altered),
                new ToOpen(Aad, fine),
            ]
        );
        Expect.True(
            opened
                .Select(one => one.Outcome)
                .SequenceEqual([
                    OpenOutcome.TooShort,
                    OpenOutcome.WrongKeyOrContext,
                    OpenOutcome.WrongKeyOrContext,
                    OpenOutcome.Altered,
                    OpenOutcome.Fine,
                ]),
            "each by its name"
        );
        var otherLabel = await primitives.OpenAsync(key, "lobel", [new ToOpen(Aad, fine)]);
        Expect.True(otherLabel[0].Outcome == OpenOutcome.WrongKeyOrContext, "the label is bound");
    }

    private async Task SealsSecrets()
    {
        var master = await primitives.GenerateSecretAsync();
        var secret = await primitives.GenerateSecretAsync();
        var proof = await primitives.DeriveBytesAsync(secret, default, Aad, 32);
        var envelope = await primitives.SealSecretAsync(master, "label", Aad, secret);
        Expect.True(envelope.Length == 112, "80 bytes longer");
        await primitives.SettleAsync(secret);
        await Expect.ThrowsAsync(
            () => primitives.SealSecretAsync(master, "label", Aad, secret).AsTask(),
            "settled"
        );

        var opened = await primitives.OpenSecretAsync(master, "label", Aad, envelope);
        Expect.Equal(proof, await primitives.DeriveBytesAsync(opened!, default, Aad, 32), "same");
        await Expect.ThrowsAsync(
            () => primitives.SealSecretAsync(master, "label", Aad, opened!).AsTask(),
            "opened secrets are settled"
        );
        var unsettled = await primitives.OpenSecretAsync(master, "label", Aad, envelope, false);
        await primitives.SealSecretAsync(master, "label", Aad, unsettled!);
        envelope[^1] ^= 1;
        Expect.True(
            await primitives.OpenSecretAsync(master, "label", Aad, envelope) is null,
            "altered"
        );
    }

    private async Task Pairs()
    {
        var master = await primitives.GenerateSecretAsync();
        foreach (var use in new[] { KeyUse.Signing, KeyUse.Agreement })
        {
            var pair = await primitives.GenerateKeyPairAsync(use);
            var other = await primitives.GenerateKeyPairAsync(use);
            Expect.True(pair.PublicKey is { Length: 65 } and [4, ..], "an uncompressed point");
            var envelope = await primitives.SealPrivateKeyAsync(master, "label", Aad, pair);
            await Expect.ThrowsAsync(
                () => primitives.SealPrivateKeyAsync(master, "label", Aad, pair).AsTask(),
                "once"
            );
            var opened = await primitives.OpenPrivateKeyAsync(
                master,
                "label",
                Aad,
                envelope,
                pair.PublicKey,
                use
            );
            Expect.True(opened is not null, "belongs");
            Expect.Equal(pair.PublicKey, opened!.PublicKey, "public part");
            foreach (var strange in new[] { other.PublicKey, new byte[65], pair.PublicKey[..64] })
            {
                Expect.True(
                    await primitives.OpenPrivateKeyAsync(
                        master,
                        "label",
                        Aad,
                        envelope,
                        strange,
                        use
                    )
                        is null,
                    "another public part"
                );
            }
        }
    }

    private async Task Signs()
    {
        var pair = await primitives.GenerateKeyPairAsync(KeyUse.Signing);
        byte[][] messages =
        [
            [1],
            [2, 2],
        ];
        var signatures = await primitives.SignAsync(pair, messages);
        Expect.True(signatures.All(signature => signature.Length == 64), "r ‖ s");
        byte[] offCurve = [4, .. RandomNumberGenerator.GetBytes(64)];
        var verified = await primitives.VerifyAsync([
            new ToVerify(pair.PublicKey, messages[0], signatures[0]),
            new ToVerify(pair.PublicKey, messages[1], signatures[1]),
            new ToVerify(pair.PublicKey, messages[1], signatures[0]),
            new ToVerify(offCurve, messages[0], signatures[0]),
            new ToVerify(pair.PublicKey, messages[0], signatures[0].AsMemory(1)),
            new ToVerify(default, messages[0], signatures[0]),
        ]);
        Expect.True(
            verified.SequenceEqual([true, true, false, false, false, false]),
            "the first two only"
        );
    }

    private async Task Wraps()
    {
        var recipient = await primitives.GenerateKeyPairAsync(KeyUse.Agreement);
        var stranger = await primitives.GenerateKeyPairAsync(KeyUse.Agreement);
        var psk = await primitives.GenerateSecretAsync();
        await primitives.SettleAsync(psk);
        var otherPsk = await primitives.GenerateSecretAsync();
        var secret = await primitives.GenerateSecretAsync();
        var proof = await primitives.DeriveBytesAsync(secret, default, Aad, 32);
        var context = new HpkeContext("info"u8.ToArray(), Aad, "psk id"u8.ToArray());
        var otherContext = context with { AssociatedData = [1] };

        var wrapped = await primitives.HpkeSealSecretAsync(
            context,
            recipient.PublicKey,
            psk,
            secret
        );
        Expect.True(wrapped is { Length: 113 }, "enc and ct");
        var opened = await primitives.HpkeOpenSecretAsync(context, recipient, psk, wrapped);
        Expect.Equal(proof, await primitives.DeriveBytesAsync(opened!, default, Aad, 32), "same");
        Expect.True(
            await primitives.HpkeOpenSecretAsync(context, stranger, psk, wrapped) is null
                && await primitives.HpkeOpenSecretAsync(context, recipient, otherPsk, wrapped)
                    is null
                && await primitives.HpkeOpenSecretAsync(otherContext, recipient, psk, wrapped)
                    is null
                && await primitives.HpkeOpenSecretAsync(
                    context,
                    recipient,
                    psk,
                    wrapped.AsMemory(0, 70)
                )
                    is null,
            "nobody else"
        );
        Expect.True(
            await primitives.HpkeSealSecretAsync(context, new byte[65], psk, secret) is null,
            "no point of the curve"
        );
    }

    private async Task DeviceKeys()
    {
        await primitives.ForgetDeviceAsync("walk");
        Expect.True(await primitives.DeviceKeyAsync("walk", create: false) is null, "absent");
        var made = await primitives.DeviceKeyAsync("walk", create: true);
        var again = await primitives.DeviceKeyAsync("walk", create: false);
        Expect.Equal(made!.PublicKey, again!.PublicKey, "the same key");
        var signature = (await primitives.SignAsync(again, [Aad]))[0];
        var verified = await primitives.VerifyAsync([new ToVerify(made.PublicKey, Aad, signature)]);
        Expect.True(verified[0], "signs");

        Expect.True(await primitives.DeviceSecretAsync("walk", create: false) is null, "absent");
        var secret = await primitives.DeviceSecretAsync("walk", create: true);
        var secretAgain = await primitives.DeviceSecretAsync("walk", create: false);
        Expect.Equal(
            await primitives.DeriveBytesAsync(secret!, default, Aad, 32),
            await primitives.DeriveBytesAsync(secretAgain!, default, Aad, 32),
            "the same secret"
        );
        await primitives.ForgetDeviceAsync("walk");
        Expect.True(await primitives.DeviceKeyAsync("walk", create: false) is null, "forgotten");
    }

    private async Task Batch()
    {
        var key = await primitives.GenerateSecretAsync();
        var texts = Enumerable.Range(0, 500).Select(_ => RandomNumberGenerator.GetBytes(512));
        var envelopes = await primitives.SealAsync(
            key,
            "label",
            [.. texts.Select(text => new ToSeal(Aad, text))]
        );
        var opened = await primitives.OpenAsync(
            key,
            "label",
            [.. envelopes.Select(envelope => new ToOpen(Aad, envelope))]
        );
        Expect.True(opened.All(one => one.Outcome == OpenOutcome.Fine), "all of them");
    }
}
