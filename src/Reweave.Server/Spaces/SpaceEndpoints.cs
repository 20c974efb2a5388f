using System.Globalization;
using Reweave.Protocol.Entries;
using Reweave.Server.Invitations;
using Reweave.Server.Security;
using Reweave.Server.Storage;
using Reweave.Server.WakeUps;

namespace Reweave.Server.Spaces;

/// <summary>Making a space, appending to it, reading it page by page.</summary>
internal sealed class SpaceEndpoints(
    Writer writer,
    Readers readers,
    SpaceStore store,
    SeatBook seats,
    DatabaseFile file,
    WakeHub hub,
    ServerOptions options,
    TimeProvider time
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapApi("GET", "spaces", Access.NeedsSession, List);
        routes.MapApi("POST", "spaces", Access.NeedsSession, Make, Limits.BatchInBytes);
        routes.MapApi(
            "POST",
            "spaces/{space}/entries",
            Access.NeedsSeat,
            AppendTo,
            Limits.BatchInBytes
        );
        routes.MapApi("GET", "spaces/{space}/entries", Access.NeedsSeat, Page);
    }

    private ValueTask<Reply> List(ApiRequest request)
    {
        var caller = request.Caller;
        return new(
            readers.Read<Reply>(connection =>
            {
                var rows = new List<SpaceRow>();
                using var row = connection
                    .Prepare(
                        """
                        SELECT s.id, s.kind, coalesce(CASE s.kind WHEN 3 THEN m.until_position END,
                            (SELECT max(position) FROM entries WHERE space = s.space))
                        FROM members m JOIN spaces s ON s.space = m.space
                        WHERE m.account = ?1 ORDER BY s.space
                        """
                    )
                    .Bind(1, caller.Account);
                while (row.Step())
                {
                    rows.Add(
                        new SpaceRow(
                            new SpaceId(row.Bytes32(0)),
                            (SpaceKind)row.Int(1),
                            new Position(row.Long(2)),
                            file.Generation
                        )
                    );
                }

                return new Answer(new SpacesAnswer(rows).Encode());
            })
        );
    }

    private async ValueTask<Reply> Make(ApiRequest request)
    {
        if (GivenEntry.ReadAll(request.Body, out var entries) is { } refusal)
        {
            return refusal;
        }

        if (entries[0].Control is not Genesis genesis)
        {
            return new Refusal(RefusalCodes.Malformed);
        }

        var caller = request.Caller;
        var id = new SpaceId(entries[0].Hash.Value);
        Append? done = null;
        SpaceState? after = null;
        var reply = await writer.WriteAsync(connection =>
        {
            var known = store.Find(connection, id);
            if (known is null && RefuseGenesis(connection, genesis, caller) is { } no)
            {
                return no;
            }

            if (known is not null && !known.IsPresent(caller.Member))
            {
                return new Refusal(RefusalCodes.NotAllowed);
            }

            after = known?.Copy() ?? Founded(id, genesis, caller);
            done = new Append(connection, after, caller, options);
            if (done.TakeAll(entries) is { } refused)
            {
                return refused;
            }

            store.Remember(after);
            return new Answer(new SpaceMadeAnswer(id, after.Head).Encode());
        });
        if (reply is Answer)
        {
            Tell(done!, after!);
        }

        return reply;
    }

    private static SpaceState Founded(SpaceId id, Genesis genesis, Caller caller) =>
        new()
        {
            Id = id,
            Kind = genesis.Kind,
            Author = genesis.Author,
            Invitation = genesis.Invitation,
            Members =
            {
                [caller.Member] = new MemberSeat(MemberRole.Partner, caller.Account, null),
            },
        };

    private Refusal? RefuseGenesis(Connection connection, Genesis genesis, Caller caller)
    {
        var keys = new Accounts.PublicKeys(genesis.Keys.Signing, genesis.Keys.Encryption);
        if (genesis.Author != caller.Member || keys.Member != caller.Member)
        {
            return new Refusal(RefusalCodes.NotAllowed);
        }

        if (!genesis.Space.Value.IsZero)
        {
            return new Refusal(RefusalCodes.Malformed);
        }

        if (CountSpaces(connection, caller.Account) >= options.SpacesPerAccount)
        {
            return new Refusal(RefusalCodes.QuotaExceeded);
        }

        return genesis.Kind switch
        {
            SpaceKind.Private => genesis.Invitation is null
            && !HasPrivateSpace(connection, caller.Account)
                ? null
                : new Refusal(RefusalCodes.NotAllowed),
            SpaceKind.Couple => RefuseCouple(connection, genesis, caller),
            _ => null,
        };
    }

    /// <summary>A couple space answers one accepted invitation of its founder.</summary>
    private Refusal? RefuseCouple(Connection connection, Genesis genesis, Caller caller)
    {
        if (
            genesis.Invitation is not { } invitation
            || InvitationBook.Find(connection, invitation, time.GetUtcNow().ToUnixTimeSeconds())
                is not { } known
            || known.Account != caller.Account
        )
        {
            return new Refusal(RefusalCodes.NotAllowed);
        }

        return known.State switch
        {
            InvitationState.Accepted => null,
            InvitationState.Completed => new Refusal(RefusalCodes.InvitationUsed),
            InvitationState.Open => new Refusal(RefusalCodes.NotAllowed),
            _ => new Refusal(RefusalCodes.InvitationExpired),
        };
    }

    private async ValueTask<Reply> AppendTo(ApiRequest request)
    {
        if (GivenEntry.ReadAll(request.Body, out var entries) is { } refusal)
        {
            return refusal;
        }

        var caller = request.Caller;
        _ = SpaceId.TryParse(request.Http.GetRouteValue("space") as string, out var id);
        Append? done = null;
        SpaceState? after = null;
        var reply = await writer.WriteAsync(connection =>
        {
            if (store.Find(connection, id) is not { } known)
            {
                return new Refusal(RefusalCodes.NotFound);
            }

            after = known.Copy();
            done = new Append(connection, after, caller, options);
            if (done.TakeAll(entries) is { } refused)
            {
                return refused;
            }

            store.Remember(after);
            var head = after.HeadFor(caller.Member);
            var first = done.First < head.Position ? done.First : head.Position;
            return new Answer(new AppendAnswer(first, head).Encode());
        });
        if (reply is Answer)
        {
            Tell(done!, after!);
        }

        return reply;
    }

    /// <summary>After the commit: who must know, and what is no longer true.</summary>
    private void Tell(Append done, SpaceState after)
    {
        if (done.MembersChanged)
        {
            seats.Forget();
        }

        foreach (var account in done.NewAccounts)
        {
            hub.WakeAccount(account);
        }

        hub.WakeSpace(after.ReadingAccounts(), new Wake(after.Id, after.Head.Position));
    }

    private ValueTask<Reply> Page(ApiRequest request)
    {
        var query = request.Http.Request.Query["after"];
        if (
            query is not [{ } text]
            || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
        )
        {
            return new(new Refusal(RefusalCodes.Malformed));
        }

        var seat = request.Seat;
        return new(
            readers.ReadTogether<Reply>(connection =>
            {
                var head = seat.ReadsTo ?? SpaceStore.ReadHead(connection, seat.Space);
                return PageWriter.Write(
                    connection,
                    seat.Space,
                    new Position(from),
                    head,
                    file.Generation
                );
            })
        );
    }

    private static bool HasPrivateSpace(Connection connection, long account)
    {
        using var row = connection
            .Prepare(
                """
                SELECT 1 FROM members m JOIN spaces s ON s.space = m.space
                WHERE m.account = ?1 AND s.kind = 1
                """
            )
            .Bind(1, account);
        return row.Step();
    }

    private static long CountSpaces(Connection connection, long account)
    {
        using var row = connection
            .Prepare("SELECT count(*) FROM members WHERE account = ?1")
            .Bind(1, account);
        return row.Step() ? row.Long(0) : 0;
    }
}
