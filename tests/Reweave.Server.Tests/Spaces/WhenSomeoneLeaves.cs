namespace Reweave.Server.Tests.Spaces;

public sealed class WhenSomeoneLeaves : IDisposable
{
    private readonly ServerInProcess _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_couple_space_is_closed_for_both_and_stays_readable_for_both()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        (await anna.Append(log, log.Event(anna))).Fine();

        (await ben.Append(log, log.Leave(ben))).Fine();

        (await anna.Append(log, log.Fork().Event(anna))).Refused(RefusalCodes.SpaceClosed);
        (await ben.Append(log, log.Fork().Event(ben))).Refused(RefusalCodes.NotAllowed);
        Assert.Equal(log.Head, (await anna.Read(log)).Head);
        Assert.Equal(log.Head, (await ben.Read(log)).Head);
        Assert.Equal(log.Id, Assert.Single(await ben.Spaces()).Space);
    }

    [Fact]
    public async Task A_removed_counsellor_reads_up_to_there_and_writes_stop_until_a_new_epoch()
    {
        var (anna, ben, _) = await Couple.Paired(_server);
        var care = new SpaceLog();
        care.Genesis(anna, SpaceKind.Care, null);
        care.Certify(anna);
        care.Add(anna, ben, [], MemberRole.Counsellor);
        care.NextEpoch(anna, ben);
        (await anna.Make(care)).Fine();
        (await ben.Append(care, care.Certify(ben))).Fine();
        (await anna.Append(care, care.Event(anna))).Fine();

        (await anna.Append(care, care.Remove(anna, ben))).Fine();
        var end = care.Head;
        (await anna.Append(care, care.Fork().Event(anna))).Refused(RefusalCodes.WritesStopped);
        (await anna.Append(care, care.NextEpoch(anna))).Fine();
        (await anna.Append(care, care.Event(anna))).Fine();

        (await ben.Append(care, care.Fork().Event(ben))).Refused(RefusalCodes.NotAllowed);
        var page = await ben.Read(care);
        Assert.Equal(end, page.Head);
        Assert.Equal(end.Position.Value, page.Frames.Count);
        Assert.Empty((await ben.Read(care, after: end.Position.Value)).Frames);
        Assert.Equal(
            end.Position,
            (await ben.Spaces()).Single(row => row.Space == care.Id).Position
        );
    }

    [Fact]
    public async Task A_counsellor_removes_and_adds_nobody_and_a_partner_is_not_removed()
    {
        var (anna, ben, _) = await Couple.Paired(_server);
        var care = new SpaceLog();
        care.Genesis(anna, SpaceKind.Care, null);
        care.Certify(anna);
        care.Add(anna, ben, [], MemberRole.Counsellor);
        care.NextEpoch(anna, ben);
        (await anna.Make(care)).Fine();

        (await ben.Append(care, care.Fork().Remove(ben, anna))).Refused(RefusalCodes.NotAllowed);
        (await anna.Append(care, care.Fork().Add(anna, ben, []))).Refused(RefusalCodes.NotAllowed);
        (await anna.Append(care, care.Leave(anna))).Fine();
        (await ben.Append(care, care.Fork().NextEpoch(ben))).Refused(RefusalCodes.SpaceClosed);
    }

    [Fact]
    public async Task Both_still_erase_their_own_and_learn_of_it()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var (annas, annasAt) = (log.Event(anna), log.Head.Position);
        (await anna.Append(log, annas)).Fine();
        var (bens, bensAt) = (log.Event(ben), log.Head.Position);
        (await ben.Append(log, bens)).Fine();
        (await ben.Append(log, log.Leave(ben))).Fine();

        (await ben.Append(log, log.Erase(ben, bensAt, bens))).Fine();
        (await anna.Append(log, log.Erase(anna, annasAt, annas))).Fine();

        foreach (var person in new[] { anna, ben })
        {
            var page = await person.Read(log);
            Assert.Equal(log.Head, page.Head);
            foreach (var at in new[] { annasAt, bensAt })
            {
                _ = Frame.TryRead(page.Frames[(int)at.Value - 1], out var left);
                Assert.Equal(FrameKind.ErasedEvent, left!.Kind);
            }

            Assert.Equal(
                log.Head.Position,
                (await person.Spaces()).Single(row => row.Space == log.Id).Position
            );
        }
    }

    [Fact]
    public async Task A_device_of_later_is_let_in_to_erase_whatever_the_quota_says()
    {
        using var server = new ServerInProcess(new() { ["Reweave:Quota:Bytes"] = "20000" });
        var (anna, _, log) = await Couple.Paired(server);
        var said = log.Event(anna, new byte[18_000]);
        var at = log.Head.Position;
        (await anna.Append(log, said)).Fine();
        (await anna.Append(log, log.Fork().Event(anna, new byte[4000]))).Refused(
            RefusalCodes.QuotaExceeded
        );
        (await anna.Append(log, log.Leave(anna))).Fine();
        var phone = anna.Elsewhere();
        (await phone.Login()).Fine();

        (await phone.Append(log, log.Fork().Erase(phone, at, said))).Refused(
            RefusalCodes.NotAllowed
        );
        (await phone.Append(log, log.Certify(phone), log.Erase(phone, at, said))).Fine();
        (await phone.Append(log, log.Revoke(phone, anna.Device))).Fine();
        (await anna.Append(log, log.Fork().Erase(anna, at, said))).Refused(RefusalCodes.NotAllowed);
    }

    [Fact]
    public async Task Who_was_removed_from_a_space_that_goes_on_erases_and_learns_nothing_of_what_follows()
    {
        var (anna, ben, _) = await Couple.Paired(_server);
        var care = new SpaceLog();
        care.Genesis(anna, SpaceKind.Care, null);
        care.Certify(anna);
        care.Add(anna, ben, [], MemberRole.Counsellor);
        care.NextEpoch(anna, ben);
        (await anna.Make(care)).Fine();
        (await ben.Append(care, care.Certify(ben))).Fine();
        var said = care.Event(ben);
        var at = care.Head.Position;
        (await ben.Append(care, said)).Fine();
        (await anna.Append(care, care.Remove(anna, ben))).Fine();
        var end = care.Head;
        var whatBenKnows = care.Fork();
        (await anna.Append(care, care.NextEpoch(anna))).Fine();
        (await anna.Append(care, care.Event(anna))).Fine();

        var stale = await ben.Append(care, whatBenKnows.Fork().Certify(ben));
        stale.Refused(RefusalCodes.NotAllowed);
        Assert.False(stale.Problem.TryGetProperty("position", out _));
        var erased = await ben.Append(care, whatBenKnows.Erase(ben, at, said));
        _ = AppendAnswer.TryRead(erased.Fine(), out var answer);
        Assert.Equal((end.Position, end), (answer!.First, answer.Head));
        Assert.Equal(end, (await ben.Read(care)).Head);
        _ = Frame.TryRead((await anna.Read(care)).Frames[(int)at.Value - 1], out var left);
        Assert.Equal(FrameKind.ErasedEvent, left!.Kind);
    }

    [Fact]
    public async Task Erasing_works_while_writes_are_stopped()
    {
        var (anna, ben, _) = await Couple.Paired(_server);
        var care = new SpaceLog();
        care.Genesis(anna, SpaceKind.Care, null);
        care.Certify(anna);
        care.Add(anna, ben, [], MemberRole.Counsellor);
        care.NextEpoch(anna, ben);
        (await anna.Make(care)).Fine();
        var said = care.Event(anna);
        var position = care.Head.Position;
        (await anna.Append(care, said)).Fine();
        (await ben.Append(care, care.Leave(ben))).Fine();
        (await anna.Append(care, care.Fork().Event(anna))).Refused(RefusalCodes.WritesStopped);

        (await anna.Append(care, care.Erase(anna, position, said))).Fine();
    }
}
