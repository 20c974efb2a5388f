using System.Runtime.InteropServices.JavaScript;

namespace Reweave.Web.Browser;

/// <summary>
/// Calls into the vault (<c>browser/vault.js</c>): the worker that holds every secret. One call is one crossing, so lists go in one.
/// </summary>
internal static partial class Vault
{
    internal const string Module = "reweave/vault";

    public static async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> AskAsync(
        string operation,
        Fields fields
    )
    {
        using var answer = await CallAsync(operation, fields.Pack());
        return Fields.Unpack(answer.GetPropertyAsByteArray("bytes")!);
    }

    /// <summary>Forgets what the handle stands for; nobody waits for it.</summary>
    [JSImport("drop", Module)]
    public static partial void Drop(int handle);

    // A task cannot carry an array across, an object can.
    [JSImport("call", Module)]
    private static partial Task<JSObject> CallAsync(string operation, byte[] fields);
}
