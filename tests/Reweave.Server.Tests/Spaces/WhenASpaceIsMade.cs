namespace Reweave.Server.Tests.Spaces;

public sealed class WhenASpaceIsMade : IDisposable
{
    private readonly ServerInProcess _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_lost_answer_is_given_again()
    {
        var anna = await Person.Registered(_server);
        var log = SpaceLog.Private(anna);
        var frames = log.TakeNew();
        var body = new FramesRequest(frames).Encode();

        var first = (await anna.Post("spaces", body)).Fine();
        var again = (await anna.Post("spaces", body)).Fine();

        Assert.Equal(first, again);
        _ = SpaceMadeAnswer.TryRead(first, out var made);
        Assert.Equal(new SpaceMadeAnswer(log.Id, log.Head), made);
        var row = Assert.Single(await anna.Spaces());
        Assert.Equal(SpaceKind.Private, row.Kind);
        Assert.Equal(log.Head.Position, row.Position);
    }

    [Fact]
    public async Task There_is_one_private_space_for_each()
    {
        var anna = await Person.Registered(_server);
        (await anna.Make(SpaceLog.Private(anna))).Fine();

        (await anna.Make(SpaceLog.Private(anna))).Refused(RefusalCodes.NotAllowed);
    }

    [Fact]
    public async Task Nobody_makes_one_in_anothers_name()
    {
        var anna = await Person.Registered(_server);
        var ben = await Person.Registered(_server, "ben");

        (await ben.Make(SpaceLog.Private(anna))).Refused(RefusalCodes.NotAllowed);
    }

    [Fact]
    public async Task A_couple_space_needs_an_accepted_invitation_of_its_founder()
    {
        var anna = await Person.Registered(_server);
        var ben = await Person.Registered(_server, "ben");
        var invitation = await anna.Invites();

        (await anna.Make(SpaceLog.Couple(anna, ben, invitation))).Refused(RefusalCodes.NotAllowed);
        (await ben.Accept(invitation)).Fine();
        (await ben.Make(SpaceLog.Couple(ben, anna, invitation))).Refused(RefusalCodes.NotAllowed);
        (await anna.Make(SpaceLog.Couple(anna, ben, invitation))).Fine();
        (await anna.Make(SpaceLog.Couple(anna, ben, invitation))).Refused(
            RefusalCodes.InvitationUsed
        );
    }

    [Fact]
    public async Task Nobody_is_put_into_it_who_did_not_accept()
    {
        var anna = await Person.Registered(_server);
        var ben = await Person.Registered(_server, "ben");
        var carl = await Person.Registered(_server, "carl");
        var invitation = await anna.Invites();
        (await ben.Accept(invitation)).Fine();

        (await anna.Make(SpaceLog.Couple(anna, carl, invitation))).Refused(RefusalCodes.NotAllowed);
        Assert.Empty(await carl.Spaces());
    }

    [Fact]
    public async Task The_invitation_is_completed_and_the_other_finds_the_space()
    {
        var (anna, ben, log) = await Couple.Paired(_server);

        Assert.Equal(InvitationState.Completed, Assert.Single(await anna.Invitations()).State);
        Assert.Equal(log.Id, Assert.Single(await ben.Spaces()).Space);
    }

    [Fact]
    public async Task A_restart_forgets_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("reweave-test-").FullName;
        try
        {
            Person anna;
            SpaceLog log;
            using (var first = new ServerInProcess(folder: folder))
            {
                (anna, _, log) = await Couple.Paired(first);
                (await anna.Append(log, log.Event(anna))).Fine();
            }

            Assert.False(File.Exists(Path.Combine(folder, "reweave.db-wal")));
            using var second = new ServerInProcess(folder: folder);
            var back = anna.At(second);

            (await back.Append(log, log.Event(back))).Fine();
            Assert.Equal(log.Head, (await back.Read(log)).Head);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
