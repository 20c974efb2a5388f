using Reweave.Server.Storage;

namespace Reweave.Server.Accounts;

/// <summary>What the server can check about an account's secrets, and what it can read of a keyset and an unlocker: public parts only.</summary>
internal static class AccountSecrets
{
    private const int PassphraseKind = 1;
    private const int RecoveryKind = 2;
    private const int PublicKeyInBytes = 65;

    /// <summary>The hash the server keeps of a login secret.</summary>
    public static byte[] LoginHash(byte[] loginSecret) =>
        SHA256.HashData([.. "reweave/1/login-hash"u8, .. loginSecret]);

    /// <summary>Compared in fixed time against the kept hash, or against nothing's hash where there is no such account or kind.</summary>
    public static bool IsRight(byte[]? keptHash, byte[] loginSecret)
    {
        var given = LoginHash(loginSecret);
        var fits = CryptographicOperations.FixedTimeEquals(keptHash ?? new byte[32], given);
        return fits && keptHash is not null;
    }

    /// <summary>True when the login secret belongs to a present unlocker of that account.</summary>
    public static bool Unlocks(Connection connection, long account, int kind, byte[] loginSecret)
    {
        using var row = connection
            .Prepare("SELECT login_hash FROM unlockers WHERE account = ?1 AND kind = ?2")
            .Bind(1, account)
            .Bind(2, kind);
        return IsRight(row.Step() ? row.Bytes(0) : null, loginSecret);
    }

    /// <summary>
    /// <c>[1, signing pub, encryption pub, sealed, sealed]</c>: the public keys, and the member id they hash to.
    /// </summary>
    public static ReadOutcome TryReadKeyset(byte[] keyset, out PublicKeys? keys) =>
        Cbor.TryRead(
            keyset,
            Limits.KeysetInBytes,
            reader =>
            {
                reader.StartArray(5);
                reader.OwnSuite();
                var signing = reader.Bytes(PublicKeyInBytes);
                var encryption = reader.Bytes(PublicKeyInBytes);
                _ = reader.ReadByteString();
                _ = reader.ReadByteString();
                reader.EndArray();
                return new PublicKeys(signing, encryption);
            },
            out keys
        );

    /// <summary><c>[1, kind, iterations, salt, sealed]</c></summary>
    public static ReadOutcome TryReadUnlocker(
        byte[] unlocker,
        out UnlockerParameters? parameters
    ) =>
        Cbor.TryRead(
            unlocker,
            Limits.UnlockerInBytes,
            reader =>
            {
                reader.StartArray(5);
                reader.OwnSuite();
                var kind = reader.Number(255);
                var read = new UnlockerParameters(kind, reader.Number(), reader.Bytes(32));
                _ = reader.ReadByteString();
                reader.EndArray();
                return kind is PassphraseKind or RecoveryKind
                    ? read
                    : throw new WireException(ReadOutcome.UnknownKind);
            },
            out parameters
        );

    /// <summary>
    /// Parameters for a name that does not exist: always the same for the same name and kind, and like those of real accounts.
    /// </summary>
    public static LoginParametersAnswer Invent(byte[] nameKey, string name, int kind) =>
        new(
            kind == PassphraseKind ? Limits.PassphraseIterationsFloor : 0,
            HMACSHA256.HashData(nameKey, Cbor.Array(name, kind))
        );
}

internal sealed record PublicKeys(byte[] Signing, byte[] Encryption)
{
    /// <summary><c>H("reweave/1/member" ‖ [1, signing pub, encryption pub])</c></summary>
    public MemberId Member =>
        new(
            SHA256.HashData([
                .. "reweave/1/member"u8,
                .. Cbor.Array(Cbor.Suite, Signing, Encryption),
            ])
        );
}

internal sealed record UnlockerParameters(int Kind, int Iterations, byte[] Salt);
