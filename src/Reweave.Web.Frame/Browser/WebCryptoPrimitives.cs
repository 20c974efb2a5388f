using Reweave.Crypto.Primitives;

namespace Reweave.Web.Browser;

/// <summary>
/// The protocol's cryptography on WebCrypto, inside the vault. What a refusal is and what a bug is, the vault decides: a refusal is
/// an answer, a bug arrives here as an exception.
/// </summary>
internal sealed class WebCryptoPrimitives : IPrimitives
{
    public async ValueTask<SecretHandle> GenerateSecretAsync() =>
        Secret(await Vault.AskAsync("generateSecret", new Fields()))!;

    public async ValueTask<SecretHandle> ImportSecretAsync(ReadOnlyMemory<byte> secret) =>
        Secret(await Vault.AskAsync("importSecret", new Fields().Add(secret)))!;

    public async ValueTask SettleAsync(SecretHandle secret) =>
        await Vault.AskAsync("settle", new Fields().Add(Number(secret)));

    public async ValueTask<SecretHandle> DeriveSecretAsync(
        SecretHandle key,
        ReadOnlyMemory<byte> salt,
        ReadOnlyMemory<byte> info
    ) =>
        Secret(
            await Vault.AskAsync("deriveSecret", new Fields().Add(Number(key)).Add(salt).Add(info))
        )!;

    public async ValueTask<byte[]> DeriveBytesAsync(
        SecretHandle key,
        ReadOnlyMemory<byte> salt,
        ReadOnlyMemory<byte> info,
        int lengthInBytes
    ) =>
        Only(
            await Vault.AskAsync(
                "deriveBytes",
                new Fields().Add(Number(key)).Add(salt).Add(info).Add(lengthInBytes)
            )
        );

    public async ValueTask<SecretHandle> StretchAsync(
        PassphraseHandle passphrase,
        SecretHandle secretKey,
        ReadOnlyMemory<byte> salt,
        int iterations,
        ReadOnlyMemory<byte> info
    ) =>
        Secret(
            await Vault.AskAsync(
                "stretch",
                new Fields()
                    .Add(((VaultPassphrase)passphrase).Number)
                    .Add(Number(secretKey))
                    .Add(salt)
                    .Add(iterations)
                    .Add(info)
            )
        )!;

    public async ValueTask<IReadOnlyList<byte[]>> StretchPublicAsync(
        IReadOnlyList<byte[]> items,
        ReadOnlyMemory<byte> salt,
        int iterations,
        int lengthInBytes
    )
    {
        var fields = new Fields().Add(salt).Add(iterations).Add(lengthInBytes);
        foreach (var item in items)
        {
            fields.Add(item);
        }
        return All(await Vault.AskAsync("stretchPublic", fields));
    }

    public async ValueTask<IReadOnlyList<byte[]>> SealAsync(
        SecretHandle key,
        string label,
        IReadOnlyList<ToSeal> items
    )
    {
        if (items.Count == 0)
        {
            return [];
        }

        var fields = new Fields().Add(Number(key)).Add(label);
        foreach (var item in items)
        {
            fields.Add(item.AssociatedData).Add(item.Plaintext);
        }
        return All(await Vault.AskAsync("seal", fields));
    }

    public async ValueTask<IReadOnlyList<Opened>> OpenAsync(
        SecretHandle key,
        string label,
        IReadOnlyList<ToOpen> items
    )
    {
        if (items.Count == 0)
        {
            return [];
        }

        var fields = new Fields().Add(Number(key)).Add(label);
        foreach (var item in items)
        {
            fields.Add(item.AssociatedData).Add(item.Sealed);
        }
        var answers = await Vault.AskAsync("open", fields);
        return
        [
            .. answers.Select(answer => new Opened(
                (OpenOutcome)answer.Span[0],
                answer[1..].ToArray()
            )),
        ];
    }

    public async ValueTask<byte[]> SealSecretAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        SecretHandle secret
    ) =>
        Only(
            await Vault.AskAsync(
                "sealSecret",
                new Fields().Add(Number(key)).Add(label).Add(associatedData).Add(Number(secret))
            )
        );

    public async ValueTask<SecretHandle?> OpenSecretAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        ReadOnlyMemory<byte> sealedSecret,
        bool settled = true
    ) =>
        Secret(
            await Vault.AskAsync(
                "openSecret",
                new Fields()
                    .Add(Number(key))
                    .Add(label)
                    .Add(associatedData)
                    .Add(sealedSecret)
                    .Add(settled)
            )
        );

    public async ValueTask<KeyPairHandle> GenerateKeyPairAsync(KeyUse use) =>
        KeyPair(await Vault.AskAsync("generateKeyPair", new Fields().Add((int)use)))!;

    public async ValueTask<byte[]> SealPrivateKeyAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        KeyPairHandle pair
    ) =>
        Only(
            await Vault.AskAsync(
                "sealPrivateKey",
                new Fields().Add(Number(key)).Add(label).Add(associatedData).Add(Number(pair))
            )
        );

    public async ValueTask<KeyPairHandle?> OpenPrivateKeyAsync(
        SecretHandle key,
        string label,
        ReadOnlyMemory<byte> associatedData,
        ReadOnlyMemory<byte> sealedPrivateKey,
        ReadOnlyMemory<byte> publicKey,
        KeyUse use
    )
    {
        var answer = await Vault.AskAsync(
            "openPrivateKey",
            new Fields()
                .Add(Number(key))
                .Add(label)
                .Add(associatedData)
                .Add(sealedPrivateKey)
                .Add(publicKey)
                .Add((int)use)
        );
        return answer.Count == 0
            ? null
            : new VaultKeyPair(Fields.ToNumber(answer[0]), publicKey.ToArray());
    }

    public async ValueTask<KeyPairHandle?> DeviceKeyAsync(string name, bool create) =>
        KeyPair(await Vault.AskAsync("deviceKey", new Fields().Add(name).Add(create)));

    public async ValueTask<SecretHandle?> DeviceSecretAsync(string name, bool create) =>
        Secret(await Vault.AskAsync("deviceSecret", new Fields().Add(name).Add(create)));

    public async ValueTask ForgetDeviceAsync(string name) =>
        await Vault.AskAsync("forgetDevice", new Fields().Add(name));

    public async ValueTask<IReadOnlyList<byte[]>> SignAsync(
        KeyPairHandle pair,
        IReadOnlyList<byte[]> messages
    )
    {
        if (messages.Count == 0)
        {
            return [];
        }

        var fields = new Fields().Add(Number(pair));
        foreach (var message in messages)
        {
            fields.Add(message);
        }
        return All(await Vault.AskAsync("sign", fields));
    }

    public async ValueTask<IReadOnlyList<bool>> VerifyAsync(IReadOnlyList<ToVerify> items)
    {
        if (items.Count == 0)
        {
            return [];
        }

        var fields = new Fields();
        foreach (var item in items)
        {
            fields.Add(item.PublicKey).Add(item.Message).Add(item.Signature);
        }
        return [.. Only(await Vault.AskAsync("verify", fields)).Select(valid => valid == 1)];
    }

    public async ValueTask<byte[]> DigestAsync(IReadOnlyList<ToDigest> items)
    {
        if (items.Count == 0)
        {
            return [];
        }

        var fields = new Fields();
        foreach (var item in items)
        {
            fields.Add(item.Before).Add(item.Inner);
        }
        return Only(await Vault.AskAsync("digest", fields));
    }

    public async ValueTask<byte[]?> HpkeSealSecretAsync(
        HpkeContext context,
        ReadOnlyMemory<byte> recipientPublicKey,
        SecretHandle psk,
        SecretHandle secret
    )
    {
        var answer = await Vault.AskAsync(
            "hpkeSeal",
            Bound(context).Add(recipientPublicKey).Add(Number(psk)).Add(Number(secret))
        );
        return answer.Count == 0 ? null : answer[0].ToArray();
    }

    public async ValueTask<SecretHandle?> HpkeOpenSecretAsync(
        HpkeContext context,
        KeyPairHandle recipient,
        SecretHandle psk,
        ReadOnlyMemory<byte> wrapped,
        bool settled = true
    ) =>
        Secret(
            await Vault.AskAsync(
                "hpkeOpen",
                Bound(context).Add(Number(recipient)).Add(Number(psk)).Add(wrapped).Add(settled)
            )
        );

    private static Fields Bound(HpkeContext context) =>
        new Fields().Add(context.Info).Add(context.AssociatedData).Add(context.PskId);

    private static int Number(SecretHandle secret) => ((VaultSecret)secret).Number;

    private static int Number(KeyPairHandle pair) => ((VaultKeyPair)pair).Number;

    private static VaultSecret? Secret(IReadOnlyList<ReadOnlyMemory<byte>> answer) =>
        answer.Count == 0 ? null : new VaultSecret(Fields.ToNumber(answer[0]));

    private static VaultKeyPair? KeyPair(IReadOnlyList<ReadOnlyMemory<byte>> answer) =>
        answer.Count == 0
            ? null
            : new VaultKeyPair(Fields.ToNumber(answer[0]), answer[1].ToArray());

    private static byte[] Only(IReadOnlyList<ReadOnlyMemory<byte>> answer) => answer[0].ToArray();

    private static IReadOnlyList<byte[]> All(IReadOnlyList<ReadOnlyMemory<byte>> answer) =>
        [.. answer.Select(field => field.ToArray())];
}
