using Reweave.Server.Attachments;
using Reweave.Server.Security;
using Reweave.Server.Sessions;
using Reweave.Server.Storage;

namespace Reweave.Server.Operations;

/// <summary>Once an hour: drops what is over (sessions, old invitations, unfinished files, nonces, traces of rate limits).</summary>
internal sealed class Upkeep(
    Writer writer,
    ChallengeBook challenges,
    RateLimits limits,
    TimeProvider time,
    ILogger<Upkeep> log
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan UnfinishedKept = TimeSpan.FromDays(7);
    private static readonly TimeSpan InvitationsKept = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await WaitAsync(timer, stoppingToken))
        {
            challenges.Sweep();
            limits.Sweep();
            try
            {
                _ = await writer.WriteAsync(DropWhatIsOver);
            }
            catch (StorageFailure failure)
            {
                log.LogError("Upkeep was not kept: SQLite {Result}.", failure.ResultCode);
            }
        }
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private Answer DropWhatIsOver(Connection connection)
    {
        var now = time.GetUtcNow();
        connection
            .Prepare("DELETE FROM sessions WHERE expires <= ?1")
            .Bind(1, now.ToUnixTimeSeconds())
            .Run();
        connection
            .Prepare("DELETE FROM invitations WHERE created <= ?1")
            .Bind(1, (now - InvitationsKept).ToUnixTimeSeconds())
            .Run();
        AttachmentStore.DropUnfinished(connection, now - UnfinishedKept);
        return Answer.Empty;
    }
}
