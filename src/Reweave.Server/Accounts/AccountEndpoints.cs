using Reweave.Server.Invitations;
using Reweave.Server.Security;
using Reweave.Server.Sessions;
using Reweave.Server.Storage;
using Reweave.Server.WakeUps;

namespace Reweave.Server.Accounts;

/// <summary>Registering, signing in, changing unlockers, ending devices.</summary>
internal sealed class AccountEndpoints(
    Writer writer,
    Readers readers,
    DatabaseFile file,
    SessionBook sessions,
    RateLimits limits,
    ServerOptions options,
    TimeProvider time,
    WakeHub hub
)
{
    private const int NameAttempts = 32;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapApi("POST", "accounts", Access.AllowAnyone, Register);
        routes.MapApi("POST", "login/parameters", Access.AllowAnyone, Parameters);
        routes.MapApi("POST", "login", Access.AllowAnyone, Login);
        routes.MapApi("GET", "account", Access.NeedsSession, Look);
        routes.MapApi("PUT", "account/unlockers", Access.NeedsSession, ReplaceUnlockers);
        routes.MapApi("POST", "account/check", Access.NeedsSession, Check);
        routes.MapApi("POST", "account/devices/end", Access.NeedsSession, EndDevice);
    }

    private async ValueTask<Reply> Register(ApiRequest request)
    {
        if (
            (limits.ForAddress(request.Http) ?? limits.ForRegistration(request.Http)) is
            { } slowDown
        )
        {
            return slowDown;
        }

        var outcome = RegisterRequest.TryRead(request.Body, out var asked);
        if (asked is null)
        {
            return Refusal.Of(outcome);
        }

        outcome = AccountSecrets.TryReadKeyset(asked.Keyset, out var keys);
        if (keys is null)
        {
            return Refusal.Of(outcome);
        }

        if (RefuseUnlockers(asked.Unlockers, out var unlockers) is { } refusal)
        {
            return refusal;
        }

        if (LoginName.Normalise(asked.LoginName) is not { } name)
        {
            return new Refusal(RefusalCodes.NameNotUsable);
        }

        if (!DeviceKeys.IsUsable(asked.DevicePublicKey))
        {
            return new Refusal(RefusalCodes.Malformed);
        }

        var reply = await writer.WriteAsync(connection =>
            Register(connection, asked, name, keys.Member, unlockers)
        );
        sessions.Forget();
        return reply;
    }

    private Reply Register(
        Connection connection,
        RegisterRequest asked,
        string name,
        MemberId member,
        IReadOnlyList<UnlockerParameters> unlockers
    )
    {
        var isFirst = !SomebodyIsHere(connection);
        if (asked.Invitation is null && !isFirst && !options.RegistrationIsOpen)
        {
            return new Refusal(RefusalCodes.RegistrationClosed);
        }

        var now = time.GetUtcNow().ToUnixTimeSeconds();
        if (
            asked.Invitation is { } invitation
            && InvitationBook.RefuseRegistration(connection, invitation, now) is { } refusal
        )
        {
            return refusal;
        }

        if (FreeName(connection, name) is not { } completed)
        {
            return new Refusal(RefusalCodes.NameNotUsable);
        }

        if (IsKnown(connection, member))
        {
            return new Refusal(RefusalCodes.NotAllowed);
        }

        connection
            .Prepare("INSERT INTO accounts (name, member, keyset) VALUES (?1, ?2, ?3)")
            .Bind(1, completed)
            .Bind(2, member.Value)
            .Bind(3, asked.Keyset)
            .Run();
        var account = connection.LastRowId;
        KeepUnlockers(connection, account, asked.Unlockers, unlockers);
        if (asked.Invitation is { } used)
        {
            InvitationBook.UseForRegistration(connection, used, account);
        }

        var device = DeviceKeys.IdOf(asked.DevicePublicKey);
        if (!KeepDevice(connection, account, device, asked.DevicePublicKey))
        {
            return new Refusal(RefusalCodes.NotAllowed);
        }

        var session = sessions.Make(connection, account, device);
        return new Answer(new RegisterAnswer(completed, session.Token, session.Expires).Encode());
    }

    private ValueTask<Reply> Parameters(ApiRequest request)
    {
        if (limits.ForAddress(request.Http) is { } slowDown)
        {
            return new(slowDown);
        }

        var outcome = LoginParametersRequest.TryRead(request.Body, out var asked);
        if (asked is null)
        {
            return new(Refusal.Of(outcome));
        }

        var name = LoginName.Typed(asked.LoginName);
        var kept = FindUnlocker(name, asked.Kind);
        var invented = AccountSecrets.Invent(file.NameKey, name, asked.Kind);
        if (
            kept is null
            || AccountSecrets.TryReadUnlocker(kept.Unlocker, out var parameters) != ReadOutcome.Fine
        )
        {
            return new(new Answer(invented.Encode()));
        }

        return new(
            new Answer(new LoginParametersAnswer(parameters!.Iterations, parameters.Salt).Encode())
        );
    }

    private async ValueTask<Reply> Login(ApiRequest request)
    {
        var outcome = LoginRequest.TryRead(request.Body, out var asked);
        if (asked is null)
        {
            return Refusal.Of(outcome);
        }

        var name = LoginName.Typed(asked.LoginName);
        if (
            (limits.ForAddress(request.Http) ?? limits.ForLogin(request.Http, name)) is { } slowDown
        )
        {
            return slowDown;
        }

        var kept = FindUnlocker(name, asked.Kind);
        if (!AccountSecrets.IsRight(kept?.LoginHash, asked.LoginSecret) || kept is null)
        {
            return new Refusal(RefusalCodes.LoginFailed);
        }

        if (!DeviceKeys.IsUsable(asked.DevicePublicKey))
        {
            return new Refusal(RefusalCodes.Malformed);
        }

        var device = DeviceKeys.IdOf(asked.DevicePublicKey);
        return await writer.WriteAsync(connection =>
        {
            // Asked again inside the transaction: the unlocker may have been replaced in between.
            if (!AccountSecrets.Unlocks(connection, kept.Account, asked.Kind, asked.LoginSecret))
            {
                return new Refusal(RefusalCodes.LoginFailed);
            }

            if (!KeepDevice(connection, kept.Account, device, asked.DevicePublicKey))
            {
                return new Refusal(RefusalCodes.NotAllowed);
            }

            var session = sessions.Make(connection, kept.Account, device);
            return new Answer(
                new LoginAnswer(session.Token, session.Expires, kept.Keyset, kept.Unlocker).Encode()
            );
        });
    }

    private ValueTask<Reply> Look(ApiRequest request)
    {
        var caller = request.Caller;
        return new(
            readers.ReadTogether<Reply>(connection =>
            {
                var kinds = new List<int>();
                using (
                    var rows = connection
                        .Prepare("SELECT kind FROM unlockers WHERE account = ?1 ORDER BY kind")
                        .Bind(1, caller.Account)
                )
                {
                    while (rows.Step())
                    {
                        kinds.Add(rows.Int(0));
                    }
                }

                using var row = connection
                    .Prepare("SELECT name, keyset, bytes_used FROM accounts WHERE account = ?1")
                    .Bind(1, caller.Account);
                return row.Step()
                    ? new Answer(
                        new AccountAnswer
                        {
                            LoginName = row.Text(0),
                            Member = caller.Member,
                            Keyset = row.Bytes(1),
                            UnlockerKinds = kinds,
                            BytesUsed = Math.Max(0, row.Long(2)),
                            BytesAllowed = options.BytesPerAccount,
                        }.Encode()
                    )
                    : new Refusal(RefusalCodes.NotSignedIn);
            })
        );
    }

    private async ValueTask<Reply> ReplaceUnlockers(ApiRequest request)
    {
        var outcome = ReplaceUnlockersRequest.TryRead(request.Body, out var asked);
        if (asked is null)
        {
            return Refusal.Of(outcome);
        }

        if (RefuseUnlockers(asked.Unlockers, out var unlockers) is { } refusal)
        {
            return refusal;
        }

        var caller = request.Caller;
        var reply = await writer.WriteAsync(connection =>
        {
            if (!AccountSecrets.Unlocks(connection, caller.Account, asked.Kind, asked.LoginSecret))
            {
                return new Refusal(RefusalCodes.LoginFailed);
            }

            KeepUnlockers(connection, caller.Account, asked.Unlockers, unlockers);
            return Answer.Empty;
        });
        if (reply is Answer)
        {
            hub.WakeAccount(caller.Account);
        }

        return reply;
    }

    /// <summary>Changes nothing: who is about to erase and leave for good asks first whether the last step will be allowed.</summary>
    private ValueTask<Reply> Check(ApiRequest request)
    {
        var outcome = CheckLoginRequest.TryRead(request.Body, out var asked);
        if (asked is null)
        {
            return new(Refusal.Of(outcome));
        }

        var account = request.Caller.Account;
        return new(
            readers.Read<Reply>(connection =>
                AccountSecrets.Unlocks(connection, account, asked.Kind, asked.LoginSecret)
                    ? Answer.Empty
                    : new Refusal(RefusalCodes.LoginFailed)
            )
        );
    }

    private async ValueTask<Reply> EndDevice(ApiRequest request)
    {
        var outcome = EndDeviceRequest.TryRead(request.Body, out var asked);
        if (asked is null)
        {
            return Refusal.Of(outcome);
        }

        var caller = request.Caller;
        var reply = await writer.WriteAsync(connection =>
        {
            connection
                .Prepare("UPDATE devices SET ended = 1 WHERE device = ?1 AND account = ?2")
                .Bind(1, asked.Device.Value)
                .Bind(2, caller.Account)
                .Run();
            if (connection.Changes == 0)
            {
                return new Refusal(RefusalCodes.NotFound);
            }

            connection
                .Prepare("DELETE FROM sessions WHERE device = ?1 AND account = ?2")
                .Bind(1, asked.Device.Value)
                .Bind(2, caller.Account)
                .Run();
            return Answer.Empty;
        });
        if (reply is Answer)
        {
            sessions.Forget();
            hub.EndDevice(asked.Device);
            hub.WakeAccount(caller.Account);
        }

        return reply;
    }

    /// <summary>
    /// Whether anyone has begun: an account without any space is one whose answer was lost on its way to the first person.
    /// </summary>
    public static bool SomebodyIsHere(Connection connection)
    {
        using var row = connection.Prepare(
            "SELECT 1 FROM members WHERE account IS NOT NULL LIMIT 1"
        );
        return row.Step();
    }

    /// <summary>At least one unlocker, each of another kind, each readable. Kinds that are not given stay as they were.</summary>
    private static Refusal? RefuseUnlockers(
        IReadOnlyList<UnlockerWithHash> given,
        out IReadOnlyList<UnlockerParameters> unlockers
    )
    {
        var read = new List<UnlockerParameters>();
        unlockers = read;
        foreach (var one in given)
        {
            var outcome = AccountSecrets.TryReadUnlocker(one.Unlocker, out var parameters);
            if (parameters is null)
            {
                return Refusal.Of(outcome);
            }

            read.Add(parameters);
        }

        return read.Count == 0 || read.DistinctBy(one => one.Kind).Count() != read.Count
            ? new Refusal(RefusalCodes.Malformed)
            : null;
    }

    private static void KeepUnlockers(
        Connection connection,
        long account,
        IReadOnlyList<UnlockerWithHash> given,
        IReadOnlyList<UnlockerParameters> parameters
    )
    {
        for (var i = 0; i < given.Count; i++)
        {
            connection
                .Prepare(
                    "INSERT OR REPLACE INTO unlockers (account, kind, unlocker, login_hash) VALUES (?1, ?2, ?3, ?4)"
                )
                .Bind(1, account)
                .Bind(2, parameters[i].Kind)
                .Bind(3, given[i].Unlocker)
                .Bind(4, given[i].LoginHash)
                .Run();
        }
    }

    /// <summary>False when the device belongs to someone else or was ended.</summary>
    private static bool KeepDevice(
        Connection connection,
        long account,
        DeviceId device,
        byte[] publicKey
    )
    {
        using (
            var row = connection
                .Prepare("SELECT account, ended FROM devices WHERE device = ?1")
                .Bind(1, device.Value)
        )
        {
            if (row.Step())
            {
                return row.Long(0) == account && row.Long(1) == 0;
            }
        }

        connection
            .Prepare("INSERT INTO devices (device, account, public_key) VALUES (?1, ?2, ?3)")
            .Bind(1, device.Value)
            .Bind(2, account)
            .Bind(3, publicKey)
            .Run();
        return true;
    }

    private static string? FreeName(Connection connection, string name)
    {
        for (var attempt = 0; attempt < NameAttempts; attempt++)
        {
            var completed = LoginName.Complete(name);
            using var row = connection
                .Prepare("SELECT 1 FROM accounts WHERE name = ?1")
                .Bind(1, completed);
            if (!row.Step())
            {
                return completed;
            }
        }

        return null;
    }

    private static bool IsKnown(Connection connection, MemberId member)
    {
        using var row = connection
            .Prepare("SELECT 1 FROM accounts WHERE member = ?1")
            .Bind(1, member.Value);
        return row.Step();
    }

    private KeptUnlocker? FindUnlocker(string name, int kind) =>
        readers.Read(connection =>
        {
            using var row = connection
                .Prepare(
                    """
                    SELECT a.account, a.keyset, u.unlocker, u.login_hash
                    FROM accounts a JOIN unlockers u ON u.account = a.account
                    WHERE a.name = ?1 AND u.kind = ?2
                    """
                )
                .Bind(1, name)
                .Bind(2, kind);
            return row.Step()
                ? new KeptUnlocker(row.Long(0), row.Bytes(1), row.Bytes(2), row.Bytes(3))
                : null;
        });

    private sealed record KeptUnlocker(
        long Account,
        byte[] Keyset,
        byte[] Unlocker,
        byte[] LoginHash
    );
}
