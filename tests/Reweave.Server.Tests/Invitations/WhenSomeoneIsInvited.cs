namespace Reweave.Server.Tests.Invitations;

public sealed class WhenSomeoneIsInvited : IDisposable
{
    private readonly ServerInProcess _server = new(registrationIsOpen: false);

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Whoever_holds_the_invitation_sees_who_invites_and_what_for()
    {
        var anna = await Person.Registered(_server);
        var invitation = await anna.Invites();

        var look = await Person.Stranger(_server.CreateClient()).LookAt(invitation);

        Assert.Equal(InvitationPurpose.Couple, look.Purpose);
        Assert.Equal(InvitationState.Open, look.State);
        Assert.Equal(anna.MemberKeys.Signing, look.InviterSigning);
        Assert.Equal(anna.MemberKeys.Encryption, look.InviterEncryption);
        Assert.Equal(_server.Clock.GetUtcNow().AddHours(48).ToUnixTimeSeconds(), look.Expires);
    }

    [Fact]
    public async Task It_is_accepted_once()
    {
        var anna = await Person.Registered(_server);
        var invitation = await anna.Invites();
        var ben = await Person.Registered(_server, "ben", invitation);

        (await ben.Accept(invitation)).Fine();
        (await ben.Accept(invitation)).Fine();

        (await ben.Accept(invitation, new byte[200])).Refused(RefusalCodes.InvitationUsed);
        var row = Assert.Single(await anna.Invitations());
        Assert.Equal(InvitationState.Accepted, row.State);
        Assert.Equal(ben.AcceptanceOf(invitation), row.Acceptance);
    }

    [Fact]
    public async Task Who_made_an_account_with_it_is_the_one_who_accepts()
    {
        var anna = await Person.Registered(_server);
        var other = await anna.Invites(InvitationPurpose.Account);
        var carl = await Person.Registered(_server, "carl", other);
        var invitation = await anna.Invites();
        var ben = await Person.Registered(_server, "ben", invitation);

        (await carl.Accept(invitation)).Refused(RefusalCodes.InvitationUsed);
        (await ben.Accept(invitation)).Fine();
    }

    [Fact]
    public async Task It_ends_after_two_days()
    {
        var anna = await Person.Registered(_server);
        var invitation = await anna.Invites();
        var other = await anna.Invites(InvitationPurpose.Account);
        var ben = await Person.Registered(_server, "ben", other);

        _server.Clock.Advance(TimeSpan.FromHours(48));
        (await ben.RenewSession()).Fine();

        (await ben.Accept(invitation)).Refused(RefusalCodes.InvitationExpired);
        Assert.Equal(InvitationState.Expired, (await ben.LookAt(invitation)).State);
        (await anna.RenewSession()).Fine();
        Assert.All(
            await anna.Invitations(),
            row => Assert.NotEqual(InvitationState.Open, row.State)
        );
        _ = await anna.Invites();
    }

    [Fact]
    public async Task One_is_open_at_a_time_for_each_purpose()
    {
        var anna = await Person.Registered(_server);
        var invitation = await anna.Invites();
        _ = await anna.Invites(InvitationPurpose.Account);
        var second = new InvitationId(RandomNumberGenerator.GetBytes(16));

        (await anna.Invite(second, InvitationPurpose.Couple)).Refused(
            RefusalCodes.InvitationOpenAlready
        );
        (
            await anna.Post("invitations/withdraw", new InvitationRequest(invitation).Encode())
        ).Fine();
        (await anna.Invite(second, InvitationPurpose.Couple)).Fine();
        (await anna.Invite(second, InvitationPurpose.Couple)).Fine();
    }

    [Fact]
    public async Task A_withdrawn_one_is_over_and_only_its_owner_withdraws_it()
    {
        var anna = await Person.Registered(_server);
        var invitation = await anna.Invites();
        var other = await anna.Invites(InvitationPurpose.Account);
        var ben = await Person.Registered(_server, "ben", other);
        var withdraw = new InvitationRequest(invitation).Encode();

        (await ben.Post("invitations/withdraw", withdraw)).Refused(RefusalCodes.NotFound);
        (await anna.Post("invitations/withdraw", withdraw)).Fine();

        (await ben.Accept(invitation)).Refused(RefusalCodes.InvitationExpired);
        Assert.Equal(InvitationState.Withdrawn, (await ben.LookAt(invitation)).State);
    }

    [Fact]
    public async Task Nobody_accepts_an_own_one_or_one_that_is_for_an_account_only()
    {
        var anna = await Person.Registered(_server);
        var invitation = await anna.Invites();
        var account = await anna.Invites(InvitationPurpose.Account);
        var ben = await Person.Registered(_server, "ben", account);

        (await anna.Accept(invitation)).Refused(RefusalCodes.NotAllowed);
        (await ben.Accept(account)).Refused(RefusalCodes.NotAllowed);
        (await ben.Accept(new InvitationId(RandomNumberGenerator.GetBytes(16)))).Refused(
            RefusalCodes.NotFound
        );
    }

    [Fact]
    public async Task It_is_listed_for_seven_days()
    {
        var anna = await Person.Registered(_server);
        _ = await anna.Invites();

        _server.Clock.Advance(TimeSpan.FromDays(8));
        (await anna.RenewSession()).Fine();

        Assert.Empty(await anna.Invitations());
    }
}
