namespace Reweave.Server.Tests.WakeUps;

public sealed class WhenSomeoneListens : IDisposable
{
    private readonly ServerInProcess _server = new(new() { ["Reweave:Quota:Listeners"] = "2" });

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task An_entry_of_the_partner_is_heard_as_space_and_position_and_nothing_else()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        using var line = await Line.Open(ben);

        (await anna.Append(log, log.Event(anna))).Fine();

        Assert.Equal(new Wake(log.Id, log.Head.Position), await line.Next());
    }

    [Fact]
    public async Task Own_other_devices_hear_it_and_strangers_do_not()
    {
        var (anna, _, log) = await Couple.Paired(_server);
        var carl = await Person.Registered(_server, "carl");
        using var own = await Line.Open(anna);
        using var foreign = await Line.Open(carl);

        (await anna.Append(log, log.Event(anna))).Fine();
        _server.Clock.Advance(Limits.WakeHeartbeat);

        Assert.Equal(new Wake(log.Id, log.Head.Position), await own.Next());
        Assert.Equal(Wake.Heartbeat, await foreign.Next());
    }

    [Fact]
    public async Task A_heartbeat_comes_every_25_seconds()
    {
        var anna = await Person.Registered(_server);
        using var line = await Line.Open(anna);

        _server.Clock.Advance(Limits.WakeHeartbeat);
        Assert.Equal(Wake.Heartbeat, await line.Next());
        _server.Clock.Advance(Limits.WakeHeartbeat);
        Assert.Equal(Wake.Heartbeat, await line.Next());
    }

    [Fact]
    public async Task An_accepted_invitation_and_a_new_space_are_heard()
    {
        var anna = await Person.Registered(_server);
        var ben = await Person.Registered(_server, "ben");
        var invitation = await anna.Invites();
        using var hers = await Line.Open(anna);
        using var his = await Line.Open(ben);

        (await ben.Accept(invitation)).Fine();
        Assert.Equal(Wake.AccountChanged, await hers.Next());
        var log = SpaceLog.Couple(anna, ben, invitation);
        (await anna.Make(log)).Fine();

        Assert.Equal(Wake.AccountChanged, await his.Next());
        Assert.Equal(new Wake(log.Id, log.Head.Position), await his.Next());
    }

    [Fact]
    public async Task A_refused_entry_wakes_nobody()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        using var line = await Line.Open(ben);
        _ = log.Event(anna);

        (await anna.Append(log, log.Event(anna))).Refused(RefusalCodes.ChainGap);
        _server.Clock.Advance(Limits.WakeHeartbeat);

        Assert.Equal(Wake.Heartbeat, await line.Next());
    }

    [Fact]
    public async Task The_stream_ends_with_its_session()
    {
        var anna = await Person.Registered(_server);
        using var line = await Line.Open(anna);

        (await anna.Post("sessions/end", [0x80])).Fine();

        Assert.Null(await line.Next());
    }

    [Fact]
    public async Task The_stream_ends_when_the_session_is_over()
    {
        var anna = await Person.Registered(_server);
        using var line = await Line.Open(anna);

        _server.Clock.Advance(Limits.SessionLife + Limits.WakeHeartbeat);

        Wake? last;
        do
        {
            last = await line.Next();
        } while (last is { IsHeartbeat: true });
        Assert.Null(last);
    }

    [Fact]
    public async Task One_listener_too_many_ends_the_oldest()
    {
        var anna = await Person.Registered(_server);
        using var first = await Line.Open(anna);
        using var second = await Line.Open(anna);
        using var third = await Line.Open(anna);

        Assert.Null(await first.Next());
        _server.Clock.Advance(Limits.WakeHeartbeat);
        Assert.Equal(Wake.Heartbeat, await third.Next());
    }

    private sealed class Line(HttpResponseMessage response, Stream stream) : IDisposable
    {
        /// <summary>Open once the first heartbeat is there.</summary>
        public static async Task<Line> Open(Person person)
        {
            var response = await person.Raw(HttpMethod.Get, "/api/wake", null);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var line = new Line(response, await response.Content.ReadAsStreamAsync());
            Assert.Equal(Wake.Heartbeat, await line.Next());
            return line;
        }

        /// <summary>Null at the end of the stream.</summary>
        public async Task<Wake?> Next()
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(
                TestContext.Current.CancellationToken
            );
            patience.CancelAfter(TimeSpan.FromSeconds(10));
            var record = new byte[Wake.LengthInBytes];
            var read = await stream.ReadAtLeastAsync(
                record,
                record.Length,
                throwOnEndOfStream: false,
                patience.Token
            );
            return read == record.Length ? Wake.Read(record) : null;
        }

        public void Dispose() => response.Dispose();
    }
}
