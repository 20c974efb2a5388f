namespace Reweave.Server.Tests.Running;

internal static class Disk
{
    /// <summary>Reads a file that the server has open.</summary>
    public static byte[] Read(string path)
    {
        using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }
}
