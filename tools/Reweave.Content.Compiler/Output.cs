namespace Reweave.Content.Compiler;

internal static class Output
{
    /// <summary>Leaves a file alone that already holds the text, so that what depends on it is not built again; swaps it in whole otherwise.</summary>
    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return;
        var beside = $"{path}.{Environment.ProcessId}";
        File.WriteAllText(beside, text);
        File.Move(beside, path, overwrite: true);
    }
}
