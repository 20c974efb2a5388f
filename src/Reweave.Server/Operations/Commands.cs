using Reweave.Server.Storage;

namespace Reweave.Server.Operations;

/// <summary>What a host does besides serving: <c>backup FILE</c> while the server runs, <c>restored</c> after putting one back.</summary>
internal static class Commands
{
    /// <summary>Null when the arguments name no command; otherwise the exit code.</summary>
    public static int? Run(string[] arguments, ServerOptions options, TextWriter output)
    {
        switch (arguments)
        {
            case ["backup", var target, ..]:
                return BackUp(options, Path.GetFullPath(target), output);
            case ["backup"]:
                output.WriteLine("usage: backup FILE");
                return 2;
            case ["restored", ..]:
                new DatabaseFile(options).RenewGeneration();
                output.WriteLine("restored: clients will offer what the backup had not seen yet");
                return 0;
            default:
                return null;
        }
    }

    private static int BackUp(ServerOptions options, string target, TextWriter output)
    {
        if (File.Exists(target))
        {
            output.WriteLine("backup: that file exists already");
            return 1;
        }

        using (var connection = new DatabaseFile(options).OpenReader())
        {
            MakePrivate(target);
            connection.BackUpTo(target);
        }

        output.WriteLine($"backup: {target}");
        return 0;
    }

    /// <summary>Made before anything is in it, readable by its owner only.</summary>
    private static void MakePrivate(string target)
    {
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var _ = new FileStream(target, create);
    }
}
