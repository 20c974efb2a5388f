using Microsoft.Extensions.DependencyInjection;
using Reweave.Server.Storage;

namespace Reweave.Server.Tests.Storage;

public sealed class WhenManyWriteAtOnce : IDisposable
{
    private readonly ServerInProcess _server = new();
    private readonly ManualResetEventSlim _mayCommit = new(initialState: true);

    public void Dispose()
    {
        _mayCommit.Set();
        _server.Dispose();
        _mayCommit.Dispose();
    }

    private DatabaseFile File => _server.Services.GetRequiredService<DatabaseFile>();

    [Fact]
    public async Task Nobody_is_answered_and_nothing_can_be_read_before_the_commit()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        File.BeforeCommit = _mayCommit.Wait;
        _mayCommit.Reset();

        var append = anna.Append(log, log.Event(anna));
        await Task.Delay(200, TestContext.Current.CancellationToken);

        Assert.False(append.IsCompleted);
        Assert.Equal(5, (await ben.Read(log)).Frames.Count);
        _mayCommit.Set();
        (await append).Fine();
        Assert.Equal(log.Head, (await ben.Read(log)).Head);
    }

    [Fact]
    public async Task One_refusal_or_mistake_in_a_group_undoes_only_itself()
    {
        var couples = new List<Couple>();
        for (var i = 0; i < 3; i++)
        {
            couples.Add(await Couple.Paired(_server));
        }

        var commits = 0;
        File.BeforeCommit = () =>
        {
            Interlocked.Increment(ref commits);
            _mayCommit.Wait();
        };
        _mayCommit.Reset();
        var first = couples[0].Anna.Append(couples[0].Log, couples[0].Log.Event(couples[0].Anna));
        while (Volatile.Read(ref commits) == 0)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        // While the first waits for its commit, the next three gather into one group.
        var good = couples[1].Anna.Append(couples[1].Log, couples[1].Log.Event(couples[1].Anna));
        var fork = couples[2].Log.Fork();
        var refusedBatch = new[]
        {
            couples[2].Log.Event(couples[2].Anna),
            fork.Event(couples[2].Anna),
        };
        var refused = couples[2].Anna.Append(couples[2].Log, refusedBatch);
        var mistake = _server
            .Services.GetRequiredService<Writer>()
            .WriteAsync(connection =>
            {
                connection.Execute("DELETE FROM accounts");
                throw new InvalidOperationException("ours");
            });
        await Task.Delay(200, TestContext.Current.CancellationToken);
        _mayCommit.Set();

        (await first).Fine();
        (await good).Fine();
        (await refused).Refused(RefusalCodes.ChainFork);
        await Assert.ThrowsAsync<InvalidOperationException>(() => mistake);
        Assert.Equal(2, commits);
        Assert.Equal(5, (await couples[2].Anna.Read(couples[2].Log)).Frames.Count);
        Assert.Equal(6, (await couples[1].Anna.Read(couples[1].Log)).Frames.Count);
    }

    [Fact]
    public void The_writer_waits_for_the_disk_and_overwrites_what_is_deleted()
    {
        using var connection = File.OpenWriter();

        Assert.Equal("wal", connection.ReadText("PRAGMA journal_mode"));
        Assert.Equal(2, connection.ReadLong("PRAGMA synchronous"));
        Assert.Equal(1, connection.ReadLong("PRAGMA secure_delete"));
        Assert.Equal(1, connection.ReadLong("PRAGMA foreign_keys"));
    }
}
