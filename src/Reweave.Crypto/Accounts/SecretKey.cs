namespace Reweave.Crypto.Accounts;

public enum SecretKeyOutcome
{
    Fine,

    /// <summary>Not 28 characters after the prefix.</summary>
    WrongLength,

    /// <summary>A character that base32 does not have.</summary>
    UnknownCharacter,

    /// <summary>31 characters that do not start with RW1: of another kind or version.</summary>
    WrongPrefix,

    /// <summary>The check characters do not fit: mistyped somewhere.</summary>
    WrongCheck,
}

/// <summary>
/// Sixteen random bytes made on the device and printed on the recovery kit. Together with the passphrase they open the account, so
/// that a copy of the server cannot be guessed at. They must be shown to the person once, and so pass through .NET memory; afterwards
/// the device keeps them only as <see cref="KeptSecretKey"/>.
/// </summary>
public sealed class SecretKey
{
    public const int LengthInBytes = 16;
    private const string Prefix = "RW1";
    private const int Characters = 26;
    private const int CheckCharacters = 2;
    private readonly byte[] _bytes;

    private SecretKey(byte[] bytes) => _bytes = bytes;

    public static SecretKey Generate() => new(RandomNumberGenerator.GetBytes(LengthInBytes));

    internal static SecretKey FromBytes(ReadOnlySpan<byte> bytes) => new(bytes.ToArray());

    /// <summary><c>RW1-XXXX-…</c>, seven groups of four; the last two characters are a check.</summary>
    public string ToText() =>
        Prefix + "-" + Base32.Grouped(Base32.Encode(_bytes) + CheckOf(_bytes));

    /// <summary>Reads what a person typed: case, spaces and hyphens do not matter, O is 0, I and L are 1, the prefix may be left out.</summary>
    public static SecretKeyOutcome TryRead(string? text, out SecretKey? key)
    {
        key = null;
        var typed = (text ?? "").Where(c => c != '-' && !char.IsWhiteSpace(c)).ToArray();
        const int body = Characters + CheckCharacters;
        if (typed.Length is not (body or (body + 3)))
        {
            return SecretKeyOutcome.WrongLength;
        }

        var values = Array.ConvertAll(typed, Base32.ValueOf);
        if (values.Contains(-1))
        {
            return SecretKeyOutcome.UnknownCharacter;
        }

        if (typed.Length > body)
        {
            if (!values.AsSpan(0, 3).SequenceEqual(Prefix.Select(Base32.ValueOf).ToArray()))
            {
                return SecretKeyOutcome.WrongPrefix;
            }

            values = values[3..];
        }

        var bytes = new byte[LengthInBytes];
        if (!Base32.TryDecode(values.AsSpan(0, Characters), bytes))
        {
            return SecretKeyOutcome.WrongCheck;
        }

        var check = CheckOf(bytes).Select(Base32.ValueOf).ToArray();
        if (!values.AsSpan(Characters).SequenceEqual(check))
        {
            return SecretKeyOutcome.WrongCheck;
        }

        key = new SecretKey(bytes);
        return SecretKeyOutcome.Fine;
    }

    public ValueTask<SecretHandle> ImportAsync(IPrimitives primitives) =>
        primitives.ImportSecretAsync(_bytes);

    public override string ToString() => "(secret key)";

    private static string CheckOf(byte[] bytes) =>
        Base32.Encode(Hashes.Of("reweave/1/secret-key-check"u8, bytes).AsSpan(0, 2))[
            ..CheckCharacters
        ];
}

/// <summary>The Secret Key as a device keeps it: sealed under the device's own non-extractable secret, bound to the account.</summary>
public static class KeptSecretKey
{
    private const string Label = "reweave/1/secret-key-kept";

    public static ValueTask<byte[]> SealAsync(
        IPrimitives primitives,
        SecretHandle deviceSecret,
        MemberId member,
        SecretHandle secretKey
    ) => primitives.SealSecretAsync(deviceSecret, Label, member.ToArray(), secretKey);

    /// <summary>
    /// The key itself, to print the kit once more. Ask for the passphrase first: whoever holds the unlocked device could otherwise
    /// walk away with it. Null when it was sealed on another device or for another account.
    /// </summary>
    public static async ValueTask<SecretKey?> ShowAsync(
        IPrimitives primitives,
        SecretHandle deviceSecret,
        MemberId member,
        ReadOnlyMemory<byte> kept
    )
    {
        var opened = await primitives.OpenAsync(
            deviceSecret,
            Label,
            [new ToOpen(member.ToArray(), kept)]
        );
        return opened[0] is { Outcome: OpenOutcome.Fine, Plaintext.Length: SecretKey.LengthInBytes }
            ? SecretKey.FromBytes(opened[0].Plaintext)
            : null;
    }

    /// <summary>Null when it was sealed on another device or for another account.</summary>
    public static ValueTask<SecretHandle?> OpenAsync(
        IPrimitives primitives,
        SecretHandle deviceSecret,
        MemberId member,
        ReadOnlyMemory<byte> kept
    ) => primitives.OpenSecretAsync(deviceSecret, Label, member.ToArray(), kept);
}
