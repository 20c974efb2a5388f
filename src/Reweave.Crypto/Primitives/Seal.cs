using System.Text;

namespace Reweave.Crypto.Primitives;

/// <summary>
/// SEAL, the one symmetric construction (docs/protocol/fundamentals.md, section 2): fresh key per message by HKDF from a random salt,
/// a commitment checked before anything is decrypted, AES-256-GCM. It hides content and binds it to key, label and associated data;
/// it does not hide the length.
/// </summary>
internal static class Seal
{
    public const int OverheadInBytes = SaltInBytes + CommitmentInBytes + TagInBytes;
    private const int SaltInBytes = 32;
    private const int CommitmentInBytes = 32;
    private const int TagInBytes = 16;

    public static byte[] With(
        ReadOnlySpan<byte> key,
        string label,
        ReadOnlySpan<byte> associatedData,
        ReadOnlySpan<byte> plaintext
    )
    {
        Span<byte> salt = stackalloc byte[SaltInBytes];
        RandomNumberGenerator.Fill(salt);
        return With(key, label, associatedData, plaintext, salt);
    }

    /// <summary>With a given salt: for vectors only. A salt used twice with the same context gives its key stream away.</summary>
    internal static byte[] With(
        ReadOnlySpan<byte> key,
        string label,
        ReadOnlySpan<byte> associatedData,
        ReadOnlySpan<byte> plaintext,
        ReadOnlySpan<byte> salt
    )
    {
        Span<byte> derived = stackalloc byte[76];
        Derive(key, label, associatedData, salt, derived);
        var output = new byte[plaintext.Length + OverheadInBytes];
        salt.CopyTo(output);
        derived[44..].CopyTo(output.AsSpan(SaltInBytes));
        using var aes = new AesGcm(derived[..32], TagInBytes);
        aes.Encrypt(
            derived[32..44],
            plaintext,
            output.AsSpan(SaltInBytes + CommitmentInBytes, plaintext.Length),
            output.AsSpan(output.Length - TagInBytes),
            associatedData
        );
        CryptographicOperations.ZeroMemory(derived);
        return output;
    }

    public static Opened Open(
        ReadOnlySpan<byte> key,
        string label,
        ReadOnlySpan<byte> associatedData,
        ReadOnlySpan<byte> sealedBytes
    )
    {
        if (sealedBytes.Length < OverheadInBytes)
        {
            return new Opened(OpenOutcome.TooShort, []);
        }

        Span<byte> derived = stackalloc byte[76];
        Derive(key, label, associatedData, sealedBytes[..SaltInBytes], derived);
        var commitment = sealedBytes.Slice(SaltInBytes, CommitmentInBytes);
        if (!CryptographicOperations.FixedTimeEquals(derived[44..], commitment))
        {
            return new Opened(OpenOutcome.WrongKeyOrContext, []);
        }

        var plaintext = new byte[sealedBytes.Length - OverheadInBytes];
        using var aes = new AesGcm(derived[..32], TagInBytes);
        try
        {
            aes.Decrypt(
                derived[32..44],
                sealedBytes[(SaltInBytes + CommitmentInBytes)..^TagInBytes],
                sealedBytes[^TagInBytes..],
                plaintext,
                associatedData
            );
            return new Opened(OpenOutcome.Fine, plaintext);
        }
        catch (AuthenticationTagMismatchException)
        {
            return new Opened(OpenOutcome.Altered, []);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(derived);
        }
    }

    private static void Derive(
        ReadOnlySpan<byte> key,
        string label,
        ReadOnlySpan<byte> associatedData,
        ReadOnlySpan<byte> salt,
        Span<byte> output
    )
    {
        Span<byte> info = stackalloc byte[label.Length + 32];
        Encoding.ASCII.GetBytes(label, info);
        SHA256.HashData(associatedData, info[label.Length..]);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, output, salt, info);
    }
}
