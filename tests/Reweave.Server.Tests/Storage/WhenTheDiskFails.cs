using Microsoft.Extensions.DependencyInjection;
using Reweave.Server.Storage;

namespace Reweave.Server.Tests.Storage;

public sealed class WhenTheDiskFails : IDisposable
{
    private readonly ServerInProcess _server = new(new() { ["Reweave:BusyTimeout"] = "50" });

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_full_one_is_named_nothing_is_half_there_and_work_goes_on_when_there_is_room()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var writer = _server.Services.GetRequiredService<Writer>();
        var atRest = log.Fork();
        var batch = Enumerable
            .Range(0, 12)
            .Select(_ => log.Event(anna, new byte[40_000]))
            .ToArray();
        await RoomFor(writer, morePages: 20);

        var full = await anna.Append(log, batch);

        full.Refused(RefusalCodes.StorageFull);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, full.Status);
        Assert.Equal(atRest.Head, (await ben.Read(log)).Head);
        Assert.Contains("was not kept", _server.Log.Text);
        Assert.DoesNotContain(log.Id.ToString(), _server.Log.Text);
        await RoomFor(writer, morePages: 100_000);
        (await anna.Append(log, batch)).Fine();
        Assert.Equal(log.Head, (await ben.Read(log)).Head);
    }

    [Fact]
    public async Task A_locked_one_is_busy_reading_goes_on_and_writing_too_when_it_is_free()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var said = log.Event(anna);
        using (var other = _server.Services.GetRequiredService<DatabaseFile>().OpenWriter())
        {
            other.Execute("BEGIN IMMEDIATE");

            var busy = await anna.Append(log, said);

            busy.Refused(RefusalCodes.Busy);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.Status);
            Assert.Equal(5, (await ben.Read(log)).Frames.Count);
            other.Execute("ROLLBACK");
        }

        (await anna.Append(log, said)).Fine();
        Assert.Equal(log.Head, (await ben.Read(log)).Head);
    }

    private static async Task RoomFor(Writer writer, int morePages) =>
        Assert.IsType<Answer>(
            await writer.WriteAsync(connection =>
            {
                var pages = connection.ReadLong("PRAGMA page_count") + morePages;
                connection.Execute($"PRAGMA max_page_count = {pages}");
                return Answer.Empty;
            })
        );
}
