using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Reweave.Shape.Tests;

/// <summary>What reaches a browser comes from here and nowhere else, and the first of it is small.</summary>
public sealed partial class WebAssets
{
    private const int ShellBudget = 60_000;

    private static IEnumerable<string> Assets =>
        Repository
            .Under("src/Reweave.Web")
            .Concat(Repository.Under("src/Reweave.Server/wwwroot/"))
            .Concat(Repository.Under("src/Reweave.Server/Pages/"))
            .Where(file => AssetTypes.Contains(Path.GetExtension(file)));

    private static readonly string[] AssetTypes =
    [
        ".js",
        ".mjs",
        ".css",
        ".html",
        ".razor",
        ".svg",
        ".webmanifest",
        ".cs",
    ];

    /// <summary>Each stands beside the part it belongs to; the build joins them.</summary>
    private static IEnumerable<string> Sheets =>
        Repository
            .Under("src/Reweave.Web", ".css")
            .Where(file => !file.Contains("/wwwroot/", StringComparison.Ordinal));

    [Fact]
    public void Every_sheet_is_joined_into_one_of_the_two()
    {
        const string folder = "src/Reweave.Web/";
        var joined = Joined()
            .Matches(Repository.Read(folder + "Styles.props"))
            .Select(match => (folder + match.Groups[1].Value).Replace("Reweave.Web/../", ""));
        Assert.Equal(Sheets.Order(StringComparer.Ordinal), joined.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_asset_names_another_host() =>
        Expect.NoFaults(Repository.Faults(Assets, line => OtherHost().IsMatch(line)));

    [Fact]
    public void The_unlock_shell_fits_its_budget()
    {
        const string folder = "src/Reweave.Web/wwwroot/";
        var page = Repository.Read(folder + "index.html");
        var parts = LocalPart()
            .Matches(page)
            .Select(match => match.Groups[1].Value)
            .Where(part =>
                !part.StartsWith("_framework/", StringComparison.Ordinal) && part.Length > 0
            )
            .Select(part => folder + part)
            .Where(Repository.Files.Contains)
            .Append(folder + "index.html")
            .Concat(Sheets)
            .Distinct()
            .ToList();
        var total = parts.Sum(CompressedLength);
        Assert.True(total <= ShellBudget, $"{total} bytes: {string.Join(", ", parts)}");
    }

    private static long CompressedLength(string file)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            brotli.Write(File.ReadAllBytes(Repository.FullPath(file)));
        }

        return compressed.Length;
    }

    // Namespaces of XML are names, not addresses; documentation links in comments are for readers.
    [GeneratedRegex(
        @"^(?!\s*(//|\*|/\*)).*https?://(?!(www\.w3\.org/|www\.sitemaps\.org/schemas/|localhost|127\.0\.0\.1|\{|@|""))"
    )]
    private static partial Regex OtherHost();

    [GeneratedRegex(@"<(?:Base|App)Style Include=""([^""]+)""")]
    private static partial Regex Joined();

    [GeneratedRegex(@"(?:src|href)=""([^""#:]+)""")]
    private static partial Regex LocalPart();
}
