using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Reweave.Shape.Tests;

/// <summary>
/// The seven permissions, one of them in three projects by when they load. The arrows below are those of ARCHITECTURE.md; the one
/// that is missing, from the server to everything that can read, is the claim that the server is blind.
/// </summary>
public sealed class DependencyArrows
{
    private static readonly string[] Seen =
    [
        "Reweave.Client",
        "Reweave.Content",
        "Reweave.Crypto",
        "Reweave.Domain",
        "Reweave.Protocol",
    ];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Reweave.Protocol"] = [],
        ["Reweave.Domain"] = [],
        ["Reweave.Content"] = [],
        ["Reweave.Crypto"] = ["Reweave.Protocol"],
        ["Reweave.Client"] = ["Reweave.Crypto", "Reweave.Domain", "Reweave.Protocol"],
        ["Reweave.Web.Frame"] = Seen,
        ["Reweave.Web.Rooms"] = [.. Seen, "Reweave.Web.Frame"],
        ["Reweave.Web"] = [.. Seen, "Reweave.Web.Frame"],
        ["Reweave.Server"] = ["Reweave.Content", "Reweave.Protocol"],
    };

    private static readonly Dictionary<string, string[]> AllowedPackages = new()
    {
        ["Reweave.Protocol"] = ["System.Formats.Cbor"],
        ["Reweave.Domain"] = [],
        ["Reweave.Content"] = [],
        ["Reweave.Crypto"] = [],
        ["Reweave.Client"] = [],
        ["Reweave.Web.Frame"] = ["Microsoft.AspNetCore.Components.WebAssembly"],
        ["Reweave.Web.Rooms"] = ["Microsoft.AspNetCore.Components.WebAssembly", "QRCoder"],
        ["Reweave.Web"] = ["Microsoft.AspNetCore.Components.WebAssembly"],
        ["Reweave.Server"] =
        [
            "Lucene.Net",
            "Lucene.Net.Analysis.Common",
            "SQLitePCLRaw.bundle_e_sqlite3",
        ],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Fact]
    public void Every_project_under_src_has_its_row_of_permissions() =>
        Assert.Equal(
            Allowed.Keys.Order(),
            Repository
                .Under("src/", ".csproj")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order()
        );

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_file_points_only_where_it_may(string project)
    {
        var references = References(project)
            .Where(reference => reference.Compiled)
            .Select(reference => reference.Name)
            // Packaged with the app and loaded when used: what was compiled must not name it, which the next test looks at.
            .Where(name => (project, name) is not ("Reweave.Web", "Reweave.Web.Rooms"));
        Expect.NoFaults(references.Except(Allowed[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void What_was_compiled_uses_only_what_it_may(string project) =>
        Expect.NoFaults(
            CompiledReferences(project)
                .Where(name => name.StartsWith("Reweave.", StringComparison.Ordinal))
                .Except(Allowed[project])
        );

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_takes_only_the_packages_it_may(string project) =>
        Expect.NoFaults(
            Project(project)
                .Descendants("PackageReference")
                .Where(package => package.Attribute("PrivateAssets")?.Value != "all")
                .Select(package => package.Attribute("Include")!.Value)
                .Except(AllowedPackages[project])
        );

    [Fact]
    public void The_server_hosts_the_app_without_holding_any_of_its_code()
    {
        var web = Assert.Single(
            References("Reweave.Server"),
            reference => reference.Name == "Reweave.Web"
        );
        Assert.False(web.Compiled);
    }

    /// <summary>A screen in any other folder belongs into Reweave.Web.Rooms, which loads when it is used.</summary>
    [Fact]
    public void Only_today_and_help_come_with_the_app() =>
        Assert.Equal(
            ["Help", "Today"],
            Repository
                .Under("src/Reweave.Web/", ".razor", ".cs")
                .Select(file => file.Split('/'))
                .Where(parts => parts.Length > 3)
                .Select(parts => parts[2])
                .Distinct()
                .Order()
        );

    [Theory]
    [InlineData("Reweave.Protocol")]
    [InlineData("Reweave.Domain")]
    [InlineData("Reweave.Crypto")]
    [InlineData("Reweave.Client")]
    public void What_runs_headless_knows_no_web_framework(string project) =>
        Assert.DoesNotContain(
            CompiledReferences(project),
            name =>
                name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.JSInterop", StringComparison.Ordinal)
                || name.StartsWith(
                    "System.Runtime.InteropServices.JavaScript",
                    StringComparison.Ordinal
                )
        );

    [Theory]
    [InlineData("Reweave.Domain", "System.Net")]
    [InlineData("Reweave.Domain", "System.IO.FileSystem")]
    [InlineData("Reweave.Domain", "System.Security.Cryptography")]
    [InlineData("Reweave.Domain", "System.Threading.Tasks")]
    [InlineData("Reweave.Protocol", "System.Net")]
    [InlineData("Reweave.Server", "System.Security.Cryptography.Cng")]
    public void What_must_be_pure_does_not_reach_for_the_world(string project, string part) =>
        Assert.DoesNotContain(
            CompiledReferences(project),
            name => name == part || name.StartsWith(part + ".", StringComparison.Ordinal)
        );

    private static XDocument Project(string name) =>
        XDocument.Load(Repository.FullPath($"src/{name}/{name}.csproj"));

    private static IEnumerable<(string Name, bool Compiled)> References(string project) =>
        Project(project)
            .Descendants("ProjectReference")
            .Select(reference =>
                (
                    Path.GetFileNameWithoutExtension(
                        reference.Attribute("Include")!.Value.Replace('\\', '/')
                    ),
                    reference.Attribute("ReferenceOutputAssembly")?.Value != "false"
                )
            )
            // Tools run during the build; nothing of them is in the product.
            .Where(reference => Allowed.ContainsKey(reference.Item1) || reference.Item2);

    private static List<string> CompiledReferences(string project)
    {
        var path = Repository.FullPath(
            $"artifacts/bin/{project}/{Repository.Configuration}/{project}.dll"
        );
        using var assembly = new PEReader(File.OpenRead(path));
        var metadata = assembly.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences.Select(handle =>
                metadata.GetString(metadata.GetAssemblyReference(handle).Name)
            ),
        ];
    }
}
