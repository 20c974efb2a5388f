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
