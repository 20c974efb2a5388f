namespace Reweave.Server.Tests.Spaces;

public sealed class WhenEntriesAreAppended : IDisposable
{
    private readonly ServerInProcess _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task They_come_back_byte_for_byte_in_order_with_the_transcript_of_the_head()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var first = log.Event(anna);
        (await anna.Append(log, first)).Fine();
        var second = log.Event(ben);
        (await ben.Append(log, second)).Fine();

        var page = await anna.Read(log);
        var rest = await anna.Read(log, after: 6);
        var nothing = await anna.Read(log, after: 7);

        Assert.Equal(log.Head, page.Head);
        Assert.Equal(new Position(1), page.First);
        Assert.Equal(7, page.Frames.Count);
        Assert.Equal(first, page.Frames[5]);
        Assert.Equal(second, page.Frames[6]);
        Assert.Equal(second, Assert.Single(rest.Frames));
        Assert.Empty(nothing.Frames);
        Assert.Equal(new Position(8), nothing.First);
    }

    [Fact]
    public async Task The_same_bytes_again_are_answered_as_accepted_and_stand_there_once()
    {
        var (anna, _, log) = await Couple.Paired(_server);
        var one = log.Event(anna);
        var two = log.Event(anna);
        var before = AnswerOf(await anna.Append(log, one, two));

        var again = AnswerOf(await anna.Append(log, one, two));
        var three = log.Event(anna);
        var longer = AnswerOf(await anna.Append(log, one, two, three));

        Assert.Equal(before, again);
        Assert.Equal(new Position(6), before.First);
        Assert.Equal(before.First, longer.First);
        Assert.Equal(log.Head, longer.Head);
        Assert.Equal(8, (await anna.Read(log)).Frames.Count);
    }

    [Fact]
    public async Task A_control_entry_sent_twice_stands_there_once()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var epoch = log.NextEpoch(anna, ben);

        (await anna.Append(log, epoch)).Fine();
        (await anna.Append(log, epoch)).Fine();

        Assert.Equal(log.Head, (await anna.Read(log)).Head);
    }

    [Fact]
    public async Task A_control_entry_against_an_old_head_is_told_the_present_one()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var stale = log.Fork();
        (await anna.Append(log, log.Event(anna))).Fine();

        var refused = await ben.Append(log, stale.NextEpoch(ben, anna));

        refused.Refused(RefusalCodes.HeadMoved);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(log.Head.Position.Value, refused.Problem.GetProperty("position").GetInt64());
        Assert.Equal(
            log.Head.Transcript.ToString(),
            refused.Problem.GetProperty("transcript").GetString()
        );
    }

    [Fact]
    public async Task A_gap_in_a_device_chain_is_refused()
    {
        var (anna, _, log) = await Couple.Paired(_server);
        _ = log.Event(anna);

        (await anna.Append(log, log.Event(anna))).Refused(RefusalCodes.ChainGap);
    }

    [Fact]
    public async Task A_second_entry_of_the_same_number_is_a_fork()
    {
        var (anna, _, log) = await Couple.Paired(_server);
        var copied = log.Fork();
        (await anna.Append(log, log.Event(anna))).Fine();

        (await anna.Append(log, copied.Event(anna))).Refused(RefusalCodes.ChainFork);
        (await anna.Append(log, copied.Event(anna))).Refused(RefusalCodes.ChainFork);
    }

    [Fact]
    public async Task One_refused_entry_undoes_its_whole_batch_and_nothing_else()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var before = log.Fork();
        var good = log.Event(anna);
        _ = log.Event(anna);
        var afterTheGap = log.Event(anna);

        (await anna.Append(log, good, afterTheGap)).Refused(RefusalCodes.ChainGap);
        (await ben.Append(before, before.Event(ben))).Fine();

        Assert.Equal(before.Head, (await anna.Read(log)).Head);
        Assert.Equal(6, (await anna.Read(log)).Frames.Count);
    }

    [Fact]
    public async Task Another_members_device_cannot_be_written_for()
    {
        var (anna, ben, log) = await Couple.Paired(_server);

        (await ben.Append(log, log.Event(anna))).Refused(RefusalCodes.NotAllowed);
    }

    [Fact]
    public async Task An_event_under_another_epoch_is_refused_with_the_head()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        (await ben.Append(log, log.NextEpoch(ben, anna))).Fine();

        (await anna.Append(log, log.Event(anna, epoch: 1))).Refused(RefusalCodes.HeadMoved);
    }

    [Fact]
    public async Task Nobody_confirms_what_has_not_happened()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        _ = log.Event(ben);

        (await anna.Append(log, log.Event(anna))).Refused(RefusalCodes.HeadMoved);
    }

    [Fact]
    public async Task A_revoked_device_writes_nothing_more()
    {
        var (anna, _, log) = await Couple.Paired(_server);
        var phone = anna.Elsewhere();
        (await phone.Login()).Fine();
        (await phone.Append(log, log.Certify(phone))).Fine();
        (await phone.Append(log, log.Event(phone))).Fine();
        (await anna.Append(log, log.Revoke(anna, phone.Device))).Fine();

        (await phone.Append(log, log.Event(phone))).Refused(RefusalCodes.NotAllowed);
        (await phone.Append(log, log.Certify(phone))).Refused(RefusalCodes.HeadMoved);
    }

    [Fact]
    public async Task A_device_that_never_signed_in_is_not_certified()
    {
        var (anna, _, log) = await Couple.Paired(_server);

        (await anna.Append(log, log.Certify(anna.Elsewhere()))).Refused(RefusalCodes.NotAllowed);
    }

    [Fact]
    public async Task What_is_not_a_batch_of_frames_is_named()
    {
        var (anna, _, log) = await Couple.Paired(_server);
        var unknown = new Frame
        {
            Suite = 2,
            Kind = FrameKind.Event,
            Head = [1],
            Body = [1],
            Signature = new byte[64],
        };

        (await anna.Append(log)).Refused(RefusalCodes.Malformed);
        (await anna.Append(log, [0x80])).Refused(RefusalCodes.Malformed);
        (await anna.Append(log, unknown.Encode())).Refused(RefusalCodes.UnknownSuite);
        (await anna.Post($"spaces/{log.Id}/entries", [])).Refused(RefusalCodes.Malformed);
        (await anna.Post($"spaces/{log.Id}/entries", new byte[Limits.BatchInBytes + 1])).Refused(
            RefusalCodes.TooLarge
        );
        (await anna.Post("sessions/challenge", new byte[Limits.RequestInBytes + 1])).Refused(
            RefusalCodes.TooLarge
        );
        (await anna.Get($"spaces/{log.Id}/entries?after=-1")).Refused(RefusalCodes.Malformed);
    }

    [Fact]
    public async Task Pages_are_bounded_and_lead_to_the_end()
    {
        var anna = await Person.Registered(_server);
        var log = SpaceLog.Private(anna);
        (await anna.Make(log)).Fine();
        for (var batch = 0; batch < 4; batch++)
        {
            var frames = Enumerable
                .Range(0, 14)
                .Select(_ => log.Event(anna, new byte[60_000]))
                .ToArray();
            (await anna.Append(log, frames)).Fine();
        }

        var read = 0;
        var pages = 0;
        while (read < log.Head.Position.Value)
        {
            var page = await anna.Read(log, after: read);
            Assert.InRange(page.Frames.Sum(frame => frame.Length), 1, Limits.PageInBytes);
            read += page.Frames.Count;
            pages++;
        }

        Assert.Equal(4, pages);
        Assert.Equal(59, read);
    }

    private static AppendAnswer AnswerOf(Answered answered)
    {
        _ = AppendAnswer.TryRead(answered.Fine(), out var answer);
        return answer!;
    }
}
