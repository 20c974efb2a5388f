using Reweave.Server.Accounts;
using Reweave.Server.Security;
using Reweave.Server.Storage;
using Reweave.Server.WakeUps;

namespace Reweave.Server.Invitations;

/// <summary>Inviting, looking at an invitation, accepting it once. The secret that makes it safe never comes here.</summary>
internal sealed class InvitationEndpoints(
    Writer writer,
    Readers readers,
    RateLimits limits,
    ServerOptions options,
    TimeProvider time,
    WakeHub hub
)
{
    private static readonly TimeSpan Shown = TimeSpan.FromDays(7);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapApi("POST", "invitations", Access.NeedsSession, Invite);
        routes.MapApi("GET", "invitations", Access.NeedsSession, List);
        routes.MapApi("POST", "invitations/look", Access.AllowAnyone, Look);
        routes.MapApi("POST", "invitations/accept", Access.NeedsSession, Accept);
        routes.MapApi("POST", "invitations/withdraw", Access.NeedsSession, Withdraw);
    }

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    private async ValueTask<Reply> Invite(ApiRequest request)
    {
        var outcome = InviteRequest.TryRead(request.Body, out var asked);
        if (asked is null)
        {
            return Refusal.Of(outcome);
        }

        var caller = request.Caller;
        var now = Now;
        var expires = now + (long)Limits.InvitationLife.TotalSeconds;
        return await writer.WriteAsync(connection =>
        {
            if (InvitationBook.Find(connection, asked.Invitation, now) is { } known)
            {
                // The same request once more: the answer was lost on its way.
                return known.Account == caller.Account && known.Purpose == asked.Purpose
                    ? new Answer(new InviteAnswer(known.Expires).Encode())
                    : new Refusal(RefusalCodes.InvitationUsed);
            }

            if (HasOpen(connection, caller.Account, asked.Purpose, now))
            {
                return new Refusal(RefusalCodes.InvitationOpenAlready);
            }

            if (MadeLately(connection, caller.Account, now) >= options.InvitationsPerDay)
            {
                return new Refusal(RefusalCodes.QuotaExceeded);
            }

            connection
                .Prepare(
                    """
                    INSERT INTO invitations (invitation, account, purpose, state, created, expires)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                    """
                )
                .Bind(1, asked.Invitation.ToArray())
                .Bind(2, caller.Account)
                .Bind(3, (int)asked.Purpose)
                .Bind(4, (int)InvitationState.Open)
                .Bind(5, now)
                .Bind(6, expires)
                .Run();
            return new Answer(new InviteAnswer(expires).Encode());
        });
    }

    private ValueTask<Reply> List(ApiRequest request)
    {
        var caller = request.Caller;
        var now = Now;
        return new(
            readers.Read<Reply>(connection =>
            {
                var rows = new List<InvitationRow>();
                using var row = connection
                    .Prepare(
                        """
                        SELECT invitation, purpose, state, acceptance, expires FROM invitations
                        WHERE account = ?1 AND created > ?2 ORDER BY created
                        """
                    )
                    .Bind(1, caller.Account)
                    .Bind(2, now - (long)Shown.TotalSeconds);
                while (row.Step())
                {
                    var state = (InvitationState)row.Int(2);
                    var expires = row.Long(4);
                    rows.Add(
                        new InvitationRow
                        {
                            Invitation = new InvitationId(row.Blob(0)),
                            Purpose = (InvitationPurpose)row.Int(1),
                            State =
                                state == InvitationState.Open && expires <= now
                                    ? InvitationState.Expired
                                    : state,
                            Acceptance = row.BytesOrNone(3),
                            Expires = expires,
                        }
                    );
                }

                return new Answer(new InvitationsAnswer(rows).Encode());
            })
        );
    }

    private ValueTask<Reply> Look(ApiRequest request)
    {
        if (limits.ForAddress(request.Http) is { } slowDown)
        {
            return new(slowDown);
        }

        var outcome = InvitationRequest.TryRead(request.Body, out var asked);
        if (asked is null)
        {
            return new(Refusal.Of(outcome));
        }

        var now = Now;
        return new(
            readers.Read<Reply>(connection =>
            {
                if (InvitationBook.Find(connection, asked.Invitation, now) is not { } known)
                {
                    return new Refusal(RefusalCodes.NotFound);
                }

                using var row = connection
                    .Prepare("SELECT keyset FROM accounts WHERE account = ?1")
                    .Bind(1, known.Account);
                if (
                    !row.Step()
                    || AccountSecrets.TryReadKeyset(row.Bytes(0), out var keys) != ReadOutcome.Fine
                )
                {
                    return new Refusal(RefusalCodes.NotFound);
                }

                return new Answer(
                    new InvitationLook
                    {
                        Purpose = known.Purpose,
                        State = known.State,
                        InviterSigning = keys!.Signing,
                        InviterEncryption = keys.Encryption,
                        Expires = known.Expires,
                    }.Encode()
                );
            })
        );
    }

    private async ValueTask<Reply> Accept(ApiRequest request)
    {
        var outcome = AcceptRequest.TryRead(request.Body, out var asked);
        if (asked is null)
        {
            return Refusal.Of(outcome);
        }

        var caller = request.Caller;
        var now = Now;
        long? inviter = null;
        var reply = await writer.WriteAsync(connection =>
        {
            var known = InvitationBook.Find(connection, asked.Invitation, now);
            if (RefuseAcceptance(known, caller, asked.Acceptance) is { } refusal)
            {
                return refusal;
            }

            if (known!.State == InvitationState.Open)
            {
                connection
                    .Prepare(
                        "UPDATE invitations SET state = ?2, accepted_by = ?3, acceptance = ?4 WHERE invitation = ?1"
                    )
                    .Bind(1, asked.Invitation.ToArray())
                    .Bind(2, (int)InvitationState.Accepted)
                    .Bind(3, caller.Account)
                    .Bind(4, asked.Acceptance)
                    .Run();
                inviter = known.Account;
            }

            return Answer.Empty;
        });
        if (reply is Answer && inviter is { } account)
        {
            hub.WakeAccount(account);
        }

        return reply;
    }

    private static Refusal? RefuseAcceptance(
        KeptInvitation? known,
        Caller caller,
        byte[] acceptance
    ) =>
        known switch
        {
            null => new Refusal(RefusalCodes.NotFound),
            { Purpose: not InvitationPurpose.Couple } => new Refusal(RefusalCodes.NotAllowed),
            _ when known.Account == caller.Account => new Refusal(RefusalCodes.NotAllowed),
            { State: InvitationState.Expired or InvitationState.Withdrawn } => new Refusal(
                RefusalCodes.InvitationExpired
            ),
            { State: InvitationState.Open } => known.Registered is null
            || known.Registered == caller.Account
                ? null
                : new Refusal(RefusalCodes.InvitationUsed),
            // The same acceptance once more: the answer was lost on its way.
            _ => known.AcceptedBy == caller.Account
            && known.Acceptance.AsSpan().SequenceEqual(acceptance)
                ? null
                : new Refusal(RefusalCodes.InvitationUsed),
        };

    private async ValueTask<Reply> Withdraw(ApiRequest request)
    {
        var outcome = InvitationRequest.TryRead(request.Body, out var asked);
        if (asked is null)
        {
            return Refusal.Of(outcome);
        }

        var caller = request.Caller;
        var now = Now;
        return await writer.WriteAsync(connection =>
        {
            var known = InvitationBook.Find(connection, asked.Invitation, now);
            if (known is null || known.Account != caller.Account)
            {
                return new Refusal(RefusalCodes.NotFound);
            }

            if (known.State == InvitationState.Completed)
            {
                return new Refusal(RefusalCodes.InvitationUsed);
            }

            connection
                .Prepare(
                    "UPDATE invitations SET state = ?2, acceptance = NULL WHERE invitation = ?1"
                )
                .Bind(1, asked.Invitation.ToArray())
                .Bind(2, (int)InvitationState.Withdrawn)
                .Run();
            return Answer.Empty;
        });
    }

    private static bool HasOpen(
        Connection connection,
        long account,
        InvitationPurpose purpose,
        long now
    )
    {
        using var row = connection
            .Prepare(
                """
                SELECT 1 FROM invitations
                WHERE account = ?1 AND purpose = ?2 AND state = 1 AND expires > ?3
                """
            )
            .Bind(1, account)
            .Bind(2, (int)purpose)
            .Bind(3, now);
        return row.Step();
    }

    private static long MadeLately(Connection connection, long account, long now)
    {
        using var row = connection
            .Prepare("SELECT count(*) FROM invitations WHERE account = ?1 AND created > ?2")
            .Bind(1, account)
            .Bind(2, now - 86_400);
        return row.Step() ? row.Long(0) : 0;
    }
}
