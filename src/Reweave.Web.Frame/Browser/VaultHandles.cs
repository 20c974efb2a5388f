using Reweave.Crypto.Primitives;

namespace Reweave.Web.Browser;

/// <summary>A secret in the vault, by number.</summary>
internal sealed class VaultSecret(int number) : SecretHandle
{
    private int _number = number;

    public int Number => _number > 0 ? _number : throw new ObjectDisposedException("secret");

    public override void Dispose()
    {
        if (Interlocked.Exchange(ref _number, 0) is > 0 and var dropped)
        {
            Vault.Drop(dropped);
        }
    }
}

/// <summary>A passphrase in the vault, by number: its text went there from the input element and was never here.</summary>
internal sealed class VaultPassphrase(int number) : PassphraseHandle
{
    private int _number = number;

    public int Number => _number > 0 ? _number : throw new ObjectDisposedException("passphrase");

    public override void Dispose()
    {
        if (Interlocked.Exchange(ref _number, 0) is > 0 and var dropped)
        {
            Vault.Drop(dropped);
        }
    }
}

/// <summary>A key pair in the vault, by number, with its public part.</summary>
internal sealed class VaultKeyPair(int number, byte[] publicKey) : KeyPairHandle
{
    private int _number = number;

    public int Number => _number > 0 ? _number : throw new ObjectDisposedException("key pair");

    public override byte[] PublicKey { get; } = publicKey;

    public override void Dispose()
    {
        if (Interlocked.Exchange(ref _number, 0) is > 0 and var dropped)
        {
            Vault.Drop(dropped);
        }
    }
}
