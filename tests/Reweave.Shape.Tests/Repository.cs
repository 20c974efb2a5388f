using System.Runtime.CompilerServices;

namespace Reweave.Shape.Tests;

/// <summary>The files of the repository as a reader sees them: no build output, no packages, no data.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs =
    [
        "artifacts",
        "bin",
        "obj",
        "node_modules",
        "data",
        "TestResults",
    ];

    /// <summary>What the build writes among the sources, where a server in development looks for it.</summary>
    private static readonly string[] Built =
    [
        "src/Reweave.Web/wwwroot/design",
        "src/Reweave.Web/wwwroot/text",
    ];

    public static string Root { get; } = FindRoot();

    /// <summary>Release or Debug, in lower case: the folder under artifacts/bin this test runs from.</summary>
    public static string Configuration { get; } =
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>Paths from the root with forward slashes, sorted.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [.. Walk(new DirectoryInfo(Root)).Select(Relative).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Under(string folder, params string[] extensions) =>
        Files.Where(file =>
            file.StartsWith(folder, StringComparison.Ordinal)
            && (extensions.Length == 0 || extensions.Contains(Path.GetExtension(file)))
        );

    public static string FullPath(string file) => Path.Combine(Root, file);

    public static string Read(string file) => File.ReadAllText(FullPath(file));

    /// <summary>"file:line: text" for every line that the rule finds fault with.</summary>
    public static IEnumerable<string> Faults(IEnumerable<string> files, Func<string, bool> rule) =>
        from file in files
        from line in File.ReadLines(FullPath(file))
            .Select((text, index) => (text, number: index + 1))
        where rule(line.text)
        select $"{file}:{line.number}: {line.text.Trim()}";

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder
            .EnumerateFiles()
            .Concat(
                folder
                    .EnumerateDirectories()
                    .Where(child =>
                        child.Name != ".git"
                        && !NotOurs.Contains(child.Name)
                        && !Built.Contains(Relative(child))
                    )
                    .SelectMany(Walk)
            );

    private static string Relative(FileSystemInfo file) =>
        Path.GetRelativePath(Root, file.FullName).Replace('\\', '/');

    private static string FindRoot([CallerFilePath] string here = "")
    {
        // The build may map source paths away; then the folder the test runs from leads to the root as well.
        foreach (var start in new[] { Path.GetDirectoryName(here), AppContext.BaseDirectory })
        {
            for (
                var folder = start;
                !string.IsNullOrEmpty(folder);
                folder = Path.GetDirectoryName(folder)
            )
            {
                if (File.Exists(Path.Combine(folder, "Reweave.slnx")))
                {
                    return folder;
                }
            }
        }

        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
