using Reweave.Crypto.Accounts;

namespace Reweave.Client.Engines;

internal sealed class Engine
{
    public SecretKey? SecretKeyToCheck { get; set; }
}
