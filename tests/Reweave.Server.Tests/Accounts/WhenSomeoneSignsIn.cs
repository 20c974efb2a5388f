namespace Reweave.Server.Tests.Accounts;

public sealed class WhenSomeoneSignsIn : IDisposable
{
    private readonly ServerInProcess _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task The_login_secret_opens_the_keyset_and_the_unlocker_of_its_kind()
    {
        var anna = await Person.Registered(_server);
        var elsewhere = anna.Elsewhere();

        _ = LoginAnswer.TryRead((await elsewhere.Login()).Fine(), out var answer);

        Assert.Equal(anna.Keyset, answer!.Keyset);
        Assert.Equal(anna.Unlocker(1), answer.Unlocker);
        Assert.Equal(anna.Member, (await elsewhere.Account()).Member);
        _ = LoginAnswer.TryRead((await anna.Elsewhere().Login(kind: 2)).Fine(), out answer);
        Assert.Equal(anna.Unlocker(2), answer!.Unlocker);
    }

    [Fact]
    public async Task Wrong_secret_wrong_kind_and_unknown_name_are_answered_alike()
    {
        var anna = await Person.Registered(_server);
        var elsewhere = anna.Elsewhere();

        var answers = new[]
        {
            await elsewhere.Login(secret: new byte[32]),
            await elsewhere.Login(kind: 2, secret: anna.LoginSecret),
            await elsewhere.Login(kind: 7, secret: anna.LoginSecret),
            await elsewhere.Login(name: "nobody.1234"),
            await elsewhere.Login(name: ""),
        };

        Assert.All(answers, one => one.Refused(RefusalCodes.LoginFailed));
        Assert.Single(answers.Select(one => Convert.ToHexString(one.Body)).Distinct());
    }

    [Fact]
    public async Task Parameters_of_names_that_do_not_exist_are_steady_and_look_real()
    {
        var anna = await Person.Registered(_server);

        var real = await Parameters(anna, anna.Name, 1);
        var fake = await Parameters(anna, "nobody.1234", 1);

        Assert.Equal(anna.Salt, real.Salt);
        Assert.Equal(1_200_000, real.Iterations);
        Assert.Equal(fake.Salt, (await Parameters(anna, "Nobody.1234", 1)).Salt);
        Assert.NotEqual(fake.Salt, (await Parameters(anna, "nobody.1235", 1)).Salt);
        Assert.NotEqual(fake.Salt, (await Parameters(anna, "nobody.1234", 2)).Salt);
        Assert.Equal(Limits.PassphraseIterationsFloor, fake.Iterations);
        Assert.Equal(0, (await Parameters(anna, "nobody.1234", 2)).Iterations);
    }

    [Fact]
    public async Task A_changed_passphrase_ends_the_old_one_and_keeps_the_recovery_words()
    {
        var anna = await Person.Registered(_server);
        var old = anna.LoginSecret;

        (await anna.ChangePassphrase(RandomNumberGenerator.GetBytes(32))).Fine();

        (await anna.Elsewhere().Login(secret: old)).Refused(RefusalCodes.LoginFailed);
        (await anna.Elsewhere().Login()).Fine();
        (await anna.Elsewhere().Login(kind: 2)).Fine();
    }

    [Fact]
    public async Task A_session_alone_does_not_change_the_passphrase()
    {
        var anna = await Person.Registered(_server);
        var stolen = anna.Elsewhere();
        stolen.Token = anna.Token;
        var request = new ReplaceUnlockersRequest(
            new byte[32],
            1,
            [new UnlockerWithHash(anna.Unlocker(1), new byte[32])]
        );

        (await stolen.Send(HttpMethod.Put, "account/unlockers", request.Encode())).Refused(
            RefusalCodes.LoginFailed
        );
    }

    [Fact]
    public async Task Failing_on_purpose_locks_nobody_out_who_is_elsewhere()
    {
        using var server = new ServerInProcess(new() { ["Reweave:BehindProxy"] = "true" });
        var anna = await Person.Registered(server);
        var partner = anna.Elsewhere();
        partner.From = "203.0.113.7";
        Answered last;
        var tries = 0;
        do
        {
            last = await partner.Login(secret: new byte[32]);
        } while (last.Code == RefusalCodes.LoginFailed && ++tries < 100);

        last.Refused(RefusalCodes.SlowDown);
        Assert.Equal(HttpStatusCode.TooManyRequests, last.Status);
        var atHome = anna.Elsewhere();
        atHome.From = "198.51.100.2";
        (await atHome.Login()).Fine();
        // Known devices are not touched at all, wherever they are.
        var known = anna.At(server);
        known.From = "203.0.113.7";
        (await known.RenewSession()).Fine();
        server.Clock.Advance(TimeSpan.FromMinutes(3));
        (await partner.Login()).Fine();
    }

    private static async Task<LoginParametersAnswer> Parameters(
        Person person,
        string name,
        int kind
    )
    {
        var answered = await person.Post(
            "login/parameters",
            new LoginParametersRequest(name, kind).Encode()
        );
        _ = LoginParametersAnswer.TryRead(answered.Fine(), out var answer);
        return answer!;
    }
}
