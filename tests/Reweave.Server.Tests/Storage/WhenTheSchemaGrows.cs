using Reweave.Server.Storage;

namespace Reweave.Server.Tests.Storage;

public sealed class WhenTheSchemaGrows : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reweave-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Path => System.IO.Path.Combine(_folder, "reweave.db");

    [Fact]
    public void A_new_database_has_the_newest_version()
    {
        using var connection = Connection.OpenWriter(Path, TimeSpan.FromSeconds(1));

        Schema.Migrate(connection);
        Schema.Migrate(connection);

        Assert.Equal(Schema.Newest, connection.ReadLong("PRAGMA user_version"));
    }

    [Fact]
    public async Task A_database_of_version_1_still_opens_with_everything_in_it()
    {
        using (var connection = Connection.OpenWriter(Path, TimeSpan.FromSeconds(1)))
        {
            connection.Execute(Sample("version-1.sql"));
        }

        using var server = new ServerInProcess(folder: _folder);
        var someone = Person.Stranger(server.CreateClient());
        someone.Token = new byte[32];

        var account = await someone.Account();
        Assert.Equal("kept.0001", account.LoginName);
        var row = Assert.Single(await someone.Spaces());
        Assert.Equal(new Position(2), row.Position);
        Assert.Equal(72_623_859_790_382_856UL, row.Generation);
        var answered = await someone.Get($"spaces/{row.Space}/entries?after=0");
        _ = PageAnswer.TryRead(answered.Fine(), out var page);
        Assert.Equal(2, page!.Frames.Count);
    }

    [Fact]
    public void A_database_of_a_newer_server_is_left_alone()
    {
        using var connection = Connection.OpenWriter(Path, TimeSpan.FromSeconds(1));
        connection.Execute($"PRAGMA user_version = {Schema.Newest + 1}");

        Assert.Throws<InvalidOperationException>(() => Schema.Migrate(connection));
    }

    private static string Sample(string name)
    {
        using var stream = typeof(WhenTheSchemaGrows).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
