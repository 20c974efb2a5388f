namespace Reweave.Protocol.Tests.Vectors;

/// <summary>The repository the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "Reweave.slnx"))
            ? folder
            : Find(
                Directory.GetParent(folder)?.FullName
                    ?? throw new DirectoryNotFoundException("The tests run inside the repository.")
            );
}
