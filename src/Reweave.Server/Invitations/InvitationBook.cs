using Reweave.Server.Storage;

namespace Reweave.Server.Invitations;

/// <summary>The rules of invitations inside the writer's transaction: one use, 48 hours, one person.</summary>
internal static class InvitationBook
{
    /// <summary>What is kept of one; null when there is none.</summary>
    public static KeptInvitation? Find(Connection connection, InvitationId invitation, long now)
    {
        using var row = connection
            .Prepare(
                """
                SELECT account, purpose, state, expires, registered, accepted_by, acceptance
                FROM invitations WHERE invitation = ?1
                """
            )
            .Bind(1, invitation.ToArray());
        if (!row.Step())
        {
            return null;
        }

        var state = (InvitationState)row.Int(2);
        var expires = row.Long(3);
        return new KeptInvitation
        {
            Account = row.Long(0),
            Purpose = (InvitationPurpose)row.Int(1),
            State =
                state == InvitationState.Open && expires <= now ? InvitationState.Expired : state,
            Expires = expires,
            Registered = row.IsNull(4) ? null : row.Long(4),
            AcceptedBy = row.IsNull(5) ? null : row.Long(5),
            Acceptance = row.BytesOrNone(6),
        };
    }

    /// <summary>
    /// Null when an account may be made with it. An account that was made with it and never came to anything goes: its answer was
    /// lost on the way, and whoever tries again has new keys.
    /// </summary>
    public static Refusal? RefuseRegistration(
        Connection connection,
        InvitationId invitation,
        long now
    )
    {
        var known = Find(connection, invitation, now);
        if (known?.Registered is { } account && !HasSpaces(connection, account))
        {
            connection
                .Prepare(
                    "UPDATE invitations SET state = 1 WHERE invitation = ?1 AND accepted_by IS NULL"
                )
                .Bind(1, invitation.ToArray())
                .Run();
            connection
                .Prepare(
                    "DELETE FROM accounts WHERE account = ?1 AND NOT EXISTS (SELECT 1 FROM invitations WHERE accepted_by = ?1)"
                )
                .Bind(1, account)
                .Run();
            known = Find(connection, invitation, now);
        }

        return known switch
        {
            null => new Refusal(RefusalCodes.NotFound),
            { State: InvitationState.Expired or InvitationState.Withdrawn } => new Refusal(
                RefusalCodes.InvitationExpired
            ),
            { State: InvitationState.Open, Registered: null } => null,
            _ => new Refusal(RefusalCodes.InvitationUsed),
        };
    }

    private static bool HasSpaces(Connection connection, long account)
    {
        using var row = connection
            .Prepare("SELECT 1 FROM members WHERE account = ?1 LIMIT 1")
            .Bind(1, account);
        return row.Step();
    }

    /// <summary>An invitation to an account only is done with; one to a couple now waits for this account's acceptance alone.</summary>
    public static void UseForRegistration(
        Connection connection,
        InvitationId invitation,
        long account
    ) =>
        connection
            .Prepare(
                """
                UPDATE invitations
                SET registered = ?2, state = CASE purpose WHEN 2 THEN 3 ELSE state END
                WHERE invitation = ?1
                """
            )
            .Bind(1, invitation.ToArray())
            .Bind(2, account)
            .Run();

    /// <summary>The couple space that this invitation was for now has both members.</summary>
    public static void Complete(Connection connection, InvitationId invitation) =>
        connection
            .Prepare("UPDATE invitations SET state = ?2 WHERE invitation = ?1")
            .Bind(1, invitation.ToArray())
            .Bind(2, (int)InvitationState.Completed)
            .Run();

    /// <summary>True when <paramref name="guest"/> accepted an invitation of <paramref name="host"/>.</summary>
    public static bool HasAccepted(Connection connection, long host, long guest)
    {
        using var row = connection
            .Prepare(
                "SELECT 1 FROM invitations WHERE account = ?1 AND accepted_by = ?2 AND state IN (2, 3)"
            )
            .Bind(1, host)
            .Bind(2, guest);
        return row.Step();
    }
}

internal sealed record KeptInvitation
{
    public required long Account { get; init; }
    public required InvitationPurpose Purpose { get; init; }
    public required InvitationState State { get; init; }
    public required long Expires { get; init; }

    /// <summary>The account that was made with it.</summary>
    public long? Registered { get; init; }
    public long? AcceptedBy { get; init; }
    public byte[]? Acceptance { get; init; }
}
