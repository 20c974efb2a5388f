using System.Xml.Linq;

namespace Reweave.Shape.Tests;

/// <summary>Two commands build, run and check all of this; nothing may slip past them.</summary>
public sealed class Commands
{
    private static IEnumerable<string> TestProjects =>
        Repository
            .Under("tests/", ".csproj")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => name.EndsWith(".Tests", StringComparison.Ordinal));

    [Fact]
    public void Every_test_project_runs_in_the_test_command()
    {
        var script = Repository.Read("test");
        Assert.All(
            TestProjects,
            project =>
                Assert.Contains(
                    project["Reweave.".Length..^".Tests".Length],
                    script,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void The_solution_holds_every_project_that_needs_no_browser()
    {
        var listed = XDocument
            .Load(Repository.FullPath("Reweave.slnx"))
            .Descendants("Project")
            .Select(project => project.Attribute("Path")!.Value);
        var expected = Repository
            .Under("src/", ".csproj")
            .Concat(Repository.Under("tests/", ".csproj"))
            .Where(file =>
                file.EndsWith(".Tests.csproj", StringComparison.Ordinal)
                || file.StartsWith("src/", StringComparison.Ordinal)
            )
            .Where(file => !file.Contains("Browser.Tests", StringComparison.Ordinal));
        Expect.NoFaults(expected.Except(listed));
    }

    [Fact]
    public void Every_project_has_its_lock_file() =>
        Expect.NoFaults(
            Repository
                .Under("", ".csproj")
                .Select(file =>
                    Path.GetDirectoryName(file)!.Replace('\\', '/') + "/packages.lock.json"
                )
                .Except(Repository.Files)
        );

    /// <summary>A lock file that names where a package was downloaded from breaks on every other machine.</summary>
    [Fact]
    public void No_lock_file_names_a_registry() =>
        Expect.NoFaults(
            Repository.Faults(
                Repository.Files.Where(file =>
                    Path.GetFileName(file)
                        is "packages.lock.json"
                            or "package-lock.json"
                            or "package.json"
                ),
                line =>
                    line.Contains("\"resolved\": \"http", StringComparison.Ordinal)
                    || line.Contains("\"source\"", StringComparison.Ordinal)
            )
        );

    [Fact]
    public void No_file_configures_a_package_registry() =>
        Expect.NoFaults(
            Repository.Faults(
                Repository.Files.Where(file =>
                    Path.GetFileName(file).ToUpperInvariant()
                        is "NUGET.CONFIG"
                            or ".NPMRC"
                            or ".YARNRC"
                ),
                line => line.Contains("://", StringComparison.Ordinal)
            )
        );
}
