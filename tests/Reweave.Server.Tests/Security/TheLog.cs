using System.Buffers.Text;
using System.Text;

namespace Reweave.Server.Tests.Security;

public sealed class TheLog
{
    [Fact]
    public async Task Holds_no_name_token_id_body_address_or_path()
    {
        using var server = new ServerInProcess(
            new() { ["Reweave:BehindProxy"] = "true", ["Logging:LogLevel:Default"] = "Trace" }
        );
        var (anna, ben, log) = await Couple.Paired(server);
        anna.From = "203.0.113.7";
        var canary = Encoding.UTF8.GetBytes("canary-in-a-body");
        var said = log.Event(anna, canary);
        var position = log.Head.Position;
        (await anna.Append(log, said)).Fine();
        (await anna.Append(log, log.Fork().Erase(ben, position, said))).Refused(
            RefusalCodes.NotAllowed
        );
        (await anna.Elsewhere().Login(secret: new byte[32])).Refused(RefusalCodes.LoginFailed);
        (await anna.Get($"spaces/{log.Id}/entries?after=x")).Refused(RefusalCodes.Malformed);
        (await ben.Post("account/delete", [1, 2])).Refused(RefusalCodes.Malformed);

        var text = server.Log.Text;

        Assert.Contains("Reweave listens", text);
        foreach (
            var secret in new[]
            {
                anna.Name,
                "anna",
                Base64Url.EncodeToString(anna.Token!),
                Convert.ToHexString(anna.Token!),
                log.Id.ToString(),
                anna.Member.ToString(),
                anna.Device.Id.ToString(),
                "canary-in-a-body",
                "203.0.113.7",
                "/api/",
                "entries?after",
            }
        )
        {
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
