namespace Reweave.Server.Tests.Sessions;

public sealed class WhenASessionIsRenewed : IDisposable
{
    private readonly ServerInProcess _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task The_devices_signature_over_the_challenge_is_enough()
    {
        var anna = await Person.Registered(_server);
        anna.Token = null;

        (await anna.RenewSession()).Fine();

        Assert.Equal(anna.Name, (await anna.Account()).LoginName);
    }

    [Fact]
    public async Task A_challenge_is_good_once()
    {
        var anna = await Person.Registered(_server);
        var nonce = await anna.Challenge();
        var signature = anna.Device.Sign(SessionRequest.SignedBytes(anna.Device.Id, nonce));
        (await anna.Renew(nonce, signature)).Fine();

        (await anna.Renew(nonce, signature)).Refused(RefusalCodes.LoginFailed);
    }

    [Fact]
    public async Task A_challenge_is_good_for_two_minutes()
    {
        var anna = await Person.Registered(_server);
        var nonce = await anna.Challenge();
        var signature = anna.Device.Sign(SessionRequest.SignedBytes(anna.Device.Id, nonce));

        _server.Clock.Advance(TimeSpan.FromSeconds(121));

        (await anna.Renew(nonce, signature)).Refused(RefusalCodes.LoginFailed);
    }

    [Fact]
    public async Task A_challenge_is_good_for_the_device_that_asked()
    {
        var anna = await Person.Registered(_server);
        var ben = await Person.Registered(_server, "ben");
        var nonce = await anna.Challenge();

        (
            await ben.Renew(
                nonce,
                ben.Device.Sign(SessionRequest.SignedBytes(ben.Device.Id, nonce))
            )
        ).Refused(RefusalCodes.LoginFailed);
    }

    [Fact]
    public async Task Another_key_or_a_made_up_challenge_is_refused()
    {
        var anna = await Person.Registered(_server);
        var nonce = await anna.Challenge();
        var message = SessionRequest.SignedBytes(anna.Device.Id, nonce);
        (await anna.Renew(nonce, new Device().Sign(message))).Refused(RefusalCodes.LoginFailed);

        var madeUp = RandomNumberGenerator.GetBytes(32);
        var signed = anna.Device.Sign(SessionRequest.SignedBytes(anna.Device.Id, madeUp));
        (await anna.Renew(madeUp, signed)).Refused(RefusalCodes.LoginFailed);
    }

    [Fact]
    public async Task Neither_of_two_on_one_address_keeps_the_other_from_renewing_by_asking_too_much()
    {
        using var server = new ServerInProcess(new() { ["Reweave:BehindProxy"] = "true" });
        var anna = await Person.Registered(server);
        var ben = await Person.Registered(server, "ben");
        (anna.From, ben.From) = ("203.0.113.7", "203.0.113.7");

        // The address is used up by what needs no session, then anna's own share by herself.
        await UntilSlowed(() => Ask(anna, new Device().Id));
        await UntilSlowed(() => Ask(anna, anna.Device.Id));

        (await ben.RenewSession()).Fine();
        Assert.Equal(ben.Name, (await ben.Account()).LoginName);

        static Task<Answered> Ask(Person person, DeviceId device) =>
            person.Post("sessions/challenge", new ChallengeRequest(device).Encode());

        static async Task UntilSlowed(Func<Task<Answered>> ask)
        {
            var asked = 0;
            Answered last;
            do
            {
                last = await ask();
            } while (last.Code is null && ++asked < 1_000);

            last.Refused(RefusalCodes.SlowDown);
        }
    }

    [Fact]
    public async Task It_ends_after_twelve_hours()
    {
        var anna = await Person.Registered(_server);
        (await anna.Get("account")).Fine();

        _server.Clock.Advance(TimeSpan.FromHours(12));

        (await anna.Get("account")).Refused(RefusalCodes.NotSignedIn);
        (await anna.RenewSession()).Fine();
    }

    [Fact]
    public async Task It_ends_when_its_person_ends_it()
    {
        var anna = await Person.Registered(_server);
        (await anna.Get("account")).Fine();

        (await anna.Post("sessions/end", [0x80])).Fine();

        (await anna.Get("account")).Refused(RefusalCodes.NotSignedIn);
    }

    [Fact]
    public async Task An_ended_device_gets_no_session_by_any_way()
    {
        var anna = await Person.Registered(_server);
        var phone = anna.Elsewhere();
        (await phone.Login()).Fine();

        (
            await anna.Post("account/devices/end", new EndDeviceRequest(phone.Device.Id).Encode())
        ).Fine();

        (await phone.Get("account")).Refused(RefusalCodes.NotSignedIn);
        (await phone.RenewSession()).Refused(RefusalCodes.LoginFailed);
        (await phone.Login()).Refused(RefusalCodes.NotAllowed);
        (await anna.Get("account")).Fine();
    }

    [Fact]
    public async Task Nobody_ends_anothers_device()
    {
        var anna = await Person.Registered(_server);
        var ben = await Person.Registered(_server, "ben");

        (
            await ben.Post("account/devices/end", new EndDeviceRequest(anna.Device.Id).Encode())
        ).Refused(RefusalCodes.NotFound);
    }

    [Fact]
    public async Task The_database_holds_no_token()
    {
        var anna = await Person.Registered(_server);

        foreach (var file in Directory.GetFiles(_server.Folder))
        {
            Assert.True(Disk.Read(file).AsSpan().IndexOf(anna.Token) < 0);
            Assert.True(Disk.Read(file).AsSpan().IndexOf(anna.LoginSecret) < 0);
        }
    }
}
