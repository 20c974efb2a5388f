namespace Reweave.Crypto.Primitives;

/// <summary>
/// HPKE (RFC 9180), single message: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-GCM; mode PSK, or Base when there is no PSK
/// (Base exists for the RFC's vectors only). A wrap proves nothing about its sender beyond the knowledge of the PSK; the signed
/// entry that carries it does.
/// </summary>
internal sealed class Hpke
{
    public static readonly Hpke Aes128Gcm = new(aead: 1, keyInBytes: 16);
    public static readonly Hpke Aes256Gcm = new(aead: 2, keyInBytes: 32);

    private const int EncInBytes = Points.LengthInBytes;
    private const int TagInBytes = 16;
    private const int NonceInBytes = 12;
    private static readonly byte[] KemSuite = [.. "KEM"u8, 0, 0x10];
    private readonly byte[] _suite;
    private readonly int _keyInBytes;

    private Hpke(byte aead, int keyInBytes)
    {
        _suite = [.. "HPKE"u8, 0, 0x10, 0, 1, 0, aead];
        _keyInBytes = keyInBytes;
    }

    /// <summary><c>enc ‖ ct</c>; null when the recipient's key is no point of the curve.</summary>
    public byte[]? Seal(
        ECDiffieHellman ephemeral,
        ReadOnlySpan<byte> recipientPublicKey,
        ReadOnlySpan<byte> info,
        ReadOnlySpan<byte> psk,
        ReadOnlySpan<byte> pskId,
        ReadOnlySpan<byte> associatedData,
        ReadOnlySpan<byte> plaintext
    )
    {
        using var recipient = Points.TryAgreement(recipientPublicKey);
        if (recipient is null)
        {
            return null;
        }

        var enc = Points.Write(ephemeral.ExportParameters(includePrivateParameters: false).Q);
        var shared = SharedSecret(ephemeral, recipient, enc, recipientPublicKey);
        var (key, nonce) = Schedule(shared, info, psk, pskId);
        var output = new byte[EncInBytes + plaintext.Length + TagInBytes];
        enc.CopyTo(output, 0);
        using var aes = new AesGcm(key, TagInBytes);
        aes.Encrypt(
            nonce,
            plaintext,
            output.AsSpan(EncInBytes, plaintext.Length),
            output.AsSpan(output.Length - TagInBytes),
            associatedData
        );
        return output;
    }

    /// <summary>Null when it does not open, for whatever reason: the caller learns nothing it could tell an attacker.</summary>
    public byte[]? Open(
        ECDiffieHellman recipient,
        ReadOnlySpan<byte> recipientPublicKey,
        ReadOnlySpan<byte> info,
        ReadOnlySpan<byte> psk,
        ReadOnlySpan<byte> pskId,
        ReadOnlySpan<byte> associatedData,
        ReadOnlySpan<byte> wrapped
    )
    {
        if (wrapped.Length < EncInBytes + TagInBytes)
        {
            return null;
        }

        var enc = wrapped[..EncInBytes];
        using var sender = Points.TryAgreement(enc);
        if (sender is null)
        {
            return null;
        }

        var shared = SharedSecret(recipient, sender, enc, recipientPublicKey);
        var (key, nonce) = Schedule(shared, info, psk, pskId);
        var plaintext = new byte[wrapped.Length - EncInBytes - TagInBytes];
        using var aes = new AesGcm(key, TagInBytes);
        try
        {
            aes.Decrypt(
                nonce,
                wrapped[EncInBytes..^TagInBytes],
                wrapped[^TagInBytes..],
                plaintext,
                associatedData
            );
            return plaintext;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>Encap and Decap are the same from here: RFC 9180, section 4.1.</summary>
    private static byte[] SharedSecret(
        ECDiffieHellman own,
        ECDiffieHellman their,
        ReadOnlySpan<byte> enc,
        ReadOnlySpan<byte> recipientPublicKey
    )
    {
        using var theirPublicKey = their.PublicKey;
        var agreed = own.DeriveRawSecretAgreement(theirPublicKey);
        byte[] context = [.. enc, .. recipientPublicKey];
        var extracted = LabeledExtract(KemSuite, [], "eae_prk"u8, agreed);
        return LabeledExpand(KemSuite, extracted, "shared_secret"u8, context, 32);
    }

    private (byte[] Key, byte[] Nonce) Schedule(
        byte[] shared,
        ReadOnlySpan<byte> info,
        ReadOnlySpan<byte> psk,
        ReadOnlySpan<byte> pskId
    )
    {
        byte mode = psk.IsEmpty ? (byte)0 : (byte)1;
        byte[] context =
        [
            mode,
            .. LabeledExtract(_suite, [], "psk_id_hash"u8, pskId),
            .. LabeledExtract(_suite, [], "info_hash"u8, info),
        ];
        var secret = LabeledExtract(_suite, shared, "secret"u8, psk);
        return (
            LabeledExpand(_suite, secret, "key"u8, context, _keyInBytes),
            LabeledExpand(_suite, secret, "base_nonce"u8, context, NonceInBytes)
        );
    }

    private static byte[] LabeledExtract(
        byte[] suite,
        byte[] salt,
        ReadOnlySpan<byte> label,
        ReadOnlySpan<byte> keyMaterial
    ) =>
        HKDF.Extract(
            HashAlgorithmName.SHA256,
            [.. "HPKE-v1"u8, .. suite, .. label, .. keyMaterial],
            salt
        );

    private static byte[] LabeledExpand(
        byte[] suite,
        byte[] key,
        ReadOnlySpan<byte> label,
        byte[] info,
        int length
    ) =>
        HKDF.Expand(
            HashAlgorithmName.SHA256,
            key,
            length,
            [0, (byte)length, .. "HPKE-v1"u8, .. suite, .. label, .. info]
        );
}
