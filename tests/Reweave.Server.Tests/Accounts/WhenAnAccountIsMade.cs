namespace Reweave.Server.Tests.Accounts;

public sealed class WhenAnAccountIsMade
{
    [Fact]
    public async Task The_name_is_completed_so_that_nobody_learns_which_are_taken()
    {
        using var server = new ServerInProcess();
        var anna = await Person.Registered(server, " Anna ");
        var other = await Person.Registered(server, "anna");

        Assert.Matches("^anna\\.[0-9]{4}$", anna.Name);
        Assert.Matches("^anna\\.[0-9]{4}$", other.Name);
        Assert.NotEqual(anna.Name, other.Name);
        var account = await anna.Account();
        Assert.Equal(anna.Member, account.Member);
        Assert.Equal(anna.Keyset, account.Keyset);
        Assert.Equal([1, 2], account.UnlockerKinds);
    }

    [Theory]
    [InlineData("an")]
    [InlineData("anna b")]
    [InlineData("änna")]
    [InlineData("-anna")]
    [InlineData("anna.0001")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456")]
    public async Task Other_names_are_not_usable(string name)
    {
        using var server = new ServerInProcess();

        (await Person.Stranger(server.CreateClient()).Register(name)).Refused(
            RefusalCodes.NameNotUsable
        );
    }

    [Fact]
    public async Task After_the_first_an_invitation_is_needed_and_good_for_one()
    {
        using var server = new ServerInProcess(registrationIsOpen: false);
        Assert.Equal("first", await RegistrationOf(server));
        var anna = await Person.Registered(server);
        (await anna.Make(SpaceLog.Private(anna))).Fine();
        Assert.Equal("invited", await RegistrationOf(server));
        var stranger = Person.Stranger(server.CreateClient());
        (await stranger.Register("carl")).Refused(RefusalCodes.RegistrationClosed);
        (
            await stranger.Register("carl", new InvitationId(RandomNumberGenerator.GetBytes(16)))
        ).Refused(RefusalCodes.NotFound);

        var invitation = await anna.Invites(InvitationPurpose.Account);
        var ben = await Person.Registered(server, "ben", invitation);
        (await ben.Make(SpaceLog.Private(ben))).Fine();

        (await stranger.Register("carl", invitation)).Refused(RefusalCodes.InvitationUsed);
        var late = await anna.Invites(InvitationPurpose.Account);
        server.Clock.Advance(TimeSpan.FromHours(49));
        (await stranger.Register("carl", late)).Refused(RefusalCodes.InvitationExpired);
    }

    [Fact]
    public async Task A_lost_answer_costs_neither_the_first_place_nor_the_invitation()
    {
        using var server = new ServerInProcess(registrationIsOpen: false);
        var lost = await Person.Registered(server);
        var anna = await Person.Registered(server);
        (await anna.Make(SpaceLog.Private(anna))).Fine();
        foreach (var purpose in new[] { InvitationPurpose.Couple, InvitationPurpose.Account })
        {
            var invitation = await anna.Invites(purpose);
            var first = await Person.Registered(server, "ben", invitation);

            var again = await Person.Registered(server, "ben", invitation);

            (await first.Get("account")).Refused(RefusalCodes.NotSignedIn);
            (await again.Make(SpaceLog.Private(again))).Fine();
            (await Person.Stranger(server.CreateClient()).Register("carl", invitation)).Refused(
                RefusalCodes.InvitationUsed
            );
        }

        Assert.NotEqual(lost.Name, anna.Name);
    }

    [Fact]
    public async Task An_open_server_says_so()
    {
        using var server = new ServerInProcess();
        var anna = await Person.Registered(server);
        (await anna.Make(SpaceLog.Private(anna))).Fine();

        Assert.Equal("open", await RegistrationOf(server));
    }

    [Fact]
    public async Task A_keyset_that_is_none_or_a_key_that_is_no_point_is_refused()
    {
        using var server = new ServerInProcess();
        var person = Person.Stranger(server.CreateClient());
        var request = new RegisterRequest
        {
            LoginName = "anna",
            Keyset = person.Keyset,
            Unlockers = [new UnlockerWithHash(person.Unlocker(1), new byte[32])],
            DevicePublicKey = person.Device.PublicKey,
        };

        await Refuse(request with { Keyset = [1, 2, 3] });
        await Refuse(request with { Unlockers = [] });
        await Refuse(request with { Unlockers = [new UnlockerWithHash([1], new byte[32])] });
        await Refuse(request with { DevicePublicKey = [4, .. new byte[64]] });
        await Refuse(
            request with
            {
                Unlockers =
                [
                    new UnlockerWithHash(person.Unlocker(1), new byte[32]),
                    new UnlockerWithHash(person.Unlocker(1), new byte[32]),
                ],
            }
        );

        async Task Refuse(RegisterRequest bad) =>
            (await person.Post("accounts", bad.Encode())).Refused(RefusalCodes.Malformed);
    }

    private static async Task<string> RegistrationOf(ServerInProcess server)
    {
        var answered = await Person.Stranger(server.CreateClient()).Get("build");
        _ = BuildAnswer.TryRead(answered.Fine(), out var build);
        Assert.Equal([1], build!.ProtocolVersions);
        return build.Registration;
    }
}
