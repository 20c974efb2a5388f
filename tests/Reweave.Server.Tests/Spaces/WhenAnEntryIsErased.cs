namespace Reweave.Server.Tests.Spaces;

public sealed class WhenAnEntryIsErased : IDisposable
{
    private readonly ServerInProcess _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Its_body_is_gone_and_the_chain_still_holds()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var said = log.Event(anna);
        var position = log.Head.Position;
        (await anna.Append(log, said)).Fine();

        (await anna.Append(log, log.Erase(anna, position, said))).Fine();

        var page = await ben.Read(log);
        Assert.Equal(log.Head, page.Head);
        _ = Frame.TryRead(said, out var original);
        _ = Frame.TryRead(page.Frames[(int)position.Value - 1], out var left);
        Assert.Equal(FrameKind.ErasedEvent, left!.Kind);
        Assert.Equal(original!.Hash(), left.Hash());
        Assert.Equal(32, left.Body.Length);
    }

    [Fact]
    public async Task It_can_be_in_the_same_batch_as_what_it_erases()
    {
        var (anna, _, log) = await Couple.Paired(_server);
        var said = log.Event(anna);
        var erasure = log.Erase(anna, log.Head.Position, said);

        // The erasure confirms a position that its own batch makes.
        (await anna.Append(log, said, erasure)).Fine();

        _ = Frame.TryRead((await anna.Read(log)).Frames[5], out var left);
        Assert.Equal(FrameKind.ErasedEvent, left!.Kind);
    }

    [Fact]
    public async Task Nothing_of_it_is_left_in_the_database_or_its_log()
    {
        var (anna, _, log) = await Couple.Paired(_server);
        var canary = RandomNumberGenerator.GetBytes(48);
        var said = log.Event(anna, [.. new byte[20_000], .. canary, .. new byte[20_000]]);
        var position = log.Head.Position;
        (await anna.Append(log, said)).Fine();
        Assert.True(IsOnDisk(canary));

        (await anna.Append(log, log.Erase(anna, position, said))).Fine();
        for (var tries = 0; tries < 100 && IsOnDisk(canary); tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.False(IsOnDisk(canary));
    }

    [Fact]
    public async Task Only_its_author_can_do_it()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var said = log.Event(anna);
        var position = log.Head.Position;
        (await anna.Append(log, said)).Fine();

        (await ben.Append(log, log.Erase(ben, position, said))).Refused(RefusalCodes.NotAllowed);
    }

    [Fact]
    public async Task Another_device_of_its_author_can_do_it()
    {
        var (anna, _, log) = await Couple.Paired(_server);
        var said = log.Event(anna);
        var position = log.Head.Position;
        (await anna.Append(log, said)).Fine();
        var phone = anna.Elsewhere();
        (await phone.Login()).Fine();

        (await phone.Append(log, log.Certify(phone), log.Erase(phone, position, said))).Fine();
    }

    [Fact]
    public async Task A_consent_stays()
    {
        var (anna, _, log) = await Couple.Paired(_server);
        var consent = log.Event(anna, erasable: false);
        var position = log.Head.Position;
        (await anna.Append(log, consent)).Fine();

        (await anna.Append(log, log.Erase(anna, position, consent))).Refused(
            RefusalCodes.NotAllowed
        );
    }

    [Fact]
    public async Task Its_place_is_given_back_to_the_account()
    {
        var (anna, _, log) = await Couple.Paired(_server);
        var said = log.Event(anna, new byte[30_000]);
        var position = log.Head.Position;
        (await anna.Append(log, said)).Fine();
        var before = (await anna.Account()).BytesUsed;

        (await anna.Append(log, log.Erase(anna, position, said))).Fine();

        Assert.InRange((await anna.Account()).BytesUsed, 1, before - 29_000);
    }

    private bool IsOnDisk(byte[] canary) =>
        Directory
            .GetFiles(_server.Folder)
            .Any(file => Disk.Read(file).AsSpan().IndexOf(canary) >= 0);
}
