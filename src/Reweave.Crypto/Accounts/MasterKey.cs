namespace Reweave.Crypto.Accounts;

/// <summary>
/// The one key of an account: every unlocker opens it, and everything else of the account is sealed under it or derived from it.
/// </summary>
public sealed class MasterKey : IDisposable
{
    private readonly IPrimitives _primitives;

    internal MasterKey(IPrimitives primitives, SecretHandle secret)
    {
        _primitives = primitives;
        Secret = secret;
    }

    internal SecretHandle Secret { get; }

    /// <summary>A key as it is given in vectors.</summary>
    internal static async ValueTask<MasterKey> ImportAsync(
        IPrimitives primitives,
        ReadOnlyMemory<byte> bytes
    ) => new(primitives, await primitives.ImportSecretAsync(bytes));

    public static async ValueTask<MasterKey> GenerateAsync(IPrimitives primitives) =>
        new(primitives, await primitives.GenerateSecretAsync());

    /// <summary>From here on no further unlocker can be made with this handle; unlock again for that.</summary>
    public ValueTask SettleAsync() => _primitives.SettleAsync(Secret);

    /// <summary>Seals what the device keeps for itself: drafts, snapshots, settings. Settled.</summary>
    public async ValueTask<SecretHandle> LocalKeyAsync()
    {
        var local = await _primitives.DeriveSecretAsync(
            Secret,
            ReadOnlyMemory<byte>.Empty,
            "reweave/1/local"u8.ToArray()
        );
        await _primitives.SettleAsync(local);
        return local;
    }

    public void Dispose() => Secret.Dispose();

    public override string ToString() => "(master key)";
}
