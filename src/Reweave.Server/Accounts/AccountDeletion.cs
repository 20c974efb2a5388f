using Reweave.Protocol.Entries;
using Reweave.Server.Attachments;
using Reweave.Server.Security;
using Reweave.Server.Sessions;
using Reweave.Server.Spaces;
using Reweave.Server.Storage;
using Reweave.Server.WakeUps;

namespace Reweave.Server.Accounts;

/// <summary>
/// Deleting an account: name, keyset, unlockers, devices, sessions, invitations and the private space go; bodies of own events in
/// shared spaces too if wished. Heads stay while a partner needs them for the chain; a shared space goes with its last account.
/// </summary>
internal sealed class AccountDeletion(
    Writer writer,
    SessionBook sessions,
    SeatBook seats,
    SpaceStore spaces,
    WakeHub hub
)
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapApi("POST", "account/delete", Access.NeedsSession, Delete);

    private async ValueTask<Reply> Delete(ApiRequest request)
    {
        var outcome = DeleteAccountRequest.TryRead(request.Body, out var asked);
        if (asked is null)
        {
            return Refusal.Of(outcome);
        }

        var caller = request.Caller;
        var reply = await writer.WriteAsync(connection =>
        {
            if (!AccountSecrets.Unlocks(connection, caller.Account, asked.Kind, asked.LoginSecret))
            {
                return new Refusal(RefusalCodes.LoginFailed);
            }

            if (asked.WithOwnBodies)
            {
                DropOwnBodies(connection, caller);
                AttachmentStore.RemoveAllOf(connection, caller.Account);
            }

            Delete(connection, caller.Account);
            spaces.Forget();
            return Answer.Empty;
        });
        if (reply is Answer)
        {
            sessions.Forget();
            seats.Forget();
            hub.EndAccount(caller.Account);
        }

        return reply;
    }

    private static void DropOwnBodies(Connection connection, Caller caller)
    {
        var own = new List<(long Entry, byte[] Frame)>();
        using (
            var row = connection
                .Prepare(
                    """
                    SELECT e.entry, e.frame FROM entries e
                    JOIN space_devices d ON d.space_device = e.space_device
                    JOIN members m ON m.space = d.space AND m.member = d.member
                    WHERE m.account = ?1
                    """
                )
                .Bind(1, caller.Account)
        )
        {
            while (row.Step())
            {
                if (
                    Frame.TryRead(row.Bytes(1), out var frame) == ReadOutcome.Fine
                    && frame!.Kind == FrameKind.Event
                )
                {
                    own.Add((row.Long(0), frame.Erased().Encode()));
                }
            }
        }

        foreach (var (entry, frame) in own)
        {
            connection
                .Prepare("UPDATE entries SET frame = ?2 WHERE entry = ?1")
                .Bind(1, entry)
                .Bind(2, frame)
                .Run();
        }
    }

    private static void Delete(Connection connection, long account)
    {
        var mine = new List<long>();
        using (
            var row = connection
                .Prepare(
                    """
                    SELECT s.space FROM spaces s JOIN members m ON m.space = s.space
                    WHERE m.account = ?1 AND NOT EXISTS (
                        SELECT 1 FROM members o
                        WHERE o.space = s.space AND o.account IS NOT NULL AND o.account <> ?1)
                    """
                )
                .Bind(1, account)
        )
        {
            while (row.Step())
            {
                mine.Add(row.Long(0));
            }
        }

        foreach (var space in mine)
        {
            connection.Prepare("DELETE FROM spaces WHERE space = ?1").Bind(1, space).Run();
        }

        connection.Prepare("DELETE FROM accounts WHERE account = ?1").Bind(1, account).Run();
    }
}
