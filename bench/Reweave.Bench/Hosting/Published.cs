using System.Diagnostics;

namespace Reweave.Bench.Hosting;

/// <summary>The server as it would be deployed. <c>REWEAVE_SITE</c> names a folder that was published before.</summary>
internal static class Published
{
    public static string Root { get; } = FindRoot();

    public static async Task<string> ServerAsync()
    {
        if (Environment.GetEnvironmentVariable("REWEAVE_SITE") is { Length: > 0 } given)
        {
            return given;
        }

        var folder = Path.Combine(Root, "artifacts", "bench", "site");
        using var publish = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                ["publish", "src/Reweave.Server", "-c", "Release", "-v", "quiet", "-o", folder]
            )
            {
                WorkingDirectory = Root,
            }
        )!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? folder
            : throw new InvalidOperationException("Publishing the server failed.");
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Reweave.slnx")))
        {
            folder =
                Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("The bench runs outside the repository.");
        }

        return folder;
    }
}
