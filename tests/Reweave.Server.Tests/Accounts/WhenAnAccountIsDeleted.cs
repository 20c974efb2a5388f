using Microsoft.Extensions.DependencyInjection;
using Reweave.Server.Storage;

namespace Reweave.Server.Tests.Accounts;

public sealed class WhenAnAccountIsDeleted : IDisposable
{
    private readonly ServerInProcess _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Everything_of_its_own_goes_and_the_partner_keeps_the_chain()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        (await ben.Make(SpaceLog.Private(ben))).Fine();
        (await anna.Append(log, log.Event(anna))).Fine();
        (await ben.Append(log, log.Event(ben))).Fine();

        (await Delete(ben, withOwnBodies: false)).Fine();

        (await ben.Get("account")).Refused(RefusalCodes.NotSignedIn);
        (await ben.RenewSession()).Refused(RefusalCodes.LoginFailed);
        (await ben.Elsewhere().Login()).Refused(RefusalCodes.LoginFailed);
        var page = await anna.Read(log);
        Assert.Equal(log.Head, page.Head);
        Assert.Equal(FrameKind.Event, KindOf(page.Frames[6]));
        (await anna.Append(log, log.Event(anna))).Fine();
        Assert.Equal(1, Count("SELECT count(*) FROM accounts"));
        Assert.Equal(1, Count("SELECT count(*) FROM spaces"));
    }

    [Fact]
    public async Task Own_bodies_go_too_if_wished_and_only_those()
    {
        var (anna, ben, log) = await Couple.Paired(_server);
        (await anna.Append(log, log.Event(anna))).Fine();
        (await ben.Append(log, log.Event(ben))).Fine();

        (await Delete(ben, withOwnBodies: true)).Fine();

        var page = await anna.Read(log);
        Assert.Equal(log.Head, page.Head);
        Assert.Equal(FrameKind.Event, KindOf(page.Frames[5]));
        Assert.Equal(FrameKind.ErasedEvent, KindOf(page.Frames[6]));
    }

    [Fact]
    public async Task A_shared_space_goes_with_its_last_account()
    {
        var (anna, ben, _) = await Couple.Paired(_server);

        (await Delete(ben, withOwnBodies: false)).Fine();
        (await Delete(anna, withOwnBodies: false)).Fine();

        foreach (
            var table in new[]
            {
                "accounts",
                "unlockers",
                "devices",
                "sessions",
                "invitations",
                "spaces",
                "members",
                "space_devices",
                "entries",
            }
        )
        {
            Assert.Equal(0, Count($"SELECT count(*) FROM {table}"));
        }
    }

    [Fact]
    public async Task It_needs_the_login_secret_and_not_only_a_session()
    {
        var anna = await Person.Registered(_server);

        (
            await anna.Post(
                "account/delete",
                new DeleteAccountRequest(new byte[32], 1, true).Encode()
            )
        ).Refused(RefusalCodes.LoginFailed);
        (await anna.Get("account")).Fine();
    }

    private static Task<Answered> Delete(Person person, bool withOwnBodies) =>
        person.Post(
            "account/delete",
            new DeleteAccountRequest(person.LoginSecret, 1, withOwnBodies).Encode()
        );

    private static FrameKind KindOf(byte[] bytes)
    {
        _ = Frame.TryRead(bytes, out var frame);
        return frame!.Kind;
    }

    private long Count(string sql) =>
        _server.Services.GetRequiredService<Readers>().Read(connection => connection.ReadLong(sql));
}
