namespace Reweave.Server.Tests.Attachments;

public sealed class WhenThereIsNoRoomForFiles : IDisposable
{
    private readonly ServerInProcess _server = new(
        new() { ["Reweave:Quota:Bytes"] = "400000", ["Reweave:RateLimits"] = "off" }
    );

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_file_is_refused_as_a_whole_before_a_byte_of_it_is_sent()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var first = SentFile.Usual(log);
        await first.SendWhole(anna);

        var second = SentFile.Usual(log);
        (await second.Begin(anna)).Refused(RefusalCodes.QuotaExceeded);
        (await second.Send(anna, 0)).Refused(RefusalCodes.NotFound);

        // Neither the other's room nor the right to remove depends on it.
        await SentFile.Usual(log).SendWhole(ben);
        (await first.Remove(anna)).Fine();
        (await second.Begin(anna)).Fine();
    }

    [Fact]
    public async Task Words_are_still_written_to_the_last_byte_and_erased()
    {
        var (anna, _, log) = await Couple.Paired(_server);
        await SentFile.Usual(log).SendWhole(anna);
        var said = log.Event(anna, new byte[50_000]);
        var position = log.Head.Position;
        (await anna.Append(log, said)).Fine();
        (await anna.Append(log, log.Erase(anna, position, said))).Fine();
    }

    [Fact]
    public async Task Many_at_once_from_one_account_wait_and_the_others_do_not()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var file = SentFile.Usual(log);
        (await file.Begin(anna)).Fine();
        var all = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(_ => file.Send(anna, 0)).Append(file.Send(anna, 1))
        );
        Assert.All(all, one => Assert.True(one.Code is null or RefusalCodes.Busy, one.Code));
        (await file.Send(anna, 0)).Fine();
        (await file.Send(anna, 1)).Fine();
        (await file.Commit(anna)).Fine();
        Assert.Equal(file.Chunks[1], (await file.Read(ben, 1)).Fine());
    }
}
