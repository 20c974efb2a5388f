using Microsoft.Extensions.DependencyInjection;
using Reweave.Server.Storage;

namespace Reweave.Server.Tests.Operations;

public sealed class WhenTheDataCannotBeUsed : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reweave-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_second_server_on_the_same_folder_says_so_and_ends()
    {
        using var first = new ServerInProcess(folder: _folder);
        _ = first.Services.GetRequiredService<Writer>();

        var said = await ServerProcess.Run(_folder, expectedExitCode: 1);

        Assert.Contains("cannot be used", said);
        Assert.DoesNotContain("   at ", said);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_left_alone()
    {
        var path = Path.Combine(_folder, "reweave.db");
        await File.WriteAllTextAsync(
            path,
            new string('x', 5000),
            TestContext.Current.CancellationToken
        );

        var said = await ServerProcess.Run(_folder, expectedExitCode: 1);

        Assert.Contains("cannot be used", said);
        Assert.Equal(5000, new FileInfo(path).Length);
    }
}
