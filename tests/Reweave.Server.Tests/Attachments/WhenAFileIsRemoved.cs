namespace Reweave.Server.Tests.Attachments;

public sealed class WhenAFileIsRemoved : IDisposable
{
    private readonly ServerInProcess _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task The_other_partner_can_do_it_and_it_is_gone_for_both()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var file = SentFile.Usual(log);
        await file.SendWhole(anna);

        (await file.Remove(ben)).Fine();
        (await file.Remove(anna)).Fine();

        (await file.Read(anna, 0)).Refused(RefusalCodes.AttachmentRemoved);
        (await file.Read(ben, 1)).Refused(RefusalCodes.AttachmentRemoved);
    }

    [Fact]
    public async Task A_late_upload_does_not_bring_it_back()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var file = SentFile.Usual(log);
        (await file.Begin(anna)).Fine();
        (await file.Send(anna, 0)).Fine();

        (await file.Remove(ben)).Fine();

        (await file.Send(anna, 1)).Refused(RefusalCodes.AttachmentRemoved);
        (await file.Commit(anna)).Refused(RefusalCodes.AttachmentRemoved);
        (await file.Begin(anna)).Refused(RefusalCodes.AttachmentRemoved);
    }

    [Fact]
    public async Task It_is_removed_also_before_anything_of_it_came()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var file = SentFile.Usual(log);

        (await file.Remove(ben)).Fine();

        (await file.Begin(anna)).Refused(RefusalCodes.AttachmentRemoved);
    }

    [Fact]
    public async Task Its_place_is_given_back_to_the_one_who_sent_it()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var (annas, bens) = ((await anna.Account()).BytesUsed, (await ben.Account()).BytesUsed);
        var file = SentFile.Usual(log);
        await file.SendWhole(anna);
        Assert.Equal(annas + Limits.SealedChunkInBytes + 5000, (await anna.Account()).BytesUsed);

        (await file.Remove(ben)).Fine();

        Assert.Equal(annas, (await anna.Account()).BytesUsed);
        Assert.Equal(bens, (await ben.Account()).BytesUsed);
    }

    [Fact]
    public async Task Nothing_of_it_is_left_in_the_database_or_its_log()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var file = SentFile.Usual(log);
        await file.SendWhole(anna);
        // A large value lies in pages of 4 KiB; these bytes are inside one of them.
        var canary = file.Chunks[0][100_000..100_048];
        Assert.True(IsOnDisk(canary));

        (await file.Remove(ben)).Fine();
        for (var tries = 0; tries < 100 && IsOnDisk(canary); tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.False(IsOnDisk(canary));
    }

    [Fact]
    public async Task An_account_that_goes_with_its_own_words_takes_its_files_along()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var (annas, bens) = (SentFile.Usual(log), SentFile.Usual(log));
        await annas.SendWhole(anna);
        await bens.SendWhole(ben);

        (
            await anna.Post(
                "account/delete",
                new DeleteAccountRequest(anna.LoginSecret, 1, true).Encode()
            )
        ).Fine();

        (await annas.Read(ben, 0)).Refused(RefusalCodes.AttachmentRemoved);
        Assert.Equal(bens.Chunks[0], (await bens.Read(ben, 0)).Fine());
    }

    private bool IsOnDisk(byte[] canary) =>
        Directory
            .GetFiles(_server.Folder)
            .Any(file => Disk.Read(file).AsSpan().IndexOf(canary) >= 0);
}
