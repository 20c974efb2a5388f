namespace Reweave.Server.Tests.Spaces;

public sealed class WhenAQuotaIsUsedUp : IDisposable
{
    private readonly ServerInProcess _server = new(
        new()
        {
            ["Reweave:Quota:Bytes"] = "20000",
            ["Reweave:Quota:Spaces"] = "2",
            ["Reweave:Quota:Invitations"] = "2",
        }
    );

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Nothing_new_is_taken_but_reading_erasing_and_leaving_always_work()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        var said = log.Event(anna, new byte[18_000]);
        var position = log.Head.Position;
        (await anna.Append(log, said)).Fine();

        (await anna.Append(log, log.Fork().Event(anna, new byte[4000]))).Refused(
            RefusalCodes.QuotaExceeded
        );
        (await ben.Append(log, log.Event(ben))).Fine();
        Assert.Equal(log.Head, (await anna.Read(log)).Head);
        (await anna.Append(log, log.Erase(anna, position, said))).Fine();
        (await anna.Append(log, log.Event(anna, new byte[4000]))).Fine();
        (await anna.Append(log, log.Leave(anna))).Fine();
    }

    [Fact]
    public async Task Spaces_and_invitations_are_counted_too()
    {
        var anna = await Person.Registered(_server);
        for (var i = 0; i < 2; i++)
        {
            var care = new SpaceLog();
            care.Genesis(anna, SpaceKind.Care, null);
            (await anna.Make(care)).Fine();
            var invitation = await anna.Invites(InvitationPurpose.Account);
            (
                await anna.Post("invitations/withdraw", new InvitationRequest(invitation).Encode())
            ).Fine();
        }

        (await anna.Make(SpaceLog.Private(anna))).Refused(RefusalCodes.QuotaExceeded);
        (
            await anna.Invite(
                new InvitationId(RandomNumberGenerator.GetBytes(16)),
                InvitationPurpose.Account
            )
        ).Refused(RefusalCodes.QuotaExceeded);
    }
}
