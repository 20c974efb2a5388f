namespace Reweave.Server.Tests.Attachments;

public sealed class WhenAFileIsSent : IDisposable
{
    private readonly ServerInProcess _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Both_partners_read_it_once_it_is_whole_and_nobody_before()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var file = SentFile.Usual(log);
        (await file.Begin(anna)).Fine();
        (await file.Send(anna, 0)).Fine();
        (await file.Read(ben, 0)).Refused(RefusalCodes.NotFound);
        (await file.Commit(anna)).Refused(RefusalCodes.AttachmentIncomplete);

        (await file.Send(anna, 1)).Fine();
        (await file.Commit(anna)).Fine();

        Assert.Equal(file.Chunks[0], (await file.Read(ben, 0)).Fine());
        Assert.Equal(file.Chunks[1], (await file.Read(anna, 1)).Fine());
        (await file.Read(ben, 2)).Refused(RefusalCodes.NotFound);
        (await file.Read(ben, 16)).Refused(RefusalCodes.Malformed);
    }

    [Fact]
    public async Task It_goes_on_where_it_was_interrupted_and_each_step_may_be_repeated()
    {
        var (anna, _, log) = await Couple.Paired(_server);
        var file = new SentFile(log, Limits.SealedChunkInBytes, Limits.SealedChunkInBytes, 81);
        Assert.Empty((await file.Ask(anna)).Present);
        (await file.Send(anna, 2)).Fine();
        (await file.Send(anna, 0)).Fine();
        (await file.Send(anna, 0)).Fine();
        Assert.Equal([0, 2], (await file.Ask(anna)).Present);
        var used = (await anna.Account()).BytesUsed;

        (await file.Send(anna, 1)).Fine();
        (await file.Commit(anna)).Fine();
        (await file.Commit(anna)).Fine();

        Assert.True((await file.Ask(anna)).IsWhole);
        Assert.Equal(used, (await anna.Account()).BytesUsed);
    }

    [Fact]
    public async Task Other_bytes_in_the_place_of_what_is_there_are_refused()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var file = SentFile.Usual(log);
        await file.SendWhole(anna);
        var other = new byte[file.Chunks[1].Length];

        (await file.Send(anna, 1, other)).Refused(RefusalCodes.AttachmentDiffers);
        (await file.Send(ben, 1, other)).Refused(RefusalCodes.AttachmentDiffers);
        (await file.Begin(ben)).Refused(RefusalCodes.AttachmentDiffers);
        (await file.Commit(ben)).Refused(RefusalCodes.AttachmentDiffers);
        (await file.Begin(anna, count: 1, bytes: 500)).Refused(RefusalCodes.AttachmentDiffers);

        Assert.Equal(file.Chunks[1], (await file.Read(ben, 1)).Fine());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 500)]
    [InlineData(1, 80)]
    [InlineData(1, Limits.SealedChunkInBytes + 1)]
    [InlineData(2, Limits.SealedChunkInBytes)]
    [InlineData(17, 17 * Limits.SealedChunkInBytes)]
    [InlineData(16, int.MaxValue)]
    public async Task Figures_that_no_file_has_are_refused(int count, int bytes)
    {
        var (anna, _, log) = await Couple.Paired(_server);
        (await new SentFile(log, 500).Begin(anna, count, bytes)).Refused(RefusalCodes.Malformed);
    }

    [Fact]
    public async Task A_chunk_of_another_length_is_refused_and_one_too_large_is_not_even_read()
    {
        var (anna, _, log) = await Couple.Paired(_server);
        var file = SentFile.Usual(log);
        (await file.Begin(anna)).Fine();

        (await file.Send(anna, 0, new byte[100])).Refused(RefusalCodes.AttachmentDiffers);
        (await file.Send(anna, 2, new byte[100])).Refused(RefusalCodes.AttachmentDiffers);
        (await file.Send(anna, 0, new byte[Limits.SealedChunkInBytes + 1])).Refused(
            RefusalCodes.TooLarge
        );
    }

    [Fact]
    public async Task Strangers_learn_nothing_of_it()
    {
        var (anna, _, log) = await Couple.Paired(_server);
        var file = SentFile.Usual(log);
        await file.SendWhole(anna);
        var carl = await Person.Registered(_server, "carl");

        (await file.Read(carl, 0)).Refused(RefusalCodes.NotFound);
        (await file.Remove(carl)).Refused(RefusalCodes.NotFound);
        (await file.Begin(carl)).Refused(RefusalCodes.NotFound);
        Assert.Equal(file.Chunks[0], (await file.Read(anna, 0)).Fine());
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_space_that_is_over_and_removing_stays_a_right_of_both()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var (first, second, third) = (
            SentFile.Usual(log),
            SentFile.Usual(log),
            SentFile.Usual(log)
        );
        await first.SendWhole(anna);
        await second.SendWhole(anna);
        (await third.Begin(anna)).Fine();
        (await ben.Append(log, log.Leave(ben))).Fine();

        (await third.Send(anna, 0)).Refused(RefusalCodes.SpaceClosed);
        (await SentFile.Usual(log).Begin(anna)).Refused(RefusalCodes.SpaceClosed);
        (await SentFile.Usual(log).Begin(ben)).Refused(RefusalCodes.NotAllowed);
        (await first.Remove(ben)).Fine();
        (await second.Remove(anna)).Fine();
        (await first.Read(anna, 0)).Refused(RefusalCodes.AttachmentRemoved);
        (await second.Read(ben, 0)).Refused(RefusalCodes.AttachmentRemoved);
    }

    [Fact]
    public async Task What_was_begun_and_not_finished_is_swept_after_a_week_and_may_begin_again()
    {
        var (anna, _, log) = await Couple.Paired(_server);
        var used = (await anna.Account()).BytesUsed;
        var (begun, whole) = (SentFile.Usual(log), SentFile.Usual(log));
        (await begun.Begin(anna)).Fine();
        (await begun.Send(anna, 0)).Fine();
        await whole.SendWhole(anna);

        for (var day = 0; day < 8; day++)
        {
            _server.Clock.Advance(TimeSpan.FromDays(1));
        }

        (await anna.RenewSession()).Fine();
        for (
            var tries = 0;
            tries < 100 && (await anna.Account()).BytesUsed > used + 300_000;
            tries++
        )
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Empty((await begun.Ask(anna)).Present);
        Assert.Equal(whole.Chunks[0], (await whole.Read(anna, 0)).Fine());
    }
}
