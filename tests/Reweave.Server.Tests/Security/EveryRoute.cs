using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reweave.Server.Security;

namespace Reweave.Server.Tests.Security;

/// <summary>Every endpoint the server has, against every kind of caller. A route that is not in the table fails.</summary>
public sealed partial class EveryRoute
{
    private static readonly Dictionary<string, Access> Expected = new()
    {
        ["GET /api/health"] = Access.AllowAnyone,
        ["GET /api/build"] = Access.AllowAnyone,
        ["POST /api/accounts"] = Access.AllowAnyone,
        ["POST /api/login/parameters"] = Access.AllowAnyone,
        ["POST /api/login"] = Access.AllowAnyone,
        ["POST /api/sessions/challenge"] = Access.AllowAnyone,
        ["POST /api/sessions"] = Access.AllowAnyone,
        ["POST /api/sessions/end"] = Access.NeedsSession,
        ["GET /api/account"] = Access.NeedsSession,
        ["PUT /api/account/unlockers"] = Access.NeedsSession,
        ["POST /api/account/check"] = Access.NeedsSession,
        ["POST /api/account/devices/end"] = Access.NeedsSession,
        ["POST /api/account/delete"] = Access.NeedsSession,
        ["GET /api/spaces"] = Access.NeedsSession,
        ["POST /api/spaces"] = Access.NeedsSession,
        ["POST /api/spaces/{space}/entries"] = Access.NeedsSeat,
        ["GET /api/spaces/{space}/entries"] = Access.NeedsSeat,
        ["PUT /api/spaces/{space}/attachments/{attachment}"] = Access.NeedsSeat,
        ["PUT /api/spaces/{space}/attachments/{attachment}/{index}"] = Access.NeedsSeat,
        ["POST /api/spaces/{space}/attachments/{attachment}/commit"] = Access.NeedsSeat,
        ["GET /api/spaces/{space}/attachments/{attachment}/{index}"] = Access.NeedsSeat,
        ["DELETE /api/spaces/{space}/attachments/{attachment}"] = Access.NeedsSeat,
        ["POST /api/invitations"] = Access.NeedsSession,
        ["GET /api/invitations"] = Access.NeedsSession,
        ["POST /api/invitations/look"] = Access.AllowAnyone,
        ["POST /api/invitations/accept"] = Access.NeedsSession,
        ["POST /api/invitations/withdraw"] = Access.NeedsSession,
        ["GET /api/wake"] = Access.NeedsSession,
        ["* /api/{**rest}"] = Access.AllowAnyone,
    };

    [Fact]
    public async Task Is_known_and_open_to_exactly_those_it_is_for()
    {
        using var server = new ServerInProcess(new() { ["Reweave:RateLimits"] = "off" });
        var (anna, ben, log) = await Couple.Paired(server);
        (await ben.Append(log, log.Leave(ben))).Fine();
        var carl = await Person.Registered(server, "carl");
        var walked = new HashSet<string>();
        foreach (var endpoint in Endpoints(server))
        {
            foreach (var route in Names(endpoint))
            {
                if (!IsApi(endpoint))
                {
                    ServesAnyone(endpoint, route);
                    continue;
                }

                Assert.True(Expected.TryGetValue(route, out var access), $"{route} is not listed");
                walked.Add(route);
                await Walk(server, route, access, log, anna, ben, carl);
            }
        }

        Assert.Equal(Expected.Keys.Order(), walked.Order());
    }

    /// <summary>The gate lets a former member through to both routes of a space; behind it stands this table.</summary>
    [Fact]
    public async Task Of_a_space_lets_a_former_member_erase_and_write_nothing()
    {
        using var server = new ServerInProcess(new() { ["Reweave:RateLimits"] = "off" });
        var (anna, ben, log) = await Couple.Paired(server);
        var (annas, annasAt) = (log.Event(anna), log.Head.Position);
        (await anna.Append(log, annas)).Fine();
        var (bens, bensAt) = (log.Event(ben), log.Head.Position);
        (await ben.Append(log, bens)).Fine();
        (await ben.Append(log, log.Leave(ben))).Fine();

        byte[][] refused =
        [
            log.Fork().Event(ben),
            log.Fork().Leave(ben),
            log.Fork().NextEpoch(ben, anna),
            log.Fork().Erase(ben, annasAt, annas),
            log.Fork().Add(ben, anna, []),
        ];
        foreach (var frame in refused)
        {
            (await ben.Append(log, frame)).Refused(RefusalCodes.NotAllowed);
        }

        (await ben.Append(log, log.Erase(ben, bensAt, bens))).Fine();
    }

    private static async Task Walk(
        ServerInProcess server,
        string route,
        Access access,
        SpaceLog log,
        Person member,
        Person former,
        Person foreign
    )
    {
        var nobody = await Ask(Person.Stranger(server.CreateClient()), route, log);
        var outsider = await Ask(await SignedIn(foreign), route, log);
        var leaver = await Ask(await SignedIn(former), route, log);
        var insider = await Ask(await SignedIn(member), route, log);

        Assert.Equal(
            access == Access.AllowAnyone ? "open" : "closed: not-signed-in",
            Gate(nobody, route)
        );
        Assert.Equal(
            access == Access.NeedsSeat ? "closed: not-found" : "open",
            Gate(outsider, route)
        );
        Assert.Equal("open", Gate(leaver, route));
        Assert.Equal("open", Gate(insider, route));
    }

    /// <summary>A request without a sensible body: the gate answers first, whatever is behind it complains about the body.</summary>
    private static async Task<Answered> Ask(Person person, string route, SpaceLog log)
    {
        var (method, path) = (route.Split(' ')[0], route.Split(' ')[1]);
        if (method == "*")
        {
            method = "GET";
        }

        path = path.Replace("{space}", log.Id.ToString(), StringComparison.Ordinal)
            .Replace("{**rest}", "nothing/here", StringComparison.Ordinal);
        if (method == "GET" && path.EndsWith("/entries", StringComparison.Ordinal))
        {
            path += "?after=0";
        }

        using var response = await person.Raw(
            new HttpMethod(method),
            path,
            method == "GET" ? null : [0xff]
        );
        return response.Content.Headers.ContentType?.MediaType == "application/octet-stream"
            ? new Answered(response.StatusCode, [], null, default)
            : await Answered.Read(response);
    }

    private static string Gate(Answered answered, string route) =>
        answered.Code
            is RefusalCodes.NotSignedIn
                or RefusalCodes.NotAllowed
                or RefusalCodes.NotFound
        && !route.Contains("**", StringComparison.Ordinal)
            ? $"closed: {answered.Code}"
            : "open";

    /// <summary>Ending a session is one of the routes, so each walk brings a new one.</summary>
    private static async Task<Person> SignedIn(Person person)
    {
        (await person.RenewSession()).Fine();
        return person;
    }

    private static void ServesAnyone(RouteEndpoint endpoint, string route)
    {
        Assert.True(
            endpoint.Metadata.GetMetadata<AccessRule>()?.Access == Access.AllowAnyone,
            $"{route} ({endpoint.DisplayName}) has no access rule"
        );
        Assert.True(
            route.StartsWith("GET ", StringComparison.Ordinal)
                || route.StartsWith("HEAD ", StringComparison.Ordinal)
                || route.StartsWith("* ", StringComparison.Ordinal)
                // Posted so that no query stands in an address; nothing of it is kept.
                || SearchRoute().IsMatch(route),
            $"{route} takes something and is no part of the interface"
        );
    }

    [GeneratedRegex("^POST /[a-z]{2}/search$")]
    private static partial Regex SearchRoute();

    private static bool IsApi(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal);

    private static IEnumerable<RouteEndpoint> Endpoints(ServerInProcess server)
    {
        _ = server.CreateClient();
        return server
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.Cast<RouteEndpoint>();
    }

    private static IEnumerable<string> Names(RouteEndpoint endpoint)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"];
        return methods.Count == 0 ? [$"* {path}"] : methods.Select(method => $"{method} {path}");
    }
}
