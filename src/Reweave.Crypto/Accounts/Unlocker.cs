namespace Reweave.Crypto.Accounts;

public enum UnlockerKind
{
    /// <summary>Passphrase and Secret Key.</summary>
    Passphrase = 1,

    /// <summary>The twelve recovery words.</summary>
    Recovery = 2,
}

public enum UnlockOutcome
{
    Fine,

    /// <summary>Fewer than <see cref="Limits.PassphraseIterationsFloor"/>: whoever asks for this wants to guess.</summary>
    WeakParameters,

    /// <summary>More than <see cref="Limits.PassphraseIterationsCeiling"/>: it would freeze the device.</summary>
    ExcessiveParameters,

    /// <summary>The unlocker has another kind, salt or iterations than the root was made with.</summary>
    OtherParameters,

    /// <summary>It does not open: wrong passphrase, Secret Key or words, or the unlocker belongs to another member or was altered.</summary>
    WrongKey,
}

/// <summary>An unlocker as it was made, with what the server is told; the login secret itself is needed again to replace unlockers.</summary>
public sealed record UnlockerMade
{
    public required Unlocker Unlocker { get; init; }

    /// <summary>32 bytes, sent at each login with this unlocker.</summary>
    public required byte[] LoginSecret { get; init; }

    /// <summary>32 bytes, kept by the server.</summary>
    public required byte[] LoginHash { get; init; }
}

/// <summary>What opening an unlocker came to; the key is there exactly when the outcome is fine.</summary>
public readonly record struct UnlockerOpened(UnlockOutcome Outcome, MasterKey? Master);

/// <summary>
/// Opens the master key of one member: <c>[1, kind, iterations, salt, sealed]</c>. The stretching parameters are bound into the root
/// and into the seal, so that nobody can lower them unnoticed.
/// </summary>
public sealed record Unlocker
{
    public const int SaltInBytes = 32;
    internal const string Label = "reweave/1/unlocker";
    private const int SealedInBytes = 112;

    public required UnlockerKind Kind { get; init; }

    /// <summary>Of PBKDF2; 0 for recovery words.</summary>
    public required int Iterations { get; init; }
    public required byte[] Salt { get; init; }
    public required byte[] Sealed { get; init; }

    public byte[] Encode() => Cbor.Array(Cbor.Suite, (int)Kind, Iterations, Salt, Sealed);

    /// <summary>The form only; floors and ceilings are checked before anything is stretched (<see cref="UnlockerRoot"/>).</summary>
    public static ReadOutcome TryRead(ReadOnlyMemory<byte> bytes, out Unlocker? unlocker) =>
        Cbor.TryRead(
            bytes,
            1024,
            reader =>
            {
                reader.StartArray(5);
                reader.OwnSuite();
                var kind = (UnlockerKind)reader.Number(255);
                var iterations = reader.Number();
                var salt = reader.Bytes(SaltInBytes);
                var sealedMaster = reader.Bytes(SealedInBytes);
                reader.EndArray();
                if (kind is not (UnlockerKind.Passphrase or UnlockerKind.Recovery))
                {
                    throw new WireException(ReadOutcome.UnknownKind);
                }

                if (kind == UnlockerKind.Recovery && iterations != 0)
                {
                    throw new WireException(ReadOutcome.WrongShape);
                }

                return new Unlocker
                {
                    Kind = kind,
                    Iterations = iterations,
                    Salt = salt,
                    Sealed = sealedMaster,
                };
            },
            out unlocker
        );
}
