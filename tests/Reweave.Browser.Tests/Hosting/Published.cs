using System.Diagnostics;

namespace Reweave.Browser.Tests.Hosting;

/// <summary>
/// What would be deployed: published, trimmed, compressed. <c>./test</c> publishes once and says where; run alone,
/// these tests publish for themselves, which takes a minute.
/// </summary>
internal static class Published
{
    private static readonly Lazy<Task<string>> Server = new(() =>
        FolderAsync("REWEAVE_SITE", "src/Reweave.Server", "site", "")
    );

    private static readonly Lazy<Task<string>> VectorPage = new(() =>
        FolderAsync("REWEAVE_VECTOR_PAGE", "tests/Reweave.VectorPage", "vector-page", "wwwroot")
    );

    public static string Root { get; } = FindRoot();

    public static Task<string> ServerAsync() => Server.Value;

    public static Task<string> VectorPageAsync() => VectorPage.Value;

    private static async Task<string> FolderAsync(
        string variable,
        string project,
        string name,
        string inside
    )
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given)
        {
            return given;
        }

        var folder = Path.Combine(Root, "artifacts", "test", name);
        using var publish = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                ["publish", project, "-c", "Release", "-v", "quiet", "-o", folder]
            )
            {
                WorkingDirectory = Root,
            }
        )!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? Path.Combine(folder, inside)
            : throw new InvalidOperationException($"Publishing {project} failed.");
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Reweave.slnx")))
        {
            folder =
                Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder;
    }
}
