namespace Reweave.Crypto.Accounts;

/// <summary>What stretching came to; the root is there exactly when the outcome is fine.</summary>
public readonly record struct RootStretched(UnlockOutcome Outcome, UnlockerRoot? Root);

/// <summary>
/// What a passphrase with Secret Key, or the recovery words, come to under given parameters. Two independent branches: the login
/// secret for the server and the unlock key, so that knowing one says nothing about the other.
/// </summary>
public sealed class UnlockerRoot : IDisposable
{
    private readonly IPrimitives _primitives;
    private readonly SecretHandle _root;
    private readonly UnlockerKind _kind;
    private readonly int _iterations;
    private readonly byte[] _salt;

    private UnlockerRoot(
        IPrimitives primitives,
        SecretHandle root,
        UnlockerKind kind,
        int iterations,
        byte[] salt
    )
    {
        _primitives = primitives;
        _root = root;
        _kind = kind;
        _iterations = iterations;
        _salt = salt;
    }

    /// <summary>Refuses parameters outside floor and ceiling before anything is stretched, whoever gave them.</summary>
    public static async ValueTask<RootStretched> FromPassphraseAsync(
        IPrimitives primitives,
        PassphraseHandle passphrase,
        SecretHandle secretKey,
        int iterations,
        byte[] salt
    )
    {
        if (iterations < Limits.PassphraseIterationsFloor)
        {
            return new RootStretched(UnlockOutcome.WeakParameters, null);
        }

        if (iterations > Limits.PassphraseIterationsCeiling)
        {
            return new RootStretched(UnlockOutcome.ExcessiveParameters, null);
        }

        if (salt.Length != Unlocker.SaltInBytes)
        {
            return new RootStretched(UnlockOutcome.WeakParameters, null);
        }

        var info = Info(UnlockerKind.Passphrase, iterations, salt);
        var root = await primitives.StretchAsync(passphrase, secretKey, salt, iterations, info);
        return new RootStretched(
            UnlockOutcome.Fine,
            new UnlockerRoot(primitives, root, UnlockerKind.Passphrase, iterations, salt)
        );
    }

    public static async ValueTask<RootStretched> FromRecoveryAsync(
        IPrimitives primitives,
        RecoverySecret recovery,
        byte[] salt
    )
    {
        if (salt.Length != Unlocker.SaltInBytes)
        {
            return new RootStretched(UnlockOutcome.WeakParameters, null);
        }

        using var secret = await recovery.ImportAsync(primitives);
        var info = Info(UnlockerKind.Recovery, 0, salt);
        var root = await primitives.DeriveSecretAsync(secret, salt, info);
        await primitives.SettleAsync(root);
        return new RootStretched(
            UnlockOutcome.Fine,
            new UnlockerRoot(primitives, root, UnlockerKind.Recovery, 0, salt)
        );
    }

    /// <summary>32 bytes for the server, which keeps only <see cref="LoginHash"/>.</summary>
    public ValueTask<byte[]> LoginSecretAsync() =>
        _primitives.DeriveBytesAsync(
            _root,
            ReadOnlyMemory<byte>.Empty,
            "reweave/1/login"u8.ToArray(),
            32
        );

    public static byte[] LoginHash(ReadOnlySpan<byte> loginSecret) =>
        Hashes.Of("reweave/1/login-hash"u8, loginSecret);

    /// <summary>A new unlocker over an unsettled master key.</summary>
    public async ValueTask<UnlockerMade> MakeAsync(MasterKey master, MemberId member)
    {
        using var unlockKey = await UnlockKeyAsync();
        var sealedMaster = await _primitives.SealSecretAsync(
            unlockKey,
            Unlocker.Label,
            AssociatedData(member),
            master.Secret
        );
        var loginSecret = await LoginSecretAsync();
        return new UnlockerMade
        {
            Unlocker = new Unlocker
            {
                Kind = _kind,
                Iterations = _iterations,
                Salt = _salt,
                Sealed = sealedMaster,
            },
            LoginSecret = loginSecret,
            LoginHash = LoginHash(loginSecret),
        };
    }

    /// <summary>
    /// Opens an unlocker of the member whom the keyset names. Take <paramref name="settled"/> false only to make new unlockers.
    /// </summary>
    public async ValueTask<UnlockerOpened> OpenAsync(
        Unlocker unlocker,
        MemberId member,
        bool settled = true
    )
    {
        if (
            unlocker.Kind != _kind
            || unlocker.Iterations != _iterations
            || !unlocker.Salt.AsSpan().SequenceEqual(_salt)
        )
        {
            return new UnlockerOpened(UnlockOutcome.OtherParameters, null);
        }

        using var unlockKey = await UnlockKeyAsync();
        var master = await _primitives.OpenSecretAsync(
            unlockKey,
            Unlocker.Label,
            AssociatedData(member),
            unlocker.Sealed,
            settled
        );
        return master is null
            ? new UnlockerOpened(UnlockOutcome.WrongKey, null)
            : new UnlockerOpened(UnlockOutcome.Fine, new MasterKey(_primitives, master));
    }

    public void Dispose() => _root.Dispose();

    public override string ToString() => "(root)";

    private ValueTask<SecretHandle> UnlockKeyAsync() =>
        _primitives.DeriveSecretAsync(
            _root,
            ReadOnlyMemory<byte>.Empty,
            "reweave/1/unlock"u8.ToArray()
        );

    private byte[] AssociatedData(MemberId member) =>
        Cbor.Array(Cbor.Suite, (int)_kind, _iterations, _salt, member.ToArray());

    private static byte[] Info(UnlockerKind kind, int iterations, byte[] salt) =>
        [
            .. "reweave/1/root"u8,
            .. SHA256.HashData(Cbor.Array(Cbor.Suite, (int)kind, iterations, salt)),
        ];
}
