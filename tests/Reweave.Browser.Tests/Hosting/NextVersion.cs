using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Reweave.Browser.Tests.Hosting;

/// <summary>
/// The published site once more with one sentence changed, and every hash that follows from it: what a host puts in place when a
/// new version comes out, without publishing for another two minutes.
/// </summary>
internal static partial class NextVersion
{
    private const string Text = "app/text/en.json";
    private const string Assets = "app/service-worker-assets.js";

    /// <summary>A folder of its own, for the caller to delete.</summary>
    public static async Task<string> OfAsync(string site, string sentence, string changed)
    {
        var folder = Directory.CreateTempSubdirectory("reweave-next-").FullName;
        foreach (var file in Directory.EnumerateFiles(site, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(site, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var text = await File.ReadAllTextAsync(Inside(folder, Text));
        Assert.Contains(sentence, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            Inside(folder, Text),
            text.Replace(sentence, changed, StringComparison.Ordinal)
        );
        var assets = await File.ReadAllTextAsync(Inside(folder, Assets));
        var (before, after) = (Sha256(Inside(site, Text)), Sha256(Inside(folder, Text)));
        Assert.Contains(before, assets, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            Inside(folder, Assets),
            VersionLine()
                .Replace(
                    assets.Replace(before, after, StringComparison.Ordinal),
                    "\"version\": \"next\""
                )
        );
        await ServeAsync(folder, Text, Assets);
        return folder;
    }

    /// <summary>The list of what is served names lengths and hashes; the compressed copies of what has changed are left out.</summary>
    private static async Task ServeAsync(string folder, params string[] changed)
    {
        var path = Path.Combine(folder, "Reweave.Server.staticwebassets.endpoints.json");
        var list = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        var endpoints = list["Endpoints"]!.AsArray();
        foreach (var endpoint in endpoints.ToList())
        {
            var file = endpoint!["AssetFile"]!.GetValue<string>();
            if (changed.Any(name => file == name + ".br" || file == name + ".gz"))
            {
                endpoints.Remove(endpoint);
            }
            else if (changed.Contains(file))
            {
                var hash = Sha256(Inside(folder, file));
                foreach (var header in endpoint["ResponseHeaders"]!.AsArray())
                {
                    header!["Value"] = header["Name"]!.GetValue<string>() switch
                    {
                        "Content-Length" => new FileInfo(Inside(folder, file)).Length.ToString(
                            CultureInfo.InvariantCulture
                        ),
                        "ETag" => $"\"{hash}\"",
                        "Last-Modified" => TimeProvider
                            .System.GetUtcNow()
                            .ToString("R", CultureInfo.InvariantCulture),
                        _ => header["Value"]!.GetValue<string>(),
                    };
                }
            }
        }

        await File.WriteAllTextAsync(path, list.ToJsonString(), new UTF8Encoding(false));
    }

    private static string Inside(string folder, string asset) =>
        Path.Combine(folder, "wwwroot", asset);

    private static string Sha256(string file) =>
        Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(file)));

    [GeneratedRegex("\"version\": \"[^\"]+\"")]
    private static partial Regex VersionLine();
}
