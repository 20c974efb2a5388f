namespace Reweave.Crypto.Accounts;

public enum KeysetOutcome
{
    Fine,

    /// <summary>The public keys are not those of the expected member.</summary>
    OtherMember,

    /// <summary>A private part does not open under this master key, or does not belong to its public part.</summary>
    DoesNotBelong,
}

/// <summary>What opening a keyset came to; the identity is there exactly when the outcome is fine.</summary>
public readonly record struct KeysetOpened(KeysetOutcome Outcome, Identity? Identity);

/// <summary>
/// The identity keys as the server keeps them: <c>[1, signing pub, encryption pub, sealed signing, sealed encryption]</c>. The public
/// parts are bound into the seals, and each private part is tested against its public part after opening.
/// </summary>
public sealed record Keyset
{
    private const string SigningLabel = "reweave/1/identity-signing";
    private const string EncryptionLabel = "reweave/1/identity-encryption";
    private const int SealedInBytes = 112;

    public required MemberKeys Keys { get; init; }
    public required byte[] SealedSigning { get; init; }
    public required byte[] SealedEncryption { get; init; }

    public MemberId Member => KeyIds.Of(Keys);

    public byte[] Encode() =>
        Cbor.Array(Cbor.Suite, Keys.Signing, Keys.Encryption, SealedSigning, SealedEncryption);

    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out Keyset? keyset) =>
        Cbor.TryRead(
            bytes,
            1024,
            reader =>
            {
                reader.StartArray(5);
                reader.OwnSuite();
                var read = new Keyset
                {
                    Keys = new MemberKeys(reader.Bytes(65), reader.Bytes(65)),
                    SealedSigning = reader.Bytes(SealedInBytes),
                    SealedEncryption = reader.Bytes(SealedInBytes),
                };
                reader.EndArray();
                return read;
            },
            out keyset
        );

    /// <summary>Fresh identity keys, sealed under the master key.</summary>
    public static async ValueTask<(Keyset Keyset, Identity Identity)> CreateAsync(
        IPrimitives primitives,
        MasterKey master
    )
    {
        var signing = await primitives.GenerateKeyPairAsync(KeyUse.Signing);
        var encryption = await primitives.GenerateKeyPairAsync(KeyUse.Agreement);
        var keys = new MemberKeys(signing.PublicKey, encryption.PublicKey);
        var bound = AssociatedData(keys);
        var keyset = new Keyset
        {
            Keys = keys,
            SealedSigning = await primitives.SealPrivateKeyAsync(
                master.Secret,
                SigningLabel,
                bound,
                signing
            ),
            SealedEncryption = await primitives.SealPrivateKeyAsync(
                master.Secret,
                EncryptionLabel,
                bound,
                encryption
            ),
        };
        return (keyset, new Identity(primitives, signing, encryption));
    }

    /// <summary>Opens and tests the private parts. <paramref name="expected"/> is the member this device or the kit knows, when it knows one.</summary>
    public async ValueTask<KeysetOpened> OpenAsync(
        IPrimitives primitives,
        MasterKey master,
        MemberId? expected = null
    )
    {
        if (expected is { } member && member != Member)
        {
            return new KeysetOpened(KeysetOutcome.OtherMember, null);
        }

        var bound = AssociatedData(Keys);
        var signing = await primitives.OpenPrivateKeyAsync(
            master.Secret,
            SigningLabel,
            bound,
            SealedSigning,
            Keys.Signing,
            KeyUse.Signing
        );
        var encryption = await primitives.OpenPrivateKeyAsync(
            master.Secret,
            EncryptionLabel,
            bound,
            SealedEncryption,
            Keys.Encryption,
            KeyUse.Agreement
        );
        if (signing is null || encryption is null)
        {
            signing?.Dispose();
            encryption?.Dispose();
            return new KeysetOpened(KeysetOutcome.DoesNotBelong, null);
        }

        return new KeysetOpened(KeysetOutcome.Fine, new Identity(primitives, signing, encryption));
    }

    private static byte[] AssociatedData(MemberKeys keys) =>
        Cbor.Array(Cbor.Suite, keys.Signing, keys.Encryption);
}
