using System.Reflection;
using System.Runtime.InteropServices.JavaScript;
using Reweave.Crypto.Primitives;
using Reweave.Web.Browser;
using Vectors.Runner;

namespace Reweave.VectorPage;

/// <summary>The protocol's vector files, the same as on every other platform, on WebCrypto.</summary>
internal sealed partial class VectorWalk(WebCryptoPrimitives primitives)
{
    private const string Suffix = ".vectors";

    public async Task RunAsync(Results results)
    {
        var platform = new VectorPlatform
        {
            Primitives = primitives,
            PassphraseAsync = async (typed, _) => new VaultPassphrase(await TypeAsync(typed)),
        };
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly
            .GetManifestResourceNames()
            .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToList();
        Expect.True(names.Count >= 20, "the vector files are here");
        foreach (var name in names)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var file = VectorFile.Parse(await reader.ReadToEndAsync());
            await results.TellAsync(
                $"vectors {file.Construction}: {file.Cases.Count}",
                async () =>
                {
                    foreach (var result in await VectorRunner.RunAsync(platform, file))
                    {
                        Expect.True(result.Passed, result.ToString());
                    }
                }
            );
        }
    }

    [JSImport("type", Results.Module)]
    private static partial Task<int> TypeAsync(string text);
}
