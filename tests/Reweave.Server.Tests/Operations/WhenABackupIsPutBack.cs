namespace Reweave.Server.Tests.Operations;

public sealed class WhenABackupIsPutBack : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reweave-test-").FullName;
    private readonly string _other = Directory.CreateTempSubdirectory("reweave-test-").FullName;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_other, recursive: true);
    }

    [Fact]
    public async Task Clients_see_a_new_generation_and_the_head_of_the_backup()
    {
        using var server = await ServerProcess.Start(_folder);
        var anna = await Person.Registered(server.CreateClient(), "anna");
        var log = SpaceLog.Private(anna);
        (await anna.Make(log)).Fine();
        var file = SentFile.Usual(log);
        await file.SendWhole(anna);
        var before = await anna.Read(log);

        // While the server runs.
        await ServerProcess.Run(_folder, "backup", Path.Combine(_other, "reweave.db"));
        (await anna.Append(log, log.Event(anna))).Fine();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(_other, "reweave.db"))
            );
        }

        await ServerProcess.Run(_other, "restored");

        using var restored = await ServerProcess.Start(_other);
        var there = anna.At(restored.CreateClient());
        var after = await there.Read(log);
        Assert.Equal(before.Head, after.Head);
        Assert.Equal(before.Frames, after.Frames);
        Assert.Equal(file.Chunks[0], (await file.Read(there, 0)).Fine());
        Assert.NotEqual(before.Generation, after.Generation);
        Assert.Equal(after.Generation, Assert.Single(await there.Spaces()).Generation);
    }
}
